import fc from 'fast-check';
import { dayOfNumber, monthsOfUnit } from '../time/calendar.ts';
import { problemOf } from './check-rule.ts';
import { Breakdown, type ByDay, Cadence, RhythmUnit } from './rule.ts';

/** Once a month, unless told otherwise. */
export function aCadence(fields: Partial<Cadence> = {}): Cadence {
  return Cadence.parse({ per: 'month', ...fields });
}

const days = fc.integer({ min: 18_000, max: 30_000 }).map(dayOfNumber);

function byDays(per: RhythmUnit): fc.Arbitrary<ByDay | null> {
  const weekday = fc.integer({ min: 1, max: 7 });
  const month = fc.integer({ min: 1, max: monthsOfUnit[per] || 1 });
  const working = fc.record({ kind: fc.constant('working-day' as const), which: fc.constantFrom('first', 'last') });
  if (per === 'day') return fc.constant(null);
  if (per === 'week')
    return fc.option(fc.oneof(fc.record({ kind: fc.constant('weekday' as const), weekday }), working));
  return fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('month-day' as const), day: fc.integer({ min: 1, max: 31 }), month }),
      fc.constant({ kind: 'last-day' as const }),
      working,
      fc.record({
        kind: fc.constant('nth-weekday' as const),
        nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
        weekday,
        month,
      }),
    ),
  );
}

/** Rules of every kind that mean something. */
export const cadences: fc.Arbitrary<Cadence> = fc
  .constantFrom(...RhythmUnit.options)
  .chain((per) =>
    fc.record({
      per: fc.constant(per),
      every: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 14 })),
      min: fc.integer({ min: 1, max: 5 }),
      max: fc.option(fc.integer({ min: 1, max: 9 })),
      by: byDays(per),
      each: fc.option(
        fc.record({ breakdown: fc.constantFrom(...Breakdown.options), parts: fc.constant(['Allika', 'Niidu']) }),
      ),
      since: fc.option(days),
      until: fc.option(days),
      onDaysOff: per === 'day' ? fc.constantFrom('stay', 'skip') : fc.constantFrom('stay', 'before', 'after'),
    }),
  )
  .map((fields) => Cadence.parse(fields))
  .filter((cadence) => problemOf(cadence, '2026-01-01') === null);
