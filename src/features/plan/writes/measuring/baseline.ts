import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { BaselineFreeze } from '../../contract/measuring.ts';
import { readMeasured } from '../../reads/measured.ts';
import { changeRecord, type Done, lockRecord } from '../records.ts';
import type { MeasuringServices } from './ask.ts';
import { isBound } from './engine.ts';
import { holdPlanOf, logCorrection, planOf } from './locked.ts';
import { valueOn } from './trial.ts';

/**
 * What the source says for that day, asked before anything is changed: a metric may take its time, and nothing outside is
 * called while a transaction is open.
 */
export async function valueToFreeze(
  services: MeasuringServices,
  scope: Scope,
  targetId: string,
  { on, value }: z.output<typeof BaselineFreeze>,
): Promise<number | null> {
  if (value !== undefined) return value;
  const today = dayOf(services.clock.now());
  const target = await services.database.inScope(scope, async (tx) => {
    const row = await lockRecord(tx, 'target', targetId);
    const targets = await readMeasured(tx, { planId: await planOf(tx, String(row.activity_id)) }, today);
    return targets.find((one) => one.id === targetId);
  });
  return target && isBound(target) && on <= today ? valueOn(services, scope, target, on) : null;
}

/**
 * Freezes what growth is compared with: value, day and who, kept in the log.
 * @throws Refusal `baseline_without_value`; `baseline_frozen` when it was frozen before and no reason is given
 */
export async function freezeBaseline(
  tx: ScopedTx,
  at: Date,
  targetId: string,
  input: z.output<typeof BaselineFreeze>,
  value: number | null,
): Promise<Done> {
  if (value === null) throw new Refusal('baseline_without_value', { field: 'value' });
  const planId = await holdPlanOf(tx, targetId);
  const target = await lockRecord(tx, 'target', targetId);
  if (target.baseline_frozen_by !== null && !input.reason) throw new Refusal('baseline_frozen', { field: 'reason' });
  await logCorrection(tx, at, {
    plan_id: planId,
    target_id: targetId,
    kind: 'baseline',
    period_start: input.on,
    period_end: input.on,
    before: target.baseline as number | null,
    after: value,
    reason: input.reason ?? '',
  });
  return changeRecord(tx, at, 'target', targetId, {
    revision: input.revision,
    fields: { baseline: value, baseline_on: input.on, baseline_frozen_by: tx.scope.actor.name },
  });
}
