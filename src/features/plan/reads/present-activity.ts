import type { EvidenceView, IndicatorView, PartyLink, StepView, TargetView } from '../contract/plan.ts';
import type { Span } from '../rules/calendar.ts';
import { verdictOf } from '../rules/indicator-state.ts';
import { turnsOf } from '../rules/occurrences.ts';
import { type Calendar, isStepLate, worstState } from '../rules/standing.ts';
import type { ActivityRow, OccurrenceRow, StepRow, TargetRow, TargetStatusRow } from '../tables.ts';
import { factsOfTarget, sourceFactsOf } from './computed.ts';
import type { Hanging, LinkRow } from './hanging.ts';

export interface HangingViews {
  steps: StepView[];
  indicators: IndicatorView[];
  stepTargets: TargetView[];
}

interface Around {
  period: Span | null;
  calendar: Calendar;
  evidence: readonly Pick<EvidenceView, 'id' | 'measurementId'>[];
}

/** Steps, indicators and targets of one activity with how each stands today. */
export function presentHanging(
  activity: Pick<ActivityRow, 'id' | 'period_start' | 'period_end'>,
  hanging: Hanging,
  calendar: Calendar,
  evidence: Around['evidence'],
): HangingViews {
  const { period_start: start, period_end: end } = activity;
  const around = { period: start && end ? { start, end } : null, calendar, evidence };
  const targetsOf = (parent: string) =>
    (hanging.targets.get(parent) ?? []).map((row) => presentTarget(row, hanging, around));
  const steps = hanging.steps.get(activity.id) ?? [];
  return {
    steps: steps.map((row) => presentStep(row, hanging.occurrences.get(row.id) ?? [], around)),
    indicators: (hanging.indicators.get(activity.id) ?? []).map((row) => {
      const targets = targetsOf(row.id);
      return {
        id: row.id,
        text: row.text,
        state: worstState(targets.map((target) => target.state)) ?? 'unmeasured',
        targets,
        position: row.position,
        revision: row.revision,
      };
    }),
    stepTargets: steps.flatMap((step) => targetsOf(step.id)),
  };
}

function presentStep(row: StepRow, ticks: OccurrenceRow[], { period, calendar }: Around): StepView {
  const known = ticks.map((tick) => ({
    startsOn: tick.starts_on,
    doneOn: tick.done_on,
    doneBy: tick.done_by,
    byRecords: tick.by_records,
  }));
  const rule = {
    per: row.recurs_per,
    every: row.recurs_every,
    by: row.recurs_by,
    onDaysOff: row.recurs_days_off,
  };
  const turns = row.recurs ? turnsOf(rule, period, known, calendar.today, calendar.countedFrom) : [];
  const facts = { state: row.state, recurs: row.recurs, conditional: row.conditional, dueOn: row.due_on, turns };
  return {
    id: row.id,
    number: row.number,
    text: row.text,
    recurs: row.recurs ? presentRecurrence(row) : null,
    conditional: row.conditional,
    state: row.state,
    dueOn: row.due_on,
    late: isStepLate(facts, period, calendar),
    doneOn: row.done_on,
    doneBy: row.done_by,
    occurrences: turns.map(({ start, end, due, ...turn }) => ({ startsOn: start, endsOn: end, dueOn: due, ...turn })),
    position: row.position,
    revision: row.revision,
  };
}

function presentRecurrence(row: StepRow): StepView['recurs'] {
  return {
    per: row.recurs_per,
    min: row.recurs_min,
    max: row.recurs_max,
    every: row.recurs_every ?? 1,
    by: row.recurs_by,
    onDaysOff: row.recurs_days_off ?? 'stay',
    keptBy: row.recurs_kept_by,
  };
}

function presentTarget(row: TargetRow, hanging: Hanging, around: Around): TargetView {
  const computed = hanging.computed.get(row.id) ?? [];
  const history = (hanging.measurements.get(row.id) ?? []).map((measurement) => ({
    id: measurement.id,
    targetId: measurement.target_id,
    value: measurement.value,
    measuredOn: measurement.measured_on,
    part: measurement.part,
    breaksSeries: measurement.breaks_series,
    note: measurement.note,
    author: measurement.author,
    createdAt: measurement.created_at,
    evidenceIds: around.evidence.filter((piece) => piece.measurementId === measurement.id).map((piece) => piece.id),
    revision: measurement.revision,
  }));
  return {
    id: row.id,
    indicatorId: row.indicator_id,
    stepId: row.step_id,
    kind: row.kind,
    min: row.min,
    max: row.max,
    unit: row.unit,
    per: row.per,
    each: row.each,
    direction: row.direction,
    baseline: row.baseline,
    baselineOn: row.baseline_on,
    baselineFrozenBy: row.baseline_frozen_by,
    source: row.source,
    measuring: presentStatus(row, hanging.statuses.get(row.id)),
    computed: computed.map(({ value, measuredOn, part }) => ({ value, measuredOn, part })),
    ...verdictOf(factsOfTarget(row, history, computed, sourceFactsOf(row.source)), around.period, around.calendar),
    measurements: history,
    revision: row.revision,
  };
}

/** Null of a target whose figures come by hand. */
export function presentStatus(
  target: Pick<TargetRow, 'source'>,
  status: TargetStatusRow | undefined,
): TargetView['measuring'] {
  if (!target.source || target.source.kind === 'by-hand') return null;
  const moment = (at: string | null | undefined) => (at ? new Date(at).toISOString() : null);
  return {
    computedAt: moment(status?.computed_at),
    staleSince: moment(status?.stale_since),
    problem: status?.problem ? { code: status.problem, params: status.problem_params } : null,
  };
}

export function presentLink(row: LinkRow): PartyLink {
  return {
    id: row.id,
    partyId: row.party_id,
    name: row.name,
    wording: row.wording,
    role: row.role,
    kind: row.kind,
    state: row.state,
    userId: row.user_id,
    revision: row.revision,
  };
}
