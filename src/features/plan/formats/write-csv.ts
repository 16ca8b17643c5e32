import { type PlanTable, paragraphsOf, sectionCells } from './table.ts';

/**
 * A cell that begins so would run as a formula in the spreadsheet that opens the file; it gets an apostrophe in front.
 * So does one that had such an apostrophe already: our reader takes exactly one off.
 */
const formulaStart = /^'*[=+\-@\t]/;

/**
 * UTF-8 with a byte order mark and semicolons, which is what a spreadsheet set to Estonian opens without questions.
 * First the header, then a row for each section and activity.
 */
export function writeCsv(table: PlanTable): Uint8Array {
  const rows = [table.columns.map((column) => column.header)];
  for (const section of table.sections) {
    const own = sectionCells(table, section);
    if (own) rows.push(own);
    for (const row of section.rows) rows.push(table.columns.map((_, at) => row.cells[at] ?? ''));
  }
  const lines = rows.map((cells) => `${cells.map(csvCell).join(';')}\r\n`);
  return Buffer.from(`\ufeff${lines.join('')}`, 'utf8');
}

function csvCell(cell: string): string {
  const text = paragraphsOf(cell).join('\n');
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /["\n;,\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
