import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { inOrganisation, ofRevision, P, withId } from './answers.ts';
import { ActivityLine, FileLine, StepLine } from './lines.ts';
import { CommentView, HistoryPage, HistoryQuery } from './plan.ts';
import { Day, Id, Line, Passage, PlanDay, Revision } from './words.ts';

export const DecisionState = z.enum(['open', 'decided', 'withdrawn']);
export type DecisionState = z.infer<typeof DecisionState>;
export const DecisionTurnKind = z.enum(['opened', 'decided', 'withdrawn', 'reopened', 'reviewed']);
export type DecisionTurnKind = z.infer<typeof DecisionTurnKind>;

/** One way to answer the question; arguments for and against it, a line each. */
export const DecisionOption = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    title: Line,
    for: z.string().max(5_000).default(''),
    against: z.string().max(5_000).default(''),
  })
  .strict();
export type DecisionOption = z.infer<typeof DecisionOption>;

export const DecisionView = z.object({
  id: Id,
  title: z.string(),
  background: z.string(),
  options: z.array(DecisionOption),
  /** Who is to decide: the party's name, or the free words. */
  decider: z.string(),
  deciderPartyId: Id.nullable(),
  decideBy: Day.nullable(),
  state: DecisionState,
  /** Open, and its day has passed. */
  late: z.boolean(),
  /** Decided, and the day to look again has come. */
  reviewDue: z.boolean(),
  chosenOption: z.string().nullable(),
  /** What was decided: the free wording, else the title of the option as it was chosen. */
  outcome: z.string(),
  decidedOn: Day.nullable(),
  decidedBy: z.string(),
  reason: z.string(),
  protocol: z.string(),
  file: FileLine.nullable(),
  reviewOn: Day.nullable(),
  activity: ActivityLine.nullable(),
  step: StepLine.nullable(),
  /** The proposal that it came from. */
  proposal: z.object({ id: Id, text: z.string() }).nullable(),
  comments: z.number(),
  author: z.string(),
  createdAt: z.iso.datetime(),
  revision: z.number(),
  may: z.object({ edit: z.boolean(), comment: z.boolean() }),
});
export type DecisionView = z.infer<typeof DecisionView>;

/** A dated record of what became of it. */
export const DecisionTurn = z.object({
  id: Id,
  kind: DecisionTurnKind,
  on: Day,
  note: z.string(),
  author: z.string(),
});
export type DecisionTurn = z.infer<typeof DecisionTurn>;

export const DecisionPage = z.object({
  decision: DecisionView,
  turns: z.array(DecisionTurn),
  comments: z.array(CommentView),
});
export type DecisionPage = z.infer<typeof DecisionPage>;

const optionIds = (options: readonly { id: string }[]) => new Set(options.map((one) => one.id)).size === options.length;
const fields = z.object({
  title: Line,
  background: Passage,
  options: z.array(DecisionOption).max(20).refine(optionIds, 'option_twice'),
  decider: z.string().trim().max(500),
  deciderPartyId: Id.nullable(),
  decideBy: PlanDay.nullable(),
  reviewOn: PlanDay.nullable(),
  activityId: Id.nullable(),
  stepId: Id.nullable(),
});
export const NewDecision = fields.partial().required({ title: true }).strict();
export const DecisionChange = fields.partial().extend({ revision: Revision }).strict();

export const DecisionMade = z
  .object({
    chosenOption: z.string().max(40).nullable().default(null),
    /** In free words; with an option it may be left out. */
    outcome: z.string().trim().max(5_000).default(''),
    decidedOn: PlanDay,
    decidedBy: z.string().trim().max(500).default(''),
    reason: Passage.default(''),
    protocol: z.string().trim().max(200).default(''),
    fileId: Id.nullable().default(null),
    reviewOn: PlanDay.nullable().default(null),
    revision: Revision,
  })
  .strict()
  .refine((value) => value.chosenOption !== null || value.outcome !== '', {
    error: 'outcome_missing',
    path: ['outcome'],
  });
export const DecisionTurned = z.object({ note: z.string().trim().max(2_000).default(''), revision: Revision }).strict();
/** Looked at again: it stands, until the next day to look. */
export const DecisionReviewed = DecisionTurned.extend({ reviewOn: PlanDay.nullable().default(null) }).strict();

const DecisionChanged = DecisionPage.extend({ undo: Id.nullable(), id: Id });
const acts = { method: 'POST', access: 'plan.work', params: withId, reply: DecisionChanged } as const;

export const decisions = {
  list: endpoint({
    method: 'GET',
    path: `${P}/decisions`,
    access: 'plan.read',
    summary: 'Decisions: what waits, what was decided, what is to be looked at again',
    params: inOrganisation,
    query: z.object({ activity: Id.optional() }),
    reply: z.object({ decisions: z.array(DecisionView) }),
  }),
  read: endpoint({
    method: 'GET',
    path: `${P}/decisions/:id`,
    access: 'plan.read',
    summary: 'One decision with its turns and comments',
    params: withId,
    reply: DecisionPage,
  }),
  add: endpoint({
    method: 'POST',
    path: `${P}/decisions`,
    access: 'plan.work',
    summary: 'Ask a question that is to be decided, of an activity and step if wished',
    params: inOrganisation,
    body: NewDecision,
    reply: DecisionChanged,
    errors: ['not_found', 'not_your_activity', 'activity_missing'],
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/decisions/:id`,
    access: 'plan.work',
    summary: 'Change a decision',
    params: withId,
    body: DecisionChange,
    reply: DecisionChanged,
    errors: ['not_your_activity', 'activity_missing', 'option_chosen'],
  }),
  decide: endpoint({
    ...acts,
    path: `${P}/decisions/:id/decided`,
    summary: 'Record what was decided, by whom and when',
    body: DecisionMade,
    errors: ['not_your_activity', 'decision_not_open', 'option_unknown', 'decided_in_future'],
  }),
  review: endpoint({
    ...acts,
    path: `${P}/decisions/:id/reviewed`,
    summary: 'Record that a decision was looked at again and stands',
    body: DecisionReviewed,
    errors: ['not_your_activity', 'decision_not_decided'],
  }),
  reopen: endpoint({
    ...acts,
    path: `${P}/decisions/:id/reopened`,
    summary: 'Open a question again that was decided or withdrawn',
    body: DecisionTurned,
    errors: ['not_your_activity', 'decision_open'],
  }),
  withdraw: endpoint({
    ...acts,
    path: `${P}/decisions/:id/withdrawn`,
    summary: 'Withdraw a question that needs no decision any more',
    body: DecisionTurned,
    errors: ['not_your_activity', 'decision_not_open'],
  }),
  history: endpoint({
    method: 'GET',
    path: `${P}/decisions/:id/history`,
    access: 'plan.read',
    summary: 'Who changed what in it, newest first',
    params: withId,
    query: HistoryQuery,
    reply: HistoryPage,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/decisions/:id`,
    access: 'plan.work',
    summary: 'Remove a decision; it can be undone',
    params: withId,
    query: ofRevision,
    reply: z.object({ undo: Id.nullable() }),
    errors: ['not_your_activity'],
  }),
};
