import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { dayOf } from '#platform/time/clock.ts';
import { findOwn, ownerOf } from '../reads/inbox.ts';
import { morningOf } from '../rules/calendar.ts';
import type { NotificationRow, NotificationsTables } from '../tables.ts';

/** @returns the ids of those that were not so before; marking them the other way undoes it */
export async function mark(
  tx: ScopedTx,
  at: Date,
  wanted: { ids: 'all' | readonly string[]; read: boolean },
): Promise<string[]> {
  if (wanted.ids !== 'all' && wanted.ids.length === 0) return [];
  const moment = at.toISOString();
  let update = tx
    .on<NotificationsTables>()
    .updateTable('notification')
    .set({ read_at: wanted.read ? moment : null })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', ownerOf(tx))
    .where('read_at', wanted.read ? 'is' : 'is not', null);
  update = wanted.ids === 'all' ? update.where('shown_at', '<=', moment) : update.where('id', 'in', [...wanted.ids]);
  return (await update.returning('id').execute()).map((row) => row.id);
}

/**
 * Puts one off until the morning of a day, unread; null brings it back into the inbox where it stood.
 * @throws Refusal `later_day_passed`, `not_found`
 */
export async function putOff(tx: ScopedTx, at: Date, id: string, until: string | null): Promise<NotificationRow> {
  const row = await findOwn(tx, id);
  if (until !== null && until <= dayOf(at)) throw new Refusal('later_day_passed', { field: 'until' });
  const change =
    until === null ? { shown_at: row.created_at } : { shown_at: morningOf(until).toISOString(), read_at: null };
  await tx
    .on<NotificationsTables>()
    .updateTable('notification')
    .set(change)
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', ownerOf(tx))
    .where('id', '=', id)
    .execute();
  return findOwn(tx, id);
}

/** Whatever anybody was told before a moment counts as read then: the history of a demo. */
export async function readOld(tx: ScopedTx, before: Date): Promise<void> {
  await tx
    .on<NotificationsTables>()
    .updateTable('notification')
    .set((row) => ({ read_at: row.ref('created_at') }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('created_at', '<', before.toISOString())
    .where('read_at', 'is', null)
    .execute();
}
