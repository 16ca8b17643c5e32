import { Refusal } from '#platform/errors/refusal.ts';
import type { ParsedPlan } from '../../contract/document.ts';
import type { SourceBlock, SourceDocument } from '../../contract/source.ts';
import { applyMapping, type Column, type ColumnMapping, fieldToTell } from './columns.ts';
import { sampleOf } from './contents.ts';
import { languageOf } from './language.ts';
import { PlanGatherer } from './sections.ts';
import { namedTable, onlyYear, readSurroundings, type Surroundings, yearAbove } from './surroundings.ts';
import { type CandidateTable, candidateTables, chooseTables, distinctTexts } from './tables.ts';
import { withTimeline } from './timeline-columns.ts';
import { Warnings } from './warnings.ts';
import { squeeze } from './wording.ts';

export interface UnderstandOptions {
  /** Column index or header → field; null takes a column out. Columns not named keep what was proposed. */
  mapping?: ColumnMapping;
  /** The table to read, counted from 0 among the tables of the document; without it the best are chosen. */
  tableIndex?: number;
  /** Language of the warnings; without it the document's when that is Estonian, else English. */
  language?: 'et' | 'en';
}

/**
 * Understands a document as a plan. Throws `document_without_table` when there is none and
 * `document_without_usable_columns` when none of its tables lists activities.
 */
export function understandPlan(source: SourceDocument, options: UnderstandOptions = {}): ParsedPlan {
  const candidates = candidateTables(source.blocks);
  if (candidates.length === 0) throw new Refusal('document_without_table');
  const chosen = chosenTables(candidates, options);
  const language = languageOf(wordingOf(source.blocks));
  const warnings = new Warnings(options.language ?? language);
  const around = readSurroundings(source.blocks, chosen);
  const gatherer = new PlanGatherer(warnings);
  let columns: Column[] = [];
  for (const table of chosen) {
    const own = namedColumns(table, options.mapping, warnings);
    const same = own.length === columns.length && own.every((column, index) => isSameColumn(column, columns[index]));
    const used = same ? columns : own;
    openOutsideSection(gatherer, table, chosen, around);
    gatherer.addTable(table, used, { year: yearOf(table, around, source.blocks), projectStart: around.projectStart });
    if (columns.length === 0) columns = used;
  }
  const sections = gatherer.finish();
  around.leftOver.push(...gatherer.emptyHeadings());
  tellWhatIsLeft(candidates, chosen, around, warnings);
  return {
    title: around.title,
    language,
    columns: columns.map((column) => ({ header: column.header, field: fieldToTell(column, columns) })),
    sections,
    warnings: warnings.list.toSorted((a, b) => (a.row ?? Infinity) - (b.row ?? Infinity) || 0),
  };
}

/** Whether anything came out that one can work with. */
export function hasPlan(plan: ParsedPlan): boolean {
  return plan.sections.some((section) => section.activities.length > 0);
}

function chosenTables(candidates: CandidateTable[], options: UnderstandOptions): CandidateTable[] {
  const wanted = candidates.find((candidate) => candidate.index === options.tableIndex);
  if (options.tableIndex !== undefined && !wanted) throw new Refusal('document_without_table');
  const chosen = wanted ? [withSomeHeader(wanted)] : chooseTables(candidates);
  const mapped = Object.values(options.mapping ?? {}).includes('title');
  if (chosen.length === 0 && mapped && candidates[0]) return [withSomeHeader(largest(candidates))];
  const usable =
    chosen.length > 0 && (mapped || chosen.some((table) => table.columns.some((column) => column.field === 'title')));
  if (!usable) throw new Refusal('document_without_usable_columns');
  return chosen;
}

function largest(candidates: CandidateTable[]): CandidateTable {
  return candidates.reduce((most, one) => (one.table.rows.length > most.table.rows.length ? one : most));
}

