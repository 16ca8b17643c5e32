import type { SourceRow } from '../../contract/source.ts';
import { calendarWord } from './calendar-words.ts';
import { type Code, isParent, readCode, takeCode } from './codes.ts';
import type { CandidateTable } from './tables.ts';
import { fold, isBlank, squeeze } from './wording.ts';

export type RowKind = 'blank' | 'header' | 'totals' | 'section' | 'activity' | 'step' | 'continuation' | 'note';

/** A row below the header with its number and name taken apart. */
export interface ReadRow {
  row: SourceRow;
  kind: RowKind;
  code: Code | null;
  title: string;
  /** Filled places that carry something of their own. */
  filled: number[];
  /** Only number and name stand here, or one text across the table. */
  sparse: boolean;
  banner: boolean;
  bold: boolean;
  /** Bold, and its last text reaches over all columns that follow. */
  spread: boolean;
}

interface Layout {
  code: number;
  title: number;
  width: number;
  headers: string;
}

const totals =
  /^(?:kokku|summa|üldsumma|eelarve\s+kokku|kogusumma|vahesumma|total|subtotal|grand\s+total|totals|sum|razem|ogółem|suma|łącznie|kopā|yhteensä|summe|gesamt|insgesamt)(?!\p{L})[\s:.]*(?:\p{L}+\s*){0,3}[:.]?$/iu;

/** Decides what each row of a table is. Needs all rows, since a section is known by what stands below it. */
export function readRows(table: CandidateTable): ReadRow[] {
  const layout: Layout = {
    code: indexOf(table, 'code'),
    title: indexOf(table, 'title'),
    width: table.columns.length,
    headers: table.columns.map((column) => fold(column.header)).join('|'),
  };
  const headerLines = new Set(
    table.table.rows
      .slice(table.headerRow ?? 0, table.firstRow)
      .map(lineOf)
      .filter((line) => line !== ''),
  );
  const rows = table.table.rows.slice(table.firstRow).map((row) => readRow(row, layout, headerLines));
  dropColumnNumbers(rows);
  const facts = factsOf(rows);
  for (const [at, row] of rows.entries()) if (row.kind === 'activity') row.kind = kindOf(row, rows, at, facts, layout);
  markNotes(rows);
  return rows;
}

function indexOf(table: CandidateTable, field: string): number {
  return table.columns.find((column) => column.field === field)?.index ?? -1;
}

function lineOf(row: SourceRow): string {
  return row.cells
    .map((cell) => fold(cell.text))
    .join('|')
    .replace(/\|+$/, '');
}

function readRow(row: SourceRow, layout: Layout, headerLines: Set<string>): ReadRow {
  const filled = row.cells.flatMap((cell, index) => (isBlank(cell.text) ? [] : [index]));
  const texts = new Set(filled.map((index) => squeeze(row.cells[index]?.text ?? '')));
  const first = row.cells[filled[0] ?? 0];
  const across = filled.length === 1 && (first?.span.columns ?? 1) >= Math.max(2, layout.width - 2);
  const banner = across || (filled.length >= 3 && texts.size === 1);
  const read: ReadRow = {
    row,
    kind: 'activity',
    code: null,
    title: '',
    filled,
    sparse: false,
    banner,
    bold: false,
    spread: false,
  };
  if (filled.length === 0) return { ...read, kind: 'blank' };
  if (repeatsHeader(row, layout, headerLines)) return { ...read, kind: 'header' };
  read.sparse =
    banner || filled.every((index) => index === layout.code || index === layout.title) || filled.length === 1;
  read.bold = filled.every((index) => row.cells[index]?.bold || isCapitals(row.cells[index]?.text ?? ''));
  const last = filled.at(-1) ?? 0;
  const columns = row.cells[last]?.span.columns ?? 1;
  read.spread = read.sparse && read.bold && columns > 1 && last + columns >= row.cells.length;
  name(read, layout);
  if (read.sparse && read.code === null) nameWithNumeral(read);
  if (totals.test(read.title) || totals.test(squeeze(first?.text ?? '')) || isSumOfPart(read)) read.kind = 'totals';
  return read;
}

/** `Eesmärk 2 kokku` with nothing but sums beside it. */
function isSumOfPart(read: ReadRow): boolean {
  const [first, ...others] = read.filled.map((index) => squeeze(read.row.cells[index]?.text ?? ''));
  if (others.length === 0 || !/^.{1,60}\s(?:kokku|total|razem|ogółem|kopā|yhteensä|gesamt)[:.]?$/iu.test(first ?? ''))
    return false;
  return others.every((text) => /^[\d\s.,]+(?:€|eur|zł|£|\$)?$/iu.test(text));
}

