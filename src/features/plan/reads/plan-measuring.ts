import type { ScopedTx } from '#platform/db/database.ts';
import { mayOf, seesOnlyOwn } from '../access.ts';
import type { PeriodLockView, PlanMeasuring } from '../contract/measuring.ts';
import { findShownPlan } from './plans.ts';
import { readCorrections } from './series.ts';

const shownTurns = 50;

/** How a plan measures itself; a guest is told of the locks alone. */
export async function readPlanMeasuring(tx: ScopedTx, planId: string): Promise<PlanMeasuring> {
  await findShownPlan(tx, planId);
  const { rows: locks } = await tx.query(
    `select id, period_start as "periodStart", period_end as "periodEnd", locked_at as "lockedAt", locked_by as "lockedBy"
     from plan_period_lock where organisation_id = $1 and plan_id = $2 and removed_at is null order by period_start`,
    [tx.scope.organisationId, planId],
  );
  const may = { edit: mayOf(tx.scope.actor, false).edit };
  const common = { locks: locks as PeriodLockView[], may };
  if (seesOnlyOwn(tx.scope.actor))
    return { ...common, computedAt: null, bound: 0, stale: [], turns: [], corrections: [] };
  const statuses = await readStatuses(tx, planId);
  const moments = statuses.flatMap((row) => row.computed_at ?? []).sort();
  return {
    ...common,
    computedAt: moments[0] ?? null,
    bound: statuses.length,
    stale: statuses.flatMap((row) =>
      row.stale_since && row.problem
        ? [
            {
              targetId: row.id,
              activityId: row.activity_id,
              text: row.text,
              since: row.stale_since,
              problem: { code: row.problem, params: row.problem_params ?? {} },
            },
          ]
        : [],
    ),
    turns: await readTurns(tx, planId),
    corrections: await readCorrections(tx, { planId }),
  };
}

interface StatusOfTarget {
  id: string;
  activity_id: string;
  text: string;
  computed_at: string | null;
  stale_since: string | null;
  problem: string | null;
  problem_params: Record<string, string | number> | null;
  [column: string]: unknown;
}

function readStatuses(tx: ScopedTx, planId: string): Promise<StatusOfTarget[]> {
  return tx.named<StatusOfTarget>({
    name: 'plan-statuses',
    text: `select t.id, t.activity_id, coalesce(i.text, st.text, '') as text, s.computed_at, s.stale_since, s.problem,
        s.problem_params
      from plan_activity a
      join plan_target t on t.organisation_id = $1 and t.activity_id = a.id and t.removed_at is null
      left join plan_indicator i on i.organisation_id = $1 and i.id = t.indicator_id
      left join plan_step st on st.organisation_id = $1 and st.id = t.step_id
      left join plan_target_status s on s.organisation_id = $1 and s.id = t.id
      where a.organisation_id = $1 and a.plan_id = $2 and a.removed_at is null and i.removed_at is null
        and t.source is not null and t.source->>'kind' <> 'by-hand'
      order by s.stale_since nulls last, t.id`,
    values: [tx.scope.organisationId, planId],
  });
}

/** How states turned lately; what was seen for the first time is no turn. */
async function readTurns(tx: ScopedTx, planId: string): Promise<PlanMeasuring['turns']> {
  const { rows } = await tx.query(
    `select x.target_id as "targetId", t.activity_id as "activityId", coalesce(i.text, '') as text, x.state, x.before, x.since
     from plan_target_state x
     join plan_target t on t.organisation_id = $1 and t.id = x.target_id and t.removed_at is null
     join plan_activity a on a.organisation_id = $1 and a.id = t.activity_id and a.plan_id = $2 and a.removed_at is null
     left join plan_indicator i on i.organisation_id = $1 and i.id = t.indicator_id
     where x.organisation_id = $1 and x.before is not null order by x.id desc limit ${shownTurns}`,
    [tx.scope.organisationId, planId],
  );
  return rows as PlanMeasuring['turns'];
}
