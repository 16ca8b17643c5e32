import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partsWithin } from './calendar.ts';
import { cadenceOf, turnsOf } from './occurrences.ts';

const year = { start: '2026-01-15', end: '2026-12-31' };

it('falls due by the day that its rule names, and is late on the day after', () => {
  const step = { per: 'month' as const, by: { kind: 'month-day' as const, day: 31, month: 1 } };
  const turns = turnsOf(step, { start: '2026-01-15', end: '2026-04-30' }, [], '2026-03-31', '2026-01-01');
  expect(turns.map((turn) => [turn.due, turn.late])).toEqual([
    ['2026-01-31', true],
    ['2026-02-28', true],
    ['2026-03-31', false],
    ['2026-04-30', false],
  ]);
});

it('begins every second month with the one that its activity begins in', () => {
  const turns = turnsOf({ per: 'month', every: 2 }, year, [], '2026-03-10', '2026-01-01');
  expect(turns.map((turn) => turn.start)).toEqual([
    '2026-01-15',
    '2026-03-01',
    '2026-05-01',
    '2026-07-01',
    '2026-09-01',
    '2026-11-01',
  ]);
  expect(turns.map((turn) => turn.current)).toEqual([false, true, false, false, false, false]);
});

it('asks for nothing by a day that had passed when the activity began', () => {
  const step = { per: 'month' as const, by: { kind: 'month-day' as const, day: 5, month: 1 } };
  expect(turnsOf(step, year, [], '2026-03-10', '2026-01-01')[0]).toMatchObject({
    start: '2026-02-01',
    due: '2026-02-05',
  });
});

it('keeps a tick when the rule is changed and its part grows', () => {
  const ticks = [{ startsOn: '2026-05-01', doneOn: '2026-05-20', doneBy: 'Mari' }];
  const turns = turnsOf({ per: 'quarter' }, year, ticks, '2026-08-01', '2026-01-01');
  expect(turns.map((turn) => turn.doneOn)).toEqual([null, '2026-05-20', null, null]);
});

it('has the same turns as the calendar where nothing more is said', () => {
  fc.assert(
    fc.property(fc.constantFrom('week', 'month', 'quarter', 'half-year', 'year'), (per) => {
      const turns = turnsOf({ per }, year, [], '2026-08-01', '2026-01-01');
      expect(turns.map(({ start, end }) => ({ start, end }))).toEqual(partsWithin(year, per));
      expect(turns.every((turn) => turn.due === turn.end)).toBe(true);
    }),
  );
});

it('makes a rule of whatever a document says', () => {
  fc.assert(
    fc.property(fc.option(fc.double({ noNaN: true })), fc.option(fc.double({ noNaN: true })), (min, max) => {
      const cadence = cadenceOf({ per: null, min, max });
      expect(cadence.min).toBeGreaterThanOrEqual(1);
      expect(cadence.max === null || cadence.max >= cadence.min).toBe(true);
    }),
  );
});
