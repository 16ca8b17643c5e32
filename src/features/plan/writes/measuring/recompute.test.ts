import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlanMeasuring, TrialView } from '../../contract/measuring.ts';
import { formula, MeasuringWorld, metric, ofMetric } from './recompute.test-world.ts';

let world: MeasuringWorld;
beforeAll(async () => {
  world = await MeasuringWorld.open();
});
afterAll(() => world.close());
beforeEach(() => world.begin());

describe('a target bound to a metric', () => {
  it('counts towards its goal from the beginning, each figure as it was by the end of its month', async () => {
    world.said.value = (start, end) => Number(end.slice(5, 7)) - Number(start.slice(5, 7)) + 1;
    expect((await world.bind(1, metric('outside.visits'))).status).toBe(200);
    await world.run();
    const { points } = await world.series((await world.target(1)).id);
    expect(points.map((one) => [one.periodEnd, one.countedSince, one.value, one.running])).toEqual([
      ['2026-01-31', '2026-01-01', 1, false],
      ['2026-02-28', '2026-01-01', 2, false],
      ['2026-03-31', '2026-01-01', 3, false],
      ['2026-04-30', '2026-01-01', 4, false],
      ['2026-05-31', '2026-01-01', 5, false],
      ['2026-06-30', '2026-01-01', 6, true],
    ]);
    expect(await world.target(1)).toMatchObject({ state: 'at-risk', current: 6, reason: { code: 'count_behind' } });
  });

  it('changes because of work: a step that is ticked is counted, and the figure opens the step', async () => {
    await world.bind(1, metric('plan.steps-done', { ofActivity: true }));
    await world.run();
    expect((await world.target(1)).current).toBe(0);
    const step = (await world.view()).steps[0];
    await world.call('PUT', `/steps/${step?.id}/state`, {
      state: 'done',
      doneOn: '2026-06-10',
      revision: step?.revision,
    });
    await world.run();
    const after = await world.target(1);
    expect(after.current).toBe(1);
    const records = await world.call<{ groups: unknown[] }>(
      'GET',
      `/targets/${after.id}/records?start=2026-01-01&end=2026-06-30`,
    );
    expect(records.body.groups).toMatchObject([
      {
        title: 'Tehtud alategevused',
        records: [{ id: step?.id, on: '2026-06-10', path: `activities/${world.activityId}?at=${step?.id}` }],
      },
    ]);
  });

  it('holds a promise to each municipality, and one that had nothing in a quarter had none', async () => {
    await world.bind(4, metric('outside.visits', { breakdown: 'municipality', per: 'month' }));
    await world.run();
    const bound = await world.target(4);
    expect(bound).toMatchObject({ state: 'on-track', each: 'municipality' });
    const { points } = await world.series(bound.id);
    const behind = points.filter((one) => one.part === 'Taga vald').map((one) => one.value);
    expect(behind).toEqual([0, 0, 3, 0, 0, 0]);
    world.clock.moveTo('2026-07-02T09:00:00Z');
    await world.run();
    expect(await world.target(4)).toMatchObject({
      state: 'at-risk',
      reason: { code: 'cadence_gap', params: { kept: 1, all: 2 } },
    });
  });

  it('goes back to a person’s hand by undo, and its figures with it', async () => {
    const bound = await world.bind(1, metric('outside.visits'));
    await world.run();
    await world.call('POST', `/history/${bound.body.undo}/undo`);
    await world.run();
    const after = await world.target(1);
    expect(after).toMatchObject({ source: { kind: 'by-hand' }, state: 'unmeasured' });
    expect((await world.series(after.id)).points).toEqual([]);
  });
});

