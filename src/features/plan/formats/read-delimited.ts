import type { SourceBlock } from '../contract/source.ts';
import { linesOf, trimBlank } from './characters.ts';
import { type DelimitedRecord, splitRecords } from './delimited.ts';
import { type PlacedRow, refuseUnlessWithinLimits, tableOf } from './grid.ts';

/** A number or code that opens a new row: `1.`, `2.3.`, `IV.`, `12)`. */
const opensRow = /^(\d{1,3}([.]\d{1,3})*[.)]?|[IVX]{1,5}[.)])$/;
const mostJoined = 200;
/** The apostrophe that programs, ours too, put in front of what a spreadsheet would take for a formula. */
const formulaGuard = /^'(?='*[=+\-@\t])/;

/** CSV: lines without a separator above the table are text, everything after is the table. */
export function readSeparated(text: string, separator: string): SourceBlock[] {
  const records = filledRecords(withoutSeparatorLine(text), separator);
  const first = records.findIndex((record) => record.cells.length > 1);
  const blocks: SourceBlock[] = [];
  addParagraphs(first === -1 ? records : records.slice(0, first), blocks);
  const unguarded = records.slice(Math.max(first, 0)).map(withoutGuards);
  if (first !== -1) addTable(unguarded, blocks);
  return blocks;
}

/**
 * Tables copied out of a word processor: titles above, blank lines within, prose below, and cells of several paragraphs
 * broken over lines. Two tables under each other are kept apart when text stands between them and their widths differ.
 */
export function readTabbed(text: string): SourceBlock[] {
  const all = filledRecords(text, '\t');
  const records = all.some((record) => record.quoted) ? all : joinBrokenRows(all);
  const blocks: SourceBlock[] = [];
  let table: DelimitedRecord[] = [];
  let width = 0;
  let between: DelimitedRecord[] = [];
  for (const [at, record] of records.entries()) {
    if (record.cells.length === 1) {
      between.push(record);
      continue;
    }
    if (table.length > 0 && (between.length === 0 || width === widthOfRun(records, at))) {
      for (const line of between) table.push(line);
    } else {
      addTable(table, blocks);
      addParagraphs(between, blocks);
      table = [];
      width = 0;
    }
    between = [];
    table.push(record);
    width = Math.max(width, record.cells.length);
  }
  addTable(table, blocks);
  addParagraphs(between, blocks);
  return blocks;
}

function withoutGuards(record: DelimitedRecord): DelimitedRecord {
  return { ...record, cells: record.cells.map((cell) => cell.replace(formulaGuard, '')) };
}

function withoutSeparatorLine(text: string): string {
  // Blanked and not cut off, so that the rows keep the numbers that a spreadsheet shows.
  return text.replace(/^sep=.\n/i, '\n');
}

function filledRecords(text: string, separator: string): DelimitedRecord[] {
  const records = splitRecords(text, separator);
  return records.filter((record) => record.cells.some((cell) => trimBlank(cell) !== ''));
}

function widthOf(records: readonly DelimitedRecord[]): number {
  return records.reduce((most, record) => Math.max(most, record.cells.length), 0);
}

function widthOfRun(records: readonly DelimitedRecord[], start: number): number {
  let width = 0;
  for (let at = start; at < records.length; at += 1) {
    const length = records[at]?.cells.length ?? 0;
    if (length === 1) break;
    width = Math.max(width, length);
  }
  return width;
}

/** The widest row so far says how many cells a whole row has; text after a blank line begins a new count. */
function joinBrokenRows(records: readonly DelimitedRecord[]): DelimitedRecord[] {
  let width = 0;
  const joined: DelimitedRecord[] = [];
  for (let at = 0; at < records.length; at += 1) {
    const record = records[at] as DelimitedRecord;
    const afterBlank = record.number > (records[at - 1]?.number ?? 0) + 1;
    if (record.cells.length === 1 && afterBlank) width = 0;
    else width = Math.max(width, record.cells.length);
    const end = endOfBrokenRow(records, at, width);
    joined.push(end === at ? record : { ...record, cells: joinCells(records.slice(at, end + 1)) });
    at = end;
  }
  return joined;
}

function endOfBrokenRow(records: readonly DelimitedRecord[], start: number, width: number): number {
  let cells = records[start]?.cells.length ?? 0;
  if (cells < 2 || cells === width) return start;
  for (let at = start + 1; at < Math.min(records.length, start + mostJoined); at += 1) {
    const next = records[at] as DelimitedRecord;
    const opens = opensRow.test(trimBlank(next.cells[0] ?? ''));
    cells += next.cells.length - 1;
    if (opens || next.cells.length >= width || cells > width) return start;
    if (cells === width) return isSmallerTable(records.slice(start, at + 1)) ? start : at;
  }
  return start;
}

/** Several lines with the same number of cells are rows of a narrower table and not one broken row. */
function isSmallerTable(records: readonly DelimitedRecord[]): boolean {
  return records.length > 2 && records.every((record) => record.cells.length === records[0]?.cells.length);
}

function joinCells(records: readonly DelimitedRecord[]): string[] {
  const cells: string[] = [];
  for (const record of records) {
    const [first = '', ...rest] = record.cells;
    if (cells.length > 0) cells[cells.length - 1] += `\n${first}`;
    else cells.push(first);
    cells.push(...rest);
  }
  return cells;
}

function addParagraphs(records: readonly DelimitedRecord[], blocks: SourceBlock[]): void {
  for (const record of records) blocks.push({ kind: 'paragraph', text: linesOf(record.cells.join(' ')).join('\n') });
}

function addTable(records: readonly DelimitedRecord[], blocks: SourceBlock[]): void {
  refuseUnlessWithinLimits(records.length, widthOf(records));
  const table = tableOf(null, records.map(placedRow));
  if (table) blocks.push(table);
}

function placedRow(record: DelimitedRecord): PlacedRow {
  const cells = record.cells.map((cell, column) => {
    return { column, columns: 1, untilRow: record.number, lines: linesOf(cell), bold: false };
  });
  return { number: record.number, cells };
}
