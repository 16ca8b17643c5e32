import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { ParsedActivity, ParsedPlan } from './contract/document.ts';
import type { DatesChoice } from './contract/imports.ts';
import { indicatorTargets } from './rules/document/targets.ts';
import { storePlan } from './writes/store-plan.ts';

/** An activity as a document would give it: one step, one milestone, one owner. */
export function anActivity(overrides: Partial<ParsedActivity> = {}): ParsedActivity {
  const indicators = ['Leht on avatud.'].map((text) => ({ text, targets: indicatorTargets(text) }));
  return {
    code: '1.1',
    title: 'Külalehe avamine',
    period: { text: 'jaanuar–detsember 2026', start: '2026-01-01', end: '2026-12-31', continuous: false },
    indicators,
    steps: [{ number: 1, text: 'Sisu kokku leppida', recurs: null, conditional: false, targets: [] }],
    parties: ['Meeskond'],
    extra: {},
    ...overrides,
  };
}

export function aParsedPlan(
  activities: ParsedActivity[] = [anActivity()],
  overrides: Partial<ParsedPlan> = {},
): ParsedPlan {
  return {
    title: 'Proovikava 2026',
    language: 'et',
    columns: [],
    sections: [{ code: '1', title: 'Esimene osa', activities }],
    warnings: [],
    ...overrides,
  };
}

/** A stored plan with the ids of its activities in order. */
export async function aPlan(
  services: Pick<Services, 'database' | 'clock'>,
  scope: Scope,
  parsed: ParsedPlan = aParsedPlan(),
  dates: DatesChoice = { choice: 'keep' },
): Promise<{ planId: string; activityIds: string[] }> {
  return services.database.inScope(scope, async (tx) => {
    const { planId } = await storePlan(tx, services.clock.now(), parsed, { dates });
    const { rows } = await tx.query(
      `select a.id from plan_activity a join plan_section s on s.organisation_id = $1 and s.id = a.section_id
       where a.organisation_id = $1 and a.plan_id = $2 order by s.position, a.position`,
      [scope.organisationId, planId],
    );
    return { planId, activityIds: rows.map((row) => String(row.id)) };
  });
}

/** A computed figure of January 2026, as if a source had given it. */
export async function aComputedValue(tx: ScopedTx, targetId: string, at: Date): Promise<void> {
  await tx.query(
    `insert into plan_value (organisation_id, target_id, period_start, period_end, counted_since, measured_on, value,
       source_mark, computed_at)
     values ($1, $2, '2026-01-01', '2026-01-31', '2026-01-01', '2026-01-31', 0, '', $3)`,
    [tx.scope.organisationId, targetId, at.toISOString()],
  );
}