/** At a page break the header may stand again. Lengths are compared first, as folding every row costs more than all else. */
function repeatsHeader(row: SourceRow, layout: Layout, headerLines: Set<string>): boolean {
  const length = row.cells.reduce((sum, cell) => sum + cell.text.length, 0);
  if (length > 2 * layout.headers.length + 40) return false;
  const line = lineOf(row);
  return headerLines.has(line) || line === layout.headers;
}

function name(read: ReadRow, layout: Layout): void {
  const cell = (index: number) => squeeze(read.row.cells[index]?.text ?? '');
  const only = read.banner || (read.filled.length === 1 && read.filled[0] !== layout.title);
  if (only && !(read.filled[0] === layout.code && readCode(cell(layout.code)))) {
    Object.assign(read, named(cell(read.filled[0] ?? 0), layout));
    return;
  }
  const ownCode = layout.code === -1 ? '' : cell(layout.code);
  const title = cell(layout.title);
  if (ownCode === '') Object.assign(read, named(title, layout));
  else if (readCode(ownCode)) Object.assign(read, { code: readCode(ownCode), title });
  else if (title === '') Object.assign(read, named(ownCode, layout));
  else if (ownCode.length <= 12 && !ownCode.includes(' ')) Object.assign(read, { code: asWritten(ownCode), title });
  else Object.assign(read, named(`${ownCode} ${title}`, layout));
}

/** `II Koolitused` alone in its row: a section numbered without a mark. `II kvartal` is none. */
function nameWithNumeral(read: ReadRow): void {
  const [, numeral = '', rest = ''] = /^([IVX]{1,5})\s+(\p{Lu}.*)$/u.exec(read.title) ?? [];
  const meaning = calendarWord(/^\p{L}+/u.exec(rest)?.[0] ?? '');
  if (rest === '' || meaning !== null) return;
  Object.assign(read, { code: readCode(numeral), title: rest });
}

/** `Tegevus 1.1 Laat` under the header `Tegevus` is `Laat`; any other word before the number stays in the name. */
function named(text: string, layout: Layout): { code: Code | null; title: string } {
  const { code, rest, word } = takeCode(text);
  // `1) plakat 2) voldik` is a list and has no number of its own.
  if (code?.text === '1' && /[\s;,.]2\s?\.?\)\s?\p{L}/u.test(rest)) return { code: null, title: text };
  return { code, title: word === null || layout.headers.includes(fold(word)) ? rest : text };
}

function asWritten(text: string): Code {
  return { text: text.replace(/\.$/, ''), path: [text], kind: 'letter', repaired: false };
}

function isCapitals(text: string): boolean {
  return (
    /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text) && text.trim().length > 3 && !/^\p{Lu}{1,5}$/u.test(text.trim())
  );
}

/** `1 | 2 | 3 | 4` under the header numbers the columns. */
function dropColumnNumbers(rows: ReadRow[]): void {
  const first = rows.find((row) => row.kind !== 'blank');
  if (!first || first.filled.length < 3) return;
  const numbers = first.filled.map((index) => Number(first.row.cells[index]?.text.replace(/[.)\s]/g, '')));
  if (numbers.every((number, index) => number === index + 1)) first.kind = 'header';
}

/** Below the last activity `* Hinnad käibemaksuta`, `Koostas: …` and whole sentences are notes and no sections. */
function markNotes(rows: ReadRow[]): void {
  if (!rows.some((row) => row.kind === 'activity')) return;
  for (const row of rows.toReversed()) {
    if (row.kind === 'blank' || row.kind === 'totals') continue;
    if (row.kind !== 'section' || row.code !== null || !note.test(row.title)) return;
    row.kind = 'note';
  }
}

const note =
  /^(?:[*†¹²³]|(?:märkus|märkused|nb|note|notes|uwaga|uwagi|allikas|source|koostas|koostaja|kinnitatud|prepared|approved|opracow|legend|selgitus)\p{L}*(?!\p{L}))|[.!?]$|^.{120,}$/iu;

interface Facts {
  /** How deep and of what kind the numbers of full rows usually are. */
  depth: number | null;
  codeKind: Code['kind'] | null;
  parents: Set<string>;
  fullRows: number;
  boldFullRows: number;
  /** Whether sections are told by their look: bold, and merged to the right edge. */
  sectionsSpread: boolean;
}

