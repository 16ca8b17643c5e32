import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { cut } from '#platform/i18n/cut.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import type { ParsedActivity, ParsedPlan, ParsedTarget } from '../contract/document.ts';
import type { DatesChoice } from '../contract/imports.ts';
import { monthsToMove, movePeriod, periodWords, wholePeriod } from '../rules/move-dates.ts';
import { targetColumns } from './indicators.ts';
import { PartyBook } from './party-book.ts';
import { refreshPlan } from './refresh-search.ts';

type Row = Record<string, unknown>;

/** The rows of a whole plan, table by table, in the order in which foreign keys allow them. */
interface PlanRows {
  plan: Row[];
  plan_section: Row[];
  plan_activity: Row[];
  plan_step: Row[];
  plan_indicator: Row[];
  plan_target: Row[];
  plan_party: Row[];
  plan_activity_party: Row[];
}

export interface StoredPlan {
  planId: string;
  activities: number;
  undo: string;
}

/**
 * Puts a whole plan into the tables in the caller's transaction, one statement a table: a thousand activities are
 * eight round trips. All of it is one entry in the history and is undone as one.
 */
export async function storePlan(
  tx: ScopedTx,
  at: Date,
  parsed: ParsedPlan,
  options: { title?: string | undefined; dates: DatesChoice },
): Promise<StoredPlan> {
  const months = monthsOf(parsed, options.dates);
  const parties = await PartyBook.open(tx);
  const rows = planRows(tx, at, parsed, { ...options, months, parties });
  for (const [table, tableRows] of Object.entries(rows)) await insertRows(tx, table, tableRows as Row[]);
  const plan = rows.plan[0] as Row & { id: string };
  await refreshPlan(tx, plan.id);
  const undo = await recordAudit(tx, {
    at,
    action: 'plan.plan.added',
    subject: { kind: 'plan', id: plan.id },
    contextId: plan.id,
    change: { before: null, after: { title: plan.title } },
  });
  return { planId: plan.id, activities: rows.plan_activity.length, undo };
}

function monthsOf(parsed: ParsedPlan, dates: DatesChoice): number {
  if (dates.choice !== 'move') return 0;
  const period = wholePeriod(periodsOf(parsed));
  return period ? monthsToMove(period.start, dates.startsOn) : 0;
}

export function periodsOf(parsed: ParsedPlan) {
  return parsed.sections.flatMap((section) => section.activities.map((activity) => activity.period));
}

interface Making {
  title?: string | undefined;
  dates: DatesChoice;
  months: number;
  parties: PartyBook;
}

function planRows(tx: ScopedTx, at: Date, parsed: ParsedPlan, making: Making): PlanRows {
  const organisation_id = tx.scope.organisationId;
  const record = () => ({ organisation_id, id: newId(), revision: 1, removed_at: null });
  const rows: PlanRows = {
    plan: [],
    plan_section: [],
    plan_activity: [],
    plan_step: [],
    plan_indicator: [],
    plan_target: [],
    plan_party: [],
    plan_activity_party: [],
  };
  const period = wholePeriod(periodsOf(parsed).map((one) => movePeriod(one, making.months)));
  const plan = {
    ...record(),
    title: making.title ?? (cut(parsed.title, 500) || '—'),
    language: parsed.language,
    period_start: period?.start ?? null,
    period_end: period?.end ?? null,
    state: making.dates.choice === 'history' ? 'closed' : 'draft',
    version: 1,
    columns: parsed.columns,
    counted_from: dayOf(at),
    notes: '',
    created_at: at.toISOString(),
  };
  rows.plan.push(plan);
  parsed.sections.forEach((section, index) => {
    const row = { ...record(), plan_id: plan.id, code: section.code, title: section.title, position: (index + 1) * 10 };
    rows.plan_section.push(row);
    section.activities.forEach((activity, place) => {
      addActivityRows(rows, record, activity, {
        planId: plan.id,
        sectionId: row.id,
        position: (place + 1) * 10,
        language: parsed.language,
        making,
      });
    });
  });
  rows.plan_party = making.parties.newRows(organisation_id);
  return rows;
}

interface Place {
  planId: string;
  sectionId: string;
  position: number;
  language: string;
  making: Making;
}

function addActivityRows(
  rows: PlanRows,
  record: () => Row & { id: string },
  activity: ParsedActivity,
  place: Place,
): void {
  const moved = movePeriod(activity.period, place.making.months);
  const row = {
    ...record(),
    plan_id: place.planId,
    section_id: place.sectionId,
    code: activity.code,
    title: activity.title,
    // Moved dates make the document's wording false, so the words follow the days.
    period_text: place.making.months === 0 || !moved.end ? activity.period.text : periodWords(moved, place.language),
    period_start: moved.start,
    period_end: moved.end,
    continuous: activity.period.continuous,
    objective: activity.objective ?? '',
    audience: activity.audience ?? '',
    medium: activity.medium ?? '',
    budget: activity.budget ?? '',
    status: activity.status ?? '',
    extra: activity.extra,
    notes: '',
    parties_text: activity.partiesText ?? '',
    position: place.position,
  };
  rows.plan_activity.push(row);
  addStepRows(rows, record, activity, row.id);
  activity.indicators.forEach((indicator, index) => {
    const indicatorRow = { ...record(), activity_id: row.id, text: indicator.text, position: (index + 1) * 10 };
    rows.plan_indicator.push(indicatorRow);
    addTargetRows(rows, record, indicator.targets, {
      activity_id: row.id,
      indicator_id: indicatorRow.id,
      step_id: null,
    });
  });
  activity.parties.forEach((wording, index) => {
    rows.plan_activity_party.push({
      ...record(),
      activity_id: row.id,
      party_id: place.making.parties.idOf(wording),
      // The first name in the cell leads; a person confirms or changes it.
      role: index === 0 ? 'owner' : 'participant',
      wording,
      position: (index + 1) * 10,
    });
  });
}

function addStepRows(
  rows: PlanRows,
  record: () => Row & { id: string },
  activity: ParsedActivity,
  activityId: string,
): void {
  activity.steps.forEach((step, index) => {
    const row = {
      ...record(),
      activity_id: activityId,
      number: step.number,
      text: step.text,
      recurs: step.recurs !== null,
      recurs_per: step.recurs?.per ?? null,
      recurs_min: step.recurs?.min ?? null,
      recurs_max: step.recurs?.max ?? null,
      conditional: step.conditional,
      state: 'not-started',
      due_on: null,
      done_on: null,
      done_by: null,
      position: (index + 1) * 10,
    };
    rows.plan_step.push(row);
    addTargetRows(rows, record, step.targets, { activity_id: activityId, indicator_id: null, step_id: row.id });
  });
}

function addTargetRows(
  rows: PlanRows,
  record: () => Row & { id: string },
  targets: readonly ParsedTarget[],
  parent: { activity_id: string; indicator_id: string | null; step_id: string | null },
): void {
  targets.forEach((target, index) => {
    rows.plan_target.push({
      ...record(),
      ...parent,
      ...targetColumns(target),
      baseline: null,
      baseline_on: null,
      position: (index + 1) * 10,
    });
  });
}

/** Rows as one JSON parameter: PostgreSQL's limit of 65,535 parameters never comes near. */
async function insertRows(tx: ScopedTx, table: string, rows: readonly Row[]): Promise<void> {
  const chunk = 5_000;
  for (let from = 0; from < rows.length; from += chunk) {
    const values = JSON.stringify(rows.slice(from, from + chunk));
    await tx.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [values]);
  }
}
