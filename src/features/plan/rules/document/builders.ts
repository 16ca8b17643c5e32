import type { SourceBlock, SourceCell, SourceDocument, SourceTable } from '../../contract/source.ts';

/** A cell of a test: its text, or its text with what a document says about it. `^` is covered by the cell above, `<` by the one to the left. */
export type CellInput = string | { text: string; bold?: boolean; columns?: number; rows?: number };

export function tableOf(rows: CellInput[][], name: string | null = null): SourceTable {
  return { kind: 'table', name, rows: rows.map((cells, at) => ({ number: at + 1, cells: cells.map(cellOf) })) };
}

function cellOf(input: CellInput): SourceCell {
  const { text, bold = false, columns = 1, rows = 1 } = typeof input === 'string' ? { text: input } : input;
  const continues = text === '^' || text === '<';
  const shown = continues ? '' : text;
  const lines = shown === '' ? [] : shown.split('\n');
  return { text: shown, lines, bold, span: { columns, rows }, continues };
}

export function documentOf(...blocks: SourceBlock[]): SourceDocument {
  return { format: 'docx', blocks };
}

export function headingOf(text: string, level = 1): SourceBlock {
  return { kind: 'heading', text, level };
}

export function paragraphOf(text: string): SourceBlock {
  return { kind: 'paragraph', text };
}

/** Lines of cells between bars, which is how tables of tests are read most easily. */
export function bars(text: string, name: string | null = null): SourceTable {
  const lines = text.trim().split('\n');
  const width = Math.max(...lines.map((line) => line.split('|').length));
  const rows = lines.map((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\n', '\n')));
  return tableOf(
    rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]),
    name,
  );
}
