import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { seesOnlyOwn } from '../../access.ts';
import type { PlanMoney } from '../../contract/board-sheet.ts';
import { sumOf, sumsByYear } from '../../rules/board-sheet/money.ts';
import { readFacts } from '../facts.ts';
import { findPlan } from '../plans.ts';

interface MoneyRow {
  section_id: string;
  section: string;
  activity_id: string;
  code: string | null;
  activity: string;
  id: string;
  title: string;
  year: number;
  planned_cents: number;
  spent_cents: number;
}

/** Planned and spent by section, activity and year. A guest sees the money of their own activities. */
export async function readMoney(tx: ScopedTx, planId: string): Promise<PlanMoney> {
  await findPlan(tx, planId);
  const { rows } = await tx.query(
    `select s.id as section_id, s.title as section, a.id as activity_id, a.code, a.title as activity,
       b.id, b.title, b.year, b.planned_cents, b.spent_cents
     from plan_budget_line b
     join plan_activity a on a.organisation_id = $1 and a.id = b.activity_id and a.removed_at is null
     join plan_section s on s.organisation_id = $1 and s.id = a.section_id and s.removed_at is null
     where b.organisation_id = $1 and a.plan_id = $2 and b.removed_at is null
     order by s.position, s.id, a.position, a.id, b.year, b.position, b.id`,
    [tx.scope.organisationId, planId],
  );
  return presentMoney((await shown(tx, planId, rows as MoneyRow[])).map(lineOf));
}

async function shown(tx: ScopedTx, planId: string, rows: MoneyRow[]): Promise<MoneyRow[]> {
  if (!seesOnlyOwn(tx.scope.actor)) return rows;
  const own = new Set((await readFacts(tx, { planId })).map((fact) => fact.id));
  if (own.size === 0) throw new Refusal('not_found');
  return rows.filter((row) => own.has(row.activity_id));
}

type Line = ReturnType<typeof lineOf>;

function lineOf({ planned_cents, spent_cents, ...row }: MoneyRow) {
  return { ...row, plannedCents: planned_cents, spentCents: spent_cents };
}

function presentMoney(lines: readonly Line[]): PlanMoney {
  const sums = (of: readonly Line[]) => ({ ...sumOf(of), years: sumsByYear(of) });
  return {
    total: sumOf(lines),
    years: sumsByYear(lines),
    sections: [...Map.groupBy(lines, (line) => line.section_id)].map(([id, ofSection]) => ({
      id,
      title: ofSection[0]?.section ?? '',
      ...sums(ofSection),
      activities: [...Map.groupBy(ofSection, (line) => line.activity_id)].map(([activityId, ofActivity]) => ({
        id: activityId,
        code: ofActivity[0]?.code ?? null,
        title: ofActivity[0]?.activity ?? '',
        ...sums(ofActivity),
        lines: ofActivity.map(({ id: lineId, title, year, plannedCents, spentCents }) => ({
          ...{ id: lineId, title, year, plannedCents, spentCents },
        })),
      })),
    })),
  };
}
