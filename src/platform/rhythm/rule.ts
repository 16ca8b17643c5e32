import { z } from 'zod';

const Day = z.iso.date();

export const RhythmUnit = z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']);
export type RhythmUnit = z.infer<typeof RhythmUnit>;

const Weekday = z.number().int().min(1).max(7);
/** Which month of the unit, the first being 1; of a year these are its months. */
const MonthOfUnit = z.number().int().min(1).max(12);

/**
 * By which day of its unit a thing is to be done. A day that a month does not have is its last; of several units that
 * belong together (`every` two months) it lies in the first.
 */
export const ByDay = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekday'), weekday: Weekday }),
  z.object({ kind: z.literal('month-day'), day: z.number().int().min(1).max(31), month: MonthOfUnit }),
  z.object({ kind: z.literal('last-day') }),
  z.object({ kind: z.literal('working-day'), which: z.enum(['first', 'last']) }),
  z.object({
    kind: z.literal('nth-weekday'),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
    weekday: Weekday,
    month: MonthOfUnit,
  }),
]);
export type ByDay = z.infer<typeof ByDay>;

/** What a rhythm can be asked for apart; sources of dated records speak of the same breakdowns. */
export const Breakdown = z.enum(['municipality', 'target-group', 'channel', 'partner', 'section']);
export type Breakdown = z.infer<typeof Breakdown>;

/** Due days on a weekend or a public holiday: they stay, come earlier or later, or are left out (of every day). */
export const OnDaysOff = z.enum(['stay', 'before', 'after', 'skip']);
export type OnDaysOff = z.infer<typeof OnDaysOff>;

/** How often something is owed: all that a sentence says of it. */
export const Cadence = z.object({
  per: RhythmUnit,
  /** Every so many units: 2 months. */
  every: z.number().int().min(1).max(60).default(1),
  min: z.number().int().min(0).max(1_000).default(1),
  /** More than this is too much; null where more is as good. */
  max: z.number().int().min(0).max(1_000).nullable().default(null),
  by: ByDay.nullable().default(null),
  /** In every part apart: in each municipality of the list. */
  each: z
    .object({ breakdown: Breakdown, parts: z.array(z.string().trim().min(1).max(200)).max(200).default([]) })
    .nullable()
    .default(null),
  since: Day.nullable().default(null),
  until: Day.nullable().default(null),
  onDaysOff: OnDaysOff.default('stay'),
});
export type Cadence = z.infer<typeof Cadence>;

/** A cadence with what it counts: the key of a dated source. */
export const RhythmRule = Cadence.extend({ what: z.string().min(3).max(100) });
export type RhythmRule = z.infer<typeof RhythmRule>;
