import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#platform/time/calendar.ts';
import { type Counted, countFigures, recordsWithin } from './count.ts';

const dayOf = (number: number) => addDays('2026-01-01', number);
const record = fc
  .record({ on: fc.integer({ min: 0, max: 60 }), hit: fc.boolean(), part: fc.constantFrom('Üks', 'Kaks') })
  .map(({ on, hit, part }): Counted => {
    return { record: { id: 'x', title: 'x', on: dayOf(on), path: 'x' }, parts: { section: [part] }, hit };
  });
const period = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }))
  .map(([start, length]) => ({ start: dayOf(start), end: dayOf(start + length) }));

it('counts of any period exactly the records that open behind the figure, up to today', () => {
  fc.assert(
    fc.property(
      fc.array(record),
      fc.array(period, { minLength: 1 }),
      fc.constantFrom(null, 'section'),
      (counted, periods, breakdown) => {
        const today = dayOf(45);
        const past = counted.filter((one) => one.record.on <= today);
        for (const value of countFigures(past, { periods, breakdown, today }, true)) {
          const asked = { period: value.period, breakdown, part: value.part, limit: 1_000 };
          const records = recordsWithin(past, asked, true);
          expect(value.of).toEqual({ hits: records.filter((one) => one.hit).length, whole: records.length });
          expect(value.value === null).toBe(records.length === 0);
        }
      },
    ),
  );
});
