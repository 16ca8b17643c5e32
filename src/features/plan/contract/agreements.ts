import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { inOrganisation, ofRevision, P, withId } from './answers.ts';
import { ActivityLine, FileLine, StepLine } from './lines.ts';
import { CommentView, HistoryPage, HistoryQuery } from './plan.ts';
import { Day, Id, Line, Passage, PlanDay, Revision } from './words.ts';

export const AgreementState = z.enum(['draft', 'in-force', 'ended']);
export type AgreementState = z.infer<typeof AgreementState>;

/** Who promises what. `partyId` where it is a party of the plan. */
export const AgreementParty = z
  .object({ name: Line, partyId: Id.nullable().default(null), role: z.string().trim().max(500).default('') })
  .strict();
export type AgreementParty = z.infer<typeof AgreementParty>;

export const AgreementView = z.object({
  id: Id,
  title: z.string(),
  parties: z.array(AgreementParty),
  note: z.string(),
  state: AgreementState,
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  endedOn: Day.nullable(),
  reviewOn: Day.nullable(),
  /** In force, and the day to look at it has come. */
  reviewDue: z.boolean(),
  /** In force by its state, though its last day has passed. */
  over: z.boolean(),
  file: FileLine.nullable(),
  activity: ActivityLine.nullable(),
  step: StepLine.nullable(),
  author: z.string(),
  createdAt: z.iso.datetime(),
  revision: z.number(),
  may: z.object({ edit: z.boolean(), comment: z.boolean() }),
});
export type AgreementView = z.infer<typeof AgreementView>;

export const AgreementPage = z.object({ agreement: AgreementView, comments: z.array(CommentView) });
export type AgreementPage = z.infer<typeof AgreementPage>;

const fields = z.object({
  title: Line,
  parties: z.array(AgreementParty).max(50),
  note: Passage,
  state: AgreementState,
  startsOn: PlanDay.nullable(),
  endsOn: PlanDay.nullable(),
  endedOn: PlanDay.nullable(),
  reviewOn: PlanDay.nullable(),
  fileId: Id.nullable(),
  activityId: Id.nullable(),
  stepId: Id.nullable(),
});
const inOrder = (value: { startsOn?: string | null | undefined; endsOn?: string | null | undefined }) =>
  !value.startsOn || !value.endsOn || value.startsOn <= value.endsOn;
const reversed = { error: 'period_reversed', path: ['endsOn'] };
export const NewAgreement = fields.partial().required({ title: true }).strict().refine(inOrder, reversed);
/** What a person fills in; a change adds the revision. */
export const AgreementForm = fields.partial().strict().refine(inOrder, reversed);
export const AgreementChange = fields.partial().extend({ revision: Revision }).strict().refine(inOrder, reversed);

const AgreementChanged = AgreementPage.extend({ undo: Id.nullable(), id: Id });

export const agreements = {
  list: endpoint({
    method: 'GET',
    path: `${P}/agreements`,
    access: 'plan.read',
    summary: 'Agreements with their parties and days',
    params: inOrganisation,
    query: z.object({ activity: Id.optional() }),
    reply: z.object({ agreements: z.array(AgreementView) }),
  }),
  read: endpoint({
    method: 'GET',
    path: `${P}/agreements/:id`,
    access: 'plan.read',
    summary: 'One agreement with its comments',
    params: withId,
    reply: AgreementPage,
  }),
  add: endpoint({
    method: 'POST',
    path: `${P}/agreements`,
    access: 'plan.work',
    summary: 'Write down an agreement',
    params: inOrganisation,
    body: NewAgreement,
    reply: AgreementChanged,
    errors: ['not_found', 'not_your_activity', 'activity_missing'],
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/agreements/:id`,
    access: 'plan.work',
    summary: 'Change an agreement',
    params: withId,
    body: AgreementChange,
    reply: AgreementChanged,
    errors: ['not_your_activity', 'activity_missing', 'period_reversed'],
  }),
  history: endpoint({
    method: 'GET',
    path: `${P}/agreements/:id/history`,
    access: 'plan.read',
    summary: 'Who changed what in it, newest first',
    params: withId,
    query: HistoryQuery,
    reply: HistoryPage,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/agreements/:id`,
    access: 'plan.work',
    summary: 'Remove an agreement; it can be undone',
    params: withId,
    query: ofRevision,
    reply: z.object({ undo: Id.nullable() }),
    errors: ['not_your_activity'],
  }),
};
