import { findReaders } from '#features/identity/reads/readers.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { DueItem } from '#platform/due/due.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import { dueOfPerson } from '../reads/due.ts';
import { readReminderRow } from '../reads/reminders.ts';
import { addDays } from '../rules/calendar.ts';
import { daysToRemind, dueKey, dueKeyOf, offsetToRemind, reminderKey } from '../rules/reminders.ts';
import type { NotificationsTables } from '../tables.ts';
import { notify } from './notify.ts';

const reminderKinds = ['notifications.due', 'notifications.late'] as const;
/** Read ones of the past are a history; older than this nobody looks for them. */
const daysKept = 365;

/** Tells everybody what comes due for them. Run twice it tells nothing twice: each reminder has its key. */
export async function remindNow(services: Services, scope: Scope): Promise<void> {
  const now = services.clock.now();
  const today = dayOf(now);
  const readers = await services.database.inScope(scope, (tx) => findReaders(tx, today));
  const { offsets, reminded_on } = await services.database.inScope(scope, (tx) => readReminderRow(tx));
  const days = daysToRemind(reminded_on, today);
  for (const { userId } of readers) {
    await services.database.inScope(scope, async (tx) => {
      await forgetOutdated(services, tx, userId, today);
      if (offsets.length > 0) await remindPerson(services, tx, { userId, now, offsets, days });
    });
  }
  await services.database.inScope(scope, async (tx) => {
    await recordRun(tx, offsets, today);
    await removeOld(tx, addDays(today, -daysKept));
  });
}

async function remindPerson(
  services: Services,
  tx: ScopedTx,
  of: { userId: string; now: Date; offsets: readonly number[]; days: { after: string; upTo: string } },
): Promise<void> {
  const { userId, now, offsets, days } = of;
  // A day to remind on lies `offset` days from the day that a thing is due.
  const span = { from: addDays(days.after, -Math.max(...offsets)), to: addDays(days.upTo, -Math.min(...offsets)) };
  const items = await dueOfPerson(services.due, tx, { userId, ...span, today: days.upTo });
  for (const item of items) {
    const offset = item.remind ? offsetToRemind(item.dueOn, offsets, days) : null;
    if (offset === null) continue;
    await notify(tx, now, {
      to: [userId],
      kind: offset > 0 ? 'notifications.late' : 'notifications.due',
      params: { title: item.title, detail: item.detail, dueOn: item.dueOn },
      path: item.path,
      subject: { kind: 'due', id: item.id },
      urgent: item.dueOn === days.upTo,
      dueOn: item.dueOn,
      once: reminderKey(item, offset),
    });
  }
}

/** After a change: reminders of what was done, dropped, moved or handed to another go, as long as nobody read them. */
export async function forgetOutdatedReminders(services: Services, scope: Scope): Promise<void> {
  const today = dayOf(services.clock.now());
  const waiting = await services.database.inScope(scope, (tx) =>
    unreadReminders(tx).select('user_id').distinct().execute(),
  );
  for (const { user_id } of waiting) {
    await services.database.inScope(scope, (tx) => forgetOutdated(services, tx, user_id, today));
  }
}

async function forgetOutdated(services: Services, tx: ScopedTx, userId: string, today: string): Promise<void> {
  const reminders = await unreadReminders(tx)
    .select(['id', 'once_key', 'due_on'])
    .where('user_id', '=', userId)
    .orderBy('due_on')
    .execute();
  const [from, to] = [reminders[0]?.due_on, reminders.at(-1)?.due_on];
  if (!from || !to) return;
  const items: DueItem[] = await dueOfPerson(services.due, tx, { userId, from, to, today });
  const open = new Set(items.filter((item) => item.remind).map(dueKey));
  const gone = reminders.filter((row) => !open.has(dueKeyOf(row.once_key ?? ''))).map((row) => row.id);
  if (gone.length === 0) return;
  await tx
    .on<NotificationsTables>()
    .deleteFrom('notification')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', 'in', gone)
    .execute();
}

function unreadReminders(tx: ScopedTx) {
  return tx
    .on<NotificationsTables>()
    .selectFrom('notification')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('kind', 'in', [...reminderKinds])
    .where('read_at', 'is', null);
}

/** The day only moves forward: a slow worker must not take it back behind a quick one. */
async function recordRun(tx: ScopedTx, offsets: readonly number[], today: string): Promise<void> {
  await tx.query(
    `insert into notification_reminder (organisation_id, offsets, reminded_on, revision) values ($1, $2, $3, 1)
     on conflict (organisation_id) do update
     set reminded_on = greatest(notification_reminder.reminded_on, excluded.reminded_on)`,
    [tx.scope.organisationId, offsets, today],
  );
}

async function removeOld(tx: ScopedTx, before: string): Promise<void> {
  const { organisationId } = tx.scope;
  await tx
    .on<NotificationsTables>()
    .deleteFrom('notification')
    .where('organisation_id', '=', organisationId)
    .where('read_at', '<', `${before}T00:00:00Z`)
    .execute();
  await tx
    .on<NotificationsTables>()
    .deleteFrom('notification_digest')
    .where('organisation_id', '=', organisationId)
    .where('day', '<', before)
    .execute();
}
