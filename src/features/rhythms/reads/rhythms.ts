import { findReaders, type Reader } from '#features/identity/reads/readers.ts';
import { type ActivityWithOwners, activitiesWithOwners } from '#features/plan/reads/owners.ts';
import type { DatedSource } from '#platform/dated/dated.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { nextDueDays } from '#platform/rhythm/due-days.ts';
import { tallyOf } from '#platform/rhythm/evaluate.ts';
import { mayOf } from '../access.ts';
import { byHand, type RhythmDetail, type RhythmView } from '../contract/rhythm.ts';
import { isPaused, missedNow, nextDueOf, standingOf } from '../rules/standing.ts';
import type { RhythmRow } from '../tables.ts';
import { findRhythms, type Judged, judgeRhythms } from './judge.ts';

/** Who and what rhythms speak of in other rooms: asked once for a whole list. */
interface Around {
  readers: Map<string, Reader>;
  activities: Map<string, ActivityWithOwners>;
}

const dueDaysShown = 6;

export async function listRhythms(tx: ScopedTx, dated: readonly DatedSource[], today: string): Promise<RhythmView[]> {
  const rows = await findRhythms(tx);
  const around = await readAround(tx, rows, today);
  const judged = await judgeRhythms(tx, dated, rows, { today });
  return judged.map((one) => presentRhythm(tx, one, around, today));
}

/** @throws Refusal `not_found` */
export async function readRhythm(
  tx: ScopedTx,
  dated: readonly DatedSource[],
  id: string,
  today: string,
): Promise<RhythmDetail> {
  const { judged, view } = await viewOf(tx, dated, id, today);
  const { evaluation, row } = judged;
  const resting = isPaused(row.pauses);
  return {
    rhythm: view,
    turns: evaluation.turns.map(({ of, start, end, due }) => ({ of, startsOn: start, endsOn: end, dueOn: due })),
    rows: evaluation.rows.map(({ part, cells }) => ({
      part,
      cells: cells.map(({ state, why, over, records }) => ({ state, why, over, records: records.length })),
    })),
    unplaced: evaluation.unplaced.length,
    next: resting ? [] : nextDueDays(row.rule, today, dueDaysShown),
  };
}

/** @throws Refusal `not_found` */
export async function viewOf(
  tx: ScopedTx,
  dated: readonly DatedSource[],
  id: string,
  today: string,
): Promise<{ judged: Judged; view: RhythmView }> {
  const rows = await findRhythms(tx, { id });
  const [judged] = await judgeRhythms(tx, dated, rows, { today });
  if (!judged) throw new Refusal('not_found');
  return { judged, view: presentRhythm(tx, judged, await readAround(tx, rows, today), today) };
}

async function readAround(tx: ScopedTx, rows: readonly RhythmRow[], today: string): Promise<Around> {
  const ids = rows.flatMap((row) => row.activity_id ?? []);
  const activities = ids.length === 0 ? [] : await activitiesWithOwners(tx, ids);
  const readers = await findReaders(tx, today);
  return {
    readers: new Map(readers.map((reader) => [reader.userId, reader])),
    activities: new Map(activities.map((activity) => [activity.id, activity])),
  };
}

/** The responsible person; without one who can be reached, the owners of the activity who can. */
export function remindedOf(
  row: Pick<RhythmRow, 'activity_id' | 'responsible_id'>,
  reachable: { has(userId: string): boolean },
  activities: ReadonlyMap<string, Pick<ActivityWithOwners, 'ownerIds'>>,
): string[] {
  if (row.responsible_id !== null && reachable.has(row.responsible_id)) return [row.responsible_id];
  const owners = row.activity_id === null ? [] : (activities.get(row.activity_id)?.ownerIds ?? []);
  return owners.filter((owner) => reachable.has(owner));
}

function presentRhythm(tx: ScopedTx, judged: Judged, { readers, activities }: Around, today: string): RhythmView {
  const { row, evaluation, sourceKnown } = judged;
  const { kept, late, missed } = tallyOf(evaluation.rows);
  const activity = row.activity_id === null ? undefined : activities.get(row.activity_id);
  const responsible = row.responsible_id === null ? undefined : readers.get(row.responsible_id);
  const days = evaluation.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => cell.records.map((record) => record.on).filter((on) => on <= today)),
  );
  const standing = standingOf(evaluation, { pauses: row.pauses, until: row.rule.until, today });
  const rests = standing === 'paused' || standing === 'ended';
  return {
    id: row.id,
    title: row.title,
    forWhom: row.for_whom,
    rule: row.rule,
    sourceKnown: sourceKnown || row.rule.what === byHand,
    activity: activity ? { id: activity.id, title: activity.title } : null,
    responsible: responsible ? { id: responsible.userId, name: responsible.name } : null,
    reminded: remindedOf(row, readers, activities).map((id) => readers.get(id)?.name ?? ''),
    standing,
    missing: rests ? [] : missedNow(evaluation.rows).flatMap(({ part }) => part ?? []),
    tally: { kept, late, missed },
    lastOn: days.sort().at(-1) ?? null,
    nextDue: rests ? null : nextDueOf(evaluation, today),
    countedFrom: row.counted_from,
    paused: isPaused(row.pauses),
    may: mayOf(tx.scope.actor),
    revision: row.revision,
  };
}
