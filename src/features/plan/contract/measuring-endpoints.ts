import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { Changed, inOrganisation, P, withId } from './answers.ts';
import * as measuring from './measuring.ts';
import { Id, PlanDay } from './words.ts';

const refusals = [
  'metric_unknown',
  'breakdown_unknown',
  'metric_not_by_activity',
  'units_mixed',
  'formula_circle',
  'division_by_zero',
  'source_record_unknown',
  'source_does_not_fit',
];

export const metrics = {
  list: endpoint({
    method: 'GET',
    path: `${P}/metrics`,
    access: 'plan.read',
    summary: 'What can be counted, with definitions and breakdowns',
    params: inOrganisation,
    reply: z.object({ metrics: z.array(measuring.MetricView) }),
  }),
};

export const sources = {
  change: endpoint({
    method: 'PUT',
    path: `${P}/targets/:id/source`,
    access: 'plan.edit',
    summary: 'Say where the figures of a target come from',
    params: withId,
    body: measuring.SourceChange,
    reply: Changed,
    errors: refusals,
  }),
  trial: endpoint({
    method: 'POST',
    path: `${P}/targets/:id/source-trial`,
    access: 'plan.edit',
    summary: 'The figures that a source would give, before it is saved',
    params: withId,
    body: measuring.SourceTrial,
    reply: measuring.TrialView,
    errors: refusals,
  }),
  freezeBaseline: endpoint({
    method: 'PUT',
    path: `${P}/targets/:id/baseline`,
    access: 'plan.edit',
    summary: 'Freeze what a target’s growth is compared with',
    params: withId,
    body: measuring.BaselineFreeze,
    reply: Changed,
    errors: ['baseline_frozen', 'baseline_without_value'],
  }),
};

export const values = {
  series: endpoint({
    method: 'GET',
    path: `${P}/targets/:id/series`,
    access: 'plan.read',
    summary: 'Every figure of a target, computed or entered, and how the computation stands',
    params: withId,
    reply: measuring.SeriesView,
  }),
  records: endpoint({
    method: 'GET',
    path: `${P}/targets/:id/records`,
    access: 'plan.read',
    summary: 'The records that one figure is made of',
    params: withId,
    query: z.object({ start: PlanDay, end: PlanDay, part: z.string().max(200).optional() }),
    reply: measuring.RecordsView,
  }),
  correct: endpoint({
    method: 'POST',
    path: `${P}/targets/:id/corrections`,
    access: 'plan.work',
    summary: 'Put a figure right, with the reason; the log keeps the old one',
    params: withId,
    body: measuring.Correction,
    reply: Changed,
    errors: ['not_your_activity', 'period_not_measured'],
  }),
};

export const measuringOfPlan = {
  read: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/measuring`,
    access: 'plan.read',
    summary: 'How a plan measures itself: locks, stale figures, turns of states, corrections',
    params: withId,
    reply: measuring.PlanMeasuring,
  }),
  recompute: endpoint({
    method: 'POST',
    path: `${P}/plans/:id/recomputation`,
    access: 'plan.edit',
    summary: 'Compute every figure anew; the work is done in the background',
    params: withId,
    reply: z.object({ requestedAt: z.iso.datetime() }),
  }),
  lock: endpoint({
    method: 'POST',
    path: `${P}/plans/:id/period-locks`,
    access: 'plan.edit',
    summary: 'Lock a period that is over: its figures stay as they are',
    params: withId,
    body: measuring.NewPeriodLock,
    reply: z.object({ measuring: measuring.PlanMeasuring, id: Id }),
    errors: ['period_not_over', 'period_locked_already'],
  }),
  unlock: endpoint({
    method: 'POST',
    path: `${P}/period-locks/:id/unlocking`,
    access: 'plan.edit',
    summary: 'Unlock a period, with the reason',
    params: withId,
    body: measuring.Unlocking,
    reply: z.object({ measuring: measuring.PlanMeasuring }),
  }),
};
