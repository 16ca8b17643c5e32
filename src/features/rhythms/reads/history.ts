import { readAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { RhythmHistoryEntry } from '../contract/rhythm.ts';
import { findRhythms } from './judge.ts';

const pageLength = 50;

export async function readRhythmHistory(
  tx: ScopedTx,
  id: string,
  before: string | undefined,
): Promise<{ entries: RhythmHistoryEntry[]; next: string | null }> {
  const [rhythm] = await findRhythms(tx, { id });
  if (!rhythm) throw new Refusal('not_found');
  const rows = await readAudit(tx, { contextIds: [id], before, limit: pageLength + 1 });
  const shown = rows.slice(0, pageLength);
  const entries = shown.map((row) => ({
    id: row.id,
    at: row.at,
    actor: row.actor_name,
    action: row.action,
    title: rhythm.title,
    before: row.change.before,
    after: row.change.after,
    undoable: row.latest,
  }));
  return { entries, next: rows.length > pageLength ? (shown.at(-1)?.id ?? null) : null };
}
