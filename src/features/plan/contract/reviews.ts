import { z } from 'zod';
import { roles } from '#platform/db/scope.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import { oneLine } from '#platform/http/one-line.ts';
import { P, withId } from './answers.ts';
import { DiffCounts } from './versions.ts';
import { Day, Id, PlanDay, PlanState, Revision } from './words.ts';

export const ReviewState = z.enum(['open', 'approved', 'sent-back', 'withdrawn']);
export type ReviewState = z.infer<typeof ReviewState>;

export const Opinion = z.enum(['agree', 'change']);

export const OpinionView = z.object({
  userId: Id,
  name: z.string(),
  asked: z.boolean(),
  /** Null of somebody who was asked and has not answered. */
  opinion: Opinion.nullable(),
  reason: z.string(),
  givenAt: z.iso.datetime().nullable(),
});

export const ReviewView = z.object({
  id: Id,
  state: ReviewState,
  versionId: Id,
  versionNumber: z.number(),
  asked: z.enum(['role', 'members', 'body']),
  role: z.enum(roles).nullable(),
  body: z.string().nullable(),
  message: z.string(),
  dueOn: Day.nullable(),
  late: z.boolean(),
  submitter: z.string(),
  submittedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  answer: z.string(),
  opinions: z.array(OpinionView),
  /** What was changed in the plan since it was submitted. */
  changedSince: DiffCounts.nullable(),
  revision: z.number(),
});
export type ReviewView = z.infer<typeof ReviewView>;

export const ApprovalView = z.object({
  id: Id,
  versionId: Id,
  versionNumber: z.number(),
  body: z.string(),
  approvedOn: Day,
  protocol: z.string(),
  file: z.object({ id: Id, name: z.string(), mediaType: z.string(), bytes: z.number() }).nullable(),
  note: z.string(),
  author: z.string(),
  recordedAt: z.iso.datetime(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

/** How a plan stands with those who have to agree to it. */
export const PlanApproval = z.object({
  plan: z.object({ id: Id, title: z.string(), state: PlanState, version: z.number(), revision: z.number() }),
  open: ReviewView.nullable(),
  past: z.array(ReviewView),
  approvals: z.array(ApprovalView),
  /** What was changed since the last approval; null where nothing was, or nobody approved. */
  changedSinceApproval: z.object({ versionId: Id, counts: DiffCounts }).nullable(),
  may: z.object({ submit: z.boolean(), recommend: z.boolean(), approve: z.boolean() }),
});
export type PlanApproval = z.infer<typeof PlanApproval>;

const Submission = z
  .object({
    to: z.discriminatedUnion('kind', [
      z
        .object({ kind: z.literal('role'), role: z.enum(['owner', 'editor', 'contributor', 'reviewer', 'viewer']) })
        .strict(),
      z.object({ kind: z.literal('members'), userIds: z.array(Id).min(1).max(100) }).strict(),
      z.object({ kind: z.literal('body'), body: oneLine(200) }).strict(),
    ]),
    dueOn: PlanDay.nullable().default(null),
    message: z.string().max(2_000).default(''),
    revision: Revision,
  })
  .strict();

const NewOpinion = z
  .object({ opinion: Opinion, reason: z.string().trim().max(2_000).default('') })
  .strict()
  .refine(({ opinion, reason }) => opinion === 'agree' || reason !== '', { error: 'reason_missing', path: ['reason'] });

const NewApproval = z
  .object({
    body: oneLine(200),
    approvedOn: PlanDay,
    protocol: z.string().trim().max(100).default(''),
    fileId: Id.nullable().default(null),
    note: z.string().max(2_000).default(''),
    /** The version that lay before them; null approves the plan as it stands now. */
    versionId: Id.nullable().default(null),
    /** The plan was changed since; what was laid before them is approved nevertheless, and the changes stay told. */
    asReviewed: z.boolean().default(false),
    revision: Revision,
  })
  .strict();

export const reviews = {
  read: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/approval`,
    access: 'plan.review-read',
    summary: 'Reviews and approvals of a plan, and what was changed since',
    params: withId,
    reply: PlanApproval,
  }),
  submit: endpoint({
    method: 'POST',
    path: `${P}/plans/:id/reviews`,
    access: 'plan.edit',
    summary: 'Submit a plan for review; the plan as it stands becomes a version',
    params: withId,
    body: Submission,
    reply: PlanApproval,
    errors: ['edited_meanwhile', 'review_already_open', 'plan_closed', 'reviewers_unknown', 'plan_empty'],
  }),
  recommend: endpoint({
    method: 'POST',
    path: `${P}/plan-reviews/:id/opinions`,
    access: 'plan.recommend',
    summary: 'Agree to a plan under review, or ask for changes with a reason',
    params: withId,
    body: NewOpinion,
    reply: PlanApproval,
    errors: ['review_not_open', 'not_asked'],
  }),
  sendBack: endpoint({
    method: 'POST',
    path: `${P}/plan-reviews/:id/sent-back`,
    access: 'plan.approve',
    summary: 'Send a plan under review back to be changed',
    params: withId,
    body: z.object({ answer: z.string().trim().min(1).max(2_000), revision: Revision }).strict(),
    reply: PlanApproval,
    errors: ['review_not_open', 'edited_meanwhile'],
  }),
  withdraw: endpoint({
    method: 'POST',
    path: `${P}/plan-reviews/:id/withdrawn`,
    access: 'plan.edit',
    summary: 'Take a plan back out of review',
    params: withId,
    body: z.object({ revision: Revision }).strict(),
    reply: PlanApproval,
    errors: ['review_not_open', 'edited_meanwhile'],
  }),
  approve: endpoint({
    method: 'POST',
    path: `${P}/plans/:id/approvals`,
    access: 'plan.approve',
    summary: 'Record that a body or a role approved an exact version of the plan',
    params: withId,
    body: NewApproval,
    reply: PlanApproval,
    errors: [
      'changed_since_review',
      'edited_meanwhile',
      'approved_in_future',
      'plan_closed',
      'plan_empty',
      'review_open',
    ],
  }),
};
