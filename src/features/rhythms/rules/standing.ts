import { type Cell, type Evaluation, openCells, type Row } from '#platform/rhythm/evaluate.ts';
import { addDays } from '#platform/time/calendar.ts';
import type { Pause, Standing } from '../contract/rhythm.ts';

/** A part of the breakdown whose latest judged turn was missed, and which was not made up for since. */
export function missedNow(rows: readonly Row[]): { part: string | null; cell: Cell }[] {
  return rows.flatMap(({ part, cells }) => {
    const last = cells.findLast((cell) => ['kept', 'late', 'missed'].includes(cell.state));
    return last?.state === 'missed' ? [{ part, cell: last }] : [];
  });
}

/** How a rhythm stands in one word, the worst first. */
export function standingOf(
  evaluation: Evaluation,
  { pauses, until, today }: { pauses: readonly Pause[]; until: string | null; today: string },
): Standing {
  if (until !== null && until < today) return 'ended';
  if (isPaused(pauses)) return 'paused';
  if (missedNow(evaluation.rows).length > 0) return 'missed';
  const cells = evaluation.rows.flatMap((row) => row.cells);
  if (cells.some((cell) => cell.state === 'due')) return 'due';
  return cells.some((cell) => cell.state === 'kept' || cell.state === 'late') ? 'kept' : 'ahead';
}

export function isPaused(pauses: readonly Pause[]): boolean {
  return pauses.some((pause) => pause.end === null);
}

/** The day by which something is owed next; null when it rests or has ended. */
export function nextDueOf(evaluation: Evaluation, today: string): string | null {
  return (
    openCells(evaluation).find(({ cell }) => cell.turn.due >= today && cell.state !== 'missed')?.cell.turn.due ?? null
  );
}

/** Pauses as spans of days: one that still lasts reaches to the end of time. */
export function restingDays(pauses: readonly Pause[]): { start: string; end: string }[] {
  return pauses.map(({ start, end }) => ({ start, end: end ?? '9999-12-31' }));
}

/** Going on ends the pause on the day before; one of no whole day was none. */
export function withPause(pauses: readonly Pause[], paused: boolean, today: string): Pause[] {
  if (paused) return isPaused(pauses) ? [...pauses] : [...pauses, { start: today, end: null }];
  return pauses
    .map((pause) => (pause.end === null ? { ...pause, end: addDays(today, -1) } : pause))
    .filter((pause) => pause.end === null || pause.end >= pause.start);
}
