import { createHash } from 'node:crypto';
import type { ScopedTx } from '#platform/db/database.ts';
import { newId } from '#platform/time/clock.ts';
import { readTargetStates } from '../../reads/target-states.ts';
import { isLocked } from '../../rules/measuring/series.ts';
import type { Outcome, World } from './engine.ts';

/** Only one computation of an organisation writes at a time; the lock ends with the transaction. */
export async function lockMeasuring(tx: ScopedTx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`measuring ${tx.scope.organisationId}`]);
}

/** No row of figures in a locked period is written, changed or taken away: `$1` organisation, `$3` plan. */
const locked = (day: string) => `exists (select 1 from plan_period_lock l
  where l.organisation_id = $1 and l.plan_id = $3 and l.removed_at is null and ${day} between l.period_start and l.period_end)`;

/**
 * The figures of one plan's targets in one statement. `began` guards against a slower computation that read older records:
 * it never overwrites what a younger one wrote.
 */
const storeSql = `
with fresh as materialized (
  select f.* from jsonb_to_recordset($2::jsonb) as f(target_id uuid, period_start date, period_end date,
    counted_since date, part text, value double precision, hits double precision, whole double precision, gap text,
    measured_on date, breaks_series boolean, first boolean, source_mark text)
  where not ${locked('f.measured_on')}),
gone as (
  delete from plan_value v where v.organisation_id = $1 and v.target_id = any($4::uuid[]) and v.computed_at <= $5
    and not ${locked('v.measured_on')}
    and (v.target_id, v.period_start, v.period_end, v.part) not in (
      select f.target_id, f.period_start, f.period_end, f.part from fresh f))
insert into plan_value as v (organisation_id, target_id, period_start, period_end, counted_since, part, value, hits, whole,
  gap, measured_on, breaks_series, source_mark, computed_at)
select $1, f.target_id, f.period_start, f.period_end, f.counted_since, f.part, f.value, f.hits, f.whole, f.gap,
  f.measured_on, f.breaks_series or (f.first and exists (
    select 1 from plan_value w where w.organisation_id = $1 and w.target_id = f.target_id and w.part = f.part
      and w.measured_on < f.measured_on and w.source_mark <> f.source_mark and ${locked('w.measured_on')})),
  f.source_mark, $5
from fresh f
on conflict (organisation_id, target_id, period_start, period_end, part) do update set
  counted_since = excluded.counted_since, value = excluded.value, hits = excluded.hits, whole = excluded.whole,
  gap = excluded.gap, measured_on = excluded.measured_on, breaks_series = excluded.breaks_series,
  source_mark = excluded.source_mark, computed_at = excluded.computed_at
where v.computed_at <= excluded.computed_at and not ${locked('v.measured_on')}
  and (v.counted_since, v.value, v.hits, v.whole, v.gap, v.measured_on, v.breaks_series, v.source_mark) is distinct from
    (excluded.counted_since, excluded.value, excluded.hits, excluded.whole, excluded.gap, excluded.measured_on,
     excluded.breaks_series, excluded.source_mark)`;

/** @param began when the records were read from which these figures come */
export async function storeOutcomes(
  tx: ScopedTx,
  began: Date,
  world: World,
  outcomes: readonly Outcome[],
): Promise<void> {
  for (const [planId, ofPlan] of Map.groupBy(outcomes, (outcome) => outcome.target.planId)) {
    const locks = world.locks.get(planId) ?? [];
    const done = ofPlan.flatMap((outcome) => ('values' in outcome ? [outcome] : []));
    const rows = done.flatMap(({ target, values }) => {
      const mark = markOf(target.source);
      const open = values.filter((value) => !isLocked(value.measuredOn, locks));
      return open.map((value) => ({
        target_id: target.id,
        period_start: value.periodStart,
        period_end: value.periodEnd,
        counted_since: value.countedSince,
        part: value.part ?? '',
        value: value.value,
        hits: value.hits,
        whole: value.whole,
        gap: value.gap,
        measured_on: value.measuredOn,
        breaks_series: value.breaksSeries,
        first: value.periodStart === open[0]?.periodStart,
        source_mark: mark,
      }));
    });
    await tx.named({
      name: 'plan-values-store',
      text: storeSql,
      values: [
        tx.scope.organisationId,
        JSON.stringify(rows),
        planId,
        done.map(({ target }) => target.id),
        began.toISOString(),
      ],
    });
  }
  await forgetUnbound(tx, began, world);
  await storeStatuses(tx, began, outcomes);
}

