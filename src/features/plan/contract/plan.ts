import { z } from 'zod';
import { ByDay, OnDaysOff } from '#platform/rhythm/rule.ts';
import { KeptSource, MeasuringView } from './measuring.ts';
import {
  ActivityState,
  Cents,
  Day,
  EvidenceKind,
  Id,
  IndicatorState,
  PartyKind,
  PartyRole,
  Per,
  PlanField,
  PlanState,
  StepState,
  TargetKind,
} from './words.ts';

/** What the reader may do with a thing; the browser never works it out again. */
export const May = z.object({ edit: z.boolean(), work: z.boolean(), comment: z.boolean() });
export type May = z.infer<typeof May>;

export const Counts = z.object({
  activities: z.number(),
  stepsDone: z.number(),
  steps: z.number(),
  indicators: z.record(IndicatorState, z.number()),
});

export const PlanSummary = z.object({
  id: Id,
  title: z.string(),
  language: z.string(),
  state: PlanState,
  version: z.number(),
  periodStart: Day.nullable(),
  periodEnd: Day.nullable(),
  revision: z.number(),
  counts: Counts,
});
export type PlanSummary = z.infer<typeof PlanSummary>;

export const PartyLink = z.object({
  id: Id,
  partyId: Id,
  name: z.string(),
  wording: z.string(),
  role: PartyRole,
  kind: PartyKind,
  state: z.enum(['proposed', 'confirmed']),
  /** The member who it is, when there is one. */
  userId: Id.nullable(),
  revision: z.number(),
});
export type PartyLink = z.infer<typeof PartyLink>;

/** One activity as lists, timeline, board and month show it. */
export const ActivitySummary = z.object({
  id: Id,
  planId: Id,
  sectionId: Id,
  code: z.string().nullable(),
  title: z.string(),
  periodText: z.string(),
  periodStart: Day.nullable(),
  periodEnd: Day.nullable(),
  continuous: z.boolean(),
  position: z.number(),
  state: ActivityState,
  steps: z.number(),
  stepsDone: z.number(),
  /** The worst state of its indicators, null without any. */
  indicatorState: IndicatorState.nullable(),
  parties: z.array(z.object({ partyId: Id, name: z.string(), role: PartyRole })),
  /** Evidence and comments attached. */
  evidence: z.number(),
  comments: z.number(),
  revision: z.number(),
});
export type ActivitySummary = z.infer<typeof ActivitySummary>;

export const SectionView = z.object({
  id: Id,
  code: z.string().nullable(),
  title: z.string(),
  position: z.number(),
  revision: z.number(),
});
export type SectionView = z.infer<typeof SectionView>;

export const PlanView = z.object({
  plan: PlanSummary.extend({
    columns: z.array(z.object({ header: z.string(), field: PlanField.nullable() })),
    countedFrom: Day,
    notes: z.string(),
    /** Parties that the import proposed and nobody has confirmed yet. */
    partiesToConfirm: z.number(),
    /** True when its last day is past and it is not closed: keep as history, or move the dates? */
    over: z.boolean(),
    may: May,
  }),
  sections: z.array(SectionView),
  activities: z.array(ActivitySummary),
});
export type PlanView = z.infer<typeof PlanView>;

/** One turn of a recurring step: the part of the calendar it is due in, and its tick. */
export const OccurrenceView = z.object({
  startsOn: Day,
  endsOn: Day,
  /** The last day to do it in time. */
  dueOn: Day,
  doneOn: Day.nullable(),
  doneBy: z.string().nullable(),
  /** So many records ticked it; null where a person did, or nobody. */
  byRecords: z.number().nullable(),
  late: z.boolean(),
  current: z.boolean(),
});
export type OccurrenceView = z.infer<typeof OccurrenceView>;

export const StepView = z.object({
  id: Id,
  number: z.number().nullable(),
  text: z.string(),
  recurs: z
    .object({
      per: Per.nullable(),
      min: z.number().nullable(),
      max: z.number().nullable(),
      every: z.number(),
      by: ByDay.nullable(),
      onDaysOff: OnDaysOff,
      /** Key of the dated source whose records tick its turns. */
      keptBy: z.string().nullable(),
    })
    .nullable(),
  conditional: z.boolean(),
  state: StepState,
  dueOn: Day.nullable(),
  /** Its own due day, or the activity's last. */
  late: z.boolean(),
  doneOn: Day.nullable(),
  doneBy: z.string().nullable(),
  occurrences: z.array(OccurrenceView),
  position: z.number(),
  revision: z.number(),
});
export type StepView = z.infer<typeof StepView>;

export const MeasurementView = z.object({
  id: Id,
  targetId: Id,
  value: z.number(),
  measuredOn: Day,
  part: z.string().nullable(),
  breaksSeries: z.boolean(),
  note: z.string(),
  author: z.string(),
  createdAt: z.iso.datetime(),
  evidenceIds: z.array(Id),
  revision: z.number(),
});
export type MeasurementView = z.infer<typeof MeasurementView>;

