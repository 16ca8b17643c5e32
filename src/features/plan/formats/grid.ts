import { Refusal } from '#platform/errors/refusal.ts';
import type { SourceCell, SourceRow, SourceTable } from '../contract/source.ts';
import { limits } from './limits.ts';

/** A cell that knows its place, before the rows are filled up to one width. */
export interface PlacedCell {
  column: number;
  columns: number;
  /** Number of the last row that the cell covers; its own row when it is not merged downwards. */
  untilRow: number;
  lines: string[];
  bold: boolean;
}

export interface PlacedRow {
  number: number;
  cells: PlacedCell[];
}

/** Shared by all places without text: a sheet of fifty thousand rows has a million of them. */
const emptyCell: SourceCell = Object.freeze({
  text: '',
  lines: [],
  bold: false,
  span: { columns: 1, rows: 1 },
  continues: false,
});
const coveredCell: SourceCell = Object.freeze({ ...emptyCell, continues: true });

interface Merge {
  cell: SourceCell;
  first: boolean;
  untilRow: number;
}

/** Rows without text and columns right of the last text fall away; null when nothing is left. */
export function tableOf(name: string | null, placed: readonly PlacedRow[]): SourceTable | null {
  const kept = placed.filter((row) => row.cells.some((cell) => cell.lines.length > 0));
  const width = widthOf(kept);
  refuseUnlessWithinLimits(kept.length, width);
  if (kept.length === 0) return null;
  const merges: (Merge | undefined)[] = new Array(width);
  return { kind: 'table', name, rows: kept.map((row) => layRow(row, width, merges)) };
}

export function refuseUnlessWithinLimits(rows: number, columns: number): void {
  if (rows > limits.rows || columns > limits.columns || rows * columns > limits.cells) {
    throw new Refusal('document_too_many_rows', { params: { rows: limits.rows, columns: limits.columns } });
  }
}

function widthOf(rows: readonly PlacedRow[]): number {
  let width = 0;
  for (const row of rows) {
    for (const cell of row.cells) if (cell.lines.length > 0 && cell.column >= width) width = cell.column + 1;
  }
  return width;
}

function layRow(row: PlacedRow, width: number, merges: (Merge | undefined)[]): SourceRow {
  const cells: SourceCell[] = new Array(width).fill(emptyCell);
  for (let column = 0; column < width; column += 1) {
    const merge = merges[column];
    if (!merge) continue;
    if (merge.untilRow < row.number) {
      merges[column] = undefined;
      continue;
    }
    cells[column] = coveredCell;
    if (merge.first) merge.cell.span.rows += 1;
  }
  for (const cell of row.cells) layCell(cell, row.number, cells, merges);
  return { number: row.number, cells };
}

function layCell(placed: PlacedCell, rowNumber: number, cells: SourceCell[], merges: (Merge | undefined)[]): void {
  const { column } = placed;
  if (column >= cells.length || cells[column] !== emptyCell) return;
  const downwards = placed.untilRow > rowNumber;
  if (placed.lines.length === 0 && placed.columns === 1 && !downwards) return;
  const cell = cellOf(placed.lines, placed.bold);
  cells[column] = cell;
  const end = Math.min(column + placed.columns, cells.length);
  let next = column + 1;
  for (; next < end && cells[next] === emptyCell; next += 1) cells[next] = coveredCell;
  cell.span.columns = next - column;
  if (!downwards) return;
  for (let at = column; at < next; at += 1) merges[at] = { cell, first: at === column, untilRow: placed.untilRow };
}

function cellOf(lines: string[], bold: boolean): SourceCell {
  return { text: lines.join('\n'), lines, bold, span: { columns: 1, rows: 1 }, continues: false };
}
