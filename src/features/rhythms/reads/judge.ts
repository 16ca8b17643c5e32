import type { DatedRecord, DatedSource } from '#platform/dated/dated.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { type Evaluation, evaluate, spanToRead } from '#platform/rhythm/evaluate.ts';
import { addDays, type DaySpan } from '#platform/time/calendar.ts';
import { restingDays } from '../rules/standing.ts';
import type { MarkRow, RhythmRow, RhythmsTables } from '../tables.ts';

/** A rhythm with how each of its parts stands. */
export interface Judged {
  row: RhythmRow;
  sourceKnown: boolean;
  evaluation: Evaluation;
}

/** Marked by hand, as the engine sees it. */
export interface MarkRecord extends DatedRecord {
  mark: MarkRow;
}

export function isMark(record: DatedRecord): record is MarkRecord {
  return 'mark' in record;
}

/** No screen shows more than that; who has kept a rhythm for ten years is not asked about the first. */
const daysShown = 1_100;
/** What comes next of anything but the rarest. */
const daysAhead = 400;

/** From the beginning of a rhythm, or as far back as anybody looks, to what comes next. */
export function usualSpan(row: RhythmRow, today: string): DaySpan {
  const since = row.rule.since ?? row.counted_from;
  const longAgo = addDays(today, -daysShown);
  return { start: since > longAgo ? since : longAgo, end: addDays(today, daysAhead) };
}

export async function findRhythms(tx: ScopedTx, filter: { id?: string } = {}): Promise<RhythmRow[]> {
  let query = tx
    .on<RhythmsTables>()
    .selectFrom('rhythm')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('removed_at', 'is', null);
  if (filter.id) query = query.where('id', '=', filter.id);
  return query.orderBy('id').execute();
}

/**
 * Judges rhythms by the records of their sources and by what was marked by hand. Each source is asked once for each
 * activity, however many rhythms count the same, and the marks are one query.
 */
export async function judgeRhythms(
  tx: ScopedTx,
  dated: readonly DatedSource[],
  rows: readonly RhythmRow[],
  at: { today: string; spanOf?: (row: RhythmRow) => DaySpan },
): Promise<Judged[]> {
  const { today, spanOf = (row: RhythmRow) => usualSpan(row, today) } = at;
  const marks = await readMarks(
    tx,
    rows.map((row) => row.id),
  );
  const asked = new Map<string, { span: DaySpan; rows: RhythmRow[] }>();
  for (const row of rows) {
    const key = `${row.rule.what} ${row.activity_id ?? ''}`;
    const span = spanToRead(row.rule, spanOf(row));
    const known = asked.get(key);
    asked.set(key, known ? { span: around(known.span, span), rows: [...known.rows, row] } : { span, rows: [row] });
  }
  const judged = new Map<string, Judged>();
  for (const { span, rows: alike } of asked.values()) {
    const [first] = alike;
    if (!first) continue;
    const source = dated.find((one) => one.key === first.rule.what);
    const records = source ? await recordsOf(tx, source, first, span) : [];
    for (const row of alike)
      judged.set(row.id, judgeOne(row, records, marks.get(row.id) ?? [], { today, span: spanOf(row), source }));
  }
  return rows.flatMap((row) => judged.get(row.id) ?? []);
}

function recordsOf(tx: ScopedTx, source: DatedSource, row: RhythmRow, { start, end }: DaySpan): Promise<DatedRecord[]> {
  return source.list(tx, { from: start, to: end, activityId: source.byActivity ? row.activity_id : null });
}

function judgeOne(
  row: RhythmRow,
  records: readonly DatedRecord[],
  marks: readonly MarkRecord[],
  { today, span, source }: { today: string; span: DaySpan; source: DatedSource | undefined },
): Judged {
  const evaluation = evaluate({
    cadence: row.rule,
    records: [...records, ...marks],
    countedFrom: row.counted_from,
    pauses: restingDays(row.pauses),
    today,
    span,
  });
  return { row, sourceKnown: source !== undefined, evaluation };
}

async function readMarks(tx: ScopedTx, ids: readonly string[]): Promise<Map<string, MarkRecord[]>> {
  const byRhythm = new Map<string, MarkRecord[]>();
  if (ids.length === 0) return byRhythm;
  const rows = await tx
    .on<RhythmsTables>()
    .selectFrom('rhythm_mark')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('rhythm_id', 'in', [...ids])
    .where('removed_at', 'is', null)
    .orderBy('done_on')
    .execute();
  for (const mark of rows) {
    const record = {
      id: mark.id,
      on: mark.done_on,
      title: mark.note,
      path: `rhythms/${mark.rhythm_id}`,
      parts: mark.part === null ? [] : [mark.part],
      mark,
    };
    byRhythm.set(mark.rhythm_id, [...(byRhythm.get(mark.rhythm_id) ?? []), record]);
  }
  return byRhythm;
}

function around(one: DaySpan, other: DaySpan): DaySpan {
  return {
    start: one.start < other.start ? one.start : other.start,
    end: one.end > other.end ? one.end : other.end,
  };
}
