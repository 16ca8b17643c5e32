import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Correction } from '../../contract/measuring.ts';
import { readHand } from '../../reads/measured.ts';
import { readValues } from '../../reads/values.ts';
import { correctionsOf } from '../../rules/measuring/series.ts';
import { authorship } from '../measurements.ts';
import { addRecord, type Done, lockRecord } from '../records.ts';
import { assertMayWork } from '../work.ts';
import { holdPlanOf, isDayLocked, logCorrection } from './locked.ts';
import { lockMeasuring } from './store.ts';

/**
 * Puts one figure of a series right: a person's figure stands for that period from now on, whatever is computed, also in a
 * locked period. The log keeps what was there and why it was changed.
 * @throws Refusal `not_your_activity`; `period_not_measured` where the series has no such period
 */
export async function correctValue(
  tx: ScopedTx,
  at: Date,
  targetId: string,
  input: z.output<typeof Correction>,
): Promise<Done> {
  await lockMeasuring(tx);
  const planId = await holdPlanOf(tx, targetId);
  const target = await lockRecord(tx, 'target', targetId);
  const activityId = String(target.activity_id);
  await assertMayWork(tx, activityId);
  const values = (await readValues(tx, [targetId])).get(targetId) ?? [];
  const value = values.find(
    (one) => one.periodStart === input.periodStart && one.periodEnd === input.periodEnd && one.part === input.part,
  );
  if (!value) throw new Refusal('period_not_measured', { field: 'periodEnd' });
  const hand = (await readHand(tx, [targetId])).get(targetId) ?? [];
  await logCorrection(tx, at, {
    plan_id: planId,
    target_id: targetId,
    kind: 'value',
    period_start: input.periodStart,
    period_end: input.periodEnd,
    part: input.part,
    before: correctionsOf(value, hand).at(-1)?.value ?? value.value,
    after: input.value,
    reason: input.reason,
  });
  const done = await addRecord(tx, at, 'measurement', {
    target_id: targetId,
    activity_id: activityId,
    value: input.value,
    measured_on: value.measuredOn,
    part: input.part,
    breaks_series: false,
    note: input.reason,
    ...authorship(tx, at),
  });
  // In a locked period nothing is taken back in passing, so no undo is offered there either.
  return (await isDayLocked(tx, planId, value.measuredOn)) ? { ...done, undo: null } : done;
}
