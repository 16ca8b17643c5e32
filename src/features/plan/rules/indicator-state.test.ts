import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorState } from '../contract/words.ts';
import { type TargetFacts, verdictOf } from './indicator-state.ts';

const period = { start: '2026-01-01', end: '2026-12-31' };
const plain: TargetFacts = {
  kind: 'count',
  min: null,
  max: null,
  per: null,
  each: null,
  direction: 'up',
  baseline: null,
  measurements: [],
};
const at = (measuredOn: string, value: number, more: { part?: string; breaksSeries?: boolean } = {}) => ({
  measuredOn,
  value,
  part: more.part ?? null,
  breaksSeries: more.breaksSeries ?? false,
});

type Row = [name: string, target: Partial<TargetFacts>, today: string, state: IndicatorState, reason: string];

const table: Row[] = [
  ['a milestone far from its day', { kind: 'milestone' }, '2026-06-15', 'on-track', 'milestone_ahead'],
  ['a milestone with a fifth of its time left', { kind: 'milestone' }, '2026-10-25', 'at-risk', 'milestone_near'],
  ['a milestone past its day', { kind: 'milestone' }, '2027-01-01', 'missed', 'milestone_missed'],
  [
    'a milestone that somebody confirmed',
    { kind: 'milestone', measurements: [at('2026-05-01', 1)] },
    '2027-01-01',
    'met',
    'milestone_met',
  ],
  [
    'a milestone whose confirmation was taken back',
    { kind: 'milestone', measurements: [at('2026-05-01', 1), at('2026-05-02', 0)] },
    '2026-06-15',
    'on-track',
    'milestone_ahead',
  ],

  ['a count nobody has measured', { min: 12 }, '2026-06-15', 'unmeasured', 'not_measured_yet'],
  ['a count on its pace', { min: 12, measurements: [at('2026-06-01', 6)] }, '2026-06-30', 'on-track', 'count_on_pace'],
  [
    'a count a little behind',
    { min: 12, measurements: [at('2026-06-01', 5)] },
    '2026-06-30',
    'on-track',
    'count_on_pace',
  ],
  ['a count far behind', { min: 12, measurements: [at('2026-06-01', 3)] }, '2026-06-30', 'at-risk', 'count_behind'],
  [
    'a count of few pieces at half time',
    { min: 3, measurements: [at('2026-06-01', 1)] },
    '2026-06-30',
    'on-track',
    'count_on_pace',
  ],
  [
    'a count of few pieces at the end',
    { min: 3, measurements: [at('2026-06-01', 1)] },
    '2026-11-30',
    'at-risk',
    'count_behind',
  ],
  ['a count that was reached', { min: 12, measurements: [at('2026-06-01', 12)] }, '2026-06-30', 'met', 'count_met'],
  [
    'a count not reached in time',
    { min: 12, measurements: [at('2026-12-01', 11)] },
    '2027-01-01',
    'missed',
    'count_missed',
  ],

  [
    'growth without a baseline',
    { kind: 'growth', min: 25, measurements: [at('2026-06-01', 500)] },
    '2026-06-30',
    'unmeasured',
    'growth_without_baseline',
  ],
  [
    'growth on its pace',
    { kind: 'growth', min: 20, baseline: 1000, measurements: [at('2026-06-30', 1100)] },
    '2026-06-30',
    'on-track',
    'growth_on_pace',
  ],
  [
    'growth behind its pace',
    { kind: 'growth', min: 20, baseline: 1000, measurements: [at('2026-06-30', 1010)] },
    '2026-06-30',
    'at-risk',
    'growth_behind',
  ],
  [
    'growth reached',
    { kind: 'growth', min: 20, baseline: 1000, measurements: [at('2026-06-30', 1200)] },
    '2026-06-30',
    'met',
    'growth_met',
  ],
  [
    'growth not reached in time',
    { kind: 'growth', min: 20, baseline: 1000, measurements: [at('2026-12-30', 1190)] },
    '2027-01-02',
    'missed',
    'growth_missed',
  ],
  [
    'any growth, when there is some',
    { kind: 'growth', baseline: 7, measurements: [at('2026-06-30', 8)] },
    '2026-06-30',
    'met',
    'growth_any_met',
  ],
  [
    'any growth, when there is none at half time',
    { kind: 'growth', baseline: 7, measurements: [at('2026-08-30', 7)] },
    '2026-08-30',
    'at-risk',
    'growth_any_waiting',
  ],
  [
    'growth from nothing',
    { kind: 'growth', min: 20, baseline: 0, measurements: [at('2026-06-30', 4)] },
    '2026-06-30',
    'met',
    'growth_from_zero',
  ],
  [
    'growth after a break of the series starts anew',
    {
      kind: 'growth',
      min: 10,
      baseline: 1000,
      measurements: [at('2026-02-01', 1500), at('2026-05-01', 400, { breaksSeries: true }), at('2026-06-30', 410)],
    },
    '2026-06-30',
    'at-risk',
    'growth_behind',
  ],
  [
    'a fall that is wanted',
    { kind: 'growth', min: 10, direction: 'down', baseline: 50, measurements: [at('2026-06-30', 40)] },
    '2026-06-30',
    'met',
    'growth_met',
  ],

  [
    'a rate within its bounds while time runs',
    { kind: 'rate', min: 40, measurements: [at('2026-05-01', 44)] },
    '2026-06-30',
    'on-track',
    'level_within',
  ],
  [
    'a rate outside them',
    { kind: 'rate', min: 40, measurements: [at('2026-05-01', 44), at('2026-06-01', 38)] },
    '2026-06-30',
    'at-risk',
    'level_outside',
  ],
  [
    'a threshold kept to the end',
    { kind: 'threshold', max: 5, measurements: [at('2026-12-01', 3)] },
    '2027-01-05',
    'met',
    'level_met',
  ],
  [
    'a threshold broken at the end',
    { kind: 'threshold', max: 5, measurements: [at('2026-12-01', 6)] },
    '2027-01-05',
    'missed',
    'level_missed',
  ],

  [
    'a rhythm kept so far',
    { kind: 'cadence', min: 1, per: 'quarter', measurements: [at('2026-02-01', 1)] },
    '2026-05-15',
    'on-track',
    'cadence_on_pace',
  ],
  [
    'a rhythm with a gap',
    { kind: 'cadence', min: 1, per: 'quarter', measurements: [at('2026-02-01', 1)] },
    '2026-07-15',
    'at-risk',
    'cadence_gap',
  ],
  [
    'a share of too few to tell',
    { kind: 'rate', min: 80, figure: 'share', measurements: [{ ...at('2026-05-31', 25), hits: 1, whole: 4 }] },
    '2026-06-15',
    'unmeasured',
    'too_few_to_tell',
  ],
  [
    'a small share, told as so many of so many',
    { kind: 'rate', min: 80, figure: 'share', measurements: [{ ...at('2026-05-31', 58.3), hits: 7, whole: 12 }] },
    '2026-06-15',
    'at-risk',
    'level_outside_of',
  ],
  [
    'a share of many, told in per cent',
    { kind: 'rate', min: 80, figure: 'share', measurements: [{ ...at('2026-05-31', 90), hits: 90, whole: 100 }] },
    '2026-06-15',
    'on-track',
    'level_within',
  ],
  [
    'a month that still runs, judged by the one before',
    {
      kind: 'threshold',
      min: 3,
      figure: 'flow',
      measurements: [at('2026-05-31', 4), { ...at('2026-06-15', 1), running: true }],
    },
    '2026-06-15',
    'on-track',
    'level_within',
  ],
  [
    'so many a month, kept in the month that is over',
    { min: 3, per: 'month', figure: 'flow', measurements: [at('2026-05-31', 2)] },
    '2026-06-15',
    'at-risk',
    'level_outside',
  ],
  [
    'a promise to each place, of which one is behind',
    {
      kind: 'threshold',
      min: 3,
      each: 'municipality',
      measurements: [at('2026-05-31', 4, { part: 'Aru' }), at('2026-05-31', 1, { part: 'Oja' })],
    },
    '2026-06-15',
    'at-risk',
    'each_part_behind',
  ],
  [
    'a formula that had nothing to divide by',
    { kind: 'rate', min: 3, gap: 'nothing_to_divide' },
    '2026-06-15',
    'unmeasured',
    'nothing_to_divide',
  ],
  [
    'growth that a formula worked out',
    { kind: 'growth', min: 20, baseline: 100, grown: true, measurements: [at('2026-05-31', 25)] },
    '2026-06-15',
    'met',
    'growth_met',
  ],
  [
    'a milestone with some of its conditions',
    { kind: 'milestone', measurements: [{ ...at('2026-06-15', 0), hits: 1, whole: 3 }] },
    '2026-06-15',
    'on-track',
    'milestone_ahead_of',
  ],
  [
    'a rhythm kept to the end',
    { kind: 'cadence', min: 1, per: 'half-year', measurements: [at('2026-02-01', 1), at('2026-09-01', 1)] },
    '2027-01-15',
    'met',
    'cadence_kept',
  ],
  [
    'a rhythm not kept',
    { kind: 'cadence', min: 1, per: 'half-year', measurements: [at('2026-02-01', 1)] },
    '2027-01-15',
    'missed',
    'cadence_missed',
  ],
  [
    'a rhythm that one place of two got',
    {
      kind: 'cadence',
      min: 1,
      per: 'quarter',
      each: 'municipality',
      measurements: [
        at('2026-02-01', 1, { part: 'Aru' }),
        at('2026-02-02', 1, { part: 'Oja' }),
        at('2026-05-01', 1, { part: 'Aru' }),
      ],
    },
    '2026-07-15',
    'at-risk',
    'cadence_gap',
  ],
];