/** Somebody maps the columns by hand: then the first row with several texts is the header even if it says nothing to us. */
export function withSomeHeader(candidate: CandidateTable): CandidateTable {
  if (candidate.headerRow !== null || candidate.score > 0) return candidate;
  const at = candidate.table.rows.findIndex((row) => distinctTexts(row) >= 2);
  const header = candidate.table.rows[at];
  if (!header) return candidate;
  const columns = header.cells.map((cell, index) => ({ index, header: squeeze(cell.text), field: null }));
  return { ...candidate, headerRow: at, firstRow: at + 1, columns };
}

/** Columns without a header get a name of their own; empty ones without a header do not exist. */
export function namedColumns(table: CandidateTable, mapping: ColumnMapping | undefined, warnings: Warnings): Column[] {
  const rows = table.table.rows.slice(table.firstRow);
  const seen = new Set<string>();
  const columns = table.columns.map((column) => {
    const plain = column.header === '' ? warnings.columnName(column.index + 1) : column.header;
    const header = seen.has(plain) ? `${plain} (${column.index + 1})` : plain;
    seen.add(header);
    return { ...column, header };
  });
  const mapped = applyMapping(columns, mapping);
  return withTimeline(mapped, rows).filter(
    (column) => table.columns[column.index]?.header !== '' || sampleOf(rows, column.index).length > 0,
  );
}

function isSameColumn(column: Column, other: Column | undefined): boolean {
  return column.header === other?.header && column.index === other.index && column.field === other.field;
}

function openOutsideSection(
  gatherer: PlanGatherer,
  table: CandidateTable,
  chosen: CandidateTable[],
  around: Surroundings,
): void {
  const heading = around.headings.get(table.index);
  const names = new Set(chosen.map((one) => namedTable(one)));
  const name = names.size > 1 ? namedTable(table) : null;
  if (heading !== undefined) gatherer.openSection(heading);
  else if (name) gatherer.openSection(name);
}

function yearOf(table: CandidateTable, around: Surroundings, blocks: SourceBlock[]): number | null {
  const header = table.columns.find((column) => column.field === 'period')?.header ?? '';
  const own = around.headings.get(table.index) ?? '';
  return (
    onlyYear(own) ??
    onlyYear(table.table.name ?? '') ??
    onlyYear(header) ??
    yearAbove(blocks, table.block) ??
    around.year
  );
}

function tellWhatIsLeft(
  candidates: CandidateTable[],
  chosen: CandidateTable[],
  around: Surroundings,
  warnings: Warnings,
): void {
  const used = new Set(chosen.map((table) => table.index));
  for (const table of chosen) {
    for (const row of table.table.rows.slice(0, table.headerRow ?? 0)) {
      const text = rowText(row.cells.map((cell) => cell.text));
      const numbersOnly = /^[\d\s|.]*$/.test(text);
      const told = text === around.title || text === around.headings.get(table.index);
      if (!numbersOnly && !told) warnings.add('textLeftOut', { row: row.number }, { text });
    }
  }
  for (const candidate of candidates) {
    if (used.has(candidate.index)) continue;
    const text = candidate.table.rows.map((row) => rowText(row.cells.map((cell) => cell.text))).join('; ');
    const name = namedTable(candidate);
    warnings.add('tableLeftOut', {}, { text: name ? `${name}: ${text}` : text });
  }
  if (around.leftOver.length > 0) warnings.add('textLeftOut', {}, { text: around.leftOver.join(' ¶ ') });
}

function rowText(texts: string[]): string {
  return texts
    .map(squeeze)
    .filter((text) => text !== '')
    .join(' | ');
}

function wordingOf(blocks: SourceBlock[]): string {
  let text = '';
  for (const block of blocks) {
    if (block.kind === 'table')
      for (const row of block.rows) text += `${row.cells.map((cell) => cell.text).join(' ')} `;
    else text += `${block.text} `;
    if (text.length > 8000) break;
  }
  return text;
}