function factsOf(rows: ReadRow[]): Facts {
  const full = rows.filter((row) => row.kind === 'activity' && !row.sparse && row.title !== '');
  const coded = full.flatMap((row) => (row.code ? [row.code] : []));
  const enoughCodes = coded.length * 2 >= full.length && coded.length > 0;
  const parents = new Set<string>();
  for (const row of rows)
    for (let length = 1; length < (row.code?.path.length ?? 0); length += 1)
      parents.add((row.code?.path ?? []).slice(0, length).join('.'));
  return {
    depth: enoughCodes ? mostFrequent(coded.map((code) => code.path.length)) : null,
    codeKind: enoughCodes ? mostFrequent(coded.map((code) => code.kind)) : null,
    parents,
    fullRows: full.length,
    boldFullRows: full.filter((row) => row.bold).length,
    sectionsSpread: rows.some((row) => row.spread),
  };
}

function mostFrequent<Value>(values: Value[]): Value | null {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function kindOf(read: ReadRow, rows: ReadRow[], at: number, facts: Facts, layout: Layout): RowKind {
  if (read.banner) return 'section';
  if (read.title === '') return 'continuation';
  if (!read.sparse) return isHeadOfOthers(read, facts, layout) ? 'section' : 'activity';
  const onlyElsewhere =
    !read.filled.includes(layout.title) && !read.filled.includes(layout.code) && read.filled[0] !== 0;
  if (onlyElsewhere) return 'continuation';
  if (layout.width <= 2 && layout.code === -1) return 'activity';
  return read.code ? codedKind(read, rows, at, facts) : namedKind(read, rows, at, facts, layout);
}

/** A section may have a period or a sum of its own: one or two cells, and deeper numbers below that are activities. */
function isHeadOfOthers(read: ReadRow, facts: Facts, layout: Layout): boolean {
  if (!read.code || facts.depth === null || read.code.path.length >= facts.depth) return false;
  const own = read.filled.filter((index) => index !== layout.code && index !== layout.title);
  return own.length <= 2 && own.length < layout.width - 3 && facts.parents.has(read.code.path.join('.'));
}

/** A row with a number and a name only: a section above its activities, a step below one, or an activity not filled in. */
function codedKind(read: ReadRow, rows: ReadRow[], at: number, facts: Facts): RowKind {
  const code = read.code;
  if (!code) return 'activity';
  if (/^[a-z]$/.test(code.text) && facts.codeKind !== 'letter' && isBelowActivity(rows, at)) return 'step';
  if (facts.depth === null)
    return facts.fullRows > 0 ? 'section' : facts.parents.has(code.path.join('.')) ? 'section' : 'activity';
  if (facts.parents.has(code.path.join('.')) && code.path.length <= facts.depth) return 'section';
  if (code.path.length < facts.depth) return 'section';
  if (code.path.length > facts.depth) return belongsAbove(code, rows, at) ? 'step' : 'activity';
  if (code.kind !== facts.codeKind) return 'section';
  return read.bold && facts.boldFullRows * 2 < facts.fullRows && isFull(nextFilled(rows, at)) ? 'section' : 'activity';
}

function isBelowActivity(rows: ReadRow[], at: number): boolean {
  const above = rows[at - 1];
  return above?.kind === 'activity' || above?.kind === 'step';
}

function belongsAbove(code: Code, rows: ReadRow[], at: number): boolean {
  for (let index = at - 1; index >= 0; index -= 1) {
    const above = rows[index];
    if (!above || above.kind === 'blank' || above.kind === 'step' || above.kind === 'continuation') continue;
    return above.kind === 'activity' && above.code !== null && isParent(above.code.path, code.path);
  }
  return false;
}

function namedKind(read: ReadRow, rows: ReadRow[], at: number, facts: Facts, layout: Layout): RowKind {
  const next = nextFilled(rows, at);
  const previous = rows[at - 1];
  const inTitle = read.filled[0] === layout.title;
  if (inTitle && facts.depth !== null && previous?.kind === 'activity' && /^\p{Ll}/u.test(read.title))
    return 'continuation';
  if (read.bold && facts.boldFullRows * 2 < facts.fullRows) return 'section';
  if (!inTitle) return 'section';
  if (facts.fullRows === 0) return 'activity';
  // An activity of which so far only the name is known.
  if (facts.sectionsSpread && !read.bold) return 'activity';
  return isFull(next) ? 'section' : 'activity';
}

function nextFilled(rows: ReadRow[], at: number): ReadRow | undefined {
  for (let index = at + 1; index < rows.length; index += 1) if (rows[index]?.kind !== 'blank') return rows[index];
  return undefined;
}

function isFull(row: ReadRow | undefined): boolean {
  return row?.kind === 'activity' && !row.sparse && row.title !== '';
}
