import { isDeepStrictEqual } from 'node:util';
import { type Change, recordAudit } from '#platform/audit/audit.ts';
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

/** Every date that a plan sets: what was ticked and measured is not among them, it happened when it did. */
interface PlanDates {
  plan: { start: string | null; end: string | null; countedFrom: string };
  activities: { id: string; start: string | null; end: string | null; text: string }[];
  steps: { id: string; dueOn: string }[];
}

/**
 * Moves every date of a plan by whole months, as one entry in the history.
 * @throws Refusal `plan_without_period`, `edited_meanwhile`
 */
export async function movePlanDates(
  tx: ScopedTx,
  at: Date,
  planId: string,
  input: { startsOn: string; revision: number },
): Promise<{ undo: string }> {
  const plan = await lockRecord(tx, 'plan', planId);
  if (plan.revision !== input.revision)
    throw new Refusal('edited_meanwhile', { detail: { revision: plan.revision, values: {} } });
  const before = await readDates(tx, planId);
  const period = wholePeriod(before.activities);
  if (!period) throw new Refusal('plan_without_period');
  const months = monthsToMove(period.start, input.startsOn);
  return writeDates(tx, at, planId, before, moved(before, months, String(plan.language), dayOf(at)));
}

/**
 * Puts every date back as it was.
 * @throws Refusal `undo_too_late` when any of them has been changed since
 */
export async function undoMove(tx: ScopedTx, at: Date, planId: string, change: Change): Promise<{ undo: string }> {
  await lockRecord(tx, 'plan', planId);
  const now = await readDates(tx, planId);
  if (!isDeepStrictEqual(now, change.after?.dates)) throw new Refusal('undo_too_late');
  return writeDates(tx, at, planId, now, change.before?.dates as PlanDates);
}

function moved(dates: PlanDates, months: number, language: string, today: string): PlanDates {
  const period = wholePeriod(dates.activities);
  return {
    plan: {
      start: period && moveDay(period.start, months),
      end: period && moveDay(period.end, months),
      countedFrom: today,
    },
    activities: dates.activities.map((activity) => {
      const next = movePeriod(activity, months);
      return { ...activity, ...next, text: next.end ? periodWords(next, language) : activity.text };
    }),
    steps: dates.steps.map((step) => ({ ...step, dueOn: moveDay(step.dueOn, months) })),
  };
}

async function readDates(tx: ScopedTx, planId: string): Promise<PlanDates> {
  const values = [tx.scope.organisationId, planId];
  const plan = await tx.query(
    `select period_start as "start", period_end as "end", counted_from as "countedFrom" from plan
     where organisation_id = $1 and id = $2`,
    values,
  );
  const activities = await tx.query(
    `select id, period_start as "start", period_end as "end", period_text as text from plan_activity
     where organisation_id = $1 and plan_id = $2 and removed_at is null order by id`,
    values,
  );
  const steps = await tx.query(
    `select s.id, s.due_on as "dueOn" from plan_step s
     join plan_activity a on a.organisation_id = $1 and a.id = s.activity_id and a.removed_at is null
     where s.organisation_id = $1 and a.plan_id = $2 and s.due_on is not null and s.removed_at is null order by s.id`,
    values,
  );
  return {
    plan: { ...(plan.rows[0] as PlanDates['plan']) },
    activities: (activities.rows as PlanDates['activities']).map((row) => ({ ...row })),
    steps: (steps.rows as PlanDates['steps']).map((row) => ({ ...row })),
  };
}

async function writeDates(
  tx: ScopedTx,
  at: Date,
  planId: string,
  before: PlanDates,
  after: PlanDates,
): Promise<{ undo: string }> {
  const { organisationId } = tx.scope;
  await tx.query(
    `update plan_activity a set period_start = m.start, period_end = m."end", period_text = m.text, revision = a.revision + 1
     from jsonb_to_recordset($2::jsonb) as m(id uuid, start date, "end" date, text text)
     where a.organisation_id = $1 and a.id = m.id`,
    [organisationId, JSON.stringify(after.activities)],
  );
  await tx.query(
    `update plan_step s set due_on = m."dueOn", revision = s.revision + 1
     from jsonb_to_recordset($2::jsonb) as m(id uuid, "dueOn" date)
     where s.organisation_id = $1 and s.id = m.id`,
    [organisationId, JSON.stringify(after.steps)],
  );
  await tx.query(
    `update plan set period_start = $3, period_end = $4, counted_from = $5, revision = revision + 1
     where organisation_id = $1 and id = $2`,
    [organisationId, planId, after.plan.start, after.plan.end, after.plan.countedFrom],
  );
  const undo = await recordAudit(tx, {
    at,
    action: 'plan.plan.moved',
    subject: { kind: 'plan', id: planId },
    contextId: planId,
    change: {
      before: { startsOn: before.plan.start, dates: before },
      after: { startsOn: after.plan.start, dates: after },
    },
  });
  return { undo };
}
