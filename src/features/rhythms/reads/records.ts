import type { AccessRules } from '#platform/access/access.ts';
import type { DatedRecord, DatedSource } from '#platform/dated/dated.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { KeepingRecord } from '../contract/rhythm.ts';
import type { RhythmRow } from '../tables.ts';
import { findRhythms, isMark, judgeRhythms, usualSpan } from './judge.ts';

/**
 * The records of one cell, or those that belong to no part. What comes from a source that the reader may not see is
 * counted and not shown.
 */
export async function readKeepingRecords(
  tx: ScopedTx,
  { dated, access }: { dated: readonly DatedSource[]; access: AccessRules },
  id: string,
  asked: { from: string; to: string; part?: string | undefined; unplaced?: boolean | undefined; today: string },
): Promise<{ records: KeepingRecord[]; hidden: number }> {
  const rows = await findRhythms(tx, { id });
  // Days that no matrix shows are not judged: every day of 8,000 years would keep the server busy.
  const spanOf = (row: RhythmRow) => {
    const { start, end } = usualSpan(row, asked.today);
    return { start: asked.from > start ? asked.from : start, end: asked.to < end ? asked.to : end };
  };
  const [judged] = await judgeRhythms(tx, dated, rows, { today: asked.today, spanOf });
  if (!judged) throw new Refusal('not_found');
  const { evaluation, row } = judged;
  const part = asked.part?.toLocaleLowerCase('et');
  const cells = evaluation.rows
    .filter((one) => part === undefined || one.part?.toLocaleLowerCase('et') === part)
    .flatMap((one) => one.cells.flatMap((cell) => cell.records));
  const all = unique(asked.unplaced ? evaluation.unplaced : cells).filter(
    (record) => record.on >= asked.from && record.on <= asked.to,
  );
  const source = dated.find((one) => one.key === row.rule.what);
  const shows = source !== undefined && access.allows(tx.scope.actor, source.permission);
  const shown = all.filter((record) => isMark(record) || shows);
  return { records: shown.map(presentRecord).reverse(), hidden: all.length - shown.length };
}

/** One record may serve several municipalities. */
function unique(records: readonly DatedRecord[]): DatedRecord[] {
  return [...new Map(records.map((record) => [record.id, record])).values()].sort((a, b) => a.on.localeCompare(b.on));
}

function presentRecord(record: DatedRecord): KeepingRecord {
  const { id, on, title, path, parts } = record;
  const mark = isMark(record) ? record.mark : null;
  return {
    id,
    on,
    title,
    path: mark ? null : path,
    parts: [...parts],
    markedBy: mark?.author ?? null,
    revision: mark?.revision ?? null,
  };
}
