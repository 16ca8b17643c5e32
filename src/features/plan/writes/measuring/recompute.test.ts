import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Metric } from '#platform/metrics/metric.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { anActivity, aParsedPlan, aPlan } from '../../builders.ts';
import type { PlanMeasuring, SeriesView, TrialView } from '../../contract/measuring.ts';
import type { ActivityView, TargetView } from '../../contract/plan.ts';
import { planFeature } from '../../feature.ts';
import { indicatorTargets } from '../../rules/document/targets.ts';
import { recompute } from './recompute.ts';

/** A metric of a room that is not there: what it says is in the hands of the test. */
let said: { value: (start: string, end: string) => number | null; does: 'answer' | 'throw' | 'sleep' };
const outside: Metric = {
  key: 'outside.visits',
  unit: 'count',
  kind: 'flow',
  breakdowns: ['municipality'],
  byActivity: false,
  permission: 'plan.read',
  async compute(tx, { periods, breakdown }) {
    if (said.does === 'throw') throw new Error('the outside fell over');
    if (said.does === 'sleep') await tx.query('select pg_sleep(5)');
    const parts = breakdown === null ? [null] : ['Ees vald', 'Taga vald'];
    return periods.flatMap((period) =>
      parts.flatMap((part) =>
        // The second municipality has something in March alone.
        part === 'Taga vald' && period.end !== '2026-03-31'
          ? []
          : [{ period, part, value: said.value(period.start, period.end) }],
      ),
    );
  },
  records: async () => [],
};
const followers: Metric = { ...outside, key: 'outside.followers', kind: 'level', breakdowns: [] };
const money: Metric = { ...outside, key: 'outside.money', unit: 'euro', breakdowns: [] };

const clock = standingClock('2026-06-15T09:00:00Z');
let installation: TestInstallation;
let scope: Scope;
let slug: string;
let cookie: string;
let planId: string;
let activityId: string;

beforeAll(async () => {
  const features = [identityFeature, notificationsFeature, planFeature];
  installation = await openTestInstallation({ features, clock });
  installation.services.metrics.declare([outside, followers, money]);
  const founded = await anOrganisation(installation.services);
  ({ scope, slug } = founded);
  cookie = await cookieOf(installation.services, 'mari@uhing.example');
});
afterAll(() => installation.close());

beforeEach(async () => {
  clock.moveTo('2026-06-15T09:00:00Z');
  said = { does: 'answer', value: (_, end) => Number(end.slice(5, 7)) };
  const texts = [
    'Leht on avatud.',
    'Ilmunud on vähemalt 40 lugu.',
    'Jälgijate arv kasvab vähemalt 20% aastas.',
    'Vähemalt 80% vastab.',
    'Igas vallas ilmub lugu vähemalt kord kvartalis.',
  ];
  const indicators = texts.map((text) => ({ text, targets: indicatorTargets(text) }));
  const steps = ['Kokku leppida', 'Avaldada'].map((text, index) => ({
    number: index + 1,
    text,
    recurs: null,
    conditional: false,
    targets: [],
  }));
  const built = await aPlan(installation.services, scope, aParsedPlan([anActivity({ indicators, steps })]));
  planId = built.planId;
  activityId = built.activityIds[0] ?? '';
  // What was due before the plan came into Kaja counts for nobody; these plans have been here since January.
  await installation.services.database.inScope(scope, (tx) =>
    tx.query(`update plan set counted_from = '2026-01-01' where organisation_id = $1`, [scope.organisationId]),
  );
});

