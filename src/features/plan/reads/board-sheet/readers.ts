import { findMembers } from '#features/identity/reads/members.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { BoardReaders } from '../../contract/board-sheet.ts';
import { nextSending } from '../../rules/board-sheet/quarters.ts';
import type { PlanTables } from '../../tables.ts';
import { findPlan } from '../plans.ts';

/** Everybody who may get the board's page, and who does. */
export async function readBoardReaders(tx: ScopedTx, planId: string, today: string): Promise<BoardReaders> {
  await findPlan(tx, planId);
  const chosen = new Set(await boardReaderIds(tx, planId));
  const members = (await findMembers(tx)).filter((member) => member.role !== 'guest');
  const last = await lastSheet(tx, planId);
  return {
    readers: members.map(({ userId, name }) => ({ userId, name, reads: chosen.has(userId) })),
    last: last && { start: last.period_start, end: last.period_end, sentAt: last.sent_at, readers: last.readers },
    next: nextSending(today),
  };
}

export async function boardReaderIds(tx: ScopedTx, planId: string): Promise<string[]> {
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan_board_reader')
    .select('user_id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .execute();
  return rows.map((row) => row.user_id);
}

function lastSheet(tx: ScopedTx, planId: string) {
  return tx
    .on<PlanTables>()
    .selectFrom('plan_board_sheet')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .orderBy('period_end', 'desc')
    .limit(1)
    .executeTakeFirst()
    .then((row) => row ?? null);
}
