import { Refusal } from '#platform/errors/refusal.ts';
import type { SourceBlock } from '../contract/source.ts';
import { tableOf } from './grid.ts';

/** Paragraphs and tables of a document with flowing text (DOCX, HTML), where a cell holds such a flow again. */
export type FlowBlock = FlowText | FlowTable;

export interface FlowText {
  kind: 'text';
  /** Heading depth from 1, or null for a paragraph. */
  heading: number | null;
  lines: string[];
  bold: boolean;
}

export interface FlowTable {
  kind: 'table';
  name: string | null;
  rows: FlowRow[];
}

export interface FlowRow {
  number: number;
  cells: FlowCell[];
}

export interface FlowCell {
  column: number;
  columns: number;
  untilRow: number;
  blocks: FlowBlock[];
}

export function sourceBlocksOf(flow: readonly FlowBlock[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  addFlow(flow, blocks);
  return blocks;
}

function addFlow(flow: readonly FlowBlock[], blocks: SourceBlock[]): void {
  for (const block of flow) {
    if (block.kind === 'text') addText(block, blocks);
    else addTable(block, blocks);
  }
}

function addText(block: FlowText, blocks: SourceBlock[]): void {
  if (block.lines.length === 0) return;
  if (block.heading === null) blocks.push({ kind: 'paragraph', text: block.lines.join('\n') });
  else blocks.push({ kind: 'heading', text: block.lines.join(' '), level: block.heading });
}

function addTable(table: FlowTable, blocks: SourceBlock[]): void {
  if (onlyArranges(table)) {
    for (const row of table.rows) for (const cell of row.cells) addFlow(cell.blocks, blocks);
    return;
  }
  const rows = table.rows.map((row) => ({
    number: row.number,
    cells: row.cells.map((cell) => ({ ...cell, ...textOf(cell.blocks) })),
  }));
  const laid = tableOf(table.name, rows);
  if (laid) blocks.push(laid);
}

/** Pages and templates put the real table into a frame of one cell or column: then the inner tables are what counts. */
function onlyArranges(table: FlowTable): boolean {
  let widest = 0;
  for (const row of table.rows) {
    for (const cell of row.cells) {
      for (const inner of cell.blocks) {
        if (inner.kind === 'table' && inner.rows.length > 1) widest = Math.max(widest, columnsOf(inner));
      }
    }
  }
  if (widest < 2) return false;
  return table.rows.length === 1 || columnsOf(table) === 1 || widest > columnsOf(table);
}

function columnsOf(table: FlowTable): number {
  return table.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
}

/** Deeper than any page goes; the text is put together again at each level, so depth costs time. */
const deepest = 20;

function textOf(blocks: readonly FlowBlock[], depth = 0): { lines: string[]; bold: boolean } {
  if (depth > deepest) throw new Refusal('document_damaged');
  const lines: string[] = [];
  let bold: boolean | null = null;
  for (const block of blocks) {
    if (block.kind === 'table') {
      for (const row of block.rows) {
        const texts = row.cells
          .map((cell) => textOf(cell.blocks, depth + 1).lines.join(' '))
          .filter((text) => text !== '');
        if (texts.length > 0) lines.push(texts.join(' '));
        bold = false;
      }
    } else if (block.lines.length > 0) {
      for (const line of block.lines) lines.push(line);
      bold = bold !== false && block.bold;
    }
  }
  return { lines, bold: bold === true };
}
