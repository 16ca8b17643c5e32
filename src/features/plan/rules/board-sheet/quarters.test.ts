import { expect, it } from 'vitest';
import { daysElapsed, firstWorkday, nextSending, quartersOf } from './quarters.ts';

it.each([
  ['2026-01-15', '2026-01-02'],
  ['2027-02-01', '2027-01-04'],
  ['2028-01-01', '2028-01-03'],
  // Good Friday fell on the second of April, and on the thirtieth of March.
  ['2021-04-10', '2021-04-01'],
  ['2018-05-01', '2018-04-02'],
  ['1994-04-15', '1994-04-04'],
  ['2026-10-01', '2026-10-01'],
])('the first working day of the quarter around %s is %s', (day, first) => {
  expect(firstWorkday(day)).toBe(first);
});

it.each([
  ['2026-10-01', '2026-10-01'],
  ['2026-10-02', '2027-01-04'],
  ['2027-01-01', '2027-01-04'],
  ['2027-12-31', '2028-01-03'],
])('on %s the next page leaves on %s', (today, next) => {
  expect(nextSending(today)).toBe(next);
});

it('offers the quarters that the plan has lived through', () => {
  expect(quartersOf('2026-05-10', '2026-11-23').map((one) => one.start)).toEqual([
    '2026-10-01',
    '2026-07-01',
    '2026-04-01',
  ]);
  expect(quartersOf(null, '2026-11-23')).toEqual([{ start: '2026-10-01', end: '2026-12-31' }]);
  expect(quartersOf('1990-01-01', '2026-11-23')).toHaveLength(8);
});

it('counts days from the first to the last, never beyond', () => {
  expect(daysElapsed('2026-01-01', '2026-12-31', '2026-01-01')).toEqual({ days: 1, of: 365 });
  expect(daysElapsed('2026-01-01', '2026-12-31', '2027-06-01')).toEqual({ days: 365, of: 365 });
  expect(daysElapsed('2026-01-01', '2026-12-31', '2025-06-01')).toEqual({ days: 0, of: 365 });
  expect(daysElapsed(null, '2026-12-31', '2026-01-01')).toBeNull();
});
