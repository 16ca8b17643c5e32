import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { OwnershipTransfer } from '../contract/ownership.ts';
import type { IdentityTables, OwnershipTransferRow } from '../tables.ts';
import { findMembers } from './members.ts';

/** How a hand-over stands. */
export type TransferState = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired';

export function transferState(row: OwnershipTransferRow, now: Date): TransferState {
  if (row.accepted_at !== null) return 'accepted';
  if (row.declined_at !== null) return 'declined';
  if (row.withdrawn_at !== null) return 'withdrawn';
  return Date.parse(row.expires_at) <= now.getTime() ? 'expired' : 'open';
}

/** @throws Refusal `not_found` */
export async function findTransfer(tx: ScopedTx, id: string): Promise<OwnershipTransferRow> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('ownership_transfer')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Those that wait, the latest first. */
export async function openTransfers(tx: ScopedTx, now: Date): Promise<OwnershipTransfer[]> {
  const rows = await tx
    .on<IdentityTables>()
    .selectFrom('ownership_transfer')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .orderBy('id', 'desc')
    .execute();
  const members = new Map((await findMembers(tx)).map(({ id, name }) => [id, name]));
  return rows.flatMap((row) => {
    const [from, to] = [members.get(row.from_member), members.get(row.to_member)];
    // Whoever was taken out meanwhile can neither give nor take.
    return from === undefined || to === undefined ? [] : [presentTransfer(row, from, to)];
  });
}

export function presentTransfer(row: OwnershipTransferRow, from: string, to: string): OwnershipTransfer {
  return {
    id: row.id,
    from: { memberId: row.from_member, name: from },
    to: { memberId: row.to_member, name: to },
    roleAfter: row.role_after as OwnershipTransfer['roleAfter'],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
