import { IconWebhook } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ScreenSet } from '#ui/screens.ts';
import { places } from '../contract/places.ts';

const pages = [
  [places.receivers, lazyRouteComponent(() => import('./receivers-screen.tsx'), 'ReceiversScreen')],
  [places.receiver, lazyRouteComponent(() => import('./receiver-screen.tsx'), 'ReceiverScreen')],
] as const;

export const screens: ScreenSet = {
  room: 'webhooks',
  texts: {
    et: () => import('../texts/et.json', { with: { type: 'json' } }),
    en: () => import('../texts/en.json', { with: { type: 'json' } }),
  },
  navigation: [
    {
      group: 'settings',
      key: 'navigation.webhooks',
      path: places.receivers,
      icon: IconWebhook,
      permission: 'webhooks.manage',
      order: 6,
    },
  ],
  routes: (parent) => pages.map(([path, component]) => createRoute({ getParentRoute: () => parent, path, component })),
};
