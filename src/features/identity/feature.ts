import type { Feature } from '#platform/feature/feature.ts';
import type { Page } from '#platform/http/page.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { identityAccess } from './access.ts';
import { authOf } from './auth.ts';
import { loadDemo } from './demo/load.ts';
import { identityErrors } from './errors.ts';
import { createGate } from './gate.ts';
import { tidyExpired } from './jobs.ts';
import { codePages } from './pages/code.tsx';
import { demoPages } from './pages/demo.ts';
import { invitationPages } from './pages/invitation.tsx';
import { linkPages } from './pages/link.tsx';
import { outboxPages } from './pages/outbox.tsx';
import { ownershipPages } from './pages/ownership.tsx';
import { pageScript } from './pages/page-script.ts';
import { passkeyPages } from './pages/passkey.ts';
import { providerPages } from './pages/provider.tsx';
import { secondFactorPages } from './pages/second-factor.tsx';
import { signInPages } from './pages/sign-in.tsx';
import { startPages } from './pages/start.tsx';
import { stylesheetPage } from './pages/stylesheet.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { memberRoutes } from './routes/members.ts';
import { organisationRoutes } from './routes/organisations.ts';
import { ownershipRoutes } from './routes/ownership.ts';
import { personalDataRoutes } from './routes/personal-data.ts';
import { sessionRoutes } from './routes/session.ts';
import { signInRoutes } from './routes/sign-in.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

import { identityWork } from './work.ts';
import { identityOfPerson } from './writes/personal-data.ts';

export const identityFeature: Feature = {
  name: 'identity',
  dependsOn: [],
  texts: { et, en },
  access: identityAccess,
  errors: identityErrors,
  gate: ({ access, database, secret, config, clock }) =>
    createGate({ access, database, secret, url: config.url, clock }),
  jobs: [tidyExpired],
  work: identityWork,
  routes: (services) => [
    ...sessionRoutes(services, authOf(services)),
    ...signInRoutes(services, authOf(services)),
    ...organisationRoutes(services),
    ...memberRoutes(services),
    ...ownershipRoutes(services),
    ...apiKeyRoutes(services),
    ...personalDataRoutes(services),
  ],
  pages: pagesOf,
  demo: loadDemo,
  personalData: [identityOfPerson],
};

function pagesOf(services: Services): Page[] {
  const tools = { services, auth: authOf(services) };
  return [
    stylesheetPage,
    pageScript,
    ...signInPages(tools),
    ...linkPages(tools),
    ...codePages(tools),
    ...passkeyPages(tools),
    ...providerPages(tools),
    ...secondFactorPages(tools),
    ...ownershipPages(tools),
    ...demoPages(tools),
    ...startPages(tools),
    ...invitationPages(tools),
    ...outboxPages(tools),
  ];
}
