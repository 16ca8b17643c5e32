import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { IdentityTables } from '../tables.ts';

/**
 * Who belongs to an organisation is changed by one at a time: two owners who demote each other at once would otherwise
 * both find the other still there. Writers of other tables are not held up (their keys need only KEY SHARE).
 */
export async function lockMembership(tx: ScopedTx): Promise<void> {
  await tx
    .on<IdentityTables>()
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', tx.scope.organisationId)
    .forNoKeyUpdate()
    .execute();
}

/** @throws Refusal `last_owner` when nobody but this member is an owner */
export async function assertAnotherOwner(tx: ScopedTx, memberId: string): Promise<void> {
  const other = await tx
    .on<IdentityTables>()
    .selectFrom('membership')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('role', '=', 'owner')
    .where('removed_at', 'is', null)
    .where('id', '!=', memberId)
    .executeTakeFirst();
  if (!other) throw new Refusal('last_owner', { field: 'role' });
}
