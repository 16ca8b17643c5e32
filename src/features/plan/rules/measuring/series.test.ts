import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ComputedPoint, gapOf, type HandPoint, isLocked, mergedSeries } from './series.ts';

const month = (number: number, value: number | null, part: string | null = null): ComputedPoint => {
  const name = String(number).padStart(2, '0');
  return {
    periodStart: `2026-${name}-01`,
    periodEnd: `2026-${name}-28`,
    measuredOn: `2026-${name}-28`,
    part,
    value,
    hits: null,
    whole: null,
    gap: value === null ? 'nothing_to_divide' : null,
    breaksSeries: false,
  };
};
const hand = (measuredOn: string, value: number, part: string | null = null): HandPoint => ({
  measuredOn,
  value,
  part,
  breaksSeries: false,
});

it('lets a person’s figure stand for its period and part, and leaves the others', () => {
  const merged = mergedSeries(
    'rate',
    [month(1, 10), month(2, 20), month(2, 5, 'Ees vald'), month(3, null)],
    [hand('2026-02-14', 99), hand('2025-12-31', 1)],
  );
  expect(merged.map((one) => [one.measuredOn, one.part, one.value])).toEqual([
    ['2025-12-31', null, 1],
    ['2026-01-28', null, 10],
    ['2026-02-14', null, 99],
    ['2026-02-28', 'Ees vald', 5],
  ]);
});

it('takes a person’s word on a milestone before every condition', () => {
  expect(mergedSeries('milestone', [month(2, 0)], [hand('2026-01-05', 1)])).toEqual([hand('2026-01-05', 1)]);
});

it('says why there is no figure only where there is none at all', () => {
  expect(gapOf([month(1, null)], [])).toBe('nothing_to_divide');
  expect(gapOf([month(1, 2), month(2, null)], mergedSeries('rate', [month(1, 2), month(2, null)], []))).toBeNull();
});

it('is in the order of its days, holds every entered figure, and no computed one beside its correction', () => {
  const day = fc.integer({ min: 1, max: 12 }).map((number) => `2026-${String(number).padStart(2, '0')}-15`);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
      fc.array(fc.tuple(day, fc.integer()), { maxLength: 6 }),
      (months, entered) => {
        const computed = months.sort((a, b) => a - b).map((number) => month(number, number));
        // People's figures come in the order of their days, as they are read.
        const given = entered
          .map(([on, value]) => hand(on, value))
          .sort((a, b) => a.measuredOn.localeCompare(b.measuredOn));
        const merged = mergedSeries('count', computed, given);
        expect(merged.map((one) => one.measuredOn)).toEqual(merged.map((one) => one.measuredOn).toSorted());
        for (const one of given) expect(merged).toContainEqual(one);
        const corrected = new Set(given.map((one) => one.measuredOn.slice(0, 7)));
        const kept = merged.filter((one) => one.measuredOn.endsWith('28'));
        expect(kept).toHaveLength(computed.filter((one) => !corrected.has(one.periodEnd.slice(0, 7))).length);
      },
    ),
  );
});

it('is locked from the first day of a lock to its last', () => {
  const locks = [{ periodStart: '2026-01-01', periodEnd: '2026-03-31' }];
  expect(['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map((day) => isLocked(day, locks))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
