import type { SourceRow } from '../../contract/source.ts';
import type { Column } from './columns.ts';
import { sampleOf } from './contents.ts';
import { readPeriod } from './periods.ts';

const mark = /^(?:[x✓✔●■▪•+*►→v✗✕]{1,3}|jah|yes|tak)$/iu;

/**
 * A timeline drawn in the table: one column per month, quarter or year, crossed where work goes on. Such columns
 * together are the period, unless another column already is.
 */
export function withTimeline(columns: Column[], rows: SourceRow[]): Column[] {
  const drawn = columns.filter(
    (column) => (column.field === null || column.field === 'period') && isDrawn(column, rows),
  );
  if (columns.some((column) => column.field === 'period' && !drawn.includes(column))) return columns;
  if (drawn.length < 2) return columns;
  return columns.map((column) => (drawn.includes(column) ? { ...column, field: 'period', timeline: true } : column));
}

/** Below a common header: `Aeg / 2024`. */
export function drawnPeriod(column: Column): string {
  return column.header.split(' / ').at(-1) ?? '';
}

function isDrawn(column: Column, rows: SourceRow[]): boolean {
  const anyYear = 2000;
  if (column.header.length > 40 || readPeriod(drawnPeriod(column), { year: anyYear, unit: 'month' }).start === null)
    return false;
  const texts = sampleOf(rows, column.index);
  return texts.every((text) => mark.test(text.trim()));
}
