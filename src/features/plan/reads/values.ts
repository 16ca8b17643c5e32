import type { ScopedTx } from '#platform/db/database.ts';
import type { ComputedPoint } from '../rules/measuring/series.ts';

export interface StoredValue extends ComputedPoint {
  targetId: string;
  countedSince: string;
}

/** Every computed figure of some targets, oldest first. */
export async function readValues(tx: ScopedTx, targetIds: readonly string[]): Promise<Map<string, StoredValue[]>> {
  if (targetIds.length === 0) return new Map();
  const rows = await tx.named<StoredValue & { [column: string]: unknown }>({
    name: 'plan-values',
    text: `select target_id as "targetId", period_start as "periodStart", period_end as "periodEnd",
        counted_since as "countedSince", measured_on as "measuredOn", nullif(part, '') as part, value, hits, whole, gap,
        breaks_series as "breaksSeries"
      from plan_value where organisation_id = $1 and target_id = any($2::uuid[])
      order by period_end, period_start, part`,
    values: [tx.scope.organisationId, targetIds],
  });
  return Map.groupBy(rows, (row) => row.targetId);
}
