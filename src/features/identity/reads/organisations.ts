import type { ScopedTx, Tx } from '#platform/db/database.ts';
import type { Role } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Organisation } from '../contract/organisations.ts';
import type { IdentityTables, OrganisationRow } from '../tables.ts';

export interface MembershipOfPerson extends Pick<OrganisationRow, 'slug' | 'name' | 'language' | 'demo'> {
  organisation_id: string;
  role: Role;
  until: string | null;
}

export async function organisationBySlug(tx: Tx, slug: string): Promise<OrganisationRow | null> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('organisation')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row ?? null;
}

/** The oldest organisations of the installation; one more than asked for tells that there are more. */
export function firstOrganisations(tx: Tx, limit: number): Promise<OrganisationRow[]> {
  return tx.on<IdentityTables>().selectFrom('organisation').selectAll().orderBy('id').limit(limit).execute();
}

export async function demoOrganisation(tx: Tx): Promise<OrganisationRow | null> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('organisation')
    .selectAll()
    .where('demo', '=', true)
    .orderBy('id')
    .executeTakeFirst();
  return row ?? null;
}

/** Where a person belongs, by name; a guest whose day has passed is still listed. */
export function membershipsOf(tx: Tx, userId: string): Promise<MembershipOfPerson[]> {
  return tx.named<MembershipOfPerson & { [column: string]: unknown }>({
    name: 'identity.memberships',
    text: 'select organisation_id, slug, name, language, demo, role, until from auth.memberships_of($1)',
    values: [userId],
  });
}

/** Those of them that ask their members for two proofs. */
export async function askingForTwo(tx: Tx, slugs: readonly string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await tx
    .on<IdentityTables>()
    .selectFrom('organisation')
    .select('slug')
    .where('slug', 'in', slugs)
    .where('second_factor_required', '=', true)
    .execute();
  return new Set(rows.map((row) => row.slug));
}

/** @throws Refusal `not_found` */
export async function ownOrganisation(tx: ScopedTx): Promise<OrganisationRow> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', tx.scope.organisationId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
}

export function presentOrganisation(row: OrganisationRow): Organisation {
  const { slug, name, language, region, demo, revision } = row;
  const secondFactorRequired = row.second_factor_required;
  return { slug, name, language, region, demo, secondFactorRequired, createdAt: row.created_at, revision };
}
