import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrderOfNeed } from './order.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

it('puts each after all that it needs, or names a circle that it stands in or waits for', () => {
  const graph = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 12 });
  fc.assert(
    fc.property(graph, (edges) => {
      const needs = new Map(names.map((name) => [name, edges.filter(([from]) => from === name).map(([, to]) => to)]));
      const { order, circles } = inOrderOfNeed(needs);
      expect(new Set(order).size).toBe(order.length);
      for (const [at, name] of order.entries())
        for (const need of needs.get(name) ?? []) expect(order.indexOf(need)).toBeLessThan(at);
      for (const circle of circles) {
        expect(circle[0]).toBe(circle.at(-1));
        for (const [at, name] of circle.slice(0, -1).entries()) expect(needs.get(name)).toContain(circle[at + 1]);
      }
      expect(order.length === names.length).toBe(circles.length === 0);
    }),
  );
});

it('names a circle as it runs', () => {
  const needs = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
    ['d', []],
  ]);
  expect(inOrderOfNeed(needs)).toEqual({ order: ['d'], circles: [['b', 'c', 'b']] });
});
