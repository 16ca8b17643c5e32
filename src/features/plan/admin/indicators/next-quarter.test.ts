import { expect, it } from 'vitest';
import { nextQuarter } from './next-quarter.ts';

it.each([
  ['nothing is locked', [], '2026-07-01', '2026-09-30'],
  ['the first quarter is locked', [['2026-01-01', '2026-03-31']], '2026-04-01', '2026-06-30'],
  ['everything past is locked', [['2026-01-01', '2026-09-30']], '2026-07-01', '2026-09-30'],
] as const)('is proposed where %s', (_, locked, periodStart, periodEnd) => {
  const locks = locked.map(([start, end]) => ({ periodStart: start, periodEnd: end }));
  expect(nextQuarter('2026-11-23', locks)).toEqual({ periodStart, periodEnd });
});
