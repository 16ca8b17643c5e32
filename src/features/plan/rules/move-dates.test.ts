import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/time/calendar.ts';
import { isLastOfMonth } from './calendar.ts';
import { readPeriod } from './document/periods.ts';
import { monthsToMove, moveDay, movePeriod, periodWords, proposedStart, wholePeriod } from './move-dates.ts';

describe('moving dates', () => {
  it('keeps first days first and last days last, whatever the months', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
      .map((moment) => moment.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: -120, max: 120 }), (start, months) => {
        const moved = moveDay(start, months);
        if (isLastOfMonth(start)) expect(isLastOfMonth(moved)).toBe(true);
        if (start.endsWith('-01')) expect(moved.endsWith('-01')).toBe(true);
        if (!isLastOfMonth(start) && start.slice(8) <= '28') expect(moveDay(moved, -months)).toBe(start);
      }),
    );
  });

  it('moves a plan that is over to the same season, not into the past', () => {
    expect(proposedStart({ start: '2022-01-01', end: '2023-06-30' }, '2026-11-23')).toBe('2027-01-01');
    expect(proposedStart({ start: '2022-11-15', end: '2023-06-30' }, '2026-11-23')).toBe('2026-11-01');
    expect(monthsToMove('2022-01-01', '2027-01-01')).toBe(60);
    expect(movePeriod({ start: '2022-03-01', end: null }, 60)).toEqual({ start: '2027-03-01', end: null });
  });

  it('finds the whole period of activities, open ends and gaps included', () => {
    expect(
      wholePeriod([
        { start: '2026-03-01', end: null },
        { start: null, end: '2026-09-30' },
        { start: '2026-02-01', end: '2026-02-28' },
      ]),
    ).toEqual({ start: '2026-02-01', end: '2026-09-30' });
    expect(wholePeriod([{ start: null, end: null }])).toBeNull();
  });
});

describe('a period in words', () => {
  it.each([
    ['2026-03-01', '2026-03-31', 'märts 2026'],
    ['2026-01-01', '2026-03-31', 'jaanuar–märts 2026'],
    ['2026-09-01', '2027-06-30', 'september 2026 – juuni 2027'],
    ['2026-03-05', '2026-03-31', '05.03.2026–31.03.2026'],
  ])('%s to %s is %s', (start, end, words) => {
    expect(periodWords({ start, end }, 'et')).toBe(words);
  });

  it('is read back as the same days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 240 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('et', 'en'),
        (first, length, language) => {
          const month = (index: number) =>
            `${2015 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
          const period = { start: month(first), end: addDays(month(first + length + 1), -1) };
          expect(readPeriod(periodWords(period, language))).toMatchObject({ ...period, problem: null });
        },
      ),
    );
  });
});
