import type { z } from 'zod';
import { findReaders } from '#features/identity/reads/readers.ts';
import { activitiesWithOwners } from '#features/plan/reads/owners.ts';
import type { DatedSource } from '#platform/dated/dated.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { RhythmRule } from '#platform/rhythm/rule.ts';
import { dayOf } from '#platform/time/clock.ts';
import {
  byHand,
  type NewMark,
  type NewRhythm,
  Pause,
  type PauseChange,
  type RhythmChange,
} from '../contract/rhythm.ts';
import { withPause } from '../rules/standing.ts';
import { addRecord, changeRecord, type Done, lockRecord } from './records.ts';

/** @throws Refusal `rhythm_source_unknown` · `rhythm_activity_unknown` · `rhythm_person_unknown` */
export async function beginRhythm(
  tx: ScopedTx,
  at: Date,
  dated: readonly DatedSource[],
  input: z.output<typeof NewRhythm>,
): Promise<Done> {
  await assertKnown(tx, at, dated, input);
  return addRecord(tx, at, 'rhythm', {
    title: input.title,
    for_whom: input.forWhom ?? '',
    rule: input.rule,
    activity_id: input.activityId ?? null,
    responsible_id: input.responsibleId ?? null,
    counted_from: dayOf(at),
  });
}

export async function changeRhythm(
  tx: ScopedTx,
  at: Date,
  dated: readonly DatedSource[],
  id: string,
  input: z.output<typeof RhythmChange>,
): Promise<Done> {
  await assertKnown(tx, at, dated, input);
  const columns = {
    title: input.title,
    for_whom: input.forWhom,
    rule: input.rule,
    activity_id: input.activityId,
    responsible_id: input.responsibleId,
  };
  const fields = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  return changeRecord(tx, at, 'rhythm', id, { revision: input.revision, fields, verb: 'changed' });
}

/** Nothing is owed while it rests, and what was not done in that time is not counted. */
export async function pauseRhythm(
  tx: ScopedTx,
  at: Date,
  id: string,
  { paused, revision }: z.output<typeof PauseChange>,
): Promise<Done> {
  const row = await lockRecord(tx, 'rhythm', id);
  const pauses = withPause(Pause.array().parse(row.pauses), paused, dayOf(at));
  return changeRecord(tx, at, 'rhythm', id, { revision, fields: { pauses }, verb: 'paused' });
}

export function removeRhythm(tx: ScopedTx, at: Date, id: string, revision: number): Promise<Done> {
  return changeRecord(tx, at, 'rhythm', id, { revision, fields: { removed_at: at.toISOString() }, verb: 'removed' });
}

/** @throws Refusal `rhythm_part_unknown` when the rhythm does not ask for this part */
export async function markDone(
  tx: ScopedTx,
  at: Date,
  rhythmId: string,
  { part, doneOn, note }: z.output<typeof NewMark>,
): Promise<Done> {
  const { each } = RhythmRule.parse((await lockRecord(tx, 'rhythm', rhythmId)).rule);
  if (each === null ? part !== null : part === null || !each.parts.includes(part))
    throw new Refusal('rhythm_part_unknown', { field: 'part' });
  const author = tx.scope.actor.name;
  return addRecord(tx, at, 'mark', { rhythm_id: rhythmId, part, done_on: doneOn, note, author });
}

export function removeMark(tx: ScopedTx, at: Date, id: string, revision: number): Promise<Done> {
  return changeRecord(tx, at, 'mark', id, { revision, fields: { removed_at: at.toISOString() }, verb: 'removed' });
}

/** What a rhythm speaks of in other rooms is there when it is saved; if it goes later, the rhythm says so. */
async function assertKnown(
  tx: ScopedTx,
  at: Date,
  dated: readonly DatedSource[],
  { rule, activityId, responsibleId }: Pick<z.output<typeof RhythmChange>, 'rule' | 'activityId' | 'responsibleId'>,
): Promise<void> {
  if (rule && rule.what !== byHand && !dated.some((source) => source.key === rule.what))
    throw new Refusal('rhythm_source_unknown', { field: 'rule' });
  if (activityId && (await activitiesWithOwners(tx, [activityId])).length === 0)
    throw new Refusal('rhythm_activity_unknown', { field: 'activityId' });
  if (responsibleId && (await findReaders(tx, dayOf(at), [responsibleId])).length === 0)
    throw new Refusal('rhythm_person_unknown', { field: 'responsibleId' });
}
