import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { findMembers } from '#features/identity/reads/members.ts';
import { remindNow } from '#features/notifications/writes/reminders.ts';
import { anActivity, aParsedPlan, aPlan } from '#features/plan/builders.ts';
import { listParties } from '#features/plan/reads/parties.ts';
import { changeParty } from '#features/plan/writes/parties.ts';
import { aNewsRoom, aStory } from '#features/rhythms/builders.ts';
import { NewRhythm } from '#features/rhythms/contract/rhythm.ts';
import { beginRhythm } from '#features/rhythms/writes/rhythms.ts';
import type { DatedRecord } from '#platform/dated/dated.ts';
import type { Scope } from '#platform/db/scope.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { features } from './features.ts';

const clock = standingClock('2026-07-01T08:00:00Z');
const stories: DatedRecord[] = [];
let installation: TestInstallation;
let scope: Scope;
let slug = '';
let number = 0;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [...features, aNewsRoom(stories)], clock });
});
afterAll(() => installation.close());
beforeEach(async () => {
  number += 1;
  slug = `rutm-${number}`;
  stories.length = 0;
  clock.moveTo('2026-07-01T08:00:00Z');
  scope = (await anOrganisation(installation.services, { slug, ownerEmail: `mari@${slug}.example` })).scope;
});

const quarterly = {
  what: 'news.story',
  per: 'quarter',
  each: { breakdown: 'municipality', parts: ['Allika vald', 'Niidu vald'] },
  since: '2026-07-01',
};

function aRhythm(fields: object) {
  const input = NewRhythm.parse({ title: 'Uudis igas vallas', rule: quarterly, ...fields });
  const { database, dated } = installation.services;
  return database.inScope(scope, (tx) => beginRhythm(tx, clock.now(), dated, input));
}

async function remindOn(days: readonly string[]): Promise<void> {
  for (const day of days) {
    clock.moveTo(`${day}T04:30:00Z`);
    await remindNow(installation.services, scope);
  }
}

interface Told {
  kind: string;
  sentence: string;
  dueOn: string;
}

async function toldTo(email: string): Promise<Told[]> {
  const url = `/api/v1/organisations/${slug}/notifications`;
  const cookie = await cookieOf(installation.services, email);
  return (await installation.server.inject({ url, headers: { cookie } })).json().notifications;
}

it('reminds the responsible person of what is missed in which municipality, once; of nothing that is kept', async () => {
  const epp = `epp@${slug}.example`;
  const { userId } = await aMember(installation.services, scope, { email: epp });
  await aRhythm({ responsibleId: userId });
  stories.push(aStory('2026-08-03', 'Allika vald'));
  await remindOn(['2026-09-23', '2026-09-29', '2026-10-03', '2026-10-03', '2026-10-04']);
  const late = (await toldTo(epp)).filter((one) => one.kind === 'notifications.late');
  expect(late).toHaveLength(1);
  expect(late[0]?.sentence).toContain('Niidu vald');
  expect(late[0]?.sentence).not.toContain('Allika vald');
  expect(await toldTo(`mari@${slug}.example`)).toEqual([]);
});

it('reminds the owner of the activity where nobody is named, also on the day on which summer time ends', async () => {
  const olev = `olev@${slug}.example`;
  const { userId } = await aMember(installation.services, scope, { email: olev });
  const { activityIds } = await aPlan(installation.services, scope, aParsedPlan([anActivity()]));
  await installation.services.database.inScope(scope, async (tx) => {
    const [party] = await listParties(tx, {}, await findMembers(tx));
    await changeParty(tx, clock.now(), party?.id ?? '', { userId, state: 'confirmed', revision: party?.revision ?? 1 });
  });
  const by = { kind: 'month-day', day: 25, month: 1 };
  await aRhythm({
    activityId: activityIds[0],
    rule: { what: 'rhythms.by-hand', per: 'month', by, since: '2026-07-01' },
  });
  await remindOn(['2026-10-24', '2026-10-25', '2026-10-26']);
  const own = (await toldTo(olev)).filter((one) => one.sentence.includes('Uudis igas vallas'));
  expect(own.map((one) => one.dueOn)).toEqual(['2026-10-25', '2026-10-25']);
});
