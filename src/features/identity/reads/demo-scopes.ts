import type { Database } from '#platform/db/database.ts';
import { openScope, type Scope } from '#platform/db/scope.ts';
import { findMembers } from './members.ts';
import { demoOrganisation } from './organisations.ts';

export interface DemoScopes {
  /** By address: the demo's people are told apart by nothing else. */
  of(email: string): Scope;
}

/**
 * The demo's people as actors, so that every room can write its part of the demo's history in their names.
 * Nobody proves here who they are: it opens the demo organisation and no other. Null where there is none.
 */
export async function demoScopes(database: Database): Promise<DemoScopes | null> {
  const demo = await database.inInstallation(demoOrganisation);
  if (!demo) return null;
  const { id, language } = demo;
  const system = openScope(id, { kind: 'system', name: 'Kaja', language });
  const members = await database.inScope(system, findMembers);
  const scopes = new Map(
    members.map(({ userId, name, role, email }) => [
      email,
      openScope(id, { kind: 'member', userId, name, role, language }),
    ]),
  );
  return {
    of(email) {
      const scope = scopes.get(email);
      if (!scope) throw new Error(`${email} does not belong to the demo`);
      return scope;
    },
  };
}
