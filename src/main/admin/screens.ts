import { screens as identityScreens } from '#features/identity/admin/screens.tsx';
import { screens as notificationsScreens } from '#features/notifications/admin/screens.tsx';
import { screens as planScreens } from '#features/plan/admin/screens.tsx';
import { screens as rhythmsScreens } from '#features/rhythms/admin/screens.tsx';
import { screens as webhooksScreens } from '#features/webhooks/admin/screens.tsx';
import type { Resources } from '#ui/i18n/translations.ts';
import type { ScreenSet } from '#ui/screens.ts';

/** What every room brings into the workspace; a room is added by one line here. */
export const screenSets: readonly ScreenSet[] = [
  planScreens,
  rhythmsScreens,
  identityScreens,
  notificationsScreens,
  webhooksScreens,
];

export const resources: Resources = {
  ui: {
    et: () => import('#ui/texts/et.json', { with: { type: 'json' } }),
    en: () => import('#ui/texts/en.json', { with: { type: 'json' } }),
  },
  platform: {
    et: () => import('#platform/texts/et.json', { with: { type: 'json' } }),
    en: () => import('#platform/texts/en.json', { with: { type: 'json' } }),
  },
  main: {
    et: () => import('./texts/et.json', { with: { type: 'json' } }),
    en: () => import('./texts/en.json', { with: { type: 'json' } }),
  },
  ...Object.fromEntries(screenSets.map((set) => [set.room, set.texts])),
};
