import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { mayOf } from '../access.ts';
import type { ActivityView } from '../contract/plan.ts';
import type { ActivityRow, PlanTables } from '../tables.ts';
import { readComments } from './comments.ts';
import { readEvidence } from './evidence.ts';
import { presentActivity, readFacts, standingOf } from './facts.ts';
import { readHanging } from './hanging.ts';
import { findPlan, presentSection } from './plans.ts';
import { presentHanging, presentLink } from './present-activity.ts';

/** @throws Refusal `not_found`, also to a guest who takes no part in it */
export async function readActivity(tx: ScopedTx, id: string, today: string): Promise<ActivityView> {
  const [facts] = await readFacts(tx, { activityId: id, limit: 1 });
  if (!facts) throw new Refusal('not_found');
  const row = await activityRow(tx, id);
  const plan = await findPlan(tx, row.plan_id);
  const section = await sectionOf(tx, row.section_id);
  const evidence = await readEvidence(tx, id);
  const hanging = await readHanging(tx, [id]);
  const links = hanging.links.get(id) ?? [];
  const member = memberOf(tx.scope);
  const takesPart = member !== null && links.some((link) => link.user_id === member);
  return {
    activity: {
      ...presentActivity(facts, standingOf(facts, today)),
      objective: row.objective,
      audience: row.audience,
      medium: row.medium,
      budget: row.budget,
      status: row.status,
      extra: row.extra,
      notes: row.notes,
      may: mayOf(tx.scope.actor, takesPart),
    },
    plan: { id: plan.id, title: plan.title, state: plan.state, countedFrom: plan.counted_from },
    section: presentSection(section),
    ...presentHanging(row, hanging, { today, countedFrom: plan.counted_from }, evidence),
    parties: links.map(presentLink),
    budgetLines: await readBudgetLines(tx, id),
    evidence,
    comments: await readComments(tx, id),
  };
}

function activityRow(tx: ScopedTx, id: string): Promise<ActivityRow> {
  return tx
    .on<PlanTables>()
    .selectFrom('plan_activity')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

function sectionOf(tx: ScopedTx, id: string) {
  return tx
    .on<PlanTables>()
    .selectFrom('plan_section')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

async function readBudgetLines(tx: ScopedTx, activityId: string): Promise<ActivityView['budgetLines']> {
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan_budget_line')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('activity_id', '=', activityId)
    .where('removed_at', 'is', null)
    .orderBy('year')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    title: row.title,
    plannedCents: row.planned_cents,
    spentCents: row.spent_cents,
    revision: row.revision,
  }));
}
