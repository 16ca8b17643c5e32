import type { Database } from '#platform/db/database.ts';
import { openScope } from '#platform/db/scope.ts';
import { type DemoPerson, demoPeople } from '../rules.ts';
import { findMembers } from './members.ts';
import { demoOrganisation, membershipsOf } from './organisations.ts';

export interface DemoEntry {
  person: DemoPerson;
  name: string;
  email: string;
  slug: string;
}

/** The people as whom the demo can be entered: one of each kind, and nobody who belongs to a real organisation too. */
export async function demoEntries(database: Database): Promise<DemoEntry[]> {
  const demo = await database.inInstallation(demoOrganisation);
  if (!demo) return [];
  const scope = openScope(demo.id, { kind: 'system', name: 'Kaja', language: demo.language });
  return database.inScope(scope, async (tx) => {
    const entries: DemoEntry[] = [];
    // By id: whoever was put into the demo first, so that the same person stands there each time.
    const members = (await findMembers(tx)).sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const [person, kinds] of Object.entries(demoPeople) as [DemoPerson, readonly string[]][]) {
      const found = kinds.map((role) => members.find((member) => member.role === role)).find(Boolean);
      if (!found) continue;
      const memberships = await membershipsOf(tx, found.userId);
      if (!memberships.every((membership) => membership.demo)) continue;
      entries.push({ person, name: found.name, email: found.email, slug: demo.slug });
    }
    return entries;
  });
}
