import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aMember, anOrganisation } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { scopeOfJob } from '#features/identity/reads/system-scope.ts';
import { removeMember } from '#features/identity/writes/members.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { DueItem } from '#platform/due/due.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { aDueItem, aDueRoom } from '../builders.ts';
import { notificationsFeature } from '../feature.ts';
import { changeReminderRule } from './reminder-rule.ts';
import { forgetOutdatedReminders, remindNow } from './reminders.ts';

const due = new Map<string, DueItem[]>();
const clock = standingClock('2026-03-13T04:10:00Z');
let installation: TestInstallation;
let scope: Scope;
let userId: string;
let number = 0;

beforeAll(async () => {
  installation = await openTestInstallation({
    features: [identityFeature, notificationsFeature, aDueRoom(due)],
    clock,
  });
});
afterAll(() => installation.close());

beforeEach(async () => {
  number += 1;
  due.clear();
  const slug = `uhing-${number}`;
  const founded = await anOrganisation(installation.services, { slug, ownerEmail: `mari@${slug}.example` });
  userId = founded.userId;
  // As the job does it: the owner herself would not be told of her own deed.
  const ofJob = await scopeOfJob(installation.services.database, founded.scope.organisationId);
  if (ofJob) scope = ofJob;
});

/** The reminder round of an Estonian morning, six past ten. */
async function morningOf(day: string, utc = '04:10'): Promise<void> {
  clock.moveTo(`${day}T${utc}:00Z`);
  await remindNow(installation.services, scope);
}

interface Told {
  kind: string;
  due: string;
  urgent: boolean;
}

function told(): Promise<Told[]> {
  return asOwner<Told>(
    installation,
    `select kind, due_on::text as due, urgent from notification where user_id = $1 order by id`,
    [userId],
  );
}

it('reminds a week before, a day before, on the day and three days after, each once', async () => {
  due.set(userId, [aDueItem({ dueOn: '2026-03-20' })]);
  for (let day = 10; day <= 26; day += 1) {
    await morningOf(`2026-03-${day}`);
    await morningOf(`2026-03-${day}`, '05:10');
  }
  expect(await told()).toEqual([
    { kind: 'notifications.due', due: '2026-03-20', urgent: false },
    { kind: 'notifications.due', due: '2026-03-20', urgent: false },
    { kind: 'notifications.due', due: '2026-03-20', urgent: true },
    { kind: 'notifications.late', due: '2026-03-20', urgent: false },
  ]);
});

it('counts days by the Estonian calendar across the change to summer time', async () => {
  due.set(userId, [aDueItem({ dueOn: '2026-03-30' })]);
  // 28.03 in winter time, 29.03 and 30.03 in summer time: the round comes at ten past six on each.
  await morningOf('2026-03-28', '04:10');
  await morningOf('2026-03-29', '03:10');
  await morningOf('2026-03-30', '03:10');
  expect((await told()).map((one) => one.urgent)).toEqual([false, true]);
});

it('makes up for days on which no worker ran, with one reminder for each thing', async () => {
  due.set(userId, [aDueItem({ dueOn: '2026-03-20' })]);
  await morningOf('2026-03-12');
  await morningOf('2026-03-19');
  expect(await told()).toHaveLength(1);
});

it('does not tell of what was due long before it was first asked', async () => {
  due.set(userId, [aDueItem({ dueOn: '2026-03-10', late: true }), aDueItem({ key: 'b', dueOn: '2025-03-10' })]);
  await morningOf('2026-03-20');
  expect(await told()).toEqual([]);
});

it('forgets what was done, and reminds anew of a day that moved', async () => {
  due.set(userId, [aDueItem({ dueOn: '2026-03-20' })]);
  await morningOf('2026-03-13');
  due.set(userId, [aDueItem({ dueOn: '2026-03-27' })]);
  await forgetOutdatedReminders(installation.services, scope);
  expect(await told()).toEqual([]);
  await morningOf('2026-03-20');
  expect((await told()).map((one) => one.due)).toEqual(['2026-03-27']);
  due.set(userId, []);
  await morningOf('2026-03-21');
  expect(await told()).toEqual([]);
});

it('reminds only whom the room names, and nobody who has left', async () => {
  const left = await aMember(installation.services, scope, { email: `lahkuja@uhing-${number}.example` });
  due.set(userId, [aDueItem({ dueOn: '2026-03-20', remind: false })]);
  due.set(left.userId, [aDueItem({ dueOn: '2026-03-20' })]);
  await removeMember(installation.services, scope, left.id);
  await morningOf('2026-03-13');
  const rows = await asOwner(installation, 'select 1 from notification where organisation_id = $1', [
    scope.organisationId,
  ]);
  expect(rows).toEqual([]);
});

it('follows the days that the organisation chose; none means no reminders', async () => {
  const change = (offsets: number[], revision: number) =>
    installation.services.database.inScope(scope, (tx) => changeReminderRule(tx, clock.now(), { offsets, revision }));
  due.set(userId, [aDueItem({ dueOn: '2026-03-20' })]);
  const { revision } = await change([-3], 1);
  for (const day of ['13', '17', '20']) await morningOf(`2026-03-${day}`);
  expect(await told()).toHaveLength(1);
  await change([], revision);
  due.set(userId, [aDueItem({ dueOn: '2026-03-24' })]);
  await morningOf('2026-03-21');
  expect(await told()).toEqual([]);
  await expect(change([-1], 1)).rejects.toMatchObject({ code: 'edited_meanwhile' });
});
