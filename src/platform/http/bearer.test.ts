import { expect, it } from 'vitest';
import { KeyLimits } from './bearer.ts';

it('lets a key ask six hundred times a minute, each key for itself', () => {
  let now = 5_000;
  const limits = new KeyLimits(() => now);
  const waits = Array.from({ length: 601 }, () => limits.secondsToWait('one'));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(600);
  expect(waits.at(-1)).toBe(60);
  expect(limits.secondsToWait('other')).toBe(0);
  now += 59_001;
  expect(limits.secondsToWait('one')).toBe(1);
  now += 1_000;
  expect(limits.secondsToWait('one')).toBe(0);
});
