import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import type { ByDay, OnDaysOff } from '#platform/rhythm/rule.ts';
import { seesOnlyOwn } from '../access.ts';
import type { ActivitySummary } from '../contract/plan.ts';
import type { ActivityState, IndicatorState, Per, StepState, TargetKind } from '../contract/words.ts';
import { verdictOf } from '../rules/indicator-state.ts';
import type { ComputedPoint, HandPoint } from '../rules/measuring/series.ts';
import { type Tick, turnsOf } from '../rules/occurrences.ts';
import { activityState, isStepDone, type StepFacts, worstState } from '../rules/standing.ts';
import { decidingValuesSql, factsOfTarget, type SourceFacts, sourceFactsSql } from './computed.ts';

/** One activity with everything that decides how it stands, as the statement below answers it. */
export interface ActivityFacts {
  id: string;
  plan_id: string;
  section_id: string;
  code: string | null;
  title: string;
  period_text: string;
  period_start: string | null;
  period_end: string | null;
  continuous: boolean;
  position: number;
  revision: number;
  counted_from: string;
  steps: {
    state: StepState;
    recurs: boolean;
    per: Per | null;
    every: number | null;
    by: ByDay | null;
    onDaysOff: OnDaysOff | null;
    conditional: boolean;
    dueOn: string | null;
    ticks: Tick[];
  }[];
  targets: {
    id: string;
    kind: TargetKind;
    min: number | null;
    max: number | null;
    per: Per | null;
    each: string | null;
    direction: 'up' | 'down';
    baseline: number | null;
    source: SourceFacts | null;
    computed: ComputedPoint[];
    measurements: HandPoint[];
  }[];
  parties: { partyId: string; name: string; role: 'owner' | 'participant' }[];
  evidence: number;
  comments: number;
}

/**
 * Activities with their facts in one statement: a list of fifty costs one round trip, not three hundred. Everything is
 * reached by `(organisation_id, activity_id)`, which row-level security lets use its index. The page is cut before its
 * facts are gathered: else the first fifty of 12,000 cost as much as all (1.3 s).
 * $1 organisation · $2 plan or null for all · $3 section · $4 party · $5 words · $6 member, for guests · $7 activity · $8 keyset · $9 limit
 */
export const factsSql = `
with page as materialized (
  select a.id, a.plan_id, a.section_id, a.code, a.title, a.period_text, a.period_start, a.period_end, a.continuous,
    a.position, a.revision, p.counted_from, sec.position as section_position
  from plan_activity a
  join plan_section sec on sec.organisation_id = $1 and sec.id = a.section_id
  join plan p on p.organisation_id = $1 and p.id = a.plan_id
  where a.organisation_id = $1 and a.removed_at is null and sec.removed_at is null and p.removed_at is null
    and ($2::uuid is null or a.plan_id = $2)
    and ($3::uuid is null or a.section_id = $3)
    and ($4::uuid is null or exists (select 1 from plan_activity_party x
      where x.organisation_id = $1 and x.activity_id = a.id and x.party_id = $4 and x.removed_at is null))
    and ($5::text is null or position(lower($5) in lower(concat_ws(' ', a.code, a.title))) > 0)
    and ($6::uuid is null or exists (select 1 from plan_activity_party x
      join plan_party y on y.organisation_id = $1 and y.id = x.party_id
      where x.organisation_id = $1 and x.activity_id = a.id and x.removed_at is null and y.user_id = $6))
    and ($7::uuid is null or a.id = $7)
    and ($8::uuid is null or (sec.position, a.position, a.id) > (
      select sec2.position, b.position, b.id from plan_activity b
      join plan_section sec2 on sec2.organisation_id = $1 and sec2.id = b.section_id
      where b.organisation_id = $1 and b.id = $8))
  order by sec.position, a.position, a.id
  limit $9)
select a.id, a.plan_id, a.section_id, a.code, a.title, a.period_text, a.period_start, a.period_end, a.continuous,
  a.position, a.revision, a.counted_from,
  (select coalesce(json_agg(json_build_object('state', s.state, 'recurs', s.recurs, 'per', s.recurs_per,
      'every', s.recurs_every, 'by', s.recurs_by, 'onDaysOff', s.recurs_days_off,
      'conditional', s.conditional, 'dueOn', s.due_on,
      'ticks', case when s.recurs then (
        select coalesce(json_agg(json_build_object('startsOn', o.starts_on, 'doneOn', o.done_on, 'doneBy', o.done_by)), '[]')
        from plan_occurrence o where o.organisation_id = $1 and o.step_id = s.id and o.removed_at is null
      ) else '[]' end) order by s.position), '[]')
    from plan_step s where s.organisation_id = $1 and s.activity_id = a.id and s.removed_at is null) as steps,
  (select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'min', t.min, 'max', t.max, 'per', t.per, 'each', t.each,
      'direction', t.direction, 'baseline', t.baseline, 'source', ${sourceFactsSql}, 'computed', ${decidingValuesSql},
      'measurements', (
        select coalesce(json_agg(json_build_object('value', m.value, 'measuredOn', m.measured_on, 'part', m.part,
          'breaksSeries', m.breaks_series) order by m.measured_on, m.id), '[]')
        from plan_measurement m where m.organisation_id = $1 and m.target_id = t.id and m.removed_at is null))
      order by t.position), '[]')
    from plan_target t
    left join plan_indicator i on i.organisation_id = $1 and i.id = t.indicator_id
    where t.organisation_id = $1 and t.activity_id = a.id and t.removed_at is null and t.step_id is null
      and i.removed_at is null) as targets,
  (select coalesce(json_agg(json_build_object('partyId', q.id, 'name', q.name, 'role', ap.role) order by ap.role, ap.position), '[]')
    from plan_activity_party ap join plan_party q on q.organisation_id = $1 and q.id = ap.party_id
    where ap.organisation_id = $1 and ap.activity_id = a.id and ap.removed_at is null) as parties,
  (select count(*) from plan_evidence e where e.organisation_id = $1 and e.activity_id = a.id and e.removed_at is null and not e.pending) as evidence,
  (select count(*) from plan_comment c where c.organisation_id = $1 and c.activity_id = a.id and c.removed_at is null) as comments
from page a
order by a.section_position, a.position, a.id`;

