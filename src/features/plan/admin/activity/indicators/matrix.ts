import type { MeasurementView, TargetView } from '../../../contract/plan.ts';
import type { Per } from '../../../contract/words.ts';
import { addDays, addMonths, type Day, monthStart } from '../../plan/days.ts';

export interface MatrixColumn {
  start: Day;
  end: Day;
}
export interface MatrixCell {
  /** What was measured there in that time; null where nothing was. */
  sum: number | null;
  measurements: readonly MeasurementView[];
}
export interface Matrix {
  columns: readonly MatrixColumn[];
  rows: readonly { part: string; cells: readonly MatrixCell[] }[];
}

const monthsOf: Partial<Record<Per, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };
// Wider than this no screen shows it at once; the list of measurements says the same.
const MOST_COLUMNS = 12;

/** For a target that holds for each part by itself: parts down, time across. Null where that makes no table. */
export function matrixOf(
  target: TargetView,
  period: { periodStart: Day | null; periodEnd: Day | null },
  compare: (one: string, other: string) => number,
): Matrix | null {
  const months = target.per ? monthsOf[target.per] : undefined;
  const figures = [...target.measurements, ...target.computed];
  const parts = [...new Set(figures.map((one) => one.part).filter((part) => part !== null))];
  if (!target.each || !months || parts.length === 0 || !period.periodStart || !period.periodEnd) return null;
  const columns = columnsOf(period.periodStart, period.periodEnd, months);
  if (columns.length > MOST_COLUMNS) return null;
  const rows = parts.sort(compare).map((part) => {
    const own = target.measurements.filter((one) => one.part === part);
    const computed = target.computed.filter((one) => one.part === part);
    return { part, cells: columns.map((column) => cellOf(own, computed, column)) };
  });
  return { columns, rows };
}

function columnsOf(start: Day, end: Day, months: number): MatrixColumn[] {
  const columns: MatrixColumn[] = [];
  const offset = (Number(start.slice(5, 7)) - 1) % months;
  for (let at = addMonths(monthStart(start), -offset); at <= end; at = addMonths(at, months)) {
    columns.push({ start: at, end: addDays(addMonths(at, months), -1) });
  }
  return columns;
}

/** A person's figure goes before the computed one; a computed nothing is nothing. */
function cellOf(
  measurements: readonly MeasurementView[],
  computed: TargetView['computed'],
  { start, end }: MatrixColumn,
): MatrixCell {
  const lies = (one: { measuredOn: Day }) => one.measuredOn >= start && one.measuredOn <= end;
  const within = measurements.filter(lies);
  const counted =
    within.length > 0 ? within.map((one) => one.value) : computed.filter(lies).map((one) => one.value ?? 0);
  const sum = counted.reduce((total, one) => total + one, 0);
  return { sum: counted.length === 0 || (within.length === 0 && sum === 0) ? null : sum, measurements: within };
}
