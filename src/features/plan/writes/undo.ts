import { findAuditEntry } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { mayOf } from '../access.ts';
import type { KeptSource } from '../contract/measuring.ts';
import { PlanState } from '../contract/words.ts';
import { assertOwn } from './comments.ts';
import { decisionUndone } from './decisions.ts';
import { assertMayKeep, followRecord } from './linked-work.ts';
import { assertUnlocked } from './measuring/locked.ts';
import { undoMove } from './move-plan.ts';
import { assertStateInReach } from './plans.ts';
import { assertOwnProposal, proposalUndone } from './proposals.ts';
import { applyChange, type Done, isRecordKind, lockRecord, type RecordKind, type RecordRow } from './records.ts';
import { undoRestore } from './versions/restore.ts';
import { assertMayWork } from './work.ts';

/** Kinds, besides one's own comments, that somebody who works on an activity may change, and so may undo. */
const workKinds: ReadonlySet<RecordKind> = new Set(['occurrence', 'measurement', 'evidence']);

export interface Undone extends Done {
  planId: string | null;
  activityId: string | null;
}

/**
 * Takes one change back: what was added goes, what was removed returns, what was changed is as before. It is itself a
 * change in the history, so an undo can be undone.
 * @throws Refusal `undo_too_late` when the record has been changed again since
 */
export async function undoChange(tx: ScopedTx, at: Date, entryId: string): Promise<Undone> {
  const entry = await findAuditEntry(tx, entryId);
  if (!entry?.action.startsWith('plan.') || !isRecordKind(entry.subject_kind)) throw new Refusal('not_found');
  const kind = entry.subject_kind;
  const row = await lockRecord(tx, kind, entry.subject_id, { removed: true });
  await assertMayUndo(tx, kind, row, entry.change);
  if (kind === 'measurement') await assertMeasurementOpen(tx, row, entry.change);
  if (entry.action === 'plan.plan.moved') {
    const { undo } = await undoMove(tx, at, row.id, entry.change);
    return { id: row.id, row, undo, planId: row.id, activityId: null };
  }
  if (entry.action === 'plan.plan.reverted') {
    const { undo } = await undoRestore(tx, at, row.id, entry.change);
    return { id: row.id, row, undo, planId: row.id, activityId: null };
  }
  const state = kind === 'plan' ? entry.change.before?.state : undefined;
  if (state) await assertStateInReach(tx, row.id, PlanState.parse(state));
  const done = await takeBack(tx, at, kind, row, entry.change);
  await followUndone(tx, at, kind, { before: row, row: done.row });
  return { ...done, planId: planOf(kind, row), activityId: activityOf(kind, row) };
}

function takeBack(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  row: RecordRow,
  change: { before: Fields | null; after: Fields | null },
): Promise<Done> {
  if (change.before === null) {
    if (row.removed_at !== null || row.revision > 1) throw new Refusal('undo_too_late');
    return applyChange(tx, at, kind, row, { removed_at: at.toISOString() }, 'removed');
  }
  const after = change.after ?? {};
  const built = Object.keys(after).some((key) => JSON.stringify(row[key]) !== JSON.stringify(after[key]));
  if (built) throw new Refusal('undo_too_late');
  const before = kind === 'target' ? withHand(change.before) : change.before;
  const restores = 'removed_at' in after && change.before.removed_at === null;
  return applyChange(tx, at, kind, row, before, restores ? 'restored' : 'changed');
}

type Fields = Record<string, unknown>;
type Turned = { before: Fields | null; after: Fields | null };

/** What follows from a record follows it back. */
async function followUndone(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  { before, row }: { before: RecordRow; row: RecordRow },
): Promise<void> {
  if (kind === 'decision') await decisionUndone(tx, at, before, row);
  if (kind === 'proposal') await proposalUndone(tx, at, before, row);
  if (kind === 'agreement') await followRecord(tx, at, 'agreement', row);
}

async function assertMayUndo(tx: ScopedTx, kind: RecordKind, row: RecordRow, change: Turned): Promise<void> {
  const changed = change.after ?? {};
  if (kind === 'comment') return assertOwn(tx, row);
  if (mayOf(tx.scope.actor, false).edit) return;
  if (kind === 'decision' || kind === 'agreement') {
    await assertMayKeep(tx, row.activity_id);
    // Back where it hung before is somewhere else, where the actor may have no part.
    if (change.before && 'activity_id' in change.before) await assertMayKeep(tx, change.before.activity_id);
    return;
  }
  const ownWords = Object.keys(changed).every((key) => !['state', 'merged_into'].includes(key));
  if (kind === 'proposal' && ownWords) return assertOwnProposal(tx, row);
  const stateOnly =
    kind === 'step' && Object.keys(changed).every((key) => ['state', 'done_on', 'done_by'].includes(key));
  if (workKinds.has(kind) || stateOnly) return assertMayWork(tx, String(row.activity_id));
  throw new Refusal('not_allowed');
}

/** A target that had a source keeps the figures of locked periods, and says that it goes on by hand. */
function withHand(before: Fields): Fields {
  const byHand: KeptSource = { kind: 'by-hand', figure: 'level' };
  return before.source === null ? { ...before, source: byHand } : before;
}

/** A figure of a locked period does not come or go in passing, nor move out of one. */
function assertMeasurementOpen(tx: ScopedTx, row: RecordRow, change: { before: Fields | null }): Promise<void> {
  const days = [row.measured_on, change.before?.measured_on].flatMap((day) => (day ? [String(day)] : []));
  return assertUnlocked(tx, String(row.activity_id), days);
}

function planOf(kind: RecordKind, row: RecordRow): string | null {
  if (kind === 'plan') return row.id;
  return typeof row.plan_id === 'string' ? row.plan_id : null;
}

function activityOf(kind: RecordKind, row: RecordRow): string | null {
  if (kind === 'activity') return row.id;
  return typeof row.activity_id === 'string' ? row.activity_id : null;
}
