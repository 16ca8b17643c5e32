import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { inOrganisation, ofRevision, P, withId } from './answers.ts';
import { ActivityLine } from './lines.ts';
import { CommentView, HistoryPage, HistoryQuery } from './plan.ts';
import { Day, Id, Revision } from './words.ts';

export const ProposalState = z.enum(['new', 'accepted', 'declined']);
export type ProposalState = z.infer<typeof ProposalState>;

/** What an accepted proposal becomes: a step or a decision at once, a wish for the next plan or for a page until they come. */
export const AcceptedInto = z.enum(['step', 'decision', 'next-plan', 'page']);
export type AcceptedInto = z.infer<typeof AcceptedInto>;

/** Where proposals come from when people write them down themselves; rooms bring more of their own by writes/propose.ts. */
export const ProposalSource = z.enum(['by-hand', 'comment', 'working-group', 'survey', 'workshop', 'user-test']);
export type ProposalSource = z.infer<typeof ProposalSource>;

export const ProposalView = z.object({
  id: Id,
  text: z.string(),
  source: z.object({
    /** A word of `ProposalSource`, or a room's own. */
    kind: z.string(),
    /** Who said it and where, in words. */
    words: z.string(),
    /** The screen of its origin, below `/app/<organisation>`. */
    path: z.string().nullable(),
  }),
  activity: ActivityLine.nullable(),
  state: ProposalState,
  acceptedInto: AcceptedInto.nullable(),
  /** The step or decision that it became. */
  became: z.object({ kind: z.enum(['step', 'decision']), id: Id, title: z.string(), path: z.string() }).nullable(),
  answeredOn: Day.nullable(),
  answeredBy: z.string().nullable(),
  answer: z.string(),
  /** The proposal that stands for this one, too. */
  mergedInto: z.object({ id: Id, text: z.string() }).nullable(),
  /** Those that it stands for. */
  merged: z.array(z.object({ id: Id, text: z.string(), author: z.string(), revision: z.number() })),
  /** How many people are for it, those of merged ones too; each person once. */
  voices: z.number(),
  voiced: z.boolean(),
  voicedBy: z.array(z.string()),
  comments: z.number(),
  author: z.string(),
  createdAt: z.iso.datetime(),
  revision: z.number(),
  may: z.object({ edit: z.boolean(), answer: z.boolean(), comment: z.boolean() }),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const ProposalPage = z.object({ proposal: ProposalView, comments: z.array(CommentView) });
export type ProposalPage = z.infer<typeof ProposalPage>;

const text = z.string().trim().min(1).max(5_000);
export const NewProposal = z
  .object({
    text,
    sourceKind: ProposalSource.exclude(['comment']).default('by-hand'),
    source: z.string().trim().max(500).default(''),
    activityId: Id.nullable().default(null),
  })
  .strict();
export const ProposalChange = z
  .object({
    text,
    sourceKind: ProposalSource,
    source: z.string().trim().max(500),
    activityId: Id.nullable(),
  })
  .partial()
  .extend({ revision: Revision })
  .strict();

const answer = z.string().trim().max(2_000);
/** A step needs the activity that it is a step of; words of its own may be given to what is made. */
export const ProposalAccepted = z
  .object({
    into: AcceptedInto,
    activityId: Id.nullable().default(null),
    title: z.string().trim().max(5_000).default(''),
    answer: answer.default(''),
    revision: Revision,
  })
  .strict()
  .refine((value) => value.into !== 'step' || value.activityId !== null, {
    error: 'activity_missing',
    path: ['activityId'],
  });
export const ProposalDeclined = z.object({ answer: answer.min(1), revision: Revision }).strict();
export const ProposalMerged = z.object({ into: Id, revision: Revision }).strict();
export const Voice = z.object({ given: z.boolean() }).strict();

const ProposalChanged = ProposalPage.extend({ undo: Id.nullable(), id: Id });

export const proposals = {
  list: endpoint({
    method: 'GET',
    path: `${P}/proposals`,
    access: 'plan.read',
    summary: 'The inbox of proposals, the newest first',
    params: inOrganisation,
    reply: z.object({ proposals: z.array(ProposalView) }),
  }),
  count: endpoint({
    method: 'GET',
    path: `${P}/proposals/waiting`,
    access: 'plan.read',
    summary: 'How many proposals wait for an answer',
    params: inOrganisation,
    reply: z.object({ waiting: z.number() }),
  }),
  read: endpoint({
    method: 'GET',
    path: `${P}/proposals/:id`,
    access: 'plan.read',
    summary: 'One proposal with its comments',
    params: withId,
    reply: ProposalPage,
  }),
  add: endpoint({
    method: 'POST',
    path: `${P}/proposals`,
    access: 'plan.comment',
    summary: 'Propose something',
    params: inOrganisation,
    body: NewProposal,
    reply: ProposalChanged,
    errors: ['not_found'],
  }),
  fromComment: endpoint({
    method: 'POST',
    path: `${P}/comments/:id/proposal`,
    access: 'plan.comment',
    summary: 'Make a comment a proposal; both stay linked',
    params: withId,
    reply: ProposalChanged,
    errors: ['proposed_already'],
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/proposals/:id`,
    access: 'plan.comment',
    summary: 'Change a proposal of one’s own, or any as an editor',
    params: withId,
    body: ProposalChange,
    reply: ProposalChanged,
    errors: ['not_your_proposal', 'proposal_answered'],
  }),
  voice: endpoint({
    method: 'PUT',
    path: `${P}/proposals/:id/voice`,
    access: 'plan.comment',
    summary: 'Be for a proposal, or no longer',
    params: withId,
    body: Voice,
    reply: ProposalPage,
  }),
  accept: endpoint({
    method: 'POST',
    path: `${P}/proposals/:id/accepted`,
    access: 'plan.edit',
    summary: 'Accept a proposal into a step, a decision, the next plan or a page; what it becomes is made at once',
    params: withId,
    body: ProposalAccepted,
    reply: ProposalChanged,
    errors: ['proposal_answered', 'proposal_merged'],
  }),
  decline: endpoint({
    method: 'POST',
    path: `${P}/proposals/:id/declined`,
    access: 'plan.edit',
    summary: 'Decline a proposal with the reason; whoever proposed it is told',
    params: withId,
    body: ProposalDeclined,
    reply: ProposalChanged,
    errors: ['proposal_answered', 'proposal_merged'],
  }),
  merge: endpoint({
    method: 'POST',
    path: `${P}/proposals/:id/merged`,
    access: 'plan.edit',
    summary: 'Let another proposal stand for this one, too',
    params: withId,
    body: ProposalMerged,
    reply: ProposalChanged,
    errors: ['proposal_answered', 'proposal_merged', 'proposal_circle'],
  }),
  separate: endpoint({
    method: 'POST',
    path: `${P}/proposals/:id/separated`,
    access: 'plan.edit',
    summary: 'Let a merged proposal stand by itself again',
    params: withId,
    body: z.object({ revision: Revision }).strict(),
    reply: ProposalChanged,
  }),
  history: endpoint({
    method: 'GET',
    path: `${P}/proposals/:id/history`,
    access: 'plan.read',
    summary: 'Who changed what in it, newest first',
    params: withId,
    query: HistoryQuery,
    reply: HistoryPage,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/proposals/:id`,
    access: 'plan.comment',
    summary: 'Remove a proposal of one’s own, or any as an editor; it can be undone',
    params: withId,
    query: ofRevision,
    reply: z.object({ undo: Id.nullable() }),
    errors: ['not_your_proposal'],
  }),
};
