import { Refusal } from '#platform/errors/refusal.ts';
import type { FlowBlock, FlowCell, FlowRow, FlowTable } from '../flow.ts';
import { refuseUnlessWithinLimits } from '../grid.ts';
import { limits } from '../limits.ts';
import { isElement, type MarkupElement } from '../markup.ts';

/** What the reading of a document's tables needs and keeps. */
export interface TableReading {
  inCell(cell: MarkupElement): FlowBlock[];
  /** Cells of the whole document that stand in the file once and are told to be there more often. */
  repeatedCells: number;
}

/** Far more than a person repeats; a few bytes could ask for millions. */
const mostRepeatedCells = 100_000;

export function readTable(table: MarkupElement, reading: TableReading): FlowTable {
  const rows: FlowRow[] = [];
  let number = 0;
  let widest = 0;
  for (const element of rowsOf(table)) {
    const cells = cellsOf(element, number + 1, reading);
    const repeated = countOf(element.attributes['number-rows-repeated']);
    widest = cells.reduce((most, cell) => Math.max(most, cell.column + 1), widest);
    // Below the last row of a sheet stand a million empty ones, told as one that is repeated.
    if (cells.length > 0) refuseUnlessWithinLimits(rows.length + repeated, widest);
    countRepeated(reading, cells.length * (repeated - 1));
    for (let at = 0; at < (cells.length > 0 ? repeated : 0); at += 1)
      rows.push({ number: number + at + 1, cells: cells.map((cell) => ({ ...cell, untilRow: cell.untilRow + at })) });
    number += repeated;
  }
  return { kind: 'table', name: null, rows };
}

/** Rows may stand in groups and under the heading that is repeated on each page. */
function rowsOf(container: MarkupElement): MarkupElement[] {
  const found: MarkupElement[] = [];
  for (const child of container.children) {
    if (!isElement(child)) continue;
    if (child.name === 'table-row') found.push(child);
    else if (/^table-(header-rows|rows|row-group)$/.test(child.name)) for (const row of rowsOf(child)) found.push(row);
  }
  return found;
}

function countRepeated(reading: TableReading, cells: number): void {
  reading.repeatedCells += cells;
  if (reading.repeatedCells > mostRepeatedCells) {
    throw new Refusal('document_too_many_rows', { params: { rows: limits.rows, columns: limits.columns } });
  }
}

/** Cells with something in them, or that reach over others. Every place that another cell covers is told by the file. */
function cellsOf(row: MarkupElement, number: number, reading: TableReading): FlowCell[] {
  const cells: FlowCell[] = [];
  let column = 0;
  for (const element of row.children) {
    if (!isElement(element) || !/^(covered-)?table-cell$/.test(element.name)) continue;
    const { attributes } = element;
    const repeated = countOf(attributes['number-columns-repeated']);
    const columns = countOf(attributes['number-columns-spanned']);
    const rows = countOf(attributes['number-rows-spanned']);
    const blocks = element.name === 'table-cell' ? reading.inCell(element) : [];
    if (blocks.length > 0 || columns > 1 || rows > 1) {
      refuseUnlessWithinLimits(1, column + repeated);
      countRepeated(reading, repeated - 1);
      for (let at = 0; at < repeated; at += 1)
        cells.push({ column: column + at, columns, untilRow: number + rows - 1, blocks });
    }
    column += repeated;
  }
  return cells;
}

function countOf(value: string | undefined): number {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 ? number : 1;
}
