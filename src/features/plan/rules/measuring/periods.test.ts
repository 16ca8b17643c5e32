import { expect, it } from 'vitest';
import { periodsOfSource, spanOf } from './periods.ts';

const span = { start: '2026-02-10', end: '2026-12-31' };

it('are the parts of the calendar that have begun, cut to the time that the target speaks of', () => {
  const periods = periodsOfSource({ per: 'quarter' }, { kind: 'rate', per: null }, span, '2026-05-05');
  expect(periods).toEqual([
    { start: '2026-02-10', end: '2026-03-31', since: '2026-02-10', measuredOn: '2026-03-31' },
    { start: '2026-04-01', end: '2026-06-30', since: '2026-04-01', measuredOn: '2026-05-05' },
  ]);
});

it('of a count towards a goal reach back to the beginning; of so many a month they do not', () => {
  const since = (per: 'month' | null) =>
    periodsOfSource({ per: 'quarter' }, { kind: 'count', per }, span, '2026-04-15').map((one) => one.since);
  expect(since(null)).toEqual(['2026-02-10', '2026-02-10']);
  expect(since('month')).toEqual(['2026-02-10', '2026-03-01', '2026-04-01']);
});

it('are those of the plan where the activity has none, and never end before they begin', () => {
  const plan = { start: '2026-01-01', end: '2026-06-30' };
  expect(spanOf({ start: null, end: null }, plan, '2026-05-05')).toEqual(plan);
  expect(spanOf({ start: '2026-09-01', end: null }, plan, '2026-05-05')).toEqual({
    start: '2026-09-01',
    end: '2026-09-01',
  });
  const without = { start: null, end: null };
  expect(spanOf(without, without, '2026-05-05')).toEqual({ start: '2024-01-01', end: '2026-05-05' });
});
