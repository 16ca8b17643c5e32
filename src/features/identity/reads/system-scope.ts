import type { Database, Tx } from '#platform/db/database.ts';
import { openScope, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { IdentityTables, OrganisationRow } from '../tables.ts';
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

/** The product's own scope for a job whose envelope names the organisation; null when that was removed meanwhile. */
export async function scopeOfJob(database: Database, organisationId: string): Promise<Scope | null> {
  const scope = openScope(organisationId, { kind: 'system', name: 'Kaja', language: 'et' });
  const organisation = await database.inScope(scope, (tx) => organisationById(tx, organisationId));
  if (!organisation) return null;
  return openScope(organisationId, { kind: 'system', name: 'Kaja', language: organisation.language });
}

/** Every organisation of the installation, for work that goes round them all. */
export function everyOrganisation(tx: Tx): Promise<Pick<OrganisationRow, 'id' | 'slug' | 'language'>[]> {
  return tx.on<IdentityTables>().selectFrom('organisation').select(['id', 'slug', 'language']).orderBy('id').execute();
}

async function organisationById(tx: Tx, id: string) {
  return tx.on<IdentityTables>().selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst();
}
