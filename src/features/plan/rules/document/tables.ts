import type { SourceBlock, SourceRow, SourceTable } from '../../contract/source.ts';
import { readCode } from './codes.ts';
import { type Column, headerScore, proposeFields } from './columns.ts';
import { inferFields, sampleOf } from './contents.ts';
import type { ColumnField } from './header-words.ts';
import { headerMeaning } from './headers.ts';
import { splitItems } from './items.ts';
import { readPeriod } from './periods.ts';
import { turnedTable } from './turned-tables.ts';
import { fold, isBlank, squeeze } from './wording.ts';

/** A table of the document and what its columns seem to be. */
export interface CandidateTable {
  table: SourceTable;
  /** Among the tables of the document, from 0. */
  index: number;
  /** Among all blocks. */
  block: number;
  /** Index of the (first) header row; null when the columns were recognised by their contents. */
  headerRow: number | null;
  /** Index of the first row below the header. */
  firstRow: number;
  columns: Column[];
  /** 0 where nothing looks like a plan. */
  score: number;
}

const rowsSearched = 30;
/** A title alone scores 3; anything weaker is some other table. */
const enough = 3;
const enoughForWeakTitle = 4;

export function candidateTables(blocks: SourceBlock[]): CandidateTable[] {
  let index = 0;
  return blocks.flatMap((block, at) => (block.kind === 'table' ? [candidate(block, index++, at)] : []));
}

function candidate(written: SourceTable, index: number, block: number): CandidateTable {
  const asWritten = findHeader(written.rows);
  const turned = turnedTable(written);
  const isTurned = turned !== null && turned.score > (asWritten?.score ?? 0);
  const table = isTurned ? turned.table : written;
  const place = { table, index, block };
  const header = isTurned ? findHeader(table.rows.slice(0, 1)) : asWritten;
  if (header) return { ...place, ...header, columns: seenInCells(header.columns, table.rows.slice(header.firstRow)) };
  const width = widthOf(table);
  const fields = inferFields(table.rows, width);
  const columns = fields.map((field, at) => ({ index: at, header: '', field }));
  const score = fields.includes('title') && fields.includes('period') ? 2.9 + (fields.includes('code') ? 0.5 : 0) : 0;
  return { ...place, headerRow: null, firstRow: 0, columns, score };
}

/** What the header alone does not say, the cells below do. */
function seenInCells(columns: Column[], rows: SourceRow[]): Column[] {
  const coded = withCodeUnderTitle(withCodesByAnotherName(withUnnamedCode(columns, rows), rows), rows);
  return withTopicsAsNotes(withListsAsSteps(coded, rows), rows);
}

/** `Task` above `T1.1` beside the activity's name. */
function withCodesByAnotherName(columns: Column[], rows: SourceRow[]): Column[] {
  const title = columns.find((column) => column.field === 'title');
  if (!title || columns.some((column) => column.field === 'code')) return columns;
  const found = columns.find((column) => {
    const open = column.field === null || column.field === 'steps';
    if (!open || column.index >= title.index) return false;
    const texts = sampleOf(rows, column.index);
    const codes = texts.filter((text) => readCode(text) !== null).length;
    return (
      texts.length > 1 &&
      codes >= 0.8 * texts.length &&
      texts.some((text) => /\d/.test(text)) &&
      new Set(texts).size === texts.length
    );
  });
  return columns.map((column) => (column === found ? { ...column, field: 'code' } : column));
}

/** A topic that is another one in each row groups nothing. */
function withTopicsAsNotes(columns: Column[], rows: SourceRow[]): Column[] {
  return columns.map((column) => {
    if (column.field !== 'section' || !/^(?:teema|theme|topic|temat|category|kategooria)/.test(fold(column.header)))
      return column;
    const texts = sampleOf(rows, column.index);
    const groups = texts.length < 3 || texts.length < rows.length || new Set(texts).size < texts.length;
    return groups ? column : { ...column, field: null };
  });
}

