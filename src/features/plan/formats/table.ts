import type { PlanField } from '../contract/document.ts';
import { cleanText } from './characters.ts';

/** A plan laid out as the table that it came in, ready to be written as DOCX, XLSX or CSV. */
export interface PlanTable {
  title: string;
  subtitle?: string;
  /** Language of the words (`et`, `en`), for spelling and for what the document says of itself. */
  language: string;
  columns: PlanTableColumn[];
  sections: PlanTableSection[];
  /** Paragraphs below the table. */
  notes?: string[];
}

export interface PlanTableColumn {
  header: string;
  /** Null for a column that fits no field of a plan. */
  field: PlanField | null;
  /** Part of the width relative to the other columns; by the field when not given. */
  widthShare?: number;
}

export interface PlanTableSection {
  /** As it is to be read, closing dot included. */
  code: string | null;
  /** Empty with a null code: the rows stand under no section and no section row is written. */
  title: string;
  /** One text per column; a line feed begins a new paragraph. */
  rows: { cells: string[] }[];
}

/** A further sheet of a workbook, with real numbers and days instead of words. */
export interface DataTable {
  name: string;
  columns: { header: string; kind: 'text' | 'number' | 'percent' | 'day'; widthCharacters?: number }[];
  /** A day is a Date at midnight UTC; a percent is a fraction (0.25). */
  rows: (string | number | Date | null)[][];
}

const shares: Record<PlanField, number> = {
  code: 4.5,
  title: 17,
  period: 10,
  indicators: 19,
  steps: 31,
  parties: 16,
  objective: 16,
  audience: 12,
  medium: 12,
  budget: 8,
  status: 12,
};

/** Each column's part of the whole width; the parts add up to 1. */
export function widthParts(columns: readonly PlanTableColumn[]): number[] {
  const wanted = columns.map((column) => column.widthShare ?? (column.field ? shares[column.field] : 11));
  const sum = wanted.reduce((total, share) => total + share, 0);
  return wanted.map((share) => share / sum);
}

/**
 * The texts of a section's own row, one per column, or null when it has none: the number in its column and the title in
 * that of the names where these stand in this order, else both in the first.
 */
export function sectionCells(table: PlanTable, section: PlanTableSection): string[] | null {
  const { code, title } = section;
  if (!code && title === '') return null;
  const cells = table.columns.map(() => '');
  const codeColumn = table.columns.findIndex((column) => column.field === 'code');
  const named = table.columns.findIndex((column) => column.field === 'title');
  const titleColumn = named === -1 ? codeColumn + 1 : named;
  if (codeColumn !== -1 && codeColumn < titleColumn && titleColumn < cells.length) {
    cells[codeColumn] = code ?? '';
    cells[titleColumn] = title;
  } else cells[0] = [code, title].filter(Boolean).join(' ');
  return cells;
}

/** The column from which a section's title reaches over all further ones: that of its last text. */
export function titleColumnOf(sectionTexts: readonly string[]): number {
  return Math.max(
    0,
    sectionTexts.findLastIndex((text) => text !== ''),
  );
}

/** Paragraphs of a cell, without what the formats cannot hold. */
export function paragraphsOf(cell: string | undefined): string[] {
  return cleanText(cell ?? '').split('\n');
}
