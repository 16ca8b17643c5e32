import { z } from 'zod';
import { Day, Id, PartyRole, Per, TargetKind } from './words.ts';

/**
 * A plan as it was, in the rows that it is kept in. Loose: a column that a later version of the product adds (what a target
 * is bound to) comes along and goes back by itself; what is named here can be compared and told in words.
 */
const code = z.string().nullable();
const position = z.number().int();

const SnapshotPlan = z.looseObject({
  title: z.string(),
  period_start: Day.nullable(),
  period_end: Day.nullable(),
  notes: z.string(),
});
const SnapshotSection = z.looseObject({ id: Id, code, title: z.string(), position });
const SnapshotActivity = z.looseObject({
  id: Id,
  section_id: Id,
  code,
  title: z.string(),
  period_text: z.string(),
  period_start: Day.nullable(),
  period_end: Day.nullable(),
  continuous: z.boolean(),
  objective: z.string(),
  audience: z.string(),
  medium: z.string(),
  budget: z.string(),
  status: z.string(),
  notes: z.string(),
  position,
});
const SnapshotStep = z.looseObject({
  id: Id,
  activity_id: Id,
  number: z.number().nullable(),
  text: z.string(),
  recurs: z.boolean(),
  recurs_per: Per.nullable(),
  recurs_min: z.number().nullable(),
  recurs_max: z.number().nullable(),
  conditional: z.boolean(),
  due_on: Day.nullable(),
  position,
});
const SnapshotIndicator = z.looseObject({ id: Id, activity_id: Id, text: z.string(), position });
const SnapshotTarget = z.looseObject({
  id: Id,
  activity_id: Id,
  indicator_id: Id.nullable(),
  step_id: Id.nullable(),
  kind: TargetKind,
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().nullable(),
  per: Per.nullable(),
  each: z.string().nullable(),
  direction: z.enum(['up', 'down']),
  baseline: z.number().nullable(),
  baseline_on: Day.nullable(),
  position,
});
const SnapshotParty = z.looseObject({
  id: Id,
  activity_id: Id,
  party_id: Id,
  /** What the party was called then; the link itself keeps only which one it is. */
  name: z.string(),
  role: PartyRole,
  wording: z.string(),
  position,
});
const SnapshotBudgetLine = z.looseObject({
  id: Id,
  activity_id: Id,
  year: z.number().int(),
  title: z.string(),
  planned_cents: z.number().int(),
  position,
});

export const PlanSnapshot = z.object({
  format: z.literal(1),
  plan: SnapshotPlan,
  sections: z.array(SnapshotSection),
  activities: z.array(SnapshotActivity),
  steps: z.array(SnapshotStep),
  indicators: z.array(SnapshotIndicator),
  targets: z.array(SnapshotTarget),
  parties: z.array(SnapshotParty),
  budgetLines: z.array(SnapshotBudgetLine),
});
export type PlanSnapshot = z.infer<typeof PlanSnapshot>;

/** The lists of a snapshot, parents before what hangs on them. */
export const snapshotLists = [
  'sections',
  'activities',
  'steps',
  'indicators',
  'targets',
  'parties',
  'budgetLines',
] as const;
export type SnapshotList = (typeof snapshotLists)[number];
export type SnapshotRow = { id: string } & Record<string, unknown>;
