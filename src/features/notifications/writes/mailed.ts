import type { ScopedTx } from '#platform/db/database.ts';
import type { NotificationsTables } from '../tables.ts';

/** These stood in a letter, so no other letter brings them. */
export async function markMailed(tx: ScopedTx, at: Date, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .on<NotificationsTables>()
    .updateTable('notification')
    .set({ mailed_at: at.toISOString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', 'in', [...ids])
    .execute();
}
