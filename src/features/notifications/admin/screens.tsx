import { IconBell, IconBellCog } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Command, CommandContext } from '#ui/commands/source.ts';
import { fits } from '#ui/commands/use-commands.ts';
import type { ScreenSet } from '#ui/screens.ts';
import { places } from '../contract/places.ts';
import { Bell } from './bell.tsx';

const pages = [
  [places.inbox, lazyRouteComponent(() => import('./inbox-screen.tsx'), 'InboxScreen')],
  [places.preferences, lazyRouteComponent(() => import('./preferences-screen.tsx'), 'PreferencesScreen')],
] as const;

export const screens: ScreenSet = {
  room: 'notifications',
  texts: {
    et: () => import('../texts/et.json', { with: { type: 'json' } }),
    en: () => import('../texts/en.json', { with: { type: 'json' } }),
  },
  navigation: [
    {
      group: 'settings',
      key: 'navigation.preferences',
      path: places.preferences,
      icon: IconBellCog,
      permission: 'notifications.own',
      order: 3,
    },
  ],
  routes: (parent) => pages.map(([path, component]) => createRoute({ getParentRoute: () => parent, path, component })),
  topBar: Bell,
  commands: [{ id: 'notifications', heading: 'ui:palette.pages', find: findInbox }],
};

/** The inbox has no line in the rail, so the palette has to know it. */
function findInbox(words: string, { text }: CommandContext): Command[] {
  const label = text('notifications:inbox.title');
  return words !== '' && fits(label, words) ? [{ id: 'inbox', label, icon: IconBell, path: places.inbox }] : [];
}
