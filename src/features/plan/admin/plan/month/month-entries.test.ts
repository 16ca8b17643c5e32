import { expect, test } from 'vitest';
import type { ActivitySummary } from '../../../contract/plan.ts';
import { monthEntries, weeksOf } from './month-entries.ts';

test('weeks run from Monday to Sunday and cover the month', () => {
  // November 2026 begins on a Sunday and ends on a Monday: six weeks.
  const weeks = weeksOf('2026-11-23');
  expect(weeks).toHaveLength(6);
  expect(weeks[0]?.[0]).toBe('2026-10-26');
  expect(weeks[0]?.[6]).toBe('2026-11-01');
  expect(weeks[5]?.[0]).toBe('2026-11-30');
  // February 2027 begins on a Monday and has 28 days.
  expect(weeksOf('2027-02-10')).toHaveLength(4);
});

test('only what lies within the month is there, in the order of days', () => {
  const base = { planId: 'p', sectionId: 's', code: null, periodText: '', continuous: false, position: 0 };
  const rest = { steps: 0, stepsDone: 0, indicatorState: null, parties: [], evidence: 0, comments: 0, revision: 1 };
  const activity: ActivitySummary = {
    ...base,
    ...rest,
    id: 'a',
    title: 'Koduleht',
    state: 'late',
    periodStart: '2026-10-01',
    periodEnd: '2026-11-30',
  };
  const other: ActivitySummary = { ...activity, id: 'b', state: 'not-started', periodStart: '2026-11-01' };
  const entries = monthEntries('2026-11-01', [activity, other], []);
  expect(entries.map((one) => one.key)).toEqual(['b:starts', 'a:ends', 'b:ends']);
  expect(entries.map((one) => one.late)).toEqual([false, true, false]);
});
