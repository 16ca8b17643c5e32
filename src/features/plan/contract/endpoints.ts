import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { AcceptImportInput, DatesPreview, ImportPreview, MappingInput, PasteInput } from './imports.ts';
import * as inputs from './inputs.ts';
import { ActivitySummary, ActivityView, HistoryEntry, PartyView, PlanSummary, PlanView } from './plan.ts';
import { HomeView, TemplateView } from './screens.ts';
import { ActivityState, Id, PlanDay, Revision } from './words.ts';

const P = '/api/v1/organisations/:organisation';
const inOrganisation = z.object({ organisation: z.string().min(1).max(63) });
const withId = inOrganisation.extend({ id: Id });

/** The answer to every change: the whole activity as it is now, and the history entry by which it can be undone. */
export const Changed = z.object({ activity: ActivityView, undo: Id.nullable(), id: Id });
export const PlanChanged = z.object({ plan: PlanView, undo: Id.nullable(), id: Id });

export const plans = {
  list: endpoint({
    method: 'GET',
    path: `${P}/plans`,
    access: 'plan.read',
    summary: 'The plans of the organisation, newest first',
    params: inOrganisation,
    reply: z.object({ plans: z.array(PlanSummary) }),
  }),
  create: endpoint({
    method: 'POST',
    path: `${P}/plans`,
    access: 'plan.edit',
    summary: 'Begin a plan, empty or from a template',
    params: inOrganisation,
    body: inputs.NewPlan,
    reply: PlanChanged,
    errors: ['template_unknown'],
  }),
  templates: endpoint({
    method: 'GET',
    path: `${P}/plan-templates`,
    access: 'plan.read',
    summary: 'Templates to begin a plan from',
    params: inOrganisation,
    query: z.object({ language: z.enum(['et', 'en']).optional() }),
    reply: z.object({ templates: z.array(TemplateView) }),
  }),
  read: endpoint({
    method: 'GET',
    path: `${P}/plans/:id`,
    access: 'plan.read',
    summary: 'One plan with its sections and activities',
    params: withId,
    reply: PlanView,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/plans/:id`,
    access: 'plan.edit',
    summary: 'Change title, period, state or notes of a plan',
    params: withId,
    body: inputs.PlanChange,
    reply: PlanChanged,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/plans/:id`,
    access: 'plan.edit',
    summary: 'Remove a plan; it can be undone',
    params: withId,
    query: z.object({ revision: z.coerce.number().pipe(Revision) }),
    reply: z.object({ undo: Id }),
  }),
  activities: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/activities`,
    access: 'plan.read',
    summary: 'Activities of a plan, page by page',
    params: withId,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      after: Id.optional(),
      section: Id.optional(),
      party: Id.optional(),
      state: ActivityState.optional(),
      text: z.string().trim().max(200).optional(),
    }),
    reply: z.object({ activities: z.array(ActivitySummary), next: Id.nullable() }),
  }),
  datesPreview: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/dates-preview`,
    access: 'plan.edit',
    summary: 'How every date would move',
    params: withId,
    query: z.object({ startsOn: PlanDay }),
    reply: DatesPreview,
  }),
  moveDates: endpoint({
    method: 'POST',
    path: `${P}/plans/:id/moved-dates`,
    access: 'plan.edit',
    summary: 'Move every date of the plan by whole months',
    params: withId,
    body: z.object({ startsOn: PlanDay, revision: Revision }).strict(),
    reply: PlanChanged,
  }),
  export: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/export`,
    access: 'plan.read',
    summary: 'The plan as a document in its own columns',
    params: withId,
    query: z.object({ format: z.enum(['docx', 'xlsx', 'csv', 'json']) }),
    answers: 'file',
  }),
  history: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/history`,
    access: 'plan.read',
    summary: 'Who changed what in the plan, newest first',
    params: withId,
    query: z.object({ before: Id.optional() }),
    reply: z.object({ entries: z.array(HistoryEntry), next: Id.nullable() }),
  }),
};

export const imports = {
  upload: endpoint({
    method: 'POST',
    path: `${P}/plan-imports`,
    access: 'plan.edit',
    summary: 'Read a plan document; nothing becomes a plan yet',
    params: inOrganisation,
    accepts: 'file',
    reply: ImportPreview,
    errors: ['document_too_large', 'document_kind_unknown', 'document_without_table'],
  }),
  paste: endpoint({
    method: 'POST',
    path: `${P}/plan-imports/pasted`,
    access: 'plan.edit',
    summary: 'Read a pasted plan; nothing becomes a plan yet',
    params: inOrganisation,
    body: PasteInput,
    reply: ImportPreview,
    errors: ['document_without_table'],
  }),
  read: endpoint({
    method: 'GET',
    path: `${P}/plan-imports/:id`,
    access: 'plan.edit',
    summary: 'The preview again',
    params: withId,
    query: z.object({ moveTo: PlanDay.optional() }),
    reply: ImportPreview,
  }),
  map: endpoint({
    method: 'PATCH',
    path: `${P}/plan-imports/:id`,
    access: 'plan.edit',
    summary: 'Say which table and which column is what',
    params: withId,
    body: MappingInput,
    reply: ImportPreview,
  }),
  accept: endpoint({
    method: 'POST',
    path: `${P}/plan-imports/:id/plan`,
    access: 'plan.edit',
    summary: 'Make it a plan, whole or not at all',
    params: withId,
    body: AcceptImportInput,
    reply: PlanChanged,
    errors: ['import_already_accepted'],
  }),
};

