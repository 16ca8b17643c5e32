import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import type { Scope } from '#platform/db/scope.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { anActivity, aParsedPlan, aPlan } from '../builders.ts';
import type { ActivityView } from '../contract/plan.ts';
import { planFeature } from '../feature.ts';
import { recountNow } from './kept-turns.ts';

const clock = standingClock('2026-05-20T09:00:00Z');
let installation: TestInstallation;
let scope: Scope;
let cookie = '';
let slug = '';
let activityId = '';
let number = 0;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, notificationsFeature, planFeature], clock });
});
afterAll(() => installation.close());
beforeEach(async () => {
  number += 1;
  slug = `sammud-${number}`;
  scope = (await anOrganisation(installation.services, { slug, ownerEmail: `mari@${slug}.example` })).scope;
  cookie = await cookieOf(installation.services, `mari@${slug}.example`);
  const recurs = { per: 'quarter' as const, min: 1, max: null };
  const step = { number: 1, text: 'Kohtumine igas kvartalis', recurs, conditional: false, targets: [] };
  const plan = await aPlan(installation.services, scope, aParsedPlan([anActivity({ steps: [step] })]));
  activityId = plan.activityIds[0] ?? '';
});

async function ask(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, payload?: object) {
  const url = `/api/v1/organisations/${slug}${path}`;
  const answer = await installation.server.inject({
    method,
    url,
    headers: { cookie },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function theStep() {
  const { body } = await ask('GET', `/activities/${activityId}`);
  const [step] = (body as ActivityView).steps;
  if (!step) throw new Error('The activity has no step');
  return step;
}

function evidence(datedOn: string) {
  return ask('POST', `/activities/${activityId}/evidence`, { kind: 'note', note: 'Koosolek', datedOn });
}

async function bind(recurs: object) {
  const { id, revision } = await theStep();
  return ask('PATCH', `/steps/${id}`, {
    recurs: { per: 'quarter', min: 1, max: null, keptBy: 'plan.evidence', ...recurs },
    revision,
  });
}

const ticks = (step: { occurrences: { byRecords: number | null; doneOn: string | null }[] }) =>
  step.occurrences.map(({ doneOn, byRecords }) => [doneOn, byRecords]);

it('is ticked by records as soon as it is bound to them, and as they come and go', async () => {
  await evidence('2026-02-11');
  const bound = await bind({});
  expect(ticks(bound.body.activity.steps[0])).toEqual([
    ['2026-02-11', 1],
    [null, null],
    [null, null],
    [null, null],
  ]);
  const later = await evidence('2026-05-03');
  await recountNow(installation.services, scope);
  expect(ticks(await theStep())[1]).toEqual(['2026-05-03', 1]);
  const { id, revision } = later.body.activity.evidence.find(
    (one: { datedOn: string }) => one.datedOn === '2026-05-03',
  );
  await ask('DELETE', `/evidence/${id}?revision=${revision}`);
  await recountNow(installation.services, scope);
  expect(ticks(await theStep())[1]).toEqual([null, null]);
});

it('wants as many records as its rule says, by the day that it says', async () => {
  const by = { kind: 'month-day', day: 10, month: 2 };
  await evidence('2026-05-02');
  const { body } = await bind({ min: 2, by });
  expect(ticks(body.activity.steps[0])[1]).toEqual([null, null]);
  expect(body.activity.steps[0].occurrences[1]).toMatchObject({ dueOn: '2026-05-10', endsOn: '2026-06-30' });
  await evidence('2026-05-09');
  await recountNow(installation.services, scope);
  expect(ticks(await theStep())[1]).toEqual(['2026-05-09', 2]);
});

it('leaves what a person ticked, and lets nobody take back what records ticked', async () => {
  const { id } = await theStep();
  await ask('PUT', `/steps/${id}/occurrences`, { startsOn: '2026-04-01', done: true });
  await evidence('2026-02-11');
  await bind({});
  expect(ticks(await theStep()).slice(0, 2)).toEqual([
    ['2026-02-11', 1],
    ['2026-05-20', null],
  ]);
  const refused = await ask('PUT', `/steps/${id}/occurrences`, { startsOn: '2026-01-01', done: false });
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'turn_kept_by_records' } } });
  const taken = await ask('PUT', `/steps/${id}/occurrences`, { startsOn: '2026-04-01', done: false });
  expect(taken.status).toBe(200);
});

it('refuses a source that cannot tick it, and a day that its time does not have', async () => {
  expect((await bind({ keptBy: 'plan.step-done' })).body.error.code).toBe('step_source_unknown');
  expect((await bind({ keptBy: 'news.none' })).body.error.code).toBe('step_source_unknown');
  const never = await bind({ per: 'week', by: { kind: 'month-day', day: 31, month: 1 } });
  expect(never.body.error.fields).toMatchObject([{ field: 'recurs', code: 'rhythm_day_not_in_unit' }]);
});

it('can be undone, rule and all', async () => {
  const changed = await bind({ every: 2, by: { kind: 'last-day' } });
  expect((await theStep()).recurs).toMatchObject({ every: 2, by: { kind: 'last-day' }, keptBy: 'plan.evidence' });
  const undone = await ask('POST', `/history/${changed.body.undo}/undo`);
  expect(undone.status).toBe(200);
  expect((await theStep()).recurs).toMatchObject({ per: 'quarter', every: 1, by: null, keptBy: null });
});
