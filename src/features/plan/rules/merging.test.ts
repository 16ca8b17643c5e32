import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standsFor } from './merging.ts';

const one = (id: string, merged_into: string | null = null) => ({ id, merged_into });
const roots = (all: Parameters<typeof standsFor>[0]) => Object.fromEntries(standsFor(all));

describe('which proposal stands for which', () => {
  it.each([
    ['each for itself', [one('a'), one('b')], { a: 'a', b: 'b' }],
    ['one for another', [one('a'), one('b', 'a')], { a: 'a', b: 'a' }],
    ['the last of a chain for all', [one('a'), one('b', 'a'), one('c', 'b')], { a: 'a', b: 'a', c: 'a' }],
    ['itself again when the other is gone', [one('b', 'a')], { b: 'b' }],
    ['both when each was merged into the other', [one('a', 'b'), one('b', 'a')], { a: 'a', b: 'b' }],
  ])('%s', (_name, all, expected) => {
    expect(roots(all)).toEqual(expected);
  });

  it('ends whatever points to whatever, and whoever stands for others is there', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const links = fc.array(fc.constantFrom(null, ...ids, 'gone'), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(links, (targets) => {
        const all = ids.map((id, at) => one(id, targets[at] === id ? null : (targets[at] ?? null)));
        for (const root of standsFor(all).values()) expect(ids).toContain(root);
      }),
    );
  });
});