export const sections = {
  add: endpoint({
    method: 'POST',
    path: `${P}/plans/:id/sections`,
    access: 'plan.edit',
    summary: 'Add a section',
    params: withId,
    body: inputs.NewSection,
    reply: PlanChanged,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/sections/:id`,
    access: 'plan.edit',
    summary: 'Change a section',
    params: withId,
    body: inputs.SectionChange,
    reply: PlanChanged,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/sections/:id`,
    access: 'plan.edit',
    summary: 'Remove an empty section',
    params: withId,
    query: z.object({ revision: z.coerce.number().pipe(Revision) }),
    reply: PlanChanged,
    errors: ['section_not_empty'],
  }),
};

const removal = { params: withId, query: z.object({ revision: z.coerce.number().pipe(Revision) }), reply: Changed };

export const activities = {
  add: endpoint({
    method: 'POST',
    path: `${P}/plans/:id/activities`,
    access: 'plan.edit',
    summary: 'Add an activity',
    params: withId,
    body: inputs.NewActivity,
    reply: Changed,
  }),
  read: endpoint({
    method: 'GET',
    path: `${P}/activities/:id`,
    access: 'plan.read',
    summary: 'One activity with all that hangs on it',
    params: withId,
    reply: ActivityView,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/activities/:id`,
    access: 'plan.edit',
    summary: 'Change an activity',
    params: withId,
    body: inputs.ActivityChange,
    reply: Changed,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/activities/:id`,
    access: 'plan.edit',
    summary: 'Remove an activity; it can be undone',
    params: withId,
    query: removal.query,
    reply: z.object({ undo: Id }),
  }),
  history: endpoint({
    method: 'GET',
    path: `${P}/activities/:id/history`,
    access: 'plan.read',
    summary: 'Who changed what in the activity, newest first',
    params: withId,
    query: z.object({ before: Id.optional() }),
    reply: z.object({ entries: z.array(HistoryEntry), next: Id.nullable() }),
  }),
};

export const steps = {
  add: endpoint({
    method: 'POST',
    path: `${P}/activities/:id/steps`,
    access: 'plan.edit',
    summary: 'Add a step',
    params: withId,
    body: inputs.NewStep,
    reply: Changed,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/steps/:id`,
    access: 'plan.edit',
    summary: 'Change a step',
    params: withId,
    body: inputs.StepChange,
    reply: Changed,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/steps/:id`,
    access: 'plan.edit',
    summary: 'Remove a step; it can be undone',
    ...removal,
  }),
  setState: endpoint({
    method: 'PUT',
    path: `${P}/steps/:id/state`,
    access: 'plan.work',
    summary: 'Say how a step stands',
    params: withId,
    body: inputs.StepStateChange,
    reply: Changed,
    errors: ['not_your_activity'],
  }),
  tick: endpoint({
    method: 'PUT',
    path: `${P}/steps/:id/occurrences`,
    access: 'plan.work',
    summary: 'Tick one turn of a recurring step, or take the tick back',
    params: withId,
    body: inputs.OccurrenceTick,
    reply: Changed,
    errors: ['not_your_activity', 'occurrence_unknown'],
  }),
};

export const indicators = {
  add: endpoint({
    method: 'POST',
    path: `${P}/activities/:id/indicators`,
    access: 'plan.edit',
    summary: 'Add an indicator; its targets are read from the wording',
    params: withId,
    body: inputs.NewIndicator,
    reply: Changed,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/indicators/:id`,
    access: 'plan.edit',
    summary: 'Change the wording of an indicator',
    params: withId,
    body: inputs.IndicatorChange,
    reply: Changed,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/indicators/:id`,
    access: 'plan.edit',
    summary: 'Remove an indicator; it can be undone',
    ...removal,
  }),
};

export const targets = {
  add: endpoint({
    method: 'POST',
    path: `${P}/indicators/:id/targets`,
    access: 'plan.edit',
    summary: 'Add a target to an indicator',
    params: withId,
    body: inputs.NewTarget,
    reply: Changed,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/targets/:id`,
    access: 'plan.edit',
    summary: 'Change a target',
    params: withId,
    body: inputs.TargetChange,
    reply: Changed,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/targets/:id`,
    access: 'plan.edit',
    summary: 'Remove a target; it can be undone',
    ...removal,
  }),
};