describe('a metric that fails', () => {
  it('leaves the old figures and says since when; the rest goes on; when it answers again all is well', async () => {
    await world.bind(1, metric('outside.visits'));
    await world.bind(3, metric('plan.steps-on-time', { per: 'year' }));
    await world.run();
    const before = await world.series((await world.target(1)).id);
    world.clock.moveTo('2026-06-16T09:00:00Z');
    world.said.does = 'throw';
    world.said.value = () => 1_000;
    expect(await world.run()).toMatchObject({ failed: 1, targets: 2 });
    world.clock.moveTo('2026-06-17T09:00:00Z');
    await world.run();
    const stale = await world.series((await world.target(1)).id);
    expect(stale.points).toEqual(before.points);
    expect(stale.measuring).toEqual({
      computedAt: '2026-06-15T09:00:00.000Z',
      staleSince: '2026-06-16T09:00:00.000Z',
      problem: { code: 'metric_failed', params: { metric: 'outside.visits' } },
    });
    expect((await world.target(3)).measuring?.staleSince).toBeNull();
    const plan = (await world.call<PlanMeasuring>('GET', `/plans/${world.planId}/measuring`)).body;
    expect(plan.stale).toMatchObject([{ problem: { code: 'metric_failed' } }]);
    world.said.does = 'answer';
    await world.run();
    expect(await world.target(1)).toMatchObject({ current: 1_000, measuring: { staleSince: null, problem: null } });
  });

  it('is stopped when it takes too long', async () => {
    await world.bind(1, metric('outside.visits'));
    world.said.does = 'sleep';
    await world.run({ timeoutMs: 100 });
    expect((await world.target(1)).measuring?.problem?.code).toBe('metric_slow');
  });
});

describe('a formula', () => {
  it('divides, and where there is nothing to divide by there is no value and the reason', async () => {
    world.said.value = (_, end) => (end < '2026-03-01' ? 0 : 4);
    const ratio = { do: 'ratio', over: ofMetric('outside.followers'), under: ofMetric('outside.visits') };
    await world.bind(3, formula(ratio));
    await world.run();
    const { points } = await world.series((await world.target(3)).id);
    expect(points.slice(0, 3).map((one) => [one.value, one.gap])).toEqual([
      [null, 'nothing_to_divide'],
      [null, 'nothing_to_divide'],
      [100, null],
    ]);
    // 4 of 4 is too little to praise anybody for.
    expect(await world.target(3)).toMatchObject({ state: 'unmeasured', reason: { code: 'too_few_to_tell' } });
  });

  it('grows against a baseline that somebody froze, and freezing anew takes a reason', async () => {
    world.said.value = (_, end) => (end <= '2026-01-31' ? 100 : 125);
    await world.bind(2, formula({ do: 'growth', of: ofMetric('outside.followers') }));
    await world.run();
    expect(await world.target(2)).toMatchObject({ state: 'unmeasured', reason: { code: 'baseline_missing' } });
    const { id, revision } = await world.target(2);
    const frozen = await world.call('PUT', `/targets/${id}/baseline`, { on: '2026-01-15', revision });
    expect(frozen.status).toBe(200);
    await world.run();
    expect(await world.target(2)).toMatchObject({
      baseline: 100,
      baselineOn: '2026-01-15',
      baselineFrozenBy: 'Mari Mets',
      state: 'met',
      current: 25,
    });
    const again = { on: '2026-06-01', revision: (await world.target(2)).revision };
    expect((await world.call('PUT', `/targets/${id}/baseline`, again)).body.error.code).toBe('baseline_frozen');
    const by = await world.call('PATCH', `/targets/${id}`, { baseline: 1, revision: again.revision });
    expect(by.body.error).toMatchObject({ code: 'baseline_frozen', field: 'baseline' });
    expect((await world.call('PUT', `/targets/${id}/baseline`, { ...again, reason: 'Uus konto' })).status).toBe(200);
    expect((await world.series(id)).corrections.map((one) => [one.kind, one.before, one.after, one.reason])).toEqual([
      ['baseline', 100, 125, 'Uus konto'],
      ['baseline', null, 100, ''],
    ]);
  });

  it('takes the least of all parts, and the figures of another target', async () => {
    await world.bind(1, formula({ do: 'min', of: [ofMetric('outside.visits', { breakdown: 'municipality' })] }));
    const other = await world.target(1);
    await world.bind(
      3,
      formula({
        do: 'sum',
        of: [
          { from: 'target', target: other.id },
          { from: 'number', number: 80 },
        ],
      }),
    );
    await world.run();
    expect((await world.series(other.id)).points.map((one) => one.value)).toEqual([0, 0, 3, 0, 0, 0]);
    const sums = (await world.series((await world.target(3)).id)).points.map((one) => one.value);
    expect(sums).toEqual([80, 80, 83, 80, 80, 80]);
  });
});

