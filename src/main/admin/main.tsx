import '#ui/look/look.ts';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from '#ui/api/client.ts';
import { createQueryClient } from '#ui/api/queries.ts';
import { AppProviders } from '#ui/app-providers.tsx';
import { preferredLanguage } from '#ui/i18n/language.ts';
import { createTranslations } from '#ui/i18n/translations.ts';
import { createAppRouter } from './router.tsx';
import { resources, screenSets } from './screens.ts';

const translations = await createTranslations({ language: preferredLanguage(), resources });
const queries = createQueryClient();
const router = createAppRouter(screenSets);

onSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate({ to: '/sign-in', search: { next: href } as never, replace: true });
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root');
createRoot(root).render(
  <AppProviders translations={translations} queries={queries}>
    <RouterProvider router={router} />
  </AppProviders>,
);
