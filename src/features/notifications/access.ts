import type { AccessTable } from '#platform/access/access.ts';

export const notificationsAccess = {
  'notifications.own': {
    roles: ['owner', 'editor', 'contributor', 'reviewer', 'viewer', 'guest'],
    sentence:
      'Everybody reads what they were told themselves, and says how they wish to be told; nobody reads another’s.',
  },
  'notifications.reminders-manage': {
    roles: ['owner', 'editor'],
    sentence: 'Owners and editors say how many days before and after its day a thing is reminded of.',
  },
} as const satisfies AccessTable;
