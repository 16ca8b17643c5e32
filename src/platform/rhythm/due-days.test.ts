import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, dayOfNumber } from '../time/calendar.ts';
import { aCadence, cadences } from './builders.ts';
import { isAsked, nextDueDays, turnsWithin } from './due-days.ts';
import type { Cadence } from './rule.ts';

describe('due days', () => {
  it.each<[string, Partial<Cadence>, string, string[]]>([
    [
      'on the 31st, or the last day of a shorter month',
      { by: { kind: 'month-day', day: 31, month: 1 } },
      '2027-01-05',
      ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'],
    ],
    [
      'on 29 February of a leap year',
      { per: 'year', by: { kind: 'month-day', day: 29, month: 2 } },
      '2027-01-01',
      ['2027-02-28', '2028-02-29', '2029-02-28', '2030-02-28'],
    ],
    [
      'each Thursday, over the change to summer time',
      { per: 'week', by: { kind: 'weekday', weekday: 4 } },
      '2027-03-24',
      ['2027-03-25', '2027-04-01', '2027-04-08', '2027-04-15'],
    ],
    [
      'each day, over the change back to winter time',
      { per: 'day' },
      '2026-10-24',
      ['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27'],
    ],
    [
      'working days only, over Christmas',
      { per: 'day', onDaysOff: 'skip' },
      '2026-12-23',
      ['2026-12-23', '2026-12-28', '2026-12-29', '2026-12-30'],
    ],
    [
      'every two weeks from the week it began',
      { per: 'week', every: 2, by: { kind: 'weekday', weekday: 4 }, since: '2026-11-02' },
      '2026-11-02',
      ['2026-11-05', '2026-11-19', '2026-12-03', '2026-12-17'],
    ],
    [
      'the day before a holiday',
      { by: { kind: 'month-day', day: 24, month: 1 }, onDaysOff: 'before' },
      '2026-12-01',
      ['2026-12-23', '2027-01-22', '2027-02-23', '2027-03-24'],
    ],
    [
      'the day after a holiday',
      { by: { kind: 'month-day', day: 24, month: 1 }, onDaysOff: 'after' },
      '2026-12-01',
      ['2026-12-28', '2027-01-25', '2027-02-25', '2027-03-24'],
    ],
    [
      'the last working day',
      { by: { kind: 'working-day', which: 'last' } },
      '2026-12-30',
      ['2026-12-31', '2027-01-29', '2027-02-26', '2027-03-31'],
    ],
    [
      'the last Friday',
      { by: { kind: 'nth-weekday', nth: -1, weekday: 5, month: 1 } },
      '2026-11-01',
      ['2026-11-27', '2026-12-25', '2027-01-29', '2027-02-26'],
    ],
    [
      'the second month of the quarter',
      { per: 'quarter', by: { kind: 'month-day', day: 10, month: 2 } },
      '2026-11-11',
      ['2027-02-10', '2027-05-10', '2027-08-10', '2027-11-10'],
    ],
    [
      'the end of the part where no day is named',
      { per: 'half-year' },
      '2026-11-11',
      ['2026-12-31', '2027-06-30', '2027-12-31', '2028-06-30'],
    ],
  ])('%s', (_name, fields, today, expected) => {
    expect(nextDueDays(aCadence(fields), today, 4)).toEqual(expected);
  });

  it('ends with the rhythm', () => {
    expect(nextDueDays(aCadence({ until: '2027-01-10' }), '2026-11-23', 6)).toEqual([
      '2026-11-30',
      '2026-12-31',
      '2027-01-10',
    ]);
    expect(nextDueDays(aCadence({ until: '2026-10-10' }), '2026-11-23', 6)).toEqual([]);
  });

  it('lets a part take along the days up to a due day that a holiday moved out of it', () => {
    const cadence = aCadence({ by: { kind: 'last-day' }, onDaysOff: 'after' });
    const [january, february] = turnsWithin(cadence, { start: '2027-01-10', end: '2027-02-10' });
    expect(january).toMatchObject({ of: '2027-01-01', end: '2027-02-01', due: '2027-02-01' });
    expect(february).toMatchObject({ of: '2027-02-01', start: '2027-02-02' });
  });

  it('asks for nothing by a day that had passed when the rhythm began', () => {
    const cadence = aCadence({ by: { kind: 'month-day', day: 5, month: 1 }, since: '2026-11-10' });
    const [first, second] = turnsWithin(cadence, { start: '2026-11-01', end: '2026-12-31' });
    expect(first && isAsked(first)).toBe(false);
    expect(second && isAsked(second)).toBe(true);
  });
});

const days = fc.integer({ min: 19_000, max: 24_000 }).map(dayOfNumber);

describe('whatever the rule', () => {
  it('covers every day of its life once: no gap between parts, no overlap', () => {
    fc.assert(
      fc.property(cadences, days, fc.integer({ min: 0, max: 900 }), (cadence, start, length) => {
        const span = { start, end: addDays(start, length) };
        const turns = turnsWithin(cadence, span);
        for (const [index, turn] of turns.entries()) {
          expect(dayNumber(turn.start)).toBeLessThanOrEqual(dayNumber(turn.end));
          const next = turns[index + 1];
          if (next) expect(next.start).toBe(addDays(turn.end, 1));
        }
        const [from, to] = [cadence.since ?? start, cadence.until ?? span.end];
        const [first, last] = [from > start ? from : start, to < span.end ? to : span.end];
        if (first > last) return;
        expect((turns[0]?.start ?? 'none') <= first && (turns.at(-1)?.end ?? '') >= last).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('names the same part for a day, from wherever one looks', () => {
    fc.assert(
      fc.property(cadences, days, fc.integer({ min: 0, max: 400 }), (cadence, day, before) => {
        const near = turnsWithin(cadence, { start: day, end: day });
        const far = turnsWithin(cadence, { start: addDays(day, -before), end: addDays(day, 40) });
        for (const turn of near) expect(far).toContainEqual(turn);
      }),
      { numRuns: 300 },
    );
  });

  it('names next due days in order, none of them past, none outside of the rhythm', () => {
    fc.assert(
      fc.property(cadences, days, (cadence, today) => {
        const next = nextDueDays(cadence, today, 6);
        expect(next).toEqual([...new Set(next)].sort());
        for (const day of next) {
          expect(day >= today).toBe(true);
          if (cadence.since) expect(day >= cadence.since).toBe(true);
          if (cadence.until) expect(day <= cadence.until).toBe(true);
        }
        if (cadence.until === null) expect(next).toHaveLength(6);
      }),
      { numRuns: 300 },
    );
  });
});
