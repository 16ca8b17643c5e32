import type { ScopedTx } from '#platform/db/database.ts';
import { seesOnlyOwn } from '../access.ts';
import type { PlanField } from '../contract/document.ts';
import type { ActivityRow, BudgetLineRow, PlanTables } from '../tables.ts';
import { readFacts } from './facts.ts';
import { type Hanging, readHanging } from './hanging.ts';
import { findShownPlan, sectionsOf } from './plans.ts';

/** Everything of a plan that a document of it holds. */
export interface WholePlan {
  title: string;
  language: string;
  columns: { header: string; field: PlanField | null }[];
  sections: { code: string | null; title: string; activities: ActivityRow[] }[];
  hanging: Hanging;
  /** By activity. */
  budgetLines: Map<string, BudgetLineRow[]>;
}

export async function wholePlan(tx: ScopedTx, planId: string): Promise<WholePlan> {
  const plan = await findShownPlan(tx, planId);
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan_activity')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const own = seesOnlyOwn(tx.scope.actor) ? new Set((await readFacts(tx, { planId })).map((fact) => fact.id)) : null;
  const shown = rows.filter((row) => own === null || own.has(row.id));
  const bySection = Map.groupBy(shown, (row) => row.section_id);
  const sections = await sectionsOf(tx, planId);
  return {
    title: plan.title,
    language: plan.language,
    columns: plan.columns,
    sections: sections
      .map((section) => ({ code: section.code, title: section.title, activities: bySection.get(section.id) ?? [] }))
      .filter((section) => own === null || section.activities.length > 0),
    hanging: await readHanging(
      tx,
      shown.map((row) => row.id),
    ),
    budgetLines: await budgetLinesOf(
      tx,
      shown.map((row) => row.id),
    ),
  };
}

async function budgetLinesOf(tx: ScopedTx, activityIds: readonly string[]): Promise<Map<string, BudgetLineRow[]>> {
  const { rows } = await tx.query(
    `select * from plan_budget_line where organisation_id = $1 and activity_id = any($2::uuid[]) and removed_at is null
     order by year, position, id`,
    [tx.scope.organisationId, activityIds],
  );
  return Map.groupBy(rows as BudgetLineRow[], (row) => row.activity_id);
}