export const TargetView = z.object({
  id: Id,
  indicatorId: Id.nullable(),
  stepId: Id.nullable(),
  kind: TargetKind,
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().nullable(),
  per: Per.nullable(),
  each: z.string().nullable(),
  direction: z.enum(['up', 'down']),
  baseline: z.number().nullable(),
  baselineOn: Day.nullable(),
  /** Who froze the baseline; such a one changes only with a reason. */
  baselineFrozenBy: z.string().nullable(),
  /** Where its figures come from; null where it never was anything but a person's hand. */
  source: KeptSource.nullable(),
  measuring: MeasuringView.nullable(),
  /** The computed figures that its state was decided on; all of them are read as its series. */
  computed: z.array(z.object({ value: z.number().nullable(), measuredOn: Day, part: z.string().nullable() })),
  state: IndicatorState,
  /** Why it is in that state, as a code for the screen's sentence, with its figures. */
  reason: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  /** The latest figure that the state was decided on; growth in per cent of the baseline. */
  current: z.number().nullable(),
  measurements: z.array(MeasurementView),
  revision: z.number(),
});
export type TargetView = z.infer<typeof TargetView>;

export const IndicatorView = z.object({
  id: Id,
  text: z.string(),
  state: IndicatorState,
  targets: z.array(TargetView),
  position: z.number(),
  revision: z.number(),
});
export type IndicatorView = z.infer<typeof IndicatorView>;

export const BudgetLineView = z.object({
  id: Id,
  year: z.number(),
  title: z.string(),
  plannedCents: Cents,
  spentCents: Cents,
  revision: z.number(),
});
export type BudgetLineView = z.infer<typeof BudgetLineView>;

export const EvidenceView = z.object({
  id: Id,
  stepId: Id.nullable(),
  measurementId: Id.nullable(),
  kind: EvidenceKind,
  title: z.string(),
  url: z.string().nullable(),
  file: z
    .object({
      id: Id,
      name: z.string(),
      mediaType: z.string(),
      bytes: z.number(),
      width: z.number().nullable(),
      height: z.number().nullable(),
    })
    .nullable(),
  note: z.string(),
  /** Of a record that hangs on the activity: its screen, below `/app/<organisation>`, and whether it is still under way. */
  path: z.string().nullable(),
  pending: z.boolean(),
  datedOn: Day,
  author: z.string(),
  createdAt: z.iso.datetime(),
  revision: z.number(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

/** `text` holds mentions as contract/mentions.ts reads them. */
export const CommentView = z.object({
  id: Id,
  text: z.string(),
  author: z.string(),
  createdAt: z.iso.datetime(),
  mine: z.boolean(),
  revision: z.number(),
});
export type CommentView = z.infer<typeof CommentView>;

export const ActivityView = z.object({
  activity: ActivitySummary.extend({
    objective: z.string(),
    audience: z.string(),
    medium: z.string(),
    budget: z.string(),
    status: z.string(),
    extra: z.record(z.string(), z.string()),
    notes: z.string(),
    may: May,
  }),
  plan: z.object({ id: Id, title: z.string(), state: PlanState, countedFrom: Day }),
  section: SectionView,
  steps: z.array(StepView),
  indicators: z.array(IndicatorView),
  /** Targets that the wording of a step promises. */
  stepTargets: z.array(TargetView),
  parties: z.array(PartyLink),
  budgetLines: z.array(BudgetLineView),
  evidence: z.array(EvidenceView),
  comments: z.array(CommentView),
});
export type ActivityView = z.infer<typeof ActivityView>;

export const PartyView = z.object({
  id: Id,
  name: z.string(),
  kind: PartyKind,
  state: z.enum(['proposed', 'confirmed']),
  userId: Id.nullable(),
  /** A member whose name or address fits; proposed, never taken silently. */
  proposedUserId: Id.nullable(),
  /** Every spelling of it in the documents, with the codes of the activities. */
  wordings: z.array(
    z.object({
      wording: z.string(),
      activities: z.array(z.object({ id: Id, code: z.string().nullable(), title: z.string() })),
    }),
  ),
  owns: z.number(),
  participates: z.number(),
  revision: z.number(),
});
export type PartyView = z.infer<typeof PartyView>;

export const HistoryEntry = z.object({
  id: Id,
  at: z.iso.datetime(),
  actor: z.string(),
  /** `plan.step.changed`; the screen has the sentence. */
  action: z.string(),
  subjectKind: z.string(),
  subjectId: Id,
  /** A few words of the record it concerns. */
  title: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  undoable: z.boolean(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** One page of a history; `next` is asked for as `before`. */
export const HistoryPage = z.object({ entries: z.array(HistoryEntry), next: Id.nullable() });
export const HistoryQuery = z.object({ before: Id.optional() });
