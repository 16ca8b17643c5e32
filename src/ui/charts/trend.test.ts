import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineThrough, scaleOf, spread, within } from './trend.ts';

describe('the scale', () => {
  it('begins at zero, so that a small rise does not look steep', () => {
    expect(scaleOf([98, 100])).toMatchObject({ least: 0, most: 100 });
    expect(scaleOf([11, 17])).toEqual({ least: 0, most: 20, steps: [0, 5, 10, 15, 20] });
    expect(scaleOf([]).most).toBeGreaterThan(scaleOf([]).least);
  });

  it('holds every value', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (given) => {
        const { least, most } = scaleOf(given);
        expect(least).toBeLessThanOrEqual(Math.min(0, ...given) + 1e-6);
        expect(most).toBeGreaterThanOrEqual(Math.max(0, ...given) - 1e-6);
      }),
    );
  });
});

it('breaks the line where nothing was measured', () => {
  expect(lineThrough([{ x: 0, y: 1 }, { x: 1, y: 2 }, null, { x: 3, y: 4 }])).toBe('M0.0 1.0L1.0 2.0M3.0 4.0');
});

it('moves labels apart and keeps their order', () => {
  expect(spread([50, 10, 52], 16)).toEqual([50, 10, 66]);
});

it('no label of the axis is cut off at the edges', () => {
  expect(within(20, 33, 300)).toBe(33);
  expect(within(295, 33, 300)).toBe(267);
  expect(within(150, 33, 300)).toBe(150);
});