describe('what cannot be computed', () => {
  it('is refused beside its field, in a sentence', async () => {
    const two = await world.target(1);
    const refused = async (index: number, source: object) => {
      const { status, body } = await world.bind(index, source);
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
    await world.bind(3, formula({ do: 'sum', of: [{ from: 'target', target: two.id }] }));
    const circle = await world.bind(
      1,
      formula({ do: 'sum', of: [{ from: 'target', target: (await world.target(3)).id }] }),
    );
    expect(circle.body.error).toMatchObject({ code: 'formula_circle', field: 'source' });
    expect(circle.body.error.message).toContain('„Ilmunud on vähemalt 40 lugu.“ → „Vähemalt 80% vastab.“ → „Ilmunud');
  });

  it('says so where a circle came about all the same, and the others are computed', async () => {
    const [one, other] = [await world.target(1), await world.target(3)];
    await world.bind(3, formula({ do: 'sum', of: [{ from: 'target', target: one.id }] }));
    await world.query(
      'update plan_target set source = $3 where organisation_id = $1 and id = $2',
      one.id,
      JSON.stringify({ ...formula({ do: 'sum', of: [{ from: 'target', target: other.id }] }), figure: 'level' }),
    );
    await world.bind(2, metric('outside.followers'));
    expect(await world.run()).toMatchObject({ targets: 3, failed: 2 });
    expect((await world.target(1)).measuring?.problem).toMatchObject({ code: 'formula_circle' });
    expect((await world.series((await world.target(2)).id)).points).toHaveLength(6);
  });

  it('is tried without a trace', async () => {
    const { id } = await world.target(1);
    const trial = await world.call<TrialView>('POST', `/targets/${id}/source-trial`, {
      source: metric('outside.visits'),
    });
    expect(trial.body.points).toHaveLength(6);
    world.said.does = 'throw';
    const failed = await world.call<TrialView>('POST', `/targets/${id}/source-trial`, {
      source: metric('outside.visits'),
    });
    expect(failed.body).toMatchObject({ points: [], problem: { code: 'metric_failed' } });
    expect(await world.series(id)).toMatchObject({ points: [], measuring: null });
  });
});

describe('a milestone with conditions', () => {
  it('is met on the day when the last of them held', async () => {
    const [first, second] = (await world.view()).steps;
    const conditions = [
      { is: 'step-done', step: first?.id },
      { is: 'step-done', step: second?.id },
      { is: 'evidence', activity: world.activityId, kind: 'note' },
    ];
    expect((await world.bind(0, { kind: 'conditions', need: 'all', conditions })).status).toBe(200);
    await world.run();
    expect(await world.target(0)).toMatchObject({
      state: 'on-track',
      reason: { code: 'milestone_ahead_of', params: { hits: 0, whole: 3 } },
    });
    for (const [step, doneOn] of [
      [first, '2026-05-04'],
      [second, '2026-06-12'],
    ] as const)
      await world.call('PUT', `/steps/${step?.id}/state`, { state: 'done', doneOn, revision: step?.revision });
    await world.call('POST', `/activities/${world.activityId}/evidence`, {
      kind: 'note',
      note: 'Proovitud',
      datedOn: '2026-06-01',
    });
    await world.run();
    expect(await world.target(0)).toMatchObject({
      state: 'met',
      reason: { code: 'milestone_met', params: { day: '2026-06-12' } },
    });
    const turns = (await world.call<PlanMeasuring>('GET', `/plans/${world.planId}/measuring`)).body.turns;
    expect(turns).toMatchObject([{ before: 'on-track', state: 'met', since: '2026-06-15' }]);
  });

  it('is met by a person’s word before any condition holds', async () => {
    await world.bind(0, {
      kind: 'conditions',
      need: 'any',
      conditions: [{ is: 'target-met', target: (await world.target(1)).id }],
    });
    const { id } = await world.target(0);
    await world.call('POST', `/targets/${id}/measurements`, { value: 1, measuredOn: '2026-06-02' });
    await world.run();
    expect(await world.target(0)).toMatchObject({ state: 'met', reason: { params: { day: '2026-06-02' } } });
  });

  it('asks for records of this plan alone', async () => {
    const stranger = { is: 'step-done', step: '00000000-0000-4000-8000-000000000000' };
    const { body } = await world.bind(0, { kind: 'conditions', need: 'all', conditions: [stranger] });
    expect(body.error).toMatchObject({ code: 'source_record_unknown', field: 'source.conditions.0.step' });
  });
});
