import type { ScopedTx } from '#platform/db/database.ts';
import type { ByDay, OnDaysOff } from '#platform/rhythm/rule.ts';
import type { Per, StepState } from '../contract/words.ts';
import type { Counted } from '../rules/measuring/count.ts';
import { type Tick, turnsOf } from '../rules/occurrences.ts';

/** What hangs on one activity, or everything of the organisation; with the days that are asked about. */
export interface Reach {
  activityId: string | null;
  from: string;
  to: string;
  /** A guest is shown only what hangs on their own activities. */
  member: string | null;
}

interface StepRow {
  id: string;
  activityId: string;
  text: string;
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
  countedFrom: string;
  activity: string;
  section: string;
  parties: string[];
  ticks: Tick[];
  [column: string]: unknown;
}

/**
 * Steps with their activity, section and parties. What is grouped (parties, ticks) is gathered once for all: left to the
 * planner it was grouped anew for each step of a table without statistics, 20 s for a plan of 1,500. One activity has a
 * statement of its own: a prepared "this one or all" is planned for all, 30 ms a question instead of one.
 */
const stepsSql = (one: boolean) => {
  const of = (table: string) => (one ? `and ${table}.activity_id = $2` : 'and $2::uuid is null');
  return `
with parties as materialized (
  select x.activity_id, json_agg(distinct y.name) as names, bool_or(y.user_id = $3) as own
  from plan_activity_party x join plan_party y on y.organisation_id = $1 and y.id = x.party_id
  where x.organisation_id = $1 and x.removed_at is null ${of('x')}
  group by x.activity_id),
ticks as materialized (
  select o.step_id, json_agg(json_build_object('startsOn', o.starts_on, 'doneOn', o.done_on, 'doneBy', o.done_by)) as ticks
  from plan_occurrence o where o.organisation_id = $1 and o.removed_at is null ${of('o')}
  group by o.step_id)
select s.id, s.activity_id as "activityId", s.text, s.state, s.recurs, s.recurs_per as per,
        s.recurs_every as every, s.recurs_by as by, s.recurs_days_off as "onDaysOff", s.conditional,
  s.due_on as "dueOn", s.done_on as "doneOn", a.period_start as start, a.period_end as end,
  p.counted_from as "countedFrom", concat_ws(' ', a.code, a.title) as activity, sec.title as section,
  coalesce(parties.names, '[]') as parties, coalesce(ticks.ticks, '[]') as ticks
from plan_step s
join plan_activity a on a.organisation_id = $1 and a.id = s.activity_id and a.removed_at is null
join plan_section sec on sec.organisation_id = $1 and sec.id = a.section_id and sec.removed_at is null
join plan p on p.organisation_id = $1 and p.id = a.plan_id and p.removed_at is null
left join parties on parties.activity_id = a.id
left join ticks on ticks.step_id = s.id
where s.organisation_id = $1 and s.removed_at is null and s.state <> 'dropped' ${of('s')}
  and ($3::uuid is null or parties.own)`;
};
const statements = {
  one: { name: 'plan-metric-steps-of-one', text: stepsSql(true) },
  all: { name: 'plan-metric-steps', text: stepsSql(false) },
};

function readSteps(tx: ScopedTx, { activityId, member }: Reach): Promise<StepRow[]> {
  const statement = activityId === null ? statements.all : statements.one;
  return tx.named<StepRow>({ ...statement, values: [tx.scope.organisationId, activityId, member] });
}

/** What was ticked: steps by the day on which they were done, recurring ones by each of their turns. */
export async function readStepsDone(tx: ScopedTx, reach: Reach): Promise<Counted[]> {
  const steps = await readSteps(tx, reach);
  return steps.flatMap((step) => {
    const days = step.recurs ? step.ticks.map((tick) => tick.doneOn) : step.doneOn ? [step.doneOn] : [];
    return days.map((on) => countedOf(step, on));
  });
}

/** What fell due, each step and each turn by its last day; a hit where it was done by then. */
export async function readStepsDue(tx: ScopedTx, reach: Reach, today: string): Promise<Counted[]> {
  const steps = await readSteps(tx, reach);
  return steps.flatMap((step) => duesOf(step, today));
}

function duesOf(step: StepRow, today: string): Counted[] {
  const period = step.start && step.end ? { start: step.start, end: step.end } : null;
  const due = (on: string, doneOn: string | null): Counted[] => {
    // Its last day is not over and it is not done: nobody can say yet. What was due before Kaja is held against nobody.
    if ((doneOn === null && on >= today) || on < step.countedFrom) return [];
    return [{ ...countedOf(step, on), hit: doneOn !== null && doneOn <= on }];
  };
  if (step.recurs) {
    return turnsOf(step, period, step.ticks, today, step.countedFrom).flatMap((turn) => due(turn.due, turn.doneOn));
  }
  if (step.state === 'waiting' || (step.conditional && step.dueOn === null && step.state !== 'done')) return [];
  const on = step.dueOn ?? step.end;
  return on === null ? [] : due(on, step.doneOn);
}

/** Activities by their last day; a hit where everything that was needed was done by then. */
export async function readActivitiesDue(tx: ScopedTx, reach: Reach, today: string): Promise<Counted[]> {
  const steps = await readSteps(tx, reach);
  return [...Map.groupBy(steps, (step) => step.activityId)].flatMap(([id, own]) => {
    const [first] = own;
    if (!first?.end || first.end >= today || first.end < first.countedFrom) return [];
    const needed = own.filter((step) => !(step.conditional && step.state === 'not-started'));
    const hit = needed.every((step) =>
      step.recurs
        ? duesOf(step, today).every((turn) => turn.hit)
        : step.doneOn !== null && step.doneOn <= (first.end ?? ''),
    );
    const record = { id, title: first.activity, on: first.end, path: `activities/${id}` };
    return [{ ...countedOf(first, first.end), record, hit }];
  });
}

function countedOf(step: StepRow, on: string): Counted {
  const path = `activities/${step.activityId}?at=${step.id}`;
  return {
    record: { id: `${step.id}`, title: step.text, on, path },
    parts: { section: [step.section], party: step.parties },
  };
}
