import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { NewStep, OccurrenceTick, StepChange, StepStateChange } from '../contract/inputs.ts';
import { type Recurring, turnsOf } from '../rules/occurrences.ts';
import type { StepRow } from '../tables.ts';
import {
  addRecord,
  applyChange,
  changeRecord,
  columnsOf,
  type Done,
  lockRecord,
  nextPosition,
  type RecordRow,
} from './records.ts';
import { assertMayWork } from './work.ts';

export async function addStep(
  tx: ScopedTx,
  at: Date,
  activityId: string,
  input: z.output<typeof NewStep>,
): Promise<Done> {
  await lockRecord(tx, 'activity', activityId);
  const position = input.position ?? (await nextPosition(tx, 'step', { column: 'activity_id', id: activityId }));
  return addRecord(tx, at, 'step', { ...stepColumns(input), activity_id: activityId, position });
}

export function changeStep(tx: ScopedTx, at: Date, id: string, input: z.output<typeof StepChange>): Promise<Done> {
  const { revision, ...fields } = input;
  return changeRecord(tx, at, 'step', id, { revision, fields: stepColumns(fields) });
}

/** Done carries its day and its person; every other state has neither. */
export async function setStepState(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof StepStateChange>,
): Promise<Done> {
  const step = await lockRecord(tx, 'step', id);
  await assertMayWork(tx, String(step.activity_id));
  const done = input.state === 'done';
  return changeRecord(tx, at, 'step', id, {
    revision: input.revision,
    fields: {
      state: input.state,
      done_on: done ? (input.doneOn ?? dayOf(at)) : null,
      done_by: done ? tx.scope.actor.name : null,
    },
  });
}

/** Ticks one turn of a recurring step; ticking what is ticked already changes nothing. */
export async function tickOccurrence(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof OccurrenceTick>,
): Promise<Done> {
  const step = await lockRecord(tx, 'step', id);
  await assertMayWork(tx, String(step.activity_id));
  const turn = await turnStarting(tx, step, input.startsOn);
  const { rows } = await tx.query(
    'select * from plan_occurrence where organisation_id = $1 and step_id = $2 and starts_on between $3 and $4 and removed_at is null for update',
    [tx.scope.organisationId, id, turn.start, turn.end],
  );
  const ticked = rows[0] as RecordRow | undefined;
  if (input.done && !ticked) {
    return addRecord(tx, at, 'occurrence', {
      step_id: id,
      activity_id: step.activity_id,
      starts_on: turn.start,
      ends_on: turn.end,
      done_on: input.doneOn ?? dayOf(at),
      done_by: tx.scope.actor.name,
    });
  }
  // It would come back with the next count: what has to go are the records.
  if (!input.done && ticked?.by_records != null) throw new Refusal('turn_kept_by_records', { field: 'done' });
  if (!input.done && ticked)
    return applyChange(tx, at, 'occurrence', ticked, { removed_at: at.toISOString() }, 'removed');
  return { id, row: step, undo: null };
}

async function turnStarting(tx: ScopedTx, step: RecordRow, startsOn: string) {
  const activity = await lockRecord(tx, 'activity', String(step.activity_id));
  const period =
    activity.period_start && activity.period_end
      ? { start: String(activity.period_start), end: String(activity.period_end) }
      : null;
  const turn = step.recurs
    ? turnsOf(recurringOf(step), period, [], startsOn, startsOn).find((one) => one.start === startsOn)
    : undefined;
  if (!turn) throw new Refusal('occurrence_unknown', { field: 'startsOn' });
  return turn;
}

/** A row of any table as the rule of a recurring step. */
export function recurringOf(step: Record<string, unknown>): Recurring {
  const row = step as unknown as StepRow;
  return {
    per: row.recurs_per,
    min: row.recurs_min,
    max: row.recurs_max,
    every: row.recurs_every,
    by: row.recurs_by,
    onDaysOff: row.recurs_days_off,
  };
}

function stepColumns(input: Omit<z.output<typeof StepChange>, 'revision'>): Record<string, unknown> {
  const { recurs, ...fields } = input;
  const rhythm =
    recurs === undefined
      ? {}
      : {
          recurs: recurs !== null,
          recurs_per: recurs?.per ?? null,
          recurs_min: recurs?.min ?? null,
          recurs_max: recurs?.max ?? null,
          recurs_every: recurs?.every ?? null,
          recurs_by: recurs?.by ?? null,
          recurs_days_off: recurs?.onDaysOff ?? null,
          recurs_kept_by: recurs?.keptBy ?? null,
        };
  return { ...columnsOf(fields), ...rhythm };
}
