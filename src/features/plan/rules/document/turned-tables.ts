import type { SourceCell, SourceRow, SourceTable } from '../../contract/source.ts';
import { headerScore, proposeFields } from './columns.ts';
import { isBlank, squeeze } from './wording.ts';

const mostRows = 60;
const mostColumns = 60;

/**
 * A form for each activity, or activities side by side: what otherwise is the header stands in the first column. Gives
 * the table with rows and columns exchanged, or null when the first column is no header.
 */
export function turnedTable(table: SourceTable): { table: SourceTable; score: number } | null {
  const width = Math.max(...table.rows.map((row) => row.cells.length));
  if (width < 2 || width > mostColumns || table.rows.length < 3 || table.rows.length > mostRows) return null;
  const labels = table.rows.map((row) => squeeze(row.cells[0]?.text ?? ''));
  const short = labels.map((label) => (label.length > 60 ? '' : label));
  const fields = proposeFields(short);
  const known = fields.filter((field) => field !== null).length;
  const filled = labels.filter((label) => label !== '').length;
  if (new Set(fields).size < 4 || !fields.includes('title') || known < 0.6 * filled) return null;
  const first = table.rows[0]?.number ?? 1;
  const rows = Array.from({ length: width }, (_, column): SourceRow => {
    return { number: first, cells: table.rows.map((row) => turned(row.cells[column])) };
  });
  const used = rows.filter((row, at) => at === 0 || row.cells.some((cell) => !isBlank(cell.text)));
  return { table: { ...table, rows: used }, score: headerScore(short, fields) };
}

function turned(cell: SourceCell | undefined): SourceCell {
  if (!cell) return { text: '', lines: [], bold: false, span: { columns: 1, rows: 1 }, continues: false };
  return { ...cell, span: { columns: cell.span.rows, rows: cell.span.columns } };
}
