import { expect, test } from 'vitest';
import type { ActivitySummary } from '../../../contract/plan.ts';
import type { DueItem } from '../../../contract/screens.ts';
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

const base = { planId: 'p', sectionId: 's', code: null, periodText: '', continuous: false, position: 0 };
const rest = { steps: 0, stepsDone: 0, indicatorState: null, parties: [], evidence: 0, comments: 0, revision: 1 };

test('only what lies within the month is there, in the order of days', () => {
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

test('what falls due stands with the periods, save of activities that the filters hide', () => {
  const activity: ActivitySummary = {
    ...base,
    ...rest,
    id: 'a',
    title: 'Koduleht',
    state: 'in-progress',
    periodStart: '2026-11-20',
    periodEnd: null,
  };
  const item: DueItem = {
    kind: 'occurrence',
    activityId: 'a',
    activityCode: null,
    activityTitle: 'Koduleht',
    recordId: 's1',
    text: 'Uudis',
    dueOn: '2026-11-08',
    late: true,
    mine: false,
    owner: null,
    done: false,
    may: { work: true },
    startsOn: '2026-11-02',
    revision: 1,
  };
  const entries = monthEntries(
    '2026-11-01',
    [activity],
    [
      item,
      // The same step again a week later, an indicator, and an activity that is not shown.
      { ...item, dueOn: '2026-11-15', done: true, late: false },
      { ...item, kind: 'milestone', recordId: 't1', dueOn: '2026-11-30', late: false, startsOn: null },
      { ...item, activityId: 'b', recordId: 's2' },
      { ...item, recordId: 's3', dueOn: '2026-12-01' },
    ],
  );
  expect(entries.map(({ day, kind, done }) => [day, kind, done])).toEqual([
    ['2026-11-08', 'turn', false],
    ['2026-11-15', 'turn', true],
    ['2026-11-20', 'starts', false],
    ['2026-11-30', 'figure', false],
  ]);
  expect(new Set(entries.map((one) => one.key)).size).toBe(4);
});
