import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { inOrganisation, P, withId } from './answers.ts';
import { CommentSubject, NewCommentOn } from './comments.ts';
import { Day, Id } from './words.ts';

/** A piece of work that a step can begin. The words are the room's text `starts.<name>`. */
export const StartView = z.object({
  key: z.string(),
  /** Below `/app/<organisation>`, with the activity and step in it. */
  path: z.string(),
  /** The wording of the step asks for it. */
  fits: z.boolean(),
});
export type StartView = z.infer<typeof StartView>;

/** Something that was begun from a step or hangs on the activity. */
export const WorkView = z.object({
  kind: z.string(),
  id: Id,
  stepId: Id.nullable(),
  title: z.string(),
  path: z.string(),
  /** Of the plan's own kinds: their state. */
  state: z.string().nullable(),
});
export type WorkView = z.infer<typeof WorkView>;

export const starts = endpoint({
  method: 'GET',
  path: `${P}/activities/:id/starts`,
  access: 'plan.read',
  summary: 'What each step of an activity can begin, what fits its wording first, and what was begun from it',
  params: withId,
  reply: z.object({
    /** For the activity as a whole. */
    starts: z.array(StartView),
    steps: z.array(z.object({ stepId: Id, starts: z.array(StartView) })),
    work: z.array(WorkView),
  }),
});

/** Work that hangs on no activity. */
export const LooseWork = z.object({
  /** `plan.decision`, `plan.proposal`, … or a room's dated source. */
  source: z.string(),
  id: Id,
  title: z.string(),
  on: Day,
  path: z.string(),
  /** Of the plan's own kinds: the revision on which it can be attached here; else its own screen does so. */
  revision: z.number().nullable(),
});
export type LooseWork = z.infer<typeof LooseWork>;

/** An activity that runs and shows no work. */
export const IdleActivity = z.object({
  id: Id,
  code: z.string().nullable(),
  title: z.string(),
  planTitle: z.string(),
  periodStart: Day,
  periodEnd: Day,
  /** The day of the last work; null where there never was any. */
  lastOn: Day.nullable(),
  /** Since then, or since it began. */
  days: z.number(),
  owner: z.string().nullable(),
  may: z.object({ work: z.boolean() }),
});
export type IdleActivity = z.infer<typeof IdleActivity>;

export const orphans = endpoint({
  method: 'GET',
  path: `${P}/orphans`,
  access: 'plan.read',
  summary: 'Work without an activity, and activities without work',
  params: inOrganisation,
  query: z.object({ days: z.coerce.number().int().min(1).max(1_000).default(60) }),
  reply: z.object({
    work: z.array(LooseWork),
    activities: z.array(IdleActivity),
    days: z.number(),
  }),
});

/** To a guest those whom they work with. */
export const people = endpoint({
  method: 'GET',
  path: `${P}/people`,
  access: 'plan.comment',
  summary: 'Who can be mentioned in a comment',
  params: inOrganisation,
  reply: z.object({ people: z.array(z.object({ userId: Id, name: z.string() })) }),
});

export const commentOn = endpoint({
  method: 'POST',
  path: `${P}/comments`,
  access: 'plan.comment',
  summary: 'Comment on a decision, a proposal or an agreement',
  params: inOrganisation,
  body: NewCommentOn,
  reply: z.object({ id: Id, undo: Id.nullable(), subject: CommentSubject }),
  errors: ['not_found'],
});
