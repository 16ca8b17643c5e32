import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { DatesPreview } from '../contract/imports.ts';
import { readFacts } from '../reads/facts.ts';
import { findPlan } from '../reads/plans.ts';
import { monthsToMove, moveDay, movePeriod, periodWords, proposedStart, wholePeriod } from '../rules/move-dates.ts';
import { lockRecord } from './records.ts';

export interface DatedActivity {
  code: string | null;
  title: string;
  period: { text: string; start: string | null; end: string | null };
}

/** What moving would do to each activity, shown before anything is done. */
export function previewDates(
  activities: readonly DatedActivity[],
  language: string,
  today: string,
  startsOn?: string,
): DatesPreview {
  const period = wholePeriod(activities.map((activity) => activity.period));
  if (!period) return { over: false, start: null, end: null, proposedStart: null, moved: [] };
  const start = startsOn ?? proposedStart(period, today);
  const months = monthsToMove(period.start, start);
  const moved = activities
    .filter((activity) => activity.period.start ?? activity.period.end)
    .slice(0, 200)
    .map((activity) => ({
      code: activity.code,
      title: activity.title,
      from: activity.period.text || periodWords(activity.period, language),
      to: periodWords(movePeriod(activity.period, months), language),
    }));
  return { over: period.end < today, start: period.start, end: period.end, proposedStart: start, moved };
}

export async function previewPlanDates(
  tx: ScopedTx,
  planId: string,
  startsOn: string,
  today: string,
): Promise<DatesPreview> {
  const plan = await findPlan(tx, planId);
  const facts = await readFacts(tx, { planId });
  const activities = facts.map((fact) => ({
    code: fact.code,
    title: fact.title,
    period: { text: fact.period_text, start: fact.period_start, end: fact.period_end },
  }));
  return previewDates(activities, plan.language, today, startsOn);
}

/**
 * Moves every date of a plan by whole months, as one entry in the history. What was ticked and measured keeps its day:
 * it happened then.
 * @throws Refusal `plan_without_period`, `edited_meanwhile`
 */
export async function movePlanDates(
  tx: ScopedTx,
  at: Date,
  planId: string,
  input: { startsOn: string; revision: number },
): Promise<void> {
  const plan = await lockRecord(tx, 'plan', planId);
  if (plan.revision !== input.revision)
    throw new Refusal('edited_meanwhile', { detail: { revision: plan.revision, values: {} } });
  const facts = await readFacts(tx, { planId });
  const period = wholePeriod(facts.map((fact) => ({ start: fact.period_start, end: fact.period_end })));
  if (!period) throw new Refusal('plan_without_period');
  const months = monthsToMove(period.start, input.startsOn);
  const language = String(plan.language);
  const moved = facts.map((fact) => {
    const next = movePeriod({ start: fact.period_start, end: fact.period_end }, months);
    return {
      id: fact.id,
      start: next.start,
      end: next.end,
      text: next.end ? periodWords(next, language) : fact.period_text,
    };
  });
  const { organisationId } = tx.scope;
  await tx.query(
    `update plan_activity a set period_start = m.start, period_end = m."end", period_text = m.text, revision = a.revision + 1
     from jsonb_to_recordset($2::jsonb) as m(id uuid, start date, "end" date, text text)
     where a.organisation_id = $1 and a.id = m.id`,
    [organisationId, JSON.stringify(moved)],
  );
  await moveDueDays(tx, planId, months);
  await tx.query(
    `update plan set period_start = $3, period_end = $4, counted_from = $5, revision = revision + 1 where organisation_id = $1 and id = $2`,
    [organisationId, planId, moveDay(period.start, months), moveDay(period.end, months), dayOf(at)],
  );
  await recordAudit(tx, {
    at,
    action: 'plan.plan.moved',
    subject: { kind: 'plan', id: planId },
    contextId: planId,
    change: { before: { startsOn: period.start }, after: { startsOn: input.startsOn } },
  });
}

async function moveDueDays(tx: ScopedTx, planId: string, months: number): Promise<void> {
  await tx.query(
    `update plan_step s set due_on = (s.due_on + make_interval(months => $3))::date, revision = s.revision + 1
     from plan_activity a
     where s.organisation_id = $1 and a.organisation_id = $1 and a.id = s.activity_id and a.plan_id = $2 and s.due_on is not null`,
    [tx.scope.organisationId, planId, months],
  );
}
