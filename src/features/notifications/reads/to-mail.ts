import type { ScopedTx } from '#platform/db/database.ts';
import type { NotificationRow, NotificationsTables } from '../tables.ts';

/** More than a letter can list; the rest stand in the inbox. */
const mostTaken = 500;

/**
 * What a person has neither read nor been mailed, newest first, held until the transaction ends: two workers never put
 * one notification into two letters.
 */
export function takeUnmailed(tx: ScopedTx, userId: string, now: Date): Promise<NotificationRow[]> {
  return tx
    .on<NotificationsTables>()
    .selectFrom('notification')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .where('mailed_at', 'is', null)
    .where('shown_at', '<=', now.toISOString())
    .orderBy('shown_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostTaken)
    .forUpdate()
    .skipLocked()
    .execute();
}
