import { changeBetween, recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { ReminderRule } from '../contract/reminders.ts';
import { readReminderRow } from '../reads/reminders.ts';
import { offsetsInOrder } from '../rules/reminders.ts';
import type { NotificationsTables } from '../tables.ts';

/** @throws Refusal `edited_meanwhile` */
export async function changeReminderRule(tx: ScopedTx, at: Date, change: ReminderRule): Promise<ReminderRule> {
  const before = await readReminderRow(tx, { lock: true });
  const refuse = ({ revision, offsets }: ReminderRule) =>
    new Refusal('edited_meanwhile', { detail: { revision, values: { offsets } } });
  if (before.revision !== change.revision) throw refuse(before);
  const offsets = offsetsInOrder(change.offsets);
  const difference = changeBetween({ offsets: before.offsets }, { offsets });
  if (!difference) return { offsets, revision: before.revision };
  const { organisationId } = tx.scope;
  const revision = before.revision + 1;
  const written = await tx
    .on<NotificationsTables>()
    .insertInto('notification_reminder')
    .values({ organisation_id: organisationId, offsets, reminded_on: null, revision })
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet({ offsets, revision })
        .where('notification_reminder.revision', '=', before.revision),
    )
    .returning('revision')
    .executeTakeFirst();
  if (!written) throw refuse(await readReminderRow(tx));
  const subject = { kind: 'reminder-rule', id: organisationId };
  await recordAudit(tx, { at, action: 'notifications.reminders.changed', subject, change: difference });
  return { offsets, revision };
}
