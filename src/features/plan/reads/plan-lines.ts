import type { ScopedTx } from '#platform/db/database.ts';
import type { PlanTables } from '../tables.ts';

/** As much of a plan as tells it from others. */
export interface PlanLine {
  id: string;
  title: string;
  periodStart: string | null;
  periodEnd: string | null;
}

/** Every plan of the organisation, the newest first, without counting what is in it. */
export function planLines(tx: ScopedTx): Promise<PlanLine[]> {
  return tx
    .on<PlanTables>()
    .selectFrom('plan')
    .select(['id', 'title', 'period_start as periodStart', 'period_end as periodEnd'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
