import type { AccessTable } from '#platform/access/access.ts';
import type { Role } from '#platform/db/scope.ts';

const everybody: readonly Role[] = ['owner', 'editor', 'contributor', 'reviewer', 'viewer', 'guest'];
const staff: readonly Role[] = ['owner', 'editor', 'contributor', 'reviewer', 'viewer'];

export const identityAccess = {
  'identity.organisation-read': {
    roles: everybody,
    sentence: 'Everybody who belongs to it sees what the organisation is.',
  },
  'identity.members-read': { roles: staff, sentence: 'All but guests see who belongs to the organisation.' },
  'identity.members-manage': { roles: ['owner'], sentence: 'Owners invite people, change roles and take people out.' },
  'identity.settings-manage': { roles: ['owner'], sentence: 'Owners change the name, language and region.' },
  'identity.audit-read': { roles: ['owner'], sentence: 'Owners read who did what.' },
  'identity.organisation-remove': { roles: ['owner'], sentence: 'An owner of the demo removes it.' },
  'identity.keys-own': {
    roles: everybody,
    sentence: 'Everybody makes API keys of their own, which never may more than they do, and revokes them.',
  },
  'identity.keys-manage': { roles: ['owner'], sentence: 'Owners see and revoke everybody’s API keys.' },
  'identity.personal-data-manage': {
    roles: ['owner'],
    sentence: 'Owners see, hand over and erase what is held of a person who asks for it.',
  },
  'identity.personal-data-own': { roles: everybody, sentence: 'Everybody takes along what is held of themselves.' },
} as const satisfies AccessTable;
