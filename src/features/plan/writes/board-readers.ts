import { findMembers } from '#features/identity/reads/members.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { newId } from '#platform/time/clock.ts';
import { boardReaderIds } from '../reads/board-sheet/readers.ts';
import type { PlanTables } from '../tables.ts';
import { lockRecord } from './records.ts';

/** Exactly these get the board's page from now on. @throws Refusal `reviewers_unknown` */
export async function setReaders(tx: ScopedTx, at: Date, planId: string, userIds: readonly string[]): Promise<void> {
  await lockRecord(tx, 'plan', planId);
  const members = new Set((await findMembers(tx)).filter((one) => one.role !== 'guest').map((one) => one.userId));
  if (userIds.some((id) => !members.has(id))) throw new Refusal('reviewers_unknown', { field: 'userIds' });
  const before = new Set(await boardReaderIds(tx, planId));
  const after = new Set(userIds);
  for (const id of after.difference(before)) await addReader(tx, at, planId, id);
  for (const id of before.difference(after)) await removeReader(tx, at, planId, id);
}

/** Whoever gets it may stop it for themselves. */
export async function leaveReaders(tx: ScopedTx, at: Date, planId: string): Promise<void> {
  await lockRecord(tx, 'plan', planId);
  const userId = memberOf(tx.scope);
  if (userId && (await boardReaderIds(tx, planId)).includes(userId)) await removeReader(tx, at, planId, userId);
}

async function addReader(tx: ScopedTx, at: Date, planId: string, userId: string): Promise<void> {
  const row = {
    organisation_id: tx.scope.organisationId,
    id: newId(),
    plan_id: planId,
    user_id: userId,
    added_at: at.toISOString(),
  };
  await tx.on<PlanTables>().insertInto('plan_board_reader').values(row).execute();
  await record(tx, at, 'added', planId, userId);
}

async function removeReader(tx: ScopedTx, at: Date, planId: string, userId: string): Promise<void> {
  await tx
    .on<PlanTables>()
    .deleteFrom('plan_board_reader')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .where('user_id', '=', userId)
    .execute();
  await record(tx, at, 'removed', planId, userId);
}

async function record(tx: ScopedTx, at: Date, verb: 'added' | 'removed', planId: string, userId: string) {
  await recordAudit(tx, {
    at,
    action: `plan.board-reader.${verb}`,
    subject: { kind: 'board-reader', id: userId },
    contextId: planId,
    change: { before: null, after: { user_id: userId } },
  });
}