async function call<Body = unknown>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object) {
  const answer = await installation.server.inject({
    method,
    url: `/api/v1/organisations/${slug}${path}`,
    headers: { cookie },
    ...(body ? { payload: body } : {}),
  });
  return {
    status: answer.statusCode,
    body: answer.json() as Body & { error: { code: string; field?: string; message: string } },
  };
}
const view = async () => (await call<ActivityView>('GET', `/activities/${activityId}`)).body;
const target = async (index: number): Promise<TargetView> => {
  const found = (await view()).indicators[index]?.targets[0];
  if (!found) throw new Error(`No target ${index}`);
  return found;
};
const series = async (id: string) => (await call<SeriesView>('GET', `/targets/${id}/series`)).body;
const run = (limits?: { timeoutMs: number }) => recompute(installation.services, scope, { planId }, limits);
async function bind(index: number, source: object) {
  const { id, revision } = await target(index);
  return call<{ undo: string; activity: ActivityView }>('PUT', `/targets/${id}/source`, { source, revision });
}
const metric = (key: string, more: object = {}) => ({ kind: 'metric', metric: key, per: 'month', ...more });
const ofMetric = (key: string, more: object = {}) => ({ from: 'metric', metric: key, ...more });
const formula = (of: object) => ({ kind: 'formula', per: 'month', formula: of });

describe('a target bound to a metric', () => {
  it('counts towards its goal from the beginning, each figure as it was by the end of its month', async () => {
    said.value = (start, end) => Number(end.slice(5, 7)) - Number(start.slice(5, 7)) + 1;
    expect((await bind(1, metric('outside.visits'))).status).toBe(200);
    await run();
    const { points } = await series((await target(1)).id);
    expect(points.map((one) => [one.periodEnd, one.countedSince, one.value, one.running])).toEqual([
      ['2026-01-31', '2026-01-01', 1, false],
      ['2026-02-28', '2026-01-01', 2, false],
      ['2026-03-31', '2026-01-01', 3, false],
      ['2026-04-30', '2026-01-01', 4, false],
      ['2026-05-31', '2026-01-01', 5, false],
      ['2026-06-30', '2026-01-01', 6, true],
    ]);
    expect(await target(1)).toMatchObject({ state: 'at-risk', current: 6, reason: { code: 'count_behind' } });
  });

  it('changes because of work: a step that is ticked is counted, and the figure opens the step', async () => {
    await bind(1, metric('plan.steps-done', { ofActivity: true }));
    await run();
    expect((await target(1)).current).toBe(0);
    const step = (await view()).steps[0];
    await call('PUT', `/steps/${step?.id}/state`, { state: 'done', doneOn: '2026-06-10', revision: step?.revision });
    await run();
    const after = await target(1);
    expect(after.current).toBe(1);
    const records = await call<{ groups: unknown[] }>(
      'GET',
      `/targets/${after.id}/records?start=2026-01-01&end=2026-06-30`,
    );
    expect(records.body.groups).toMatchObject([
      {
        title: 'Tehtud alategevused',
        records: [{ id: step?.id, on: '2026-06-10', path: `activities/${activityId}?at=${step?.id}` }],
      },
    ]);
  });

  it('holds a promise to each municipality, and one that had nothing in a quarter had none', async () => {
    await bind(4, metric('outside.visits', { breakdown: 'municipality', per: 'month' }));
    await run();
    const bound = await target(4);
    expect(bound).toMatchObject({ state: 'on-track', each: 'municipality' });
    const { points } = await series(bound.id);
    const behind = points.filter((one) => one.part === 'Taga vald').map((one) => one.value);
    expect(behind).toEqual([0, 0, 3, 0, 0, 0]);
    clock.moveTo('2026-07-02T09:00:00Z');
    await run();
    expect(await target(4)).toMatchObject({
      state: 'at-risk',
      reason: { code: 'cadence_gap', params: { kept: 1, all: 2 } },
    });
  });

  it('goes back to a person’s hand by undo, and its figures with it', async () => {
    const bound = await bind(1, metric('outside.visits'));
    await run();
    await call('POST', `/history/${bound.body.undo}/undo`);
    await run();
    const after = await target(1);
    expect(after).toMatchObject({ source: { kind: 'by-hand' }, state: 'unmeasured' });
    expect((await series(after.id)).points).toEqual([]);
  });
});

