import { z } from 'zod';
import { oneLine } from '#platform/http/one-line.ts';
import { partsMissing, problemOf } from '#platform/rhythm/check-rule.ts';
import { RhythmRule } from '#platform/rhythm/rule.ts';

export const Id = z.uuid().toLowerCase();
export const Revision = z.number().int().min(1).max(2_147_483_647);
/** Typing slips such as 20226-01-01 stay out. */
export const Day = z.iso.date().refine((day) => day >= '1990-01-01' && day <= '2100-12-31', 'wrong_date');

/** Days in which a rhythm rested; without an end it still does. */
export const Pause = z.object({ start: Day, end: Day.nullable() });
export type Pause = z.infer<typeof Pause>;

/** `rhythms.by-hand` stands for "only what somebody marks". */
export const byHand = 'rhythms.by-hand';

/** A rule that can be kept and missed; the field's sentence says what is wrong with another. */
export const SavedRule = RhythmRule.extend({ since: Day, until: Day.nullable().default(null) })
  .strict()
  .superRefine((rule, context) => {
    // Zod asks this of a rule whose days are no days, too.
    if (context.issues.length > 0) return;
    const problem = problemOf(rule, rule.since) ?? (partsMissing(rule) ? 'parts_missing' : null);
    if (problem) context.addIssue({ code: 'custom', message: `rhythm_${problem}` });
  });

const fields = z.object({
  title: oneLine(200),
  forWhom: z.string().trim().max(500),
  rule: SavedRule,
  activityId: Id.nullable(),
  responsibleId: Id.nullable(),
});
export const NewRhythm = fields.partial({ forWhom: true, activityId: true, responsibleId: true }).strict();
export const RhythmChange = fields.partial().extend({ revision: Revision }).strict();
export const PauseChange = z.object({ paused: z.boolean(), revision: Revision }).strict();
export const NewMark = z
  .object({
    part: z.string().trim().min(1).max(200).nullable().default(null),
    doneOn: Day,
    note: z.string().trim().max(1_000).default(''),
  })
  .strict();

export const Standing = z.enum(['kept', 'due', 'missed', 'ahead', 'paused', 'ended']);
export type Standing = z.infer<typeof Standing>;

export const CellState = z.enum(['kept', 'late', 'due', 'missed', 'ahead', 'uncounted']);
export type CellState = z.infer<typeof CellState>;

export const RhythmView = z.object({
  id: Id,
  title: z.string(),
  forWhom: z.string(),
  rule: RhythmRule,
  /** False when the room whose records it counts is not there. */
  sourceKnown: z.boolean(),
  activity: z.object({ id: Id, title: z.string() }).nullable(),
  responsible: z.object({ id: Id, name: z.string() }).nullable(),
  /** Who is reminded: the responsible person, else the owners of the activity who belong to the organisation. */
  reminded: z.array(z.string()),
  standing: Standing,
  /** Parts of the breakdown that are missed as it stands now. */
  missing: z.array(z.string()),
  tally: z.object({ kept: z.number(), late: z.number(), missed: z.number() }),
  lastOn: z.iso.date().nullable(),
  nextDue: z.iso.date().nullable(),
  countedFrom: z.iso.date(),
  paused: z.boolean(),
  may: z.object({ edit: z.boolean(), mark: z.boolean() }),
  revision: z.number(),
});
export type RhythmView = z.infer<typeof RhythmView>;

export const TurnView = z.object({
  /** The first day of the part of the calendar. */
  of: z.iso.date(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  dueOn: z.iso.date(),
});
export type TurnView = z.infer<typeof TurnView>;

export const CellView = z.object({
  state: CellState,
  why: z.enum(['since', 'until', 'paused', 'not-asked', 'before']).nullable(),
  over: z.boolean(),
  records: z.number(),
});
export type CellView = z.infer<typeof CellView>;

export const RhythmDetail = z.object({
  rhythm: RhythmView,
  turns: z.array(TurnView),
  rows: z.array(z.object({ part: z.string().nullable(), cells: z.array(CellView) })),
  /** Records that name none of the parts. */
  unplaced: z.number(),
  next: z.array(z.iso.date()),
});
export type RhythmDetail = z.infer<typeof RhythmDetail>;

export const KeepingRecord = z.object({
  id: z.string(),
  on: z.iso.date(),
  title: z.string(),
  path: z.string().nullable(),
  parts: z.array(z.string()),
  /** Of one that somebody marked by hand: who. */
  markedBy: z.string().nullable(),
  revision: z.number().nullable(),
});
export type KeepingRecord = z.infer<typeof KeepingRecord>;

export const RhythmHistoryEntry = z.object({
  id: Id,
  at: z.iso.datetime(),
  actor: z.string(),
  action: z.string(),
  title: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  undoable: z.boolean(),
});
export type RhythmHistoryEntry = z.infer<typeof RhythmHistoryEntry>;
