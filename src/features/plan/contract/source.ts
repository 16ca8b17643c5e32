/**
 * What a document is once its bytes have been read and before anybody has understood it: headings, paragraphs and
 * tables in the order in which a person meets them. Every reader (DOCX, XLSX, CSV, …) yields this shape and the
 * understanding of a plan starts from it, so a new file format never touches the understanding.
 */
export interface SourceDocument {
  format: SourceFormat;
  blocks: SourceBlock[];
}

export type SourceFormat = 'docx' | 'odt' | 'xlsx' | 'csv' | 'tsv' | 'html' | 'markdown' | 'text';

export type SourceBlock = SourceText | SourceTable;

export interface SourceText {
  kind: 'heading' | 'paragraph';
  text: string;
  /** Heading depth, 1 is the outermost. Only for headings whose document says it. */
  level?: number;
}

export interface SourceTable {
  kind: 'table';
  /** Sheet name or caption. */
  name: string | null;
  rows: SourceRow[];
}

export interface SourceRow {
  /** As a person counts it in that file or table: the first row is 1. */
  number: number;
  cells: SourceCell[];
}

export interface SourceCell {
  /** `lines` joined by a line feed. */
  text: string;
  /** Paragraphs or list items inside the cell. */
  lines: string[];
  bold: boolean;
  span: { columns: number; rows: number };
  /** True where a merged cell covers this place; its text stands in the first cell, here it is empty. */
  continues: boolean;
}
