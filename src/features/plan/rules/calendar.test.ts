import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/time/calendar.ts';
import type { Per } from '../contract/document.ts';
import { addMonths, elapsedShare, partAround, partsWithin } from './calendar.ts';

const day = fc
  .date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2095-12-31T00:00:00Z'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const per = fc.constantFrom<Per>('day', 'week', 'month', 'quarter', 'half-year', 'year');

describe('parts of the calendar', () => {
  it.each([
    ['2026-11-23', 'week', '2026-11-23', '2026-11-29'],
    ['2026-11-22', 'week', '2026-11-16', '2026-11-22'],
    ['2028-02-10', 'month', '2028-02-01', '2028-02-29'],
    ['2026-11-23', 'quarter', '2026-10-01', '2026-12-31'],
    ['2026-06-30', 'half-year', '2026-01-01', '2026-06-30'],
    ['2026-07-01', 'half-year', '2026-07-01', '2026-12-31'],
    ['2026-12-31', 'year', '2026-01-01', '2026-12-31'],
  ] as [string, Per, string, string][])('%s lies in a %s from %s to %s', (day, per, start, end) => {
    expect(partAround(day, per)).toEqual({ start, end });
  });

  it('cuts the first and the last part to the period', () => {
    expect(partsWithin({ start: '2026-09-15', end: '2027-02-10' }, 'quarter')).toEqual([
      { start: '2026-09-15', end: '2026-09-30' },
      { start: '2026-10-01', end: '2026-12-31' },
      { start: '2027-01-01', end: '2027-02-10' },
    ]);
  });

  it('covers a period without gap or overlap, whatever the period', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 700 }), per, (start, length, each) => {
        const period = { start, end: addDays(start, each === 'day' ? Math.min(length, 300) : length) };
        const parts = partsWithin(period, each);
        expect(parts[0]?.start).toBe(period.start);
        expect(parts.at(-1)?.end).toBe(period.end);
        for (const [index, part] of parts.entries()) {
          expect(part.start <= part.end).toBe(true);
          if (index > 0) expect(part.start).toBe(addDays(parts[index - 1]?.end ?? '', 1));
        }
      }),
    );
  });
});

describe('moving by months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-15', -3, '2025-12-15'],
  ])('%s by %i is %s', (day, months, moved) => {
    expect(addMonths(day, months)).toBe(moved);
  });
});

describe('the share of a period that has passed', () => {
  it('is 0 before it, 1 after it, and never falls', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 900 }),
        day,
        fc.integer({ min: 0, max: 400 }),
        (start, length, today, more) => {
          const period = { start, end: addDays(start, length) };
          const share = elapsedShare(period, today);
          expect(share >= 0 && share <= 1).toBe(true);
          expect(elapsedShare(period, addDays(today, more))).toBeGreaterThanOrEqual(share);
          if (today < start) expect(share).toBe(0);
          if (today >= period.end) expect(share).toBe(1);
        },
      ),
    );
  });
});