/** What was computed for a target that went back to a person's hand goes, save for locked periods. */
async function forgetUnbound(tx: ScopedTx, began: Date, world: World): Promise<void> {
  const unbound = [...world.targets.values()].filter((target) => target.source?.kind === 'by-hand');
  for (const [planId, targets] of Map.groupBy(unbound, (target) => target.planId)) {
    await tx.query(
      `delete from plan_value v where v.organisation_id = $1 and v.target_id = any($2::uuid[]) and v.computed_at <= $4
       and not ${locked('v.measured_on')}`,
      [tx.scope.organisationId, targets.map((target) => target.id), planId, began.toISOString()],
    );
  }
}

function markOf(source: unknown): string {
  return createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 16);
}

async function storeStatuses(tx: ScopedTx, began: Date, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const at = began.toISOString();
  const rows = outcomes.map((outcome) => ({
    id: outcome.target.id,
    computed_at: 'values' in outcome ? at : null,
    stale_since: 'values' in outcome ? null : at,
    problem: 'values' in outcome ? null : outcome.problem.code,
    problem_params: 'values' in outcome ? {} : outcome.problem.params,
  }));
  // Since when it is stale stays from the first failure on; when it was computed last stays through all of them.
  await tx.named({
    name: 'plan-status-store',
    text: `insert into plan_target_status as s (organisation_id, id, computed_at, stale_since, problem, problem_params)
      select $1, f.id, f.computed_at, f.stale_since, f.problem, f.problem_params
      from jsonb_to_recordset($2::jsonb) as f(id uuid, computed_at timestamptz, stale_since timestamptz, problem text,
        problem_params jsonb)
      on conflict (organisation_id, id) do update set
        computed_at = coalesce(excluded.computed_at, s.computed_at),
        stale_since = case when excluded.stale_since is null then null else coalesce(s.stale_since, excluded.stale_since) end,
        problem = excluded.problem, problem_params = excluded.problem_params
      where coalesce(s.computed_at, '-infinity') <= $3`,
    values: [tx.scope.organisationId, JSON.stringify(rows), at],
  });
}

/** Writes down each state that differs from what was written last, so that it can be said what changed and when. */
export async function recordStates(tx: ScopedTx, at: Date, planIds: readonly string[], today: string): Promise<number> {
  const { organisationId } = tx.scope;
  const rows = await tx.named<{ target_id: string; state: string }>({
    name: 'plan-states-latest',
    text: `select distinct on (target_id) target_id, state from plan_target_state where organisation_id = $1
      order by target_id, id desc`,
    values: [organisationId],
  });
  const before = new Map(rows.map((row) => [row.target_id, row.state]));
  const turned = (await readTargetStates(tx, planIds, today))
    .filter(({ id, state }) => state !== before.get(id))
    .map(({ id, state }) => ({ id: newId(), target_id: id, state, before: before.get(id) ?? null }));
  if (turned.length === 0) return 0;
  await tx.query(
    `insert into plan_target_state (organisation_id, id, target_id, state, before, since, recorded_at)
     select $1, f.id, f.target_id, f.state, f.before, $3, $4
     from jsonb_to_recordset($2::jsonb) as f(id uuid, target_id uuid, state text, before text)`,
    [organisationId, JSON.stringify(turned), today, at.toISOString()],
  );
  return turned.length;
}
