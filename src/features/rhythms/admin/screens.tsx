import { IconRepeat } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ScreenSet } from '#ui/screens.ts';
import { places } from './places.ts';

const pages = [
  [places.all, lazyRouteComponent(() => import('./rhythms-screen.tsx'), 'RhythmsScreen')],
  [places.one('$rhythm'), lazyRouteComponent(() => import('./rhythm-screen.tsx'), 'RhythmScreen')],
] as const;

export const screens: ScreenSet = {
  room: 'rhythms',
  texts: {
    et: () => import('../texts/et.json', { with: { type: 'json' } }),
    en: () => import('../texts/en.json', { with: { type: 'json' } }),
  },
  navigation: [
    {
      group: 'plan',
      key: 'navigation.rhythms',
      path: places.all,
      icon: IconRepeat,
      permission: 'rhythms.read',
      order: 8,
    },
  ],
  routes: (parent) => pages.map(([path, component]) => createRoute({ getParentRoute: () => parent, path, component })),
};