/** One header over two columns, number and name: `Tegevus` above `1.1 | Laat`. */
function withCodeUnderTitle(columns: Column[], rows: SourceRow[]): Column[] {
  const at = columns.findIndex((column) => column.field === 'title');
  const next = columns[at + 1];
  if (columns.some((column) => column.field === 'code') || next?.header !== '' || next.field !== null) return columns;
  const texts = sampleOf(rows, columns[at]?.index ?? 0);
  const codes = texts.filter((text) => readCode(text) !== null).length;
  if (codes < 0.6 * texts.length || sampleOf(rows, next.index).length < 0.6 * texts.length) return columns;
  return columns.map((column, index) =>
    index === at ? { ...column, field: 'code' } : index === at + 1 ? { ...column, field: 'title' } : column,
  );
}

/** `Project | Actions` where only the actions are lists: the project is the activity and its actions are the steps. */
function withListsAsSteps(columns: Column[], rows: SourceRow[]): Column[] {
  const title = columns.find((column) => column.field === 'title');
  const steps = columns.find((column) => column.field === 'steps');
  if (!title || !steps || steps.index > title.index) return columns;
  if (shareOfLists(rows, title.index) < 0.4 || shareOfLists(rows, steps.index) > 0.1) return columns;
  return columns.map((column) =>
    column === title ? { ...column, field: 'steps' } : column === steps ? { ...column, field: 'title' } : column,
  );
}

function shareOfLists(rows: SourceRow[], index: number): number {
  const texts = sampleOf(rows, index);
  const lists = texts.filter((text) => splitItems(text.split('\n')).items.length > 1).length;
  return texts.length === 0 ? 0 : lists / texts.length;
}

/** Above the numbers of activities there is often no header at all. */
function withUnnamedCode(columns: Column[], rows: SourceRow[]): Column[] {
  if (columns.some((column) => column.field === 'code')) return columns;
  const unnamed = columns.find((column) => column.header === '' && column.field === null);
  const texts = unnamed ? sampleOf(rows, unnamed.index) : [];
  const codes = texts.filter((text) => readCode(text) !== null).length;
  if (!unnamed || texts.length === 0 || codes < 0.6 * texts.length) return columns;
  return columns.map((column) => (column === unnamed ? { ...column, field: 'code' } : column));
}

interface Header {
  headerRow: number;
  firstRow: number;
  columns: Column[];
  score: number;
}

function findHeader(rows: SourceRow[]): Header | null {
  let best: Header | null = null;
  for (let at = 0; at < Math.min(rows.length, rowsSearched); at += 1) {
    const row = rows[at];
    if (!row || distinctTexts(row) < 2) continue;
    const found = headerAt(rows, at);
    if (found && found.score > (best?.score ?? 0)) best = found;
  }
  return best;
}

function headerAt(rows: SourceRow[], at: number): Header | null {
  const row = rows[at];
  if (!row) return null;
  const below = rows[at + 1];
  const own = row.cells.map((cell) => squeeze(cell.text));
  const single = proposal(own, own, at, at + 1);
  if (!below || !isSecondHeaderRow(row, below)) return single;
  const groups = groupHeaders(row);
  const subs = below.cells.map((cell) => (cell.continues ? '' : squeeze(cell.text)));
  const joined = own.map((_, index) =>
    [groups[index] ?? '', subs[index] ?? ''].filter((text) => text !== '').join(' / '),
  );
  const meant = joined.map((text, index) => (headerMeaning(subs[index] ?? '') ? (subs[index] ?? '') : text));
  const double = proposal(joined, meant, at, at + 2);
  return double && double.score >= (single?.score ?? 0) ? double : single;
}

