import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import type { BudgetLineChange, NewBudgetLine } from '../contract/inputs.ts';
import { addRecord, changeFields, columnsOf, type Done, lockRecord, nextPosition } from './records.ts';

export async function addBudgetLine(
  tx: ScopedTx,
  at: Date,
  activityId: string,
  input: z.output<typeof NewBudgetLine>,
): Promise<Done> {
  await lockRecord(tx, 'activity', activityId);
  const position = await nextPosition(tx, 'budget-line', { column: 'activity_id', id: activityId });
  return addRecord(tx, at, 'budget-line', {
    planned_cents: 0,
    spent_cents: 0,
    ...columnsOf(input),
    activity_id: activityId,
    position,
  });
}

export function changeBudgetLine(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof BudgetLineChange>,
): Promise<Done> {
  return changeFields(tx, at, 'budget-line', id, input);
}
