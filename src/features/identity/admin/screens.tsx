import {
  IconBuildingCommunity,
  IconHistory,
  IconKey,
  IconUserCircle,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ScreenSet } from '#ui/screens.ts';
import { DemoBanner } from './demo-banner.tsx';
import { ToSignIn, ToStart } from './leaving.tsx';
import { places } from './places.ts';

const pages = [
  [places.organisation, lazyRouteComponent(() => import('./organisation-screen.tsx'), 'OrganisationScreen')],
  [places.members, lazyRouteComponent(() => import('./members/members-screen.tsx'), 'MembersScreen')],
  [places.account, lazyRouteComponent(() => import('./account-screen.tsx'), 'AccountScreen')],
  [places.keys, lazyRouteComponent(() => import('./api-keys/api-keys-screen.tsx'), 'ApiKeysScreen')],
  [places.log, lazyRouteComponent(() => import('./log-screen.tsx'), 'LogScreen')],
  [
    places.personalData,
    lazyRouteComponent(() => import('./personal-data/personal-data-screen.tsx'), 'PersonalDataScreen'),
  ],
] as const;

export const screens: ScreenSet = {
  room: 'identity',
  texts: {
    et: () => import('../texts/et.json', { with: { type: 'json' } }),
    en: () => import('../texts/en.json', { with: { type: 'json' } }),
  },
  navigation: [
    {
      group: 'settings',
      key: 'navigation.organisation',
      path: places.organisation,
      icon: IconBuildingCommunity,
      permission: 'identity.organisation-read',
      order: 1,
    },
    {
      group: 'settings',
      key: 'navigation.members',
      path: places.members,
      icon: IconUsers,
      permission: 'identity.members-read',
      order: 2,
    },
    {
      group: 'settings',
      key: 'navigation.account',
      path: places.account,
      icon: IconUserCircle,
      permission: 'identity.organisation-read',
      order: 3,
    },
    {
      group: 'settings',
      key: 'navigation.keys',
      path: places.keys,
      icon: IconKey,
      permission: 'identity.keys-own',
      order: 5,
    },
    {
      group: 'settings',
      key: 'navigation.log',
      path: places.log,
      icon: IconHistory,
      permission: 'identity.audit-read',
      order: 4,
    },
    {
      group: 'settings',
      key: 'navigation.personalData',
      path: places.personalData,
      icon: IconUserShield,
      permission: 'identity.personal-data-manage',
      order: 8,
    },
  ],
  routes: (parent) => pages.map(([path, component]) => createRoute({ getParentRoute: () => parent, path, component })),
  outside: (parent) => [
    createRoute({ getParentRoute: () => parent, path: 'sign-in', component: ToSignIn }),
    createRoute({ getParentRoute: () => parent, path: 'start', component: ToStart }),
  ],
  banner: DemoBanner,
};
