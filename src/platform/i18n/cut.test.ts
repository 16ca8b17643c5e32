import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut } from './cut.ts';

test.each([
  ['kava', 10, 'kava'],
  ['kava', 2, 'ka'],
  ['a😀b', 2, 'a'],
  ['a😀b', 3, 'a😀'],
  ['😀', 1, ''],
])('%s cut to %i is %s', (text, longest, beginning) => expect(cut(text, longest)).toBe(beginning));

test('what is well formed stays so, and is as long as it may be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, longest) => {
      const beginning = cut(text, longest);
      expect(text.startsWith(beginning)).toBe(true);
      expect(beginning.isWellFormed()).toBe(true);
      expect(beginning.length).toBeGreaterThanOrEqual(Math.min(text.length, longest) - 1);
    }),
  );
});
