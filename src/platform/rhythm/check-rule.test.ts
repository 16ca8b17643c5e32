import { expect, it } from 'vitest';
import { aCadence } from './builders.ts';
import { problemOf, type RuleProblem } from './check-rule.ts';
import type { Cadence } from './rule.ts';

const today = '2026-11-23';

it.each<[RuleProblem | null, Partial<Cadence>]>([
  [null, {}],
  ['asks_nothing', { min: 0 }],
  ['range_reversed', { min: 3, max: 2 }],
  ['ends_before_it_begins', { since: '2027-02-01', until: '2027-01-31' }],
  ['ends_before_it_begins', { until: '2026-11-22' }],
  ['day_not_in_unit', { per: 'week', by: { kind: 'month-day', day: 31, month: 1 } }],
  ['day_not_in_unit', { per: 'day', by: { kind: 'last-day' } }],
  ['day_not_in_unit', { per: 'month', by: { kind: 'weekday', weekday: 4 } }],
  ['month_not_in_unit', { per: 'quarter', by: { kind: 'month-day', day: 5, month: 4 } }],
  ['days_off_not_skipped', { per: 'day', onDaysOff: 'after' }],
  ['days_off_not_skipped', { per: 'month', onDaysOff: 'skip' }],
  ['never_due', { by: { kind: 'month-day', day: 5, month: 1 }, since: '2026-11-10', until: '2026-11-30' }],
  ['never_whole', { per: 'quarter', since: '2026-11-10', until: '2026-12-20' }],
  [null, { per: 'quarter', since: '2026-11-10', until: '2027-03-31' }],
  [null, { by: { kind: 'month-day', day: 31, month: 1 }, since: '2027-02-01', until: '2027-02-28' }],
])('%s', (problem, fields) => {
  expect(problemOf(aCadence(fields), today)).toBe(problem);
});
