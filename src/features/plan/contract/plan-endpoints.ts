import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { inOrganisation, ofRevision, P, PlanChanged, withId } from './answers.ts';
import { AcceptImportInput, DatesPreview, ImportPreview, MappingInput, PasteInput } from './imports.ts';
import * as inputs from './inputs.ts';
import { ActivitySummary, HistoryEntry, PlanSummary, PlanView } from './plan.ts';
import { DueItem, HomeView, PlanIndicator, TemplateView } from './screens.ts';
import { ActivityState, Id, PlanDay, Revision } from './words.ts';

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
    errors: ['period_reversed', 'review_open', 'state_needs_review', 'state_needs_approval'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/plans/:id`,
    access: 'plan.edit',
    summary: 'Remove a plan; it can be undone',
    params: withId,
    query: ofRevision,
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
    errors: ['plan_without_period'],
  }),
  indicators: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/indicators`,
    access: 'plan.read',
    summary: 'Every indicator of a plan with its targets and the activity it belongs to',
    params: withId,
    reply: z.object({ indicators: z.array(PlanIndicator) }),
  }),
  due: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/due`,
    access: 'plan.read',
    summary: 'What of a plan falls due between two days, done or not',
    params: withId,
    query: z
      .object({ from: PlanDay, to: PlanDay })
      .refine(({ from, to }) => from <= to, { error: 'period_reversed', path: ['to'] }),
    reply: z.object({ items: z.array(DueItem) }),
  }),
  export: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/export`,
    access: 'plan.read',
    summary: 'The plan as a document in its own columns',
    params: withId,
    query: z.object({ format: z.enum(['docx', 'xlsx', 'csv', 'json', 'pdf']) }),
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

/** What keeps a text from being read as a plan. */
const ofTable = [
  'document_empty',
  'document_too_many_rows',
  'document_without_table',
  'document_without_usable_columns',
] as const;
/** The same of a file, which may also be something else than it says. */
const ofFile = [
  ...ofTable,
  'document_too_large',
  'document_encrypted',
  'document_damaged',
  'document_zip_bomb',
  'document_kind_unknown',
  'document_kind_unsupported',
  'document_not_text',
] as const;

export const imports = {
  upload: endpoint({
    method: 'POST',
    path: `${P}/plan-imports`,
    access: 'plan.edit',
    summary: 'Read a plan document; nothing becomes a plan yet',
    params: inOrganisation,
    accepts: 'file',
    reply: ImportPreview,
    errors: ofFile,
  }),
  paste: endpoint({
    method: 'POST',
    path: `${P}/plan-imports/pasted`,
    access: 'plan.edit',
    summary: 'Read a pasted plan; nothing becomes a plan yet',
    params: inOrganisation,
    body: PasteInput,
    reply: ImportPreview,
    errors: ofTable,
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
    errors: ofTable,
  }),
  accept: endpoint({
    method: 'POST',
    path: `${P}/plan-imports/:id/plan`,
    access: 'plan.edit',
    summary: 'Make it a plan, whole or not at all',
    params: withId,
    body: AcceptImportInput,
    reply: PlanChanged,
    errors: ['import_already_accepted', ...ofTable],
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
    query: ofRevision,
    reply: PlanChanged,
    errors: ['section_not_empty'],
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
