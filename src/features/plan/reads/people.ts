import { findReaders } from '#features/identity/reads/readers.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { seesOnlyOwn } from '../access.ts';
import type { Mention } from '../contract/mentions.ts';
import { ownActivities } from './place-of.ts';

/** Who can be mentioned: everybody of the organisation; to a guest those whom they work with, and who leads the plan. */
export async function readPeople(tx: ScopedTx, today: string): Promise<Mention[]> {
  const readers = (await findReaders(tx, today)).filter(({ name }) => name !== '');
  const near = seesOnlyOwn(tx.scope.actor) ? await partiesOf(tx, await ownActivities(tx)) : null;
  return readers
    .filter(({ userId, role }) => near === null || near.has(userId) || role === 'owner' || role === 'editor')
    .map(({ userId, name }) => ({ userId, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'et'));
}

async function partiesOf(tx: ScopedTx, activityIds: ReadonlySet<string>): Promise<Set<string>> {
  const { rows } = await tx.query(
    `select distinct party.user_id from plan_activity_party link
     join plan_party party on party.organisation_id = $1 and party.id = link.party_id and party.user_id is not null
     where link.organisation_id = $1 and link.activity_id = any($2::uuid[]) and link.removed_at is null`,
    [tx.scope.organisationId, [...activityIds]],
  );
  return new Set(rows.map((row) => String(row.user_id)));
}
