import type { AccessTable } from '#platform/access/access.ts';

export const webhooksAccess = {
  'webhooks.manage': {
    roles: ['owner'],
    sentence: 'Owners say which addresses are told of changes, and see what was told to them.',
  },
} as const satisfies AccessTable;
