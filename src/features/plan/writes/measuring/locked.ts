import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { newId } from '#platform/time/clock.ts';
import { readLocks } from '../../reads/measured.ts';
import { isLocked } from '../../rules/measuring/series.ts';

/** @throws Refusal `not_found` */
export async function planOf(tx: ScopedTx, activityId: string): Promise<string> {
  const { rows } = await tx.query('select plan_id from plan_activity where organisation_id = $1 and id = $2', [
    tx.scope.organisationId,
    activityId,
  ]);
  if (!rows[0]) throw new Refusal('not_found');
  return String(rows[0].plan_id);
}

/**
 * The plan of a target, held so that its log can be written: before the target itself, as whoever locks or restores a
 * whole plan does.
 * @throws Refusal `not_found`
 */
export async function holdPlanOf(tx: ScopedTx, targetId: string): Promise<string> {
  const { rows } = await tx.query(
    `select id from plan where organisation_id = $1 and id = (
       select a.plan_id from plan_target t join plan_activity a on a.organisation_id = $1 and a.id = t.activity_id
       where t.organisation_id = $1 and t.id = $2) for key share`,
    [tx.scope.organisationId, targetId],
  );
  if (!rows[0]) throw new Refusal('not_found');
  return String(rows[0].id);
}

export async function isDayLocked(tx: ScopedTx, planId: string, day: string): Promise<boolean> {
  return isLocked(day, await readLocks(tx, [planId]));
}

/**
 * A figure of a locked period is not touched in passing: putting it right takes a reason (`corrections.ts`).
 * @throws Refusal `period_locked`
 */
export async function assertUnlocked(
  tx: ScopedTx,
  activityId: string,
  days: readonly (string | undefined)[],
): Promise<void> {
  const planId = await planOf(tx, activityId);
  // Whoever locks the period at this very moment ends first, or waits until this figure is there.
  await tx.query(`select pg_advisory_xact_lock_shared(${locksKey})`, [`period locks ${planId}`]);
  const locks = await readLocks(tx, [planId]);
  if (days.some((day) => day !== undefined && isLocked(day, locks)))
    throw new Refusal('period_locked', { field: 'measuredOn' });
}

const locksKey = 'hashtextextended($1, 0)';

/** Figures that are under way come first; none slips in behind the lock. */
export async function awaitFigures(tx: ScopedTx, planId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(${locksKey})`, [`period locks ${planId}`]);
}

interface Entry {
  plan_id: string;
  target_id?: string;
  kind: 'value' | 'baseline' | 'unlock';
  period_start?: string;
  period_end?: string;
  part?: string | null;
  before?: number | null;
  after?: number | null;
  reason: string;
}

/** One line of the log of what people put right; nobody can take it out again. */
export async function logCorrection(tx: ScopedTx, now: Date, entry: Entry): Promise<void> {
  const by = { at: now.toISOString(), author: tx.scope.actor.name, created_by: memberOf(tx.scope) };
  const columns = { organisation_id: tx.scope.organisationId, id: newId(), ...entry, ...by };
  const names = Object.keys(columns);
  await tx.query(
    `insert into plan_correction (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(columns),
  );
}
