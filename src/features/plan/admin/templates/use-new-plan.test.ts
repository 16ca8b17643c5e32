import { expect, test } from 'vitest';
import { lastDayOf } from './use-new-plan.ts';

test.each([
  ['2027-01-01', '2027-01-31'],
  ['2027-02-01', '2027-02-28'],
  ['2028-02-01', '2028-02-29'],
  ['2027-12-01', '2027-12-31'],
])('the month of %s ends on %s', (first, last) => {
  expect(lastDayOf(first)).toBe(last);
});