function proposal(headers: string[], meant: string[], headerRow: number, firstRow: number): Header | null {
  const short = meant.map((header) => (header.length > 120 ? '' : header));
  const fields = proposeFields(short);
  const score = headerScore(short, fields);
  const title = headerMeaning(short[fields.indexOf('title')] ?? '');
  if (!fields.includes('title') || !title) return null;
  if (score < (title.rank === 3 || title.field !== 'title' ? enoughForWeakTitle : enough)) return null;
  return {
    headerRow,
    firstRow,
    score,
    columns: headers.map((header, index) => ({ index, header, field: fields[index] ?? null })),
  };
}

/** `Ajakava` over `Algus | Lõpp`: below, only places are filled that the row above leaves open or groups. */
function isSecondHeaderRow(row: SourceRow, below: SourceRow): boolean {
  let filled = 0;
  for (const [index, cell] of below.cells.entries()) {
    const above = row.cells[index];
    if (isBlank(cell.text)) continue;
    if (cell.text.length > 60) return false;
    if (above && squeeze(above.text) === squeeze(cell.text)) continue;
    const grouped =
      !above || isBlank(above.text) || above.span.columns > 1 || isBlank(row.cells[index + 1]?.text ?? 'x');
    if (!grouped) return false;
    filled += 1;
  }
  if (filled < 2) return false;
  if (below.cells.some((cell) => headerMeaning(cell.text) !== null)) return true;
  // `Aeg` over `2024 | 2025`.
  return below.cells.filter((cell) => readPeriod(cell.text, { year: 2000 }).start !== null).length > 1;
}

function groupHeaders(row: SourceRow): string[] {
  const found: string[] = [];
  let group = '';
  for (const cell of row.cells) {
    if (!isBlank(cell.text)) group = squeeze(cell.text);
    found.push(group);
  }
  return found;
}

export function distinctTexts(row: SourceRow): number {
  return new Set(row.cells.map((cell) => squeeze(cell.text)).filter((text) => text !== '')).size;
}

export function widthOf(table: SourceTable): number {
  return table.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
}

function headerTexts(candidate: CandidateTable): string {
  return candidate.columns.map((column) => fold(column.header)).join('|');
}

/**
 * The tables that together are the plan: the best one, others with the same columns, and pieces without a header that
 * follow one of them with the same width (a page break, a blank line).
 */
export function chooseTables(candidates: CandidateTable[]): CandidateTable[] {
  const weight = (one: CandidateTable) => one.score + Math.min(50, one.table.rows.length - one.firstRow) / 100;
  const usable = candidates.filter((one) => one.score >= enough && one.table.rows.length > one.firstRow);
  const inferred = candidates.filter((one) => one.score > 0 && one.score < enough && one.table.rows.length > 1);
  const [best] = (usable.length > 0 ? usable : inferred).toSorted((a, b) => weight(b) - weight(a));
  if (!best) return [];
  const chosen: CandidateTable[] = [];
  let previous: CandidateTable | null = null;
  for (const one of candidates) {
    const continued = one.headerRow === null && previous !== null && one.index === previous.index + 1;
    if (one === best || (one.headerRow !== null && one.score > 0 && isSameKind(best, one))) previous = one;
    else if (continued && previous && widthOf(one.table) === widthOf(previous.table)) {
      const columns: Column[] = previous.columns;
      previous = { ...one, columns, score: previous.score };
    } else if (best.headerRow === null && one.score > 0 && headerTexts(one) === headerTexts(best)) previous = one;
    else continue;
    chosen.push(previous);
  }
  return chosen;
}

function isSameKind(best: CandidateTable, other: CandidateTable): boolean {
  if (headerTexts(best) === headerTexts(other)) return true;
  const mine = fieldsOf(best);
  const theirs = fieldsOf(other);
  const shared = [...mine].filter((field) => theirs.has(field)).length;
  const telling = theirs.has('title') && (theirs.has('period') || theirs.has('parties'));
  return telling && shared >= 3 && shared >= 0.6 * Math.max(mine.size, theirs.size);
}

function fieldsOf(candidate: CandidateTable): Set<ColumnField> {
  return new Set(candidate.columns.flatMap((column) => (column.field ? [column.field] : [])));
}
