import type { ScopedTx } from '#platform/db/database.ts';
import { indexRecords, type Searchable } from '#platform/search/search.ts';
import {
  activitySearch,
  agreementSearch,
  decisionSearch,
  indicatorSearch,
  planSearch,
  planSearchables,
  proposalSearch,
  stepSearch,
} from '../reads/search.ts';

/** What finds a record of each kind; the others are not searched for. */
const found: Readonly<Record<string, readonly Searchable[]>> = {
  activity: planSearchables,
  step: [stepSearch],
  indicator: [indicatorSearch],
  decision: [decisionSearch],
  proposal: [proposalSearch],
  agreement: [agreementSearch],
};

/** After a change to one record: what is written is found, in the same transaction. */
export async function refreshSearch(
  tx: ScopedTx,
  kind: string,
  row: { id: string; activity_id?: unknown },
  verb: string,
): Promise<void> {
  if (kind === 'plan') return verb === 'changed' ? indexRecords(tx, planSearch, [row.id]) : refreshPlan(tx, row.id);
  const ids = [row.id, ...(typeof row.activity_id === 'string' ? [row.activity_id] : [])];
  for (const searchable of found[kind] ?? []) await indexRecords(tx, searchable, ids);
}

/** Everything of a plan: it came, went, came back, or was written past the single records. */
export async function refreshPlan(tx: ScopedTx, planId: string): Promise<void> {
  const { rows } = await tx.query('select id from plan_activity where organisation_id = $1 and plan_id = $2', [
    tx.scope.organisationId,
    planId,
  ]);
  const activityIds = rows.map((row) => String(row.id));
  await indexRecords(tx, planSearch, [planId]);
  for (const searchable of [activitySearch, stepSearch, indicatorSearch])
    await indexRecords(tx, searchable, activityIds);
}
