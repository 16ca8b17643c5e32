import { type AccessTable, isLeftByKey } from '#platform/access/access.ts';
import type { Actor, Role } from '#platform/db/scope.ts';

export const rhythmsAccess = {
  'rhythms.read': {
    roles: ['owner', 'editor', 'contributor', 'reviewer', 'viewer'],
    sentence: 'All but guests see what is owed how often and how it stands.',
  },
  'rhythms.edit': {
    roles: ['owner', 'editor'],
    sentence: 'Owners and editors begin, change, rest and remove rhythms.',
  },
  'rhythms.mark': {
    roles: ['owner', 'editor', 'contributor'],
    sentence: 'Contributors too mark by hand that something was done, and take that back.',
  },
} as const satisfies AccessTable;

const editors: ReadonlySet<Role> = new Set<Role>(rhythmsAccess['rhythms.edit'].roles);
const markers: ReadonlySet<Role> = new Set<Role>(rhythmsAccess['rhythms.mark'].roles);

export function mayOf(actor: Actor): { edit: boolean; mark: boolean } {
  if (actor.kind === 'system') return { edit: true, mark: true };
  return {
    edit: editors.has(actor.role) && isLeftByKey(actor, 'rhythms.edit'),
    mark: markers.has(actor.role) && isLeftByKey(actor, 'rhythms.mark'),
  };
}
