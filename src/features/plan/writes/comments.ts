import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { seesOnlyOwn } from '../access.ts';
import type { CommentChange, NewComment } from '../contract/inputs.ts';
import { takesPart } from '../reads/parties.ts';
import { authorship } from './measurements.ts';
import { addRecord, changeFields, type Done, lockRecord, type RecordRow, removeRecord } from './records.ts';

export async function addComment(
  tx: ScopedTx,
  at: Date,
  activityId: string,
  input: z.output<typeof NewComment>,
): Promise<Done> {
  await lockRecord(tx, 'activity', activityId);
  if (seesOnlyOwn(tx.scope.actor) && !(await takesPart(tx, activityId))) throw new Refusal('not_found');
  return addRecord(tx, at, 'comment', { activity_id: activityId, text: input.text, ...authorship(tx, at) });
}

export async function changeComment(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof CommentChange>,
): Promise<Done> {
  await assertOwnComment(tx, id);
  return changeFields(tx, at, 'comment', id, input);
}

export async function removeComment(tx: ScopedTx, at: Date, id: string, revision: number): Promise<Done> {
  await assertOwnComment(tx, id);
  return removeRecord(tx, at, 'comment', id, revision);
}

/** What somebody said is theirs to change; an owner may clear the table. */
async function assertOwnComment(tx: ScopedTx, id: string): Promise<void> {
  assertOwn(tx, await lockRecord(tx, 'comment', id));
}

export function assertOwn(tx: ScopedTx, comment: RecordRow): void {
  const { actor } = tx.scope;
  const own = comment.created_by === memberOf(tx.scope);
  if (!own && !(actor.kind === 'member' && actor.role === 'owner')) throw new Refusal('not_your_comment');
}
