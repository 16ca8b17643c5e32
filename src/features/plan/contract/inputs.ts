import { z } from 'zod';
import { problemOf } from '#platform/rhythm/check-rule.ts';
import { ByDay, Cadence, OnDaysOff } from '#platform/rhythm/rule.ts';
import {
  Cents,
  Id,
  Line,
  PartyKind,
  PartyRole,
  Passage,
  Per,
  PlanDay,
  PlanState,
  Quantity,
  Revision,
  StepState,
  TargetKind,
} from './words.ts';

/** Of a change every field is optional; `revision` says which state of the record it was made on. */
function change<Shape extends z.core.$ZodLooseShape>(fields: z.ZodObject<Shape>) {
  return fields.partial().extend({ revision: Revision }).strict();
}

const periodInOrder = (value: { periodStart?: string | null | undefined; periodEnd?: string | null | undefined }) =>
  !value.periodStart || !value.periodEnd || value.periodStart <= value.periodEnd;
const reversed = { error: 'period_reversed', path: ['periodEnd'] };

const PlanFields = z.object({
  title: Line,
  periodStart: PlanDay.nullable(),
  periodEnd: PlanDay.nullable(),
  state: PlanState,
  notes: Passage,
});
export const NewPlan = z
  .object({
    title: Line,
    language: z.enum(['et', 'en']).default('et'),
    periodStart: PlanDay,
    periodEnd: PlanDay,
    /** Key of a template, or null for an empty plan. */
    template: z.string().max(60).nullable().default(null),
  })
  .strict()
  .refine(periodInOrder, reversed);
export const PlanChange = change(PlanFields).refine(periodInOrder, reversed);

const SectionFields = z.object({
  code: z.string().trim().max(20).nullable(),
  title: Line,
  position: z.number().int().min(0).max(100_000),
});
export const NewSection = SectionFields.partial({ code: true, position: true }).strict();
export const SectionChange = change(SectionFields);

const ActivityFields = z.object({
  sectionId: Id,
  code: z.string().trim().max(20).nullable(),
  title: z.string().trim().min(1).max(2_000),
  periodText: z.string().max(500),
  periodStart: PlanDay.nullable(),
  periodEnd: PlanDay.nullable(),
  continuous: z.boolean(),
  objective: Passage,
  audience: Passage,
  medium: Passage,
  budget: Passage,
  status: Passage,
  notes: Passage,
  position: z.number().int().min(0).max(1_000_000),
});
export const NewActivity = ActivityFields.partial()
  .required({ sectionId: true, title: true })
  .strict()
  .refine(periodInOrder, reversed);
export const ActivityChange = change(ActivityFields).refine(periodInOrder, reversed);

/** How a step recurs: in the words of its document, made exact by the rule of rhythms where somebody said more. */
export const Recurrence = z
  .object({
    per: Per.nullable(),
    min: Quantity.nullable(),
    max: Quantity.nullable(),
    every: z.number().int().min(1).max(60).default(1),
    by: ByDay.nullable().default(null),
    onDaysOff: OnDaysOff.default('stay'),
    keptBy: z.string().min(3).max(100).nullable().default(null),
  })
  .superRefine((recurs, context) => {
    // Zod asks this of fields that it has found wanting, too.
    if (context.issues.length > 0) return;
    const { by, onDaysOff, every } = recurs;
    const problem = problemOf(Cadence.parse({ per: recurs.per ?? 'quarter', by, onDaysOff, every }), '1990-01-01');
    if (problem) context.addIssue({ code: 'custom', message: `rhythm_${problem}` });
  });
const StepFields = z.object({
  number: z.number().int().min(0).max(10_000).nullable(),
  text: z.string().trim().min(1).max(5_000),
  recurs: Recurrence.nullable(),
  conditional: z.boolean(),
  dueOn: PlanDay.nullable(),
  position: z.number().int().min(0).max(100_000),
});
export const NewStep = StepFields.partial().required({ text: true }).strict();
export const StepChange = change(StepFields);
/** What somebody who works on the activity may say of a step. `doneOn` is filled in with today when left out. */
export const StepStateChange = z.object({ state: StepState, doneOn: PlanDay.optional(), revision: Revision }).strict();
export const OccurrenceTick = z.object({ startsOn: PlanDay, done: z.boolean(), doneOn: PlanDay.optional() }).strict();

