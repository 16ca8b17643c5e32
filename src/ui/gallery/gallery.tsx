import '../look/look.ts';
import { IconBook2, IconCalendar, IconHome, IconPhoto, IconSettings, IconUsers } from '@tabler/icons-react';
import { createRootRoute, createRoute, createRouter, Navigate, Outlet, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../api/queries.ts';
import { AppProviders } from '../app-providers.tsx';
import type { CommandSource } from '../commands/source.ts';
import { fits } from '../commands/use-commands.ts';
import { preferredLanguage } from '../i18n/language.ts';
import { createTranslations } from '../i18n/translations.ts';
import { parseSearch, stringifySearch } from '../navigation/address.ts';
import { type SessionData, SessionProvider } from '../session.tsx';
import { Page } from '../shell/page.tsx';
import { Shell } from '../shell/shell.tsx';
import type { RailGroup } from '../shell/shell-props.ts';
import { FormSamples } from './form-samples.tsx';
import { ListSamples } from './list-samples.tsx';
import { PageSample } from './page-sample.tsx';
import { StateSamples } from './state-samples.tsx';

// Every pattern on four pages, for looking at and for the test beside it; never in the production bundle.

const organisation = { slug: 'naide', name: 'Näidisraamatukogu', role: 'owner', permissions: [], demo: true };
const session: SessionData = {
  user: { id: '1', name: 'Mari Lepik', email: 'mari@naide.ee', language: 'et' },
  organisations: [organisation, { ...organisation, slug: 'teine', name: 'Teine kogu' }],
};
const home = { key: 'home', label: 'Avaleht', icon: IconHome, path: '' };
const books = { key: 'books', label: 'Raamatud', icon: IconBook2, path: 'lists', badge: '4' };
const forms = { key: 'forms', label: 'Laenutused', icon: IconCalendar, path: 'forms' };
const states = { key: 'states', label: 'Olekud', icon: IconPhoto, path: 'states' };
const readers = { key: 'readers', label: 'Lugejad', icon: IconUsers, path: 'readers' };
const groups: readonly RailGroup[] = [
  { key: 'top', label: null, items: [home] },
  { key: 'collection', label: 'Kogu', items: [books, forms, states] },
  { key: 'people', label: 'Inimesed', items: [readers] },
  {
    key: 'settings',
    label: 'Seaded',
    items: [{ key: 'settings', label: 'Üldine', icon: IconSettings, path: 'settings' }],
  },
];
const pages = groups
  .flatMap((group) => group.items)
  .map((item) => ({ id: item.key, label: item.label, icon: item.icon, path: item.path }));
const commands: readonly CommandSource[] = [
  { id: 'pages', heading: 'ui:palette.pages', find: (words) => pages.filter((page) => fits(page.label, words)) },
];

function Gallery() {
  return (
    <SessionProvider data={session} organisation={organisation}>
      <Shell
        groups={groups}
        phone={[home, books, forms, states, readers]}
        create={[{ key: 'book', label: 'Raamat', icon: IconBook2, path: 'forms' }]}
        commands={commands}
        onSignOut={() => undefined}
      >
        <Outlet />
      </Shell>
    </SessionProvider>
  );
}

/** Lies beside the list of books, but belongs to it. */
function ShelfSample() {
  return (
    <Page title="2. riiul" rail="lists">
      <p>Siin on kümme raamatut.</p>
    </Page>
  );
}

const root = createRootRoute({ component: Outlet });
const workspace = createRoute({ getParentRoute: () => root, path: 'naide', component: Gallery });
const page = (path: string, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => workspace, path, component });
const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: () => <Navigate to="/naide" replace /> }),
    workspace.addChildren([
      page('/', PageSample),
      page('lists', ListSamples),
      page('forms', FormSamples),
      page('states', StateSamples),
      page('shelf', ShelfSample),
    ]),
  ]),
  parseSearch,
  stringifySearch,
});

const translations = await createTranslations({
  language: preferredLanguage(),
  resources: {
    ui: {
      et: () => import('../texts/et.json', { with: { type: 'json' } }),
      en: () => import('../texts/en.json', { with: { type: 'json' } }),
    },
    platform: {
      et: () => import('#platform/texts/et.json', { with: { type: 'json' } }),
      en: () => import('#platform/texts/en.json', { with: { type: 'json' } }),
    },
  },
});
const element = document.getElementById('root');
if (!element) throw new Error('index.html lacks #root');
createRoot(element).render(
  <AppProviders translations={translations} queries={createQueryClient()}>
    <RouterProvider router={router} />
  </AppProviders>,
);
