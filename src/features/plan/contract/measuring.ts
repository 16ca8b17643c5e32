import { z } from 'zod';
import { Day, EvidenceKind, Id, IndicatorState, Per, PlanDay, Quantity, Revision } from './words.ts';

/** `<room>.<name>` of a metric that some room declares. */
export const MetricKey = z
  .string()
  .regex(/^[a-z][a-z-]*\.[a-z][a-z0-9-]*$/)
  .max(120);
/** A figure a day would be noise, and 400 parts of the calendar would not hold two years of it. */
export const MeasuringPer = Per.exclude(['day']);
export type MeasuringPer = z.infer<typeof MeasuringPer>;

const metricFields = {
  metric: MetricKey,
  breakdown: z.string().min(1).max(60).nullable().default(null),
  /** Only what hangs on the target's activity. */
  ofActivity: z.boolean().default(false),
};

/** What a formula is made of. Another target gives its latest figure up to the period's end. */
export const Operand = z.discriminatedUnion('from', [
  z.object({ from: z.literal('metric'), ...metricFields }).strict(),
  z.object({ from: z.literal('target'), target: Id }).strict(),
  z.object({ from: z.literal('number'), number: Quantity }).strict(),
]);
export type Operand = z.infer<typeof Operand>;

const Operands = z.array(Operand).min(1).max(10);
export const Formula = z.discriminatedUnion('do', [
  /** In per cent where `percent`, else as many times. */
  z.object({ do: z.literal('ratio'), over: Operand, under: Operand, percent: z.boolean().default(true) }).strict(),
  /** Per cent above the target's frozen baseline. */
  z.object({ do: z.literal('growth'), of: Operand }).strict(),
  /** Over several figures, or over the parts of a breakdown. */
  z.object({ do: z.literal('sum'), of: Operands }).strict(),
  z.object({ do: z.literal('average'), of: Operands }).strict(),
  z.object({ do: z.literal('min'), of: Operands }).strict(),
]);
export type Formula = z.infer<typeof Formula>;

/** What must hold for a milestone to be met. */
export const Condition = z.discriminatedUnion('is', [
  z.object({ is: z.literal('step-done'), step: Id }).strict(),
  z.object({ is: z.literal('steps-done'), activity: Id }).strict(),
  z.object({ is: z.literal('target-met'), target: Id }).strict(),
  z.object({ is: z.literal('decision-decided'), decision: Id }).strict(),
  z.object({ is: z.literal('metric-reached'), ...metricFields, atLeast: Quantity }).strict(),
  /** Of any kind where null. */
  z.object({ is: z.literal('evidence'), activity: Id, kind: EvidenceKind.nullable().default(null) }).strict(),
]);
export type Condition = z.infer<typeof Condition>;

const ByHand = z.object({ kind: z.literal('by-hand') }).strict();
const FromMetric = z.object({ kind: z.literal('metric'), ...metricFields, per: MeasuringPer }).strict();
const FromFormula = z.object({ kind: z.literal('formula'), formula: Formula, per: MeasuringPer }).strict();
const FromConditions = z
  .object({
    kind: z.literal('conditions'),
    need: z.enum(['all', 'any']),
    conditions: z.array(Condition).min(1).max(20),
  })
  .strict();
/** Where a target's figures come from. A person may enter one by hand beside any of them. */
export const Source = z.discriminatedUnion('kind', [ByHand, FromMetric, FromFormula, FromConditions]);
export type Source = z.infer<typeof Source>;

/** How figures of different periods go together, as metrics say it: what happened, how much there is, part of a whole. */
export const Figure = z.enum(['flow', 'level', 'share']);
export type Figure = z.infer<typeof Figure>;

const kept = { figure: Figure };
/** As it is kept: with what the state rule needs to know of the figures. */
export const KeptSource = z.discriminatedUnion('kind', [
  ByHand.extend(kept),
  FromMetric.extend(kept),
  FromFormula.extend(kept),
  FromConditions.extend(kept),
]);
export type KeptSource = z.infer<typeof KeptSource>;

export const Reason = z.string().trim().min(3).max(1_000);
const Said = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

export const SourceChange = z.object({ source: Source, revision: Revision }).strict();
export const SourceTrial = z.object({ source: Source }).strict();
/** Without `value` the source says it for that day. A second freezing needs a reason. */
export const BaselineFreeze = z
  .object({ on: PlanDay, value: Quantity.optional(), reason: Reason.optional(), revision: Revision })
  .strict();
export const Correction = z
  .object({
    periodStart: PlanDay,
    periodEnd: PlanDay,
    part: z.string().trim().max(200).nullable().default(null),
    value: Quantity,
    reason: Reason,
  })
  .strict();