describe('a metric that fails', () => {
  it('leaves the old figures and says since when; the rest goes on; when it answers again all is well', async () => {
    await bind(1, metric('outside.visits'));
    await bind(3, metric('plan.steps-on-time', { per: 'year' }));
    await run();
    const before = await series((await target(1)).id);
    clock.moveTo('2026-06-16T09:00:00Z');
    said.does = 'throw';
    said.value = () => 1_000;
    expect(await run()).toMatchObject({ failed: 1, targets: 2 });
    clock.moveTo('2026-06-17T09:00:00Z');
    await run();
    const stale = await series((await target(1)).id);
    expect(stale.points).toEqual(before.points);
    expect(stale.measuring).toEqual({
      computedAt: '2026-06-15T09:00:00.000Z',
      staleSince: '2026-06-16T09:00:00.000Z',
      problem: { code: 'metric_failed', params: { metric: 'outside.visits' } },
    });
    expect((await target(3)).measuring?.staleSince).toBeNull();
    const plan = (await call<PlanMeasuring>('GET', `/plans/${planId}/measuring`)).body;
    expect(plan.stale).toMatchObject([{ problem: { code: 'metric_failed' } }]);
    said.does = 'answer';
    await run();
    expect(await target(1)).toMatchObject({ current: 1_000, measuring: { staleSince: null, problem: null } });
  });

  it('is stopped when it takes too long', async () => {
    await bind(1, metric('outside.visits'));
    said.does = 'sleep';
    await run({ timeoutMs: 100 });
    expect((await target(1)).measuring?.problem?.code).toBe('metric_slow');
  });
});

describe('a formula', () => {
  it('divides, and where there is nothing to divide by there is no value and the reason', async () => {
    said.value = (_, end) => (end < '2026-03-01' ? 0 : 4);
    const ratio = { do: 'ratio', over: ofMetric('outside.followers'), under: ofMetric('outside.visits') };
    await bind(3, formula(ratio));
    await run();
    const { points } = await series((await target(3)).id);
    expect(points.slice(0, 3).map((one) => [one.value, one.gap])).toEqual([
      [null, 'nothing_to_divide'],
      [null, 'nothing_to_divide'],
      [100, null],
    ]);
    // 4 of 4 is too little to praise anybody for.
    expect(await target(3)).toMatchObject({ state: 'unmeasured', reason: { code: 'too_few_to_tell' } });
  });

  it('grows against a baseline that somebody froze, and freezing anew takes a reason', async () => {
    said.value = (_, end) => (end <= '2026-01-31' ? 100 : 125);
    await bind(2, formula({ do: 'growth', of: ofMetric('outside.followers') }));
    await run();
    expect(await target(2)).toMatchObject({ state: 'unmeasured', reason: { code: 'baseline_missing' } });
    const { id, revision } = await target(2);
    const frozen = await call('PUT', `/targets/${id}/baseline`, { on: '2026-01-15', revision });
    expect(frozen.status).toBe(200);
    await run();
    expect(await target(2)).toMatchObject({
      baseline: 100,
      baselineOn: '2026-01-15',
      baselineFrozenBy: 'Mari Mets',
      state: 'met',
      current: 25,
    });
    const again = { on: '2026-06-01', revision: (await target(2)).revision };
    expect((await call('PUT', `/targets/${id}/baseline`, again)).body.error.code).toBe('baseline_frozen');
    const by = await call('PATCH', `/targets/${id}`, { baseline: 1, revision: again.revision });
    expect(by.body.error).toMatchObject({ code: 'baseline_frozen', field: 'baseline' });
    expect((await call('PUT', `/targets/${id}/baseline`, { ...again, reason: 'Uus konto' })).status).toBe(200);
    expect((await series(id)).corrections.map((one) => [one.kind, one.before, one.after, one.reason])).toEqual([
      ['baseline', 100, 125, 'Uus konto'],
      ['baseline', null, 100, ''],
    ]);
  });

  it('takes the least of all parts, and the figures of another target', async () => {
    await bind(1, formula({ do: 'min', of: [ofMetric('outside.visits', { breakdown: 'municipality' })] }));
    const other = await target(1);
    await bind(
      3,
      formula({
        do: 'sum',
        of: [
          { from: 'target', target: other.id },
          { from: 'number', number: 80 },
        ],
      }),
    );
    await run();
    expect((await series(other.id)).points.map((one) => one.value)).toEqual([0, 0, 3, 0, 0, 0]);
    const sums = (await series((await target(3)).id)).points.map((one) => one.value);
    expect(sums).toEqual([80, 80, 83, 80, 80, 80]);
  });
});