export const measurements = {
  add: endpoint({
    method: 'POST',
    path: `${P}/targets/:id/measurements`,
    access: 'plan.work',
    summary: 'Measure a target, with evidence if there is some',
    params: withId,
    body: inputs.NewMeasurement,
    reply: Changed,
    errors: ['not_your_activity'],
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/measurements/:id`,
    access: 'plan.work',
    summary: 'Correct a measurement; the history keeps the old figure',
    params: withId,
    body: inputs.MeasurementChange,
    reply: Changed,
    errors: ['not_your_activity'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/measurements/:id`,
    access: 'plan.work',
    summary: 'Remove a measurement; it can be undone',
    ...removal,
    errors: ['not_your_activity'],
  }),
};

export const parties = {
  list: endpoint({
    method: 'GET',
    path: `${P}/parties`,
    access: 'plan.read',
    summary: 'Owners and participants, by the Estonian alphabet',
    params: inOrganisation,
    query: z.object({ plan: Id.optional() }),
    reply: z.object({ parties: z.array(PartyView) }),
  }),
  add: endpoint({
    method: 'POST',
    path: `${P}/parties`,
    access: 'plan.edit',
    summary: 'Add a party',
    params: inOrganisation,
    body: inputs.NewParty,
    reply: z.object({ party: PartyView, undo: Id.nullable() }),
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/parties/:id`,
    access: 'plan.edit',
    summary: 'Change a party',
    params: withId,
    body: inputs.PartyChange,
    reply: z.object({ party: PartyView, undo: Id.nullable() }),
  }),
  confirm: endpoint({
    method: 'POST',
    path: `${P}/parties/confirmed`,
    access: 'plan.edit',
    summary: 'Say who the proposed parties are',
    params: inOrganisation,
    body: inputs.ConfirmParties,
    reply: z.object({ parties: z.array(PartyView) }),
  }),
  link: endpoint({
    method: 'POST',
    path: `${P}/activities/:id/parties`,
    access: 'plan.edit',
    summary: 'Give an activity an owner or participant',
    params: withId,
    body: inputs.NewActivityParty,
    reply: Changed,
  }),
  relink: endpoint({
    method: 'PATCH',
    path: `${P}/activity-parties/:id`,
    access: 'plan.edit',
    summary: 'Change the role of a party in an activity',
    params: withId,
    body: inputs.ActivityPartyChange,
    reply: Changed,
  }),
  unlink: endpoint({
    method: 'DELETE',
    path: `${P}/activity-parties/:id`,
    access: 'plan.edit',
    summary: 'Take a party off an activity; it can be undone',
    ...removal,
  }),
};

export const budgetLines = {
  add: endpoint({
    method: 'POST',
    path: `${P}/activities/:id/budget-lines`,
    access: 'plan.edit',
    summary: 'Add a budget line',
    params: withId,
    body: inputs.NewBudgetLine,
    reply: Changed,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/budget-lines/:id`,
    access: 'plan.edit',
    summary: 'Change a budget line',
    params: withId,
    body: inputs.BudgetLineChange,
    reply: Changed,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/budget-lines/:id`,
    access: 'plan.edit',
    summary: 'Remove a budget line; it can be undone',
    ...removal,
  }),
};

export const evidence = {
  add: endpoint({
    method: 'POST',
    path: `${P}/activities/:id/evidence`,
    access: 'plan.work',
    summary: 'Attach a file, photo, link or note',
    params: withId,
    body: inputs.NewEvidence,
    reply: Changed,
    errors: ['not_your_activity'],
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/evidence/:id`,
    access: 'plan.work',
    summary: 'Change what is said of a piece of evidence',
    params: withId,
    body: inputs.EvidenceChange,
    reply: Changed,
    errors: ['not_your_activity'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/evidence/:id`,
    access: 'plan.work',
    summary: 'Take evidence away; it can be undone',
    ...removal,
    errors: ['not_your_activity'],
  }),
};

export const comments = {
  add: endpoint({
    method: 'POST',
    path: `${P}/activities/:id/comments`,
    access: 'plan.comment',
    summary: 'Comment on an activity',
    params: withId,
    body: inputs.NewComment,
    reply: Changed,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/comments/:id`,
    access: 'plan.comment',
    summary: 'Change a comment of one’s own',
    params: withId,
    body: inputs.CommentChange,
    reply: Changed,
    errors: ['not_your_comment'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/comments/:id`,
    access: 'plan.comment',
    summary: 'Remove a comment of one’s own; it can be undone',
    ...removal,
    errors: ['not_your_comment'],
  }),
};

export const history = {
  undo: endpoint({
    method: 'POST',
    path: `${P}/history/:id/undo`,
    access: 'plan.work',
    summary: 'Undo one change, if nothing was built on it since',
    params: withId,
    reply: z.object({ planId: Id.nullable(), activityId: Id.nullable(), undo: Id.nullable() }),
    errors: ['undo_too_late', 'not_your_activity'],
  }),
};

export const home = {
  read: endpoint({
    method: 'GET',
    path: `${P}/home`,
    access: 'plan.read',
    summary: 'What is due, how the plan stands, what goes out next, who got nothing',
    params: inOrganisation,
    reply: HomeView,
  }),
};
