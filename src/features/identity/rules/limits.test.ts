import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limits, networkOf, pauseAfter } from './limits.ts';

const limit = { free: 3, firstPauseSeconds: 30, longestPauseSeconds: 200, forgottenAfterSeconds: 3600 };

it.each([
  [0, 0],
  [2, 0],
  [3, 30],
  [4, 60],
  [5, 120],
  [6, 200],
  [5000, 200],
])('after %i tries the pause is %i seconds', (tries, seconds) => {
  expect(pauseAfter(limit, tries)).toBe(seconds);
});

it('the pause never shrinks as tries go on, and never grows past the longest', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(limits)), fc.nat(10_000), (given, tries) => {
      expect(pauseAfter(given, tries + 1)).toBeGreaterThanOrEqual(pauseAfter(given, tries));
      expect(pauseAfter(given, tries)).toBeLessThanOrEqual(given.longestPauseSeconds);
    }),
  );
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is counted with all of %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
