import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { Changed, CommentChanged, inOrganisation, ofRevision, P, withId } from './answers.ts';
import * as inputs from './inputs.ts';
import { ActivityView, HistoryEntry, PartyView } from './plan.ts';
import { Id } from './words.ts';

const removal = { params: withId, query: ofRevision, reply: Changed };

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
    errors: ['period_reversed'],
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
    errors: ['step_source_unknown'],
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/steps/:id`,
    access: 'plan.edit',
    summary: 'Change a step',
    params: withId,
    body: inputs.StepChange,
    reply: Changed,
    errors: ['step_source_unknown'],
  }),
  sources: endpoint({
    method: 'GET',
    path: `${P}/step-sources`,
    access: 'plan.edit',
    summary: 'Whose records can tick the turns of a recurring step',
    params: inOrganisation,
    reply: z.object({ sources: z.array(z.object({ key: z.string(), label: z.string() })) }),
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
    errors: ['not_your_activity', 'occurrence_unknown', 'turn_kept_by_records'],
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
    errors: ['range_reversed', 'baseline_frozen'],
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
    errors: ['not_your_activity', 'period_locked'],
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/measurements/:id`,
    access: 'plan.work',
    summary: 'Correct a measurement; the history keeps the old figure',
    params: withId,
    body: inputs.MeasurementChange,
    reply: Changed,
    errors: ['not_your_activity', 'period_locked'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/measurements/:id`,
    access: 'plan.work',
    summary: 'Remove a measurement; it can be undone',
    ...removal,
    errors: ['not_your_activity', 'period_locked'],
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
    errors: ['not_your_activity', 'evidence_of_record'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/evidence/:id`,
    access: 'plan.work',
    summary: 'Take evidence away; it can be undone',
    ...removal,
    errors: ['not_your_activity', 'evidence_of_record'],
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
    reply: CommentChanged,
    errors: ['not_your_comment'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/comments/:id`,
    access: 'plan.comment',
    summary: 'Remove a comment of one’s own; it can be undone',
    ...removal,
    reply: CommentChanged,
    errors: ['not_your_comment'],
  }),
};

export const history = {
  undo: endpoint({
    method: 'POST',
    path: `${P}/history/:id/undo`,
    access: 'plan.comment',
    summary: 'Undo one change, if nothing was built on it since',
    params: withId,
    reply: z.object({ planId: Id.nullable(), activityId: Id.nullable(), undo: Id.nullable() }),
    errors: ['undo_too_late', 'not_your_activity', 'not_your_comment', 'not_your_proposal', 'period_locked'],
  }),
};
