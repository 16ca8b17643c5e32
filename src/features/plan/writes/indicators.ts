import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { ParsedTarget } from '../contract/document.ts';
import type { IndicatorChange, NewIndicator, NewTarget, TargetChange } from '../contract/inputs.ts';
import { indicatorTargets } from '../rules/document/targets.ts';
import { addRecord, changeFields, changeRecord, columnsOf, type Done, lockRecord, nextPosition } from './records.ts';

/** The wording says what is promised; the targets are read from it and can be corrected by hand. */
export async function addIndicator(
  tx: ScopedTx,
  at: Date,
  activityId: string,
  input: z.output<typeof NewIndicator>,
): Promise<Done> {
  await lockRecord(tx, 'activity', activityId);
  const position = await nextPosition(tx, 'indicator', { column: 'activity_id', id: activityId });
  const done = await addRecord(tx, at, 'indicator', { activity_id: activityId, text: input.text, position });
  for (const [index, target] of indicatorTargets(input.text).entries()) {
    await addRecord(tx, at, 'target', {
      ...targetColumns(target),
      activity_id: activityId,
      indicator_id: done.id,
      position: (index + 1) * 10,
    });
  }
  return done;
}

export function changeIndicator(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof IndicatorChange>,
): Promise<Done> {
  return changeFields(tx, at, 'indicator', id, input);
}

export async function addTarget(
  tx: ScopedTx,
  at: Date,
  indicatorId: string,
  input: z.output<typeof NewTarget>,
): Promise<Done> {
  const indicator = await lockRecord(tx, 'indicator', indicatorId);
  const position = await nextPosition(tx, 'target', { column: 'indicator_id', id: indicatorId });
  return addRecord(tx, at, 'target', {
    ...columnsOf(input),
    activity_id: indicator.activity_id,
    indicator_id: indicatorId,
    position,
  });
}

export async function changeTarget(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof TargetChange>,
): Promise<Done> {
  const { revision, ...fields } = input;
  const target = await lockRecord(tx, 'target', id);
  // One end may be changed alone, so the order is known only beside the other.
  const min = fields.min === undefined ? (target.min as number | null) : fields.min;
  const max = fields.max === undefined ? (target.max as number | null) : fields.max;
  if (min !== null && max !== null && min > max) throw new Refusal('range_reversed', { field: 'max' });
  const moved = fields.baseline !== undefined && fields.baseline !== target.baseline;
  if (moved && target.baseline_frozen_by !== null) throw new Refusal('baseline_frozen', { field: 'baseline' });
  return changeRecord(tx, at, 'target', id, { revision, fields: columnsOf(fields) });
}

/** A target as the document's wording gives it: which way is better follows from the words "at most". */
export function targetColumns(target: ParsedTarget): Record<string, unknown> {
  const shrinking = target.kind === 'growth' && target.max !== null && target.min === null;
  return { ...target, direction: shrinking ? 'down' : 'up' };
}