describe('how a target stands', () => {
  it.each(table)('%s', (_name, target, today, state, code) => {
    const verdict = verdictOf({ ...plain, ...target }, period, { today, countedFrom: '2026-01-01' });
    expect([verdict.state, verdict.reason.code]).toEqual([state, code]);
  });

  it('never holds time before the plan came into Kaja against anybody', () => {
    const kinds = fc.constantFrom<TargetFacts['kind']>('milestone', 'count', 'growth', 'rate', 'threshold', 'cadence');
    fc.assert(
      fc.property(kinds, fc.option(fc.integer({ min: 1, max: 50 })), (kind, min) => {
        const verdict = verdictOf({ ...plain, kind, min }, period, { today: '2028-03-01', countedFrom: '2028-01-01' });
        expect(verdict.state).toBe('unmeasured');
      }),
    );
  });

  it('has a sentence with all its figures for every verdict', async () => {
    const { default: et } = await import('../texts/et.json', { with: { type: 'json' } });
    const reasons: Record<string, string> = et.reasons;
    for (const [, target, today] of table) {
      const { reason } = verdictOf({ ...plain, ...target }, period, { today, countedFrom: '2026-01-01' });
      const needed = [...(reasons[reason.code] ?? '{{no sentence}}').matchAll(/{{(\w+)}}/g)].map((found) => found[1]);
      expect(Object.keys(reason.params)).toEqual(expect.arrayContaining(needed));
    }
  });
});
