import { z } from 'zod';
import { ParsedPlan } from './document.ts';
import { Day, Id, PlanDay, PlanField } from './words.ts';

/** A table that was found in the document, for the mapping screen. */
export const CandidateTable = z.object({
  index: z.number(),
  name: z.string().nullable(),
  rows: z.number(),
  /** Whether it is read when nobody chooses; a plan that a page break cut in two is read out of both. */
  chosen: z.boolean(),
  /** `index` is the key of a mapping: columns that hold nothing are left out. */
  columns: z.array(
    z.object({ index: z.number(), header: z.string(), field: PlanField.nullable(), samples: z.array(z.string()) }),
  ),
});
export type CandidateTable = z.infer<typeof CandidateTable>;

/** Period of a plan that is over, with the dates as they are and as they would be. */
export const DatesPreview = z.object({
  over: z.boolean(),
  start: Day.nullable(),
  end: Day.nullable(),
  /** The first month that moving would begin with by default. */
  proposedStart: Day.nullable(),
  moved: z.array(z.object({ code: z.string().nullable(), title: z.string(), from: z.string(), to: z.string() })),
});
export type DatesPreview = z.infer<typeof DatesPreview>;

export const ImportPreview = z.object({
  id: Id,
  name: z.string(),
  tables: z.array(CandidateTable),
  tableIndex: z.number().nullable(),
  counts: z.object({
    sections: z.number(),
    activities: z.number(),
    steps: z.number(),
    indicators: z.number(),
    targets: z.number(),
  }),
  /** The plan as it would be; of a very long one only the first 200 activities. */
  plan: ParsedPlan,
  truncated: z.boolean(),
  dates: DatesPreview,
  planId: Id.nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const PasteInput = z.object({
  text: z.string().min(1).max(900_000),
  /** What the clipboard holds beside the text, when it came out of a word processor. */
  html: z.string().max(900_000).optional(),
});

export const MappingInput = z.object({
  tableIndex: z.number().int().min(0).max(10_000).nullable(),
  /** Column's position or header → field; a column left out keeps what was proposed. */
  mapping: z.record(z.string().max(500), PlanField.nullable()),
  moveTo: PlanDay.optional(),
});

/** What to do with the dates when the plan becomes one of ours. */
export const DatesChoice = z.discriminatedUnion('choice', [
  z.object({ choice: z.literal('keep') }),
  /** Its period is over: it is kept closed, to look back at and to renew from. */
  z.object({ choice: z.literal('history') }),
  /** Every date moves by as many months as lie between the plan's first month and this one. */
  z.object({ choice: z.literal('move'), startsOn: PlanDay }),
]);
export type DatesChoice = z.infer<typeof DatesChoice>;

export const AcceptImportInput = z.object({ title: z.string().trim().min(1).max(500).optional(), dates: DatesChoice });
