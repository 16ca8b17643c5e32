import { demoScopes } from '#features/identity/reads/demo-scopes.ts';
import { scopeOfJob } from '#features/identity/reads/system-scope.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf, standingClock } from '#platform/time/clock.ts';
import { readReminderRow } from '../reads/reminders.ts';
import { addDays, morningOf } from '../rules/calendar.ts';
import { readOld } from '../writes/inbox.ts';
import { sendDigestsNow } from '../writes/letters.ts';
import { notify } from '../writes/notify.ts';
import { remindNow } from '../writes/reminders.ts';

const hourMs = 3_600_000;
/** What is older the people of the demo have read. */
const daysUnread = 4;

/**
 * The inboxes of the demo's people: the mornings of the last week as the worker would have lived them, with a digest in
 * the outbox. Where it was done already, nothing happens.
 */
export async function loadNotifications(services: Services): Promise<void> {
  const scope = await demoScope(services);
  if (!scope) return;
  const { reminded_on } = await services.database.inScope(scope, (tx) => readReminderRow(tx));
  if (reminded_on !== null) return;
  const today = dayOf(services.clock.now());
  await tellOfGuest(services, scope, addDays(today, -2));
  for (const days of [-7, -1]) await remindNow(atMorning(services, addDays(today, days), 0), scope);
  const old = morningOf(addDays(today, -daysUnread));
  await services.database.inScope(scope, (tx) => readOld(tx, old));
  await sendDigestsNow(atMorning(services, addDays(today, -1), 2), scope);
  await remindNow(services, scope);
}

async function demoScope({ database }: Services): Promise<Scope | null> {
  const scopes = await demoScopes(database);
  return scopes ? scopeOfJob(database, scopes.of('liis@naidis.example').organisationId) : null;
}

function atMorning(services: Services, day: string, hoursLater: number): Services {
  const moment = new Date(morningOf(day).getTime() + hoursLater * hourMs);
  return { ...services, clock: standingClock(moment.toISOString()) };
}

/** The guest of the demo accepted the invitation of its owner. */
async function tellOfGuest({ database }: Services, scope: Scope, day: string): Promise<void> {
  const liis = (await demoScopes(database))?.of('liis@naidis.example').actor;
  if (liis?.kind !== 'member') return;
  await database.inScope(scope, (tx) =>
    notify(tx, morningOf(day), {
      to: [liis.userId],
      kind: 'notifications.joined',
      params: { name: 'Oliver Lõhmus' },
      path: 'settings/members',
      subject: null,
      once: 'demo',
    }),
  );
}