export const NewPeriodLock = z
  .object({ periodStart: PlanDay, periodEnd: PlanDay })
  .strict()
  .refine((value) => value.periodStart <= value.periodEnd, { error: 'period_reversed', path: ['periodEnd'] });
export const Unlocking = z.object({ reason: Reason }).strict();

export const MetricView = z.object({
  key: z.string(),
  /** Which room it comes from, in the reader's language. */
  room: z.string(),
  title: z.string(),
  definition: z.string(),
  unit: z.enum(['count', 'percent', 'euro', 'days', 'minutes']),
  figure: Figure,
  breakdowns: z.array(z.object({ key: z.string(), title: z.string() })),
  byActivity: z.boolean(),
});
export type MetricView = z.infer<typeof MetricView>;

/** How the latest computation went; null of a target that is measured by hand. */
export const MeasuringView = z.object({
  computedAt: z.iso.datetime().nullable(),
  staleSince: z.iso.datetime().nullable(),
  problem: Said.nullable(),
});
export type MeasuringView = z.infer<typeof MeasuringView>;

/** One figure of the series that the state rule sees, computed or entered, with what it is made of. */
export const SeriesPoint = z.object({
  periodStart: Day,
  periodEnd: Day,
  countedSince: Day,
  measuredOn: Day,
  part: z.string().nullable(),
  value: z.number().nullable(),
  hits: z.number().nullable(),
  whole: z.number().nullable(),
  gap: z.string().nullable(),
  /** What was computed, where a person's figure stands instead. */
  computed: z.number().nullable(),
  by: z.enum(['source', 'hand']),
  corrected: z.boolean(),
  /** The note of a figure by hand: why it was corrected. */
  note: z.string(),
  author: z.string().nullable(),
  breaksSeries: z.boolean(),
  running: z.boolean(),
  locked: z.boolean(),
});
export type SeriesPoint = z.infer<typeof SeriesPoint>;

export const CorrectionView = z.object({
  id: Id,
  kind: z.enum(['value', 'baseline', 'unlock']),
  targetId: Id.nullable(),
  title: z.string(),
  periodStart: Day.nullable(),
  periodEnd: Day.nullable(),
  part: z.string().nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  reason: z.string(),
  author: z.string(),
  at: z.iso.datetime(),
});
export type CorrectionView = z.infer<typeof CorrectionView>;

export const SeriesView = z.object({
  points: z.array(SeriesPoint),
  unit: z.string().nullable(),
  figure: Figure.nullable(),
  measuring: MeasuringView.nullable(),
  /** Whether the reader can open the records behind a figure. */
  opens: z.boolean(),
  corrections: z.array(CorrectionView),
});
export type SeriesView = z.infer<typeof SeriesView>;

export const TrialView = z.object({
  points: z.array(SeriesPoint),
  problem: Said.nullable(),
  unit: z.string().nullable(),
});
export type TrialView = z.infer<typeof TrialView>;

/** What a figure is made of: records of a room, or the parts of a formula, or the conditions of a milestone. */
export const RecordsView = z.object({
  groups: z.array(
    z.object({
      title: z.string(),
      value: z.number().nullable(),
      /** Of a condition: whether it holds. */
      holds: z.boolean().nullable(),
      records: z.array(
        z.object({ id: z.string(), title: z.string(), on: Day, path: z.string(), hit: z.boolean().nullable() }),
      ),
      /** There are more than are listed. */
      more: z.boolean(),
    }),
  ),
});
export type RecordsView = z.infer<typeof RecordsView>;

export const PeriodLockView = z.object({
  id: Id,
  periodStart: Day,
  periodEnd: Day,
  lockedAt: z.iso.datetime(),
  lockedBy: z.string(),
});
export type PeriodLockView = z.infer<typeof PeriodLockView>;

/** How a whole plan measures itself. */
export const PlanMeasuring = z.object({
  locks: z.array(PeriodLockView),
  /** The oldest of the latest computations; null while nothing was computed yet. */
  computedAt: z.iso.datetime().nullable(),
  bound: z.number(),
  stale: z.array(z.object({ targetId: Id, activityId: Id, text: z.string(), since: z.iso.datetime(), problem: Said })),
  /** How states turned lately, the newest first. */
  turns: z.array(
    z.object({
      targetId: Id,
      activityId: Id,
      text: z.string(),
      state: IndicatorState,
      before: IndicatorState.nullable(),
      since: Day,
    }),
  ),
  corrections: z.array(CorrectionView),
  may: z.object({ edit: z.boolean() }),
});
export type PlanMeasuring = z.infer<typeof PlanMeasuring>;
