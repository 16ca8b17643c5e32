import type { Database } from '#platform/db/database.ts';
import { openScope, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { organisationBySlug } from './organisations.ts';

/**
 * A scope of the product itself, for the command line and for work that nobody's session stands behind.
 * @throws Refusal `not_found` when no organisation has this slug
 */
export async function systemScope(database: Database, slug: string, actorName: string): Promise<Scope> {
  const organisation = await database.inInstallation((tx) => organisationBySlug(tx, slug));
  if (!organisation) throw new Refusal('not_found');
  return openScope(organisation.id, { kind: 'system', name: actorName, language: organisation.language });
}
