import { z } from 'zod';

/** Inclusive calendar day, `YYYY-MM-DD`. */
export const Day = z.iso.date();

export const PlanField = z.enum([
  'code',
  'title',
  'period',
  'indicators',
  'steps',
  'parties',
  'objective',
  'audience',
  'medium',
  'budget',
  'status',
]);
export type PlanField = z.infer<typeof PlanField>;

export const TargetKind = z.enum(['growth', 'count', 'rate', 'cadence', 'threshold', 'milestone']);
export type TargetKind = z.infer<typeof TargetKind>;

export const Per = z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']);
export type Per = z.infer<typeof Per>;

/** What the wording promises: `vähemalt 25% aastas` is growth, min 25, unit `%`, per year. Null where the wording gives none. */
export const ParsedTarget = z.object({
  kind: TargetKind,
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().nullable(),
  per: Per.nullable(),
  /** A breakdown that the target must hold for one by one, such as `municipality`. */
  each: z.string().nullable(),
});
export type ParsedTarget = z.infer<typeof ParsedTarget>;

export const ParsedPeriod = z.object({
  text: z.string(),
  start: Day.nullable(),
  end: Day.nullable(),
  continuous: z.boolean(),
});
export type ParsedPeriod = z.infer<typeof ParsedPeriod>;

export const ParsedStep = z.object({
  number: z.number().int().nullable(),
  text: z.string(),
  /** Null for a step done once; numbers null where the wording gives none (`regulaarne`). */
  recurs: z.object({ per: Per.nullable(), min: z.number().nullable(), max: z.number().nullable() }).nullable(),
  conditional: z.boolean(),
  targets: z.array(ParsedTarget),
});
export type ParsedStep = z.infer<typeof ParsedStep>;

export const ParsedIndicator = z.object({ text: z.string(), targets: z.array(ParsedTarget) });
export type ParsedIndicator = z.infer<typeof ParsedIndicator>;

export const ParsedActivity = z.object({
  code: z.string().nullable(),
  title: z.string(),
  period: ParsedPeriod,
  indicators: z.array(ParsedIndicator),
  steps: z.array(ParsedStep),
  parties: z.array(z.string()),
  /** The cell of the parties as it stands, where their names joined by commas would not give it back. */
  partiesText: z.string().optional(),
  objective: z.string().optional(),
  audience: z.string().optional(),
  medium: z.string().optional(),
  budget: z.string().optional(),
  status: z.string().optional(),
  /** Columns that fit no field, under their own header. */
  extra: z.record(z.string(), z.string()),
});
export type ParsedActivity = z.infer<typeof ParsedActivity>;

export const ParsedSection = z.object({
  code: z.string().nullable(),
  title: z.string(),
  activities: z.array(ParsedActivity),
});
export type ParsedSection = z.infer<typeof ParsedSection>;

export const ParseWarning = z.object({
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  message: z.string(),
});
export type ParseWarning = z.infer<typeof ParseWarning>;

/** The answer of `kaja plan parse --json`; its schema is a promise to scripts outside, so it only ever grows. */
export const ParsedPlan = z.object({
  title: z.string(),
  language: z.string(),
  columns: z.array(z.object({ header: z.string(), field: PlanField.nullable() })),
  sections: z.array(ParsedSection),
  warnings: z.array(ParseWarning),
});
export type ParsedPlan = z.infer<typeof ParsedPlan>;
