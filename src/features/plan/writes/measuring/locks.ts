import type { z } from 'zod';
import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { newId } from '#platform/time/clock.ts';
import type { NewPeriodLock } from '../../contract/measuring.ts';
import { readLocks } from '../../reads/measured.ts';
import type { PeriodLockRow } from '../../tables.ts';
import { lockRecord } from '../records.ts';
import { awaitFigures, logCorrection } from './locked.ts';
import { lockMeasuring } from './store.ts';

/**
 * From now on the figures of these days stay as they are. A running computation ends first, so none slips in behind it.
 * @throws Refusal `period_not_over`, `period_locked_already`
 */
export async function lockPeriod(
  tx: ScopedTx,
  at: Date,
  planId: string,
  period: z.output<typeof NewPeriodLock>,
  today: string,
): Promise<string> {
  if (period.periodEnd >= today) throw new Refusal('period_not_over', { field: 'periodEnd' });
  // In the order in which corrections lock: computing, plan, figures. The other way round two people wait for each other.
  await lockMeasuring(tx);
  await lockRecord(tx, 'plan', planId);
  await awaitFigures(tx, planId);
  const locks = await readLocks(tx, [planId]);
  if (locks.some((lock) => lock.periodStart <= period.periodStart && period.periodEnd <= lock.periodEnd))
    throw new Refusal('period_locked_already', { field: 'periodEnd' });
  const id = newId();
  await tx.query(
    `insert into plan_period_lock (organisation_id, id, plan_id, period_start, period_end, locked_at, locked_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.scope.organisationId, id, planId, period.periodStart, period.periodEnd, at.toISOString(), tx.scope.actor.name],
  );
  await tell(tx, at, 'locked', { id, planId }, { before: null, after: { ...period } });
  return id;
}

/** @throws Refusal `not_found`, also when somebody unlocked it before */
export async function unlockPeriod(tx: ScopedTx, at: Date, id: string, reason: string): Promise<string> {
  await lockMeasuring(tx);
  const { rows } = await tx.query(
    `update plan_period_lock set removed_at = $3 where organisation_id = $1 and id = $2 and removed_at is null returning *`,
    [tx.scope.organisationId, id, at.toISOString()],
  );
  const row = rows[0] as PeriodLockRow | undefined;
  if (!row) throw new Refusal('not_found');
  const period = { period_start: row.period_start, period_end: row.period_end };
  await logCorrection(tx, at, { plan_id: row.plan_id, kind: 'unlock', ...period, reason });
  const change = { before: { periodStart: row.period_start, periodEnd: row.period_end }, after: { reason } };
  await tell(tx, at, 'unlocked', { id, planId: row.plan_id }, change);
  return row.plan_id;
}

function tell(
  tx: ScopedTx,
  at: Date,
  verb: 'locked' | 'unlocked',
  { id, planId }: { id: string; planId: string },
  change: { before: Record<string, unknown> | null; after: Record<string, unknown> },
): Promise<string> {
  const subject = { kind: 'period-lock', id };
  return recordAudit(tx, { at, action: `plan.period-lock.${verb}`, subject, contextId: planId, change });
}
