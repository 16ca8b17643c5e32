import { expect, test } from 'vitest';
import { readCents, sumsByYear } from './money.ts';

test.each([
  ['1250', 125_000],
  ['1 250,50', 125_050],
  ['0,1', 10],
  ['1250.5 €', 125_050],
  ['1,005', null],
  ['palju', null],
  ['', null],
])('%s is read as %s cents', (text, cents) => {
  expect(readCents(text)).toBe(cents);
});

test('sums stand by year, the earliest first', () => {
  const lines = [
    { year: 2027, plannedCents: 100, spentCents: 0 },
    { year: 2026, plannedCents: 50, spentCents: 20 },
    { year: 2027, plannedCents: 1, spentCents: 2 },
  ];
  expect(sumsByYear(lines)).toEqual([
    { year: 2026, plannedCents: 50, spentCents: 20 },
    { year: 2027, plannedCents: 101, spentCents: 2 },
  ]);
});
