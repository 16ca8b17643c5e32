import type { ScopedTx } from '#platform/db/database.ts';
import type { ReminderRule } from '../contract/reminders.ts';
import { usualOffsets } from '../rules/reminders.ts';
import type { NotificationsTables, ReminderRow } from '../tables.ts';

/** The organisation's row, or what is usual where nobody changed it and no reminder has run yet. */
export async function readReminderRow(
  tx: ScopedTx,
  options: { lock?: boolean } = {},
): Promise<Omit<ReminderRow, 'organisation_id'>> {
  let query = tx
    .on<NotificationsTables>()
    .selectFrom('notification_reminder')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row ?? { offsets: [...usualOffsets], reminded_on: null, revision: 1 };
}

export async function readReminderRule(tx: ScopedTx): Promise<ReminderRule> {
  const { offsets, revision } = await readReminderRow(tx);
  return { offsets, revision };
}
