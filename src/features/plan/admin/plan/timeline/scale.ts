import { addDays, addMonths, type Day, daysFrom, monthStart, quarterOf } from '../days.ts';

export type ScaleUnit = 'month' | 'quarter';

export interface ScaleColumn {
  start: Day;
  /** Inclusive. */
  end: Day;
}
export interface TimelineScale {
  columns: readonly ScaleColumn[];
  start: Day;
  end: Day;
  /** Where the day's midnight stands, 0 … 1; a day outside is held at the edge. */
  at(day: Day): number;
}

interface Dated {
  periodStart: Day | null;
  periodEnd: Day | null;
}

// A slip such as 2202 must not draw two thousand columns.
const MOST_MONTHS = 120;

/** Whole months (or quarters) from the first day to the last that the plan or any of its activities names. */
export function timelineScale(unit: ScaleUnit, dated: readonly Dated[]): TimelineScale | null {
  const days = dated
    .flatMap((one) => [one.periodStart, one.periodEnd])
    .filter((day) => day !== null)
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const months = unit === 'month' ? 1 : 3;
  const begin = addMonths(monthStart(first), unit === 'month' ? 0 : -((Number(first.slice(5, 7)) - 1) % 3));
  const columns: ScaleColumn[] = [];
  for (let start = begin; start <= last && columns.length * months < MOST_MONTHS; start = addMonths(start, months)) {
    columns.push({ start, end: addDays(addMonths(start, months), -1) });
  }
  const end = columns.at(-1)?.end ?? last;
  const whole = daysFrom(begin, end) + 1;
  return { columns, start: begin, end, at: (day) => Math.min(1, Math.max(0, daysFrom(begin, day) / whole)) };
}

export function romanQuarter(day: Day): string {
  return ['I', 'II', 'III', 'IV'][quarterOf(day) - 1] ?? '';
}
