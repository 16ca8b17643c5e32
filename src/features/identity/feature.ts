import type { Feature } from '#platform/feature/feature.ts';
import type { Services } from '#platform/feature/services.ts';
import { identityAccess } from './access.ts';
import { authOf } from './auth.ts';
import { identityErrors } from './errors.ts';
import { demoPages } from './pages/demo.ts';
import { linkPages } from './pages/link.ts';
import { signInPages } from './pages/sign-in.tsx';
import { stylesheetPage } from './pages/stylesheet.ts';
import { sessionRoutes } from './routes/session.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

export const identityFeature: Feature = {
  name: 'identity',
  dependsOn: [],
  texts: { et, en },
  access: identityAccess,
  errors: identityErrors,
  routes: (services) => [...sessionRoutes(services, authOf(services))],
  pages: (services) => pagesOf(services),
};

function pagesOf(services: Services) {
  const tools = { services, auth: authOf(services) };
  return [stylesheetPage, ...signInPages(tools), ...linkPages(tools), ...demoPages(tools)];
}
