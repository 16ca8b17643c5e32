import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { P, PlanChanged, withId } from './answers.ts';
import { Id, Line } from './words.ts';

export const VersionReason = z.enum(['submitted', 'approved', 'by-hand', 'before-restore', 'restored']);
export type VersionReason = z.infer<typeof VersionReason>;

export const VersionView = z.object({
  id: Id,
  number: z.number(),
  title: z.string(),
  note: z.string(),
  why: VersionReason,
  author: z.string(),
  createdAt: z.iso.datetime(),
  activities: z.number(),
  steps: z.number(),
});
export type VersionView = z.infer<typeof VersionView>;

/** A piece of a text: what stayed, what came and what went, word by word. */
export const WordPiece = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type WordPiece = z.infer<typeof WordPiece>;

/**
 * One field as it was and as it is. `value` says how to read both sides: a day, euro cents, a word of the house, or text,
 * which also comes word by word.
 */
export const FieldChange = z.object({
  field: z.string(),
  value: z.enum(['text', 'day', 'number', 'money', 'per', 'flag', 'kind', 'role', 'direction', 'other']),
  before: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  after: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  words: z.array(WordPiece),
});
export type FieldChange = z.infer<typeof FieldChange>;

export const ChangeKind = z.enum(['added', 'removed', 'changed', 'moved']);
export type ChangeKind = z.infer<typeof ChangeKind>;

export const PartKind = z.enum(['step', 'indicator', 'target', 'party', 'budget-line']);
export const PartChange = z.object({
  kind: PartKind,
  id: Id,
  change: ChangeKind,
  /** Its own words: the step's text, the party's name. */
  name: z.string(),
  fields: z.array(FieldChange),
});
export type PartChange = z.infer<typeof PartChange>;

export const ActivityChangeTold = z.object({
  id: Id,
  code: z.string().nullable(),
  title: z.string(),
  section: z.string(),
  change: ChangeKind,
  /** From which section it came, where it moved between two. */
  movedFrom: z.string().nullable(),
  fields: z.array(FieldChange),
  parts: z.array(PartChange),
});
export type ActivityChangeTold = z.infer<typeof ActivityChangeTold>;

export const SectionChangeTold = z.object({
  id: Id,
  title: z.string(),
  change: ChangeKind,
  fields: z.array(FieldChange),
});

export const DiffCounts = z.object({
  added: z.number(),
  removed: z.number(),
  changed: z.number(),
  moved: z.number(),
  /** Of all changes: how many concern dates, targets, parties, money. */
  dates: z.number(),
  targets: z.number(),
  parties: z.number(),
  money: z.number(),
});
export type DiffCounts = z.infer<typeof DiffCounts>;
export const PlanDiff = z.object({
  counts: DiffCounts,
  plan: z.array(FieldChange),
  sections: z.array(SectionChangeTold),
  activities: z.array(ActivityChangeTold),
});
export type PlanDiff = z.infer<typeof PlanDiff>;

/** What bringing a version back would do; `fingerprint` says of which present state that is true. */
export const RestorePreview = z.object({
  diff: PlanDiff,
  fingerprint: z.string(),
  /** Of what goes: how much of the work done hangs on it. It is kept, and comes back with it. */
  hanging: z.object({ ticks: z.number(), measurements: z.number(), evidence: z.number(), comments: z.number() }),
});

const ofVersion = withId;
const VersionTitle = Line;
const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

export const versions = {
  list: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/versions`,
    access: 'plan.review-read',
    summary: 'The versions of a plan, newest first',
    params: withId,
    reply: z.object({ versions: z.array(VersionView) }),
  }),
  take: endpoint({
    method: 'POST',
    path: `${P}/plans/:id/versions`,
    access: 'plan.edit',
    summary: 'Keep the plan as it stands now as a version',
    params: withId,
    body: z.object({ title: VersionTitle, note: z.string().max(2_000).default('') }).strict(),
    reply: z.object({ version: VersionView }),
  }),
  diff: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/diff`,
    access: 'plan.review-read',
    summary: 'What differs between two versions, or between a version and the plan as it stands now',
    params: withId,
    query: z.object({ from: Id, to: Id.optional() }),
    reply: z.object({ from: VersionView, to: VersionView.nullable(), diff: PlanDiff }),
  }),
  preview: endpoint({
    method: 'GET',
    path: `${P}/plan-versions/:id/restore-preview`,
    access: 'plan.edit',
    summary: 'What bringing this version back would change',
    params: ofVersion,
    reply: RestorePreview,
  }),
  restore: endpoint({
    method: 'POST',
    path: `${P}/plan-versions/:id/restored`,
    access: 'plan.edit',
    summary: 'Bring a version back; the present state is kept as a version before, and it can be undone',
    params: ofVersion,
    body: z.object({ fingerprint: Fingerprint }).strict(),
    reply: PlanChanged,
    errors: ['edited_meanwhile'],
  }),
};