describe('what cannot be computed', () => {
  it('is refused beside its field, in a sentence', async () => {
    const two = await target(1);
    const refused = async (index: number, source: object) => {
      const { status, body } = await bind(index, source);
      return [status, body.error?.code, body.error?.field];
    };
    expect(await refused(1, metric('outside.nothing'))).toEqual([400, 'metric_unknown', 'source.metric']);
    expect(await refused(1, metric('outside.visits', { breakdown: 'month' }))).toEqual([
      400,
      'breakdown_unknown',
      'source.breakdown',
    ]);
    expect(await refused(1, metric('outside.visits', { ofActivity: true }))).toEqual([
      400,
      'metric_not_by_activity',
      'source.ofActivity',
    ]);
    const mixed = formula({ do: 'sum', of: [ofMetric('outside.visits'), ofMetric('outside.money')] });
    expect(await refused(1, mixed)).toEqual([400, 'units_mixed', 'source.formula.of']);
    const byZero = formula({ do: 'ratio', over: ofMetric('outside.visits'), under: { from: 'number', number: 0 } });
    expect(await refused(1, byZero)).toEqual([400, 'division_by_zero', 'source.formula.under.number']);
    expect(await refused(0, metric('outside.visits'))).toEqual([400, 'source_does_not_fit', 'source.kind']);
    const stranger = formula({ do: 'sum', of: [{ from: 'target', target: '00000000-0000-4000-8000-000000000000' }] });
    expect(await refused(1, stranger)).toEqual([400, 'source_record_unknown', 'source.formula.of.0.target']);
    await bind(3, formula({ do: 'sum', of: [{ from: 'target', target: two.id }] }));
    const circle = await bind(1, formula({ do: 'sum', of: [{ from: 'target', target: (await target(3)).id }] }));
    expect(circle.body.error).toMatchObject({ code: 'formula_circle', field: 'source' });
    expect(circle.body.error.message).toContain('„Ilmunud on vähemalt 40 lugu.“ → „Vähemalt 80% vastab.“ → „Ilmunud');
  });

  it('says so where a circle came about all the same, and the others are computed', async () => {
    const [one, other] = [await target(1), await target(3)];
    await bind(3, formula({ do: 'sum', of: [{ from: 'target', target: one.id }] }));
    await installation.services.database.inScope(scope, (tx) =>
      tx.query('update plan_target set source = $3 where organisation_id = $1 and id = $2', [
        scope.organisationId,
        one.id,
        JSON.stringify({ ...formula({ do: 'sum', of: [{ from: 'target', target: other.id }] }), figure: 'level' }),
      ]),
    );
    await bind(2, metric('outside.followers'));
    expect(await run()).toMatchObject({ targets: 3, failed: 2 });
    expect((await target(1)).measuring?.problem).toMatchObject({ code: 'formula_circle' });
    expect((await series((await target(2)).id)).points).toHaveLength(6);
  });

  it('is tried without a trace', async () => {
    const { id } = await target(1);
    const trial = await call<TrialView>('POST', `/targets/${id}/source-trial`, { source: metric('outside.visits') });
    expect(trial.body.points).toHaveLength(6);
    said.does = 'throw';
    const failed = await call<TrialView>('POST', `/targets/${id}/source-trial`, { source: metric('outside.visits') });
    expect(failed.body).toMatchObject({ points: [], problem: { code: 'metric_failed' } });
    expect(await series(id)).toMatchObject({ points: [], measuring: null });
  });
});

