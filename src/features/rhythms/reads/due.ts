import { findReaders } from '#features/identity/reads/readers.ts';
import { activitiesWithOwners } from '#features/plan/reads/owners.ts';
import type { DatedSource } from '#platform/dated/dated.ts';
import type { DueItem, DueSource } from '#platform/due/due.ts';
import type { Cell } from '#platform/rhythm/evaluate.ts';
import { isPaused, missedNow } from '../rules/standing.ts';
import { findRhythms, type Judged, judgeRhythms } from './judge.ts';
import { remindedOf } from './rhythms.ts';

const mostPartsNamed = 5;

/**
 * What each rhythm expects of the person who is reminded of it: one thing for each day that it is due, however many
 * municipalities are open, and of what was missed the latest only.
 */
export function rhythmsDue(dated: readonly DatedSource[]): DueSource {
  return {
    room: 'rhythms',
    async list(tx, { userId, from, to, today }) {
      const rows = (await findRhythms(tx)).filter((row) => !isPaused(row.pauses));
      if (rows.length === 0) return [];
      const readers = new Set((await findReaders(tx, today)).map((reader) => reader.userId));
      const ids = rows.flatMap((row) => row.activity_id ?? []);
      const activities = new Map(
        (ids.length === 0 ? [] : await activitiesWithOwners(tx, ids)).map((activity) => [activity.id, activity]),
      );
      const own = rows.filter((row) => remindedOf(row, readers, activities).includes(userId));
      const judged = await judgeRhythms(tx, dated, own, { today });
      return judged
        .flatMap(itemsOf)
        .filter((item) => item.dueOn >= from && item.dueOn <= to)
        .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
    },
  };
}

function itemsOf({ row, evaluation }: Judged): DueItem[] {
  const open = evaluation.rows.flatMap(({ part, cells }) =>
    cells.filter((cell) => cell.state === 'due' || cell.state === 'ahead').map((cell) => ({ part, cell })),
  );
  const byTurn = new Map<string, { part: string | null; cell: Cell }[]>();
  for (const one of [...open, ...missedNow(evaluation.rows)]) {
    const { of } = one.cell.turn;
    byTurn.set(of, [...(byTurn.get(of) ?? []), one]);
  }
  return [...byTurn].map(([of, cells]) => ({
    key: `${row.id}/${of}`,
    id: row.id,
    title: titleOf(row.title, cells),
    detail: row.for_whom,
    dueOn: cells[0]?.cell.turn.due ?? of,
    late: cells.some(({ cell }) => cell.state === 'missed'),
    remind: true,
    path: `rhythms/${row.id}`,
  }));
}

/** Which parts are open belongs to what a person is told; of many the first. */
function titleOf(title: string, cells: readonly { part: string | null }[]): string {
  const parts = cells.flatMap(({ part }) => part ?? []);
  if (parts.length === 0) return title;
  return `${title}: ${parts.slice(0, mostPartsNamed).join(', ')}${parts.length > mostPartsNamed ? ' …' : ''}`;
}