const TargetFields = z.object({
  kind: TargetKind,
  min: Quantity.nullable(),
  max: Quantity.nullable(),
  unit: z.string().trim().max(100).nullable(),
  per: Per.nullable(),
  each: z.string().trim().max(100).nullable(),
  direction: z.enum(['up', 'down']),
  baseline: Quantity.nullable(),
  baselineOn: PlanDay.nullable(),
});
const rangeInOrder = (value: { min?: number | null | undefined; max?: number | null | undefined }) =>
  value.min == null || value.max == null || value.min <= value.max;
const rangeReversed = { error: 'range_reversed', path: ['max'] };
export const NewIndicator = z.object({ text: z.string().trim().min(1).max(5_000) }).strict();
export const IndicatorChange = change(
  z.object({ text: z.string().trim().min(1).max(5_000), position: z.number().int().min(0).max(100_000) }),
);
export const NewTarget = TargetFields.partial().required({ kind: true }).strict().refine(rangeInOrder, rangeReversed);
export const TargetChange = change(TargetFields).refine(rangeInOrder, rangeReversed);

const MeasurementFields = z.object({
  value: Quantity,
  measuredOn: PlanDay,
  part: z.string().trim().max(200).nullable(),
  breaksSeries: z.boolean(),
  note: z.string().max(2_000),
});
/** Evidence that comes with the figure is made in the same act. */
export const NewMeasurement = MeasurementFields.partial({ part: true, breaksSeries: true, note: true })
  .extend({
    evidence: z
      .object({
        fileId: Id.optional(),
        url: z
          .url({ protocol: /^https?$/ })
          .max(2_000)
          .optional(),
        title: z.string().trim().max(500).optional(),
      })
      .optional(),
  })
  .strict();
export const MeasurementChange = change(MeasurementFields);

const PartyFields = z.object({
  name: Line,
  kind: PartyKind,
  userId: Id.nullable(),
  state: z.enum(['proposed', 'confirmed']),
});
export const NewParty = PartyFields.partial({ userId: true, state: true }).strict();
export const PartyChange = change(PartyFields);
/** Many parties at once: the screen after an import. `mergeInto` folds one spelling into another party. */
export const ConfirmParties = z
  .object({
    parties: z
      .array(
        z
          .object({
            id: Id,
            name: Line,
            kind: PartyKind,
            userId: Id.nullable(),
            mergeInto: Id.nullable().default(null),
          })
          .strict(),
      )
      .min(1)
      .max(500),
  })
  .strict();
export const NewActivityParty = z
  .object({ partyId: Id.optional(), name: Line.optional(), role: PartyRole })
  .strict()
  .refine((value) => value.partyId || value.name, { error: 'party_missing', path: ['name'] });
export const ActivityPartyChange = change(
  z.object({ role: PartyRole, partyId: Id, position: z.number().int().min(0).max(10_000) }),
);

const BudgetLineFields = z.object({
  year: z.number().int().min(1990).max(2100),
  title: Line,
  plannedCents: Cents,
  spentCents: Cents,
});
export const NewBudgetLine = BudgetLineFields.partial({ plannedCents: true, spentCents: true }).strict();
export const BudgetLineChange = change(BudgetLineFields);

const evidenceFields = {
  stepId: Id.nullable().default(null),
  title: z.string().trim().max(500).default(''),
  note: z.string().max(5_000).default(''),
  datedOn: PlanDay.optional(),
};
export const NewEvidence = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('link'),
      url: z.url({ protocol: /^https?$/, error: 'wrong_link' }).max(2_000),
      ...evidenceFields,
    })
    .strict(),
  z.object({ kind: z.literal('note'), ...evidenceFields, note: z.string().trim().min(1).max(5_000) }).strict(),
  /** `photo` follows from what the file is. */
  z.object({ kind: z.literal('file'), fileId: Id, ...evidenceFields }).strict(),
]);
export const EvidenceChange = change(
  z.object({ title: z.string().trim().max(500), note: z.string().max(5_000), datedOn: PlanDay, stepId: Id.nullable() }),
);

export const NewComment = z.object({ text: z.string().trim().min(1).max(5_000) }).strict();
export const CommentChange = change(z.object({ text: z.string().trim().min(1).max(5_000) }));
