import type { ScopedTx } from '#platform/db/database.ts';
import type { ByDay, OnDaysOff } from '#platform/rhythm/rule.ts';
import type { Condition } from '../contract/measuring.ts';
import type { Per, StepState } from '../contract/words.ts';
import type { Finding } from '../rules/measuring/conditions.ts';
import { type Tick, turnsOf } from '../rules/occurrences.ts';
import { isStepDone } from '../rules/standing.ts';

interface StepRow {
  id: string;
  activityId: string;
  state: StepState;
  recurs: boolean;
  per: Per | null;
  every: number | null;
  by: ByDay | null;
  onDaysOff: OnDaysOff | null;
  conditional: boolean;
  dueOn: string | null;
  doneOn: string | null;
  start: string | null;
  end: string | null;
  ticks: Tick[];
  [column: string]: unknown;
}

/** How conditions over the plan's own records stand: asked once for all of them. */
export async function readFindings(
  tx: ScopedTx,
  conditions: readonly Condition[],
  today: string,
): Promise<(condition: Condition) => Finding> {
  const steps = await readSteps(tx, conditions);
  const evidence = await readEvidenceDays(tx, conditions);
  const decisions = await readDecisionDays(tx, conditions);
  const missing: Finding = { holds: false, on: null };
  return (condition) => {
    switch (condition.is) {
      case 'step-done': {
        const step = steps.find((one) => one.id === condition.step);
        return step ? findingOfStep(step, today) : missing;
      }
      case 'steps-done':
        return findingOfSteps(
          steps.filter((one) => one.activityId === condition.activity),
          today,
        );
      case 'decision-decided':
        return dated(decisions.get(condition.decision));
      case 'evidence':
        return dated(evidence.get(`${condition.activity} ${condition.kind ?? ''}`));
      default:
        return missing;
    }
  };
}

function dated(day: string | undefined): Finding {
  return { holds: day !== undefined, on: day ?? null };
}

function findingOfStep(step: StepRow, today: string): Finding {
  const period = step.start && step.end ? { start: step.start, end: step.end } : null;
  const turns = step.recurs ? turnsOf(step, period, step.ticks, today, today) : [];
  const holds = isStepDone({ ...step, turns }, { today, countedFrom: today });
  const days = [...step.ticks.map((tick) => tick.doneOn), ...(step.doneOn ? [step.doneOn] : [])].sort();
  return { holds, on: holds ? (days.at(-1) ?? today) : null };
}

/** Dropped steps ask nothing of anybody, nor do those that were to be done "if needed" and were not begun. */
function findingOfSteps(steps: readonly StepRow[], today: string): Finding {
  const needed = steps.filter(
    (step) => step.state !== 'dropped' && !(step.conditional && step.state === 'not-started'),
  );
  const findings = needed.map((step) => findingOfStep(step, today));
  const holds = findings.length > 0 && findings.every((finding) => finding.holds);
  const days = findings.flatMap((finding) => finding.on ?? []).sort();
  return { holds, on: holds ? (days.at(-1) ?? today) : null };
}

async function readSteps(tx: ScopedTx, conditions: readonly Condition[]): Promise<StepRow[]> {
  const ids = conditions.flatMap((one) => (one.is === 'step-done' ? [one.step] : []));
  const activities = conditions.flatMap((one) => (one.is === 'steps-done' ? [one.activity] : []));
  if (ids.length + activities.length === 0) return [];
  return tx.named<StepRow>({
    name: 'plan-condition-steps',
    text: `select s.id, s.activity_id as "activityId", s.state, s.recurs, s.recurs_per as per,
        s.recurs_every as every, s.recurs_by as by, s.recurs_days_off as "onDaysOff", s.conditional,
        s.due_on as "dueOn", s.done_on as "doneOn", a.period_start as start, a.period_end as end,
        (select coalesce(json_agg(json_build_object('startsOn', o.starts_on, 'doneOn', o.done_on, 'doneBy', o.done_by)), '[]')
          from plan_occurrence o where o.organisation_id = $1 and o.step_id = s.id and o.removed_at is null) as ticks
      from plan_step s join plan_activity a on a.organisation_id = $1 and a.id = s.activity_id and a.removed_at is null
      where s.organisation_id = $1 and s.removed_at is null
        and (s.id = any($2::uuid[]) or s.activity_id = any($3::uuid[]))`,
    values: [tx.scope.organisationId, ids, activities],
  });
}

/** By activity and kind (empty for any kind) the day of the first piece. */
async function readEvidenceDays(tx: ScopedTx, conditions: readonly Condition[]): Promise<Map<string, string>> {
  const activities = conditions.flatMap((one) => (one.is === 'evidence' ? [one.activity] : []));
  if (activities.length === 0) return new Map();
  const { rows } = await tx.query(
    `select activity_id, coalesce(kind, '') as kind, min(dated_on) as day from plan_evidence
     where organisation_id = $1 and activity_id = any($2::uuid[]) and removed_at is null and not pending
     group by grouping sets ((activity_id, kind), (activity_id))`,
    [tx.scope.organisationId, activities],
  );
  return new Map(rows.map((row) => [`${row.activity_id} ${row.kind}`, String(row.day)]));
}

async function readDecisionDays(tx: ScopedTx, conditions: readonly Condition[]): Promise<Map<string, string>> {
  const ids = conditions.flatMap((one) => (one.is === 'decision-decided' ? [one.decision] : []));
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query(
    `select id, decided_on from plan_decision
     where organisation_id = $1 and id = any($2::uuid[]) and state = 'decided' and decided_on is not null and removed_at is null`,
    [tx.scope.organisationId, ids],
  );
  return new Map(rows.map((row) => [String(row.id), String(row.decided_on)]));
}
