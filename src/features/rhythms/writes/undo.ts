import { findAuditEntry } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { mayOf } from '../access.ts';
import { applyChange, type Done, lockRecord, type RecordKind, tableOf } from './records.ts';

/**
 * Takes one change back: what was added goes, what was removed returns, what was changed is as before. It is itself a
 * change in the history, so it can be undone too.
 * @throws Refusal `rhythm_undo_too_late` when the record was changed again since
 */
export async function undoChange(tx: ScopedTx, at: Date, entryId: string): Promise<Done> {
  const entry = await findAuditEntry(tx, entryId);
  if (!entry?.action.startsWith('rhythms.') || !isKind(entry.subject_kind)) throw new Refusal('not_found');
  const kind = entry.subject_kind;
  if (kind === 'rhythm' && !mayOf(tx.scope.actor).edit) throw new Refusal('not_allowed');
  const row = await lockRecord(tx, kind, entry.subject_id, { removed: true });
  const { before, after } = entry.change;
  if (before === null) {
    if (row.removed_at !== null || row.revision > 1) throw new Refusal('rhythm_undo_too_late');
    return applyChange(tx, at, kind, row, { removed_at: at.toISOString() }, 'removed');
  }
  const changedSince = Object.keys(after ?? {}).some((key) => !isSame(row[key], after?.[key]));
  if (changedSince) throw new Refusal('rhythm_undo_too_late');
  return applyChange(tx, at, kind, row, before, 'removed_at' in before ? 'restored' : 'changed');
}

function isKind(kind: string): kind is RecordKind {
  return Object.hasOwn(tableOf, kind);
}

/** PostgreSQL gives the keys of a jsonb object back in an order of its own. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}
