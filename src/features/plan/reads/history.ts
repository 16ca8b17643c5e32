import { readAudit, recentAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { cut } from '#platform/i18n/cut.ts';
import { seesOnlyOwn } from '../access.ts';
import { plainText } from '../contract/mentions.ts';
import type { HistoryEntry } from '../contract/plan.ts';
import { readFacts } from './facts.ts';

const pageLength = 50;
/** Records that stay as they are: what was kept, said or approved is answered by another act, not undone. */
const lasting: ReadonlySet<string> = new Set([
  'version',
  'review',
  'approval',
  'share',
  'progress-page',
  'board-reader',
  'board-sheet',
  'period-lock',
  'figures',
]);

/** What was done to an activity, or to a plan and everything in it, newest first. */
export async function readHistory(
  tx: ScopedTx,
  contextIds: readonly string[],
  before: string | undefined,
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  const rows = await readAudit(tx, { contextIds, before, limit: pageLength + 1 });
  const shown = rows.slice(0, pageLength);
  const titles = await titlesOf(
    tx,
    shown.map((row) => row.subject_id),
  );
  const entries = shown.map((row) => ({
    id: row.id,
    at: row.at,
    actor: row.actor_name,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    title: titles.get(row.subject_id) ?? String(row.change.after?.title ?? row.change.after?.text ?? ''),
    before: withoutDates(row.change.before),
    after: withoutDates(row.change.after),
    undoable: row.latest && !lasting.has(row.subject_kind),
  }));
  return { entries, next: rows.length > pageLength ? (shown.at(-1)?.id ?? null) : null };
}

/** Moving a plan keeps every date of it for its undo; a reader is told the first. */
function withoutDates(fields: Record<string, unknown> | null): Record<string, unknown> | null {
  if (fields === null) return null;
  const { dates: _, ...told } = fields;
  return told;
}

/**
 * The ids under which the history of a plan is kept: the plan itself and its activities, removed ones too. For a guest
 * only the activities that they see.
 */
export async function contextsOfPlan(tx: ScopedTx, planId: string): Promise<string[]> {
  if (seesOnlyOwn(tx.scope.actor)) return (await readFacts(tx, { planId })).map((fact) => fact.id);
  const { rows } = await tx.query('select id from plan_activity where organisation_id = $1 and plan_id = $2', [
    tx.scope.organisationId,
    planId,
  ]);
  const activities = rows.map((row) => String(row.id));
  return [planId, ...activities, ...(await hangingOn(tx, activities))];
}

/** The activity itself, and the decisions, proposals and agreements that hang on it. */
export async function contextsOfActivity(tx: ScopedTx, activityId: string): Promise<string[]> {
  return [activityId, ...(await hangingOn(tx, [activityId]))];
}

async function hangingOn(tx: ScopedTx, activityIds: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query(
    `select id from plan_decision where organisation_id = $1 and activity_id = any($2::uuid[])
     union all select id from plan_proposal where organisation_id = $1 and activity_id = any($2::uuid[])
     union all select id from plan_agreement where organisation_id = $1 and activity_id = any($2::uuid[])`,
    [tx.scope.organisationId, activityIds],
  );
  return rows.map((row) => String(row.id));
}

/** The newest changes in all plans; for a guest those of the activities that they see. */
export async function recentChanges(tx: ScopedTx, limit: number) {
  const own = seesOnlyOwn(tx.scope.actor) ? (await readFacts(tx, {})).map((fact) => fact.id) : null;
  const rows = own ? await readAudit(tx, { contextIds: own, limit }) : await recentAudit(tx, 'plan', limit);
  const titles = await titlesOf(
    tx,
    rows.map((row) => row.subject_id),
  );
  const screens = await screensOf(
    tx,
    rows.flatMap((row) => row.context_id ?? []),
  );
  return rows.map((row) => ({
    at: row.at,
    actor: row.actor_name,
    action: row.action,
    title: titles.get(row.subject_id) ?? '',
    path: screens.get(row.context_id ?? '') ?? null,
  }));
}

/** The screens of the records under which histories are kept; a plan and its sections have none of their own here. */
async function screensOf(tx: ScopedTx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query(
    `select id, 'activities/' || id as path from plan_activity where organisation_id = $1 and id = any($2::uuid[])
     union all select id, 'decisions/' || id from plan_decision where organisation_id = $1 and id = any($2::uuid[])
     union all select id, 'proposals/' || id from plan_proposal where organisation_id = $1 and id = any($2::uuid[])
     union all select id, 'agreements/' || id from plan_agreement where organisation_id = $1 and id = any($2::uuid[])`,
    [tx.scope.organisationId, ids],
  );
  return new Map(rows.map((row) => [String(row.id), String(row.path)]));
}

/** A few words of each record, whatever its kind; removed ones are still called by their name. */
async function titlesOf(tx: ScopedTx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query(
    `select id, title from plan where organisation_id = $1 and id = any($2::uuid[])
     union all select id, title from plan_section where organisation_id = $1 and id = any($2::uuid[])
     union all select id, concat_ws(' ', code, title) from plan_activity where organisation_id = $1 and id = any($2::uuid[])
     union all select id, text from plan_step where organisation_id = $1 and id = any($2::uuid[])
     union all select o.id, s.text from plan_occurrence o join plan_step s on s.organisation_id = $1 and s.id = o.step_id
       where o.organisation_id = $1 and o.id = any($2::uuid[])
     union all select id, text from plan_indicator where organisation_id = $1 and id = any($2::uuid[])
     union all select t.id, coalesce(i.text, s.text) from plan_target t
       left join plan_indicator i on i.organisation_id = $1 and i.id = t.indicator_id
       left join plan_step s on s.organisation_id = $1 and s.id = t.step_id
       where t.organisation_id = $1 and t.id = any($2::uuid[])
     union all select m.id, coalesce(i.text, s.text) from plan_measurement m
       join plan_target t on t.organisation_id = $1 and t.id = m.target_id
       left join plan_indicator i on i.organisation_id = $1 and i.id = t.indicator_id
       left join plan_step s on s.organisation_id = $1 and s.id = t.step_id
       where m.organisation_id = $1 and m.id = any($2::uuid[])
     union all select id, name from plan_party where organisation_id = $1 and id = any($2::uuid[])
     union all select id, wording from plan_activity_party where organisation_id = $1 and id = any($2::uuid[])
     union all select id, title from plan_budget_line where organisation_id = $1 and id = any($2::uuid[])
     union all select id, coalesce(nullif(title, ''), note) from plan_evidence where organisation_id = $1 and id = any($2::uuid[])
     union all select id, text from plan_comment where organisation_id = $1 and id = any($2::uuid[])
     union all select id, title from plan_decision where organisation_id = $1 and id = any($2::uuid[])
     union all select id, text from plan_proposal where organisation_id = $1 and id = any($2::uuid[])
     union all select id, title from plan_agreement where organisation_id = $1 and id = any($2::uuid[])`,
    [tx.scope.organisationId, ids],
  );
  return new Map(rows.map((row) => [String(row.id), cut(plainText(String(row.title ?? '')), 160)]));
}