export interface FactsFilter {
  planId?: string | undefined;
  sectionId?: string | undefined;
  partyId?: string | undefined;
  text?: string | undefined;
  activityId?: string | undefined;
  /** The last activity of the page before. */
  after?: string | undefined;
  limit?: number | undefined;
}

/** A guest gets only the activities that they take part in. */
export function readFacts(tx: ScopedTx, filter: FactsFilter): Promise<ActivityFacts[]> {
  const { organisationId, actor } = tx.scope;
  return tx.named<ActivityFacts>({
    name: 'plan-activity-facts',
    text: factsSql,
    values: [
      organisationId,
      filter.planId ?? null,
      filter.sectionId ?? null,
      filter.partyId ?? null,
      filter.text || null,
      seesOnlyOwn(actor) ? memberOf(tx.scope) : null,
      filter.activityId ?? null,
      filter.after ?? null,
      filter.limit ?? 100_000,
    ],
  });
}

export interface Standing {
  state: ActivityState;
  indicatorState: IndicatorState | null;
  targetStates: IndicatorState[];
  stepsDone: number;
}

/** What the rules say of an activity's facts. */
export function standingOf(facts: ActivityFacts, today: string): Standing {
  const calendar = { today, countedFrom: facts.counted_from };
  const period = facts.period_start && facts.period_end ? { start: facts.period_start, end: facts.period_end } : null;
  const steps: StepFacts[] = facts.steps.map((step) => ({
    ...step,
    turns: step.recurs ? turnsOf(step, period, step.ticks, today, facts.counted_from) : [],
  }));
  const targetStates = facts.targets.map(
    (target) =>
      verdictOf(factsOfTarget(target, target.measurements, target.computed, target.source), period, calendar).state,
  );
  return {
    state: activityState(steps, period, calendar),
    indicatorState: worstState(targetStates),
    targetStates,
    stepsDone: steps.filter((step) => isStepDone(step, calendar)).length,
  };
}

export function presentActivity(facts: ActivityFacts, standing: Standing): ActivitySummary {
  return {
    id: facts.id,
    planId: facts.plan_id,
    sectionId: facts.section_id,
    code: facts.code,
    title: facts.title,
    periodText: facts.period_text,
    periodStart: facts.period_start,
    periodEnd: facts.period_end,
    continuous: facts.continuous,
    position: facts.position,
    state: standing.state,
    steps: facts.steps.length,
    stepsDone: standing.stepsDone,
    indicatorState: standing.indicatorState,
    parties: facts.parties,
    evidence: facts.evidence,
    comments: facts.comments,
    revision: facts.revision,
  };
}