describe('a milestone with conditions', () => {
  it('is met on the day when the last of them held', async () => {
    const [first, second] = (await view()).steps;
    const conditions = [
      { is: 'step-done', step: first?.id },
      { is: 'step-done', step: second?.id },
      { is: 'evidence', activity: activityId, kind: 'note' },
    ];
    expect((await bind(0, { kind: 'conditions', need: 'all', conditions })).status).toBe(200);
    await run();
    expect(await target(0)).toMatchObject({
      state: 'on-track',
      reason: { code: 'milestone_ahead_of', params: { hits: 0, whole: 3 } },
    });
    for (const [step, doneOn] of [
      [first, '2026-05-04'],
      [second, '2026-06-12'],
    ] as const)
      await call('PUT', `/steps/${step?.id}/state`, { state: 'done', doneOn, revision: step?.revision });
    await call('POST', `/activities/${activityId}/evidence`, {
      kind: 'note',
      note: 'Proovitud',
      datedOn: '2026-06-01',
    });
    await run();
    expect(await target(0)).toMatchObject({
      state: 'met',
      reason: { code: 'milestone_met', params: { day: '2026-06-12' } },
    });
    const turns = (await call<PlanMeasuring>('GET', `/plans/${planId}/measuring`)).body.turns;
    expect(turns).toMatchObject([{ before: 'on-track', state: 'met', since: '2026-06-15' }]);
  });

  it('is met by a person’s word before any condition holds', async () => {
    await bind(0, {
      kind: 'conditions',
      need: 'any',
      conditions: [{ is: 'target-met', target: (await target(1)).id }],
    });
    const { id } = await target(0);
    await call('POST', `/targets/${id}/measurements`, { value: 1, measuredOn: '2026-06-02' });
    await run();
    expect(await target(0)).toMatchObject({ state: 'met', reason: { params: { day: '2026-06-02' } } });
  });

  it('asks for records of this plan alone', async () => {
    const stranger = { is: 'step-done', step: '00000000-0000-4000-8000-000000000000' };
    const { body } = await bind(0, { kind: 'conditions', need: 'all', conditions: [stranger] });
    expect(body.error).toMatchObject({ code: 'source_record_unknown', field: 'source.conditions.0.step' });
  });
});

describe('a figure that a person puts right', () => {
  it('stands instead of the computed one, whatever is computed later, with the reason and what was there', async () => {
    await bind(2, metric('outside.followers'));
    await run();
    const { id } = await target(2);
    const correction = {
      periodStart: '2026-03-01',
      periodEnd: '2026-03-31',
      value: 55,
      reason: 'Robotid maha arvatud',
    };
    expect((await call('POST', `/targets/${id}/corrections`, correction)).status).toBe(200);
    said.value = () => 77;
    await run();
    const { points, corrections } = await series(id);
    expect(points[2]).toMatchObject({
      value: 55,
      computed: 77,
      corrected: true,
      note: 'Robotid maha arvatud',
      author: 'Mari Mets',
    });
    expect(points[3]).toMatchObject({ value: 77, corrected: false });
    expect(corrections).toMatchObject([{ before: 3, after: 55, reason: 'Robotid maha arvatud', author: 'Mari Mets' }]);
    const outside = { ...correction, periodEnd: '2026-03-30' };
    expect((await call('POST', `/targets/${id}/corrections`, outside)).body.error.code).toBe('period_not_measured');
  });
});

