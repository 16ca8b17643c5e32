import { describe, expect, it } from 'vitest';
import { easterOf, holidaysOf, isDayOff, workingDayFrom } from './holidays.ts';

describe('public holidays in Estonia', () => {
  it.each([
    [2022, '2022-04-17'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter Sunday of %i', (year, day) => {
    expect(easterOf(year)).toBe(day);
  });

  it('has those that move with Easter and those that do not', () => {
    expect([...holidaysOf(2026)].sort()).toEqual([
      '2026-01-01',
      '2026-02-24',
      '2026-04-03',
      '2026-04-05',
      '2026-05-01',
      '2026-05-24',
      '2026-06-23',
      '2026-06-24',
      '2026-08-20',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('finds the working day on either side of a long weekend', () => {
    expect(isDayOff('2026-04-03')).toBe(true);
    expect(workingDayFrom('2026-04-03', 'after')).toBe('2026-04-06');
    expect(workingDayFrom('2026-04-05', 'before')).toBe('2026-04-02');
    expect(workingDayFrom('2026-12-24', 'after')).toBe('2026-12-28');
    expect(workingDayFrom('2026-12-28', 'before')).toBe('2026-12-28');
  });
});