describe('a locked period', () => {
  const quarter = { periodStart: '2026-01-01', periodEnd: '2026-03-31' };

  it('stays as it is, by computation and by hand, until it is unlocked with a reason', async () => {
    await bind(2, metric('outside.followers'));
    await run();
    const locked = await call<{ id: string }>('POST', `/plans/${planId}/period-locks`, quarter);
    expect(locked.status).toBe(200);
    said.value = () => 99;
    await run();
    const { id } = await target(2);
    const values = async () => (await series(id)).points.map((one) => one.value);
    expect(await values()).toEqual([1, 2, 3, 99, 99, 99]);
    const byHand = await call('POST', `/targets/${id}/measurements`, { value: 5, measuredOn: '2026-02-10' });
    expect([byHand.status, byHand.body.error]).toMatchObject([409, { code: 'period_locked', field: 'measuredOn' }]);
    const correction = { periodStart: '2026-02-01', periodEnd: '2026-02-28', value: 20, reason: 'Aruandes oli viga' };
    const corrected = await call<{ undo: string | null }>('POST', `/targets/${id}/corrections`, correction);
    expect(corrected.body.undo).toBeNull();
    expect(await values()).toEqual([1, 20, 3, 99, 99, 99]);
    expect((await call('POST', `/period-locks/${locked.body.id}/unlocking`, { reason: '' })).status).toBe(400);
    const opened = await call<{ measuring: PlanMeasuring }>('POST', `/period-locks/${locked.body.id}/unlocking`, {
      reason: 'Auditi märkus',
    });
    expect(opened.body.measuring.corrections[0]).toMatchObject({ kind: 'unlock', reason: 'Auditi märkus', ...quarter });
    await run();
    expect(await values()).toEqual([99, 20, 99, 99, 99, 99]);
  });

  it('keeps its figures when the source goes, and the series breaks where the next one begins', async () => {
    await bind(2, metric('outside.followers'));
    await run();
    await call('POST', `/plans/${planId}/period-locks`, quarter);
    said.value = () => 40;
    await bind(2, metric('outside.visits'));
    await run();
    const { points } = await series((await target(2)).id);
    expect(points.map((one) => [one.value, one.breaksSeries])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [40, true],
      [40, false],
      [40, false],
    ]);
  });

  it('is a period that is over', async () => {
    const running = { periodStart: '2026-06-01', periodEnd: '2026-06-30' };
    expect((await call('POST', `/plans/${planId}/period-locks`, running)).body.error.code).toBe('period_not_over');
    await call('POST', `/plans/${planId}/period-locks`, quarter);
    expect((await call('POST', `/plans/${planId}/period-locks`, quarter)).body.error.code).toBe(
      'period_locked_already',
    );
  });
});

describe('computing twice at once', () => {
  it('ends as computing once does, and an older computation never overwrites a younger one', async () => {
    await bind(2, metric('outside.followers'));
    await Promise.all([run(), run(), run()]);
    const { id } = await target(2);
    const { points } = await series(id);
    expect(points).toHaveLength(6);
    clock.moveTo('2026-06-14T09:00:00Z');
    said.value = () => 1_000;
    await run();
    expect((await series(id)).points).toEqual(points);
  });
});

describe('a contributor', () => {
  it('may not bind, lock or compute', async () => {
    const member = await aMember(installation.services, scope, {
      role: 'contributor',
      email: `k${activityId}@uhing.example`,
    });
    const theirs = await cookieOf(installation.services, member.email);
    for (const [method, path] of [
      ['PUT', `/targets/${(await target(1)).id}/source`],
      ['POST', `/plans/${planId}/period-locks`],
    ] as const) {
      const payload = { source: { kind: 'by-hand' }, revision: 1, ...quarterOf };
      const answer = await installation.server.inject({
        method,
        url: `/api/v1/organisations/${slug}${path}`,
        headers: { cookie: theirs },
        payload,
      });
      expect(answer.statusCode).toBe(403);
    }
  });
});
const quarterOf = { periodStart: '2026-01-01', periodEnd: '2026-03-31' };
