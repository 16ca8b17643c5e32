import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeXlsxFile, { type Cell, type CellObject, type Feature, type Sheet } from 'write-excel-file/node';
import { cleanText } from '../characters.ts';
import { type DataTable, type PlanTable, paragraphsOf, sectionCells, titleColumnOf, widthParts } from '../table.ts';
import { dataSheetName } from './workbook.ts';

const ink = { accent: '#1F4E5F', header: '#1F4E5F', section: '#E6EEF1', line: '#B8C2CA', quiet: '#5B6773' };
/** Characters of the standard font that an A4 page across takes at a readable size. */
const pageCharacters = 150;

export interface XlsxOptions {
  /** Name of the sheet with the plan, in the reader's language. */
  sheetName: string;
  /** Steps, indicators and whatever else has numbers and days in it. */
  data?: DataTable[];
}

/** A workbook: first the plan as one reads and prints it, then its data as one sorts and counts it. */
export async function writeXlsx(table: PlanTable, options: XlsxOptions): Promise<Uint8Array> {
  const names = new Set<string>();
  const sheets = [planSheet(table, sheetName(options.sheetName, names))];
  const headerRows = [sheets[0]?.stickyRowsCount ?? 0];
  for (const data of options.data ?? []) {
    sheets.push(dataSheet(data, sheetName(data.name, names)));
    headerRows.push(1);
  }
  const features = [printSetup(headerRows)];
  return writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11, features }).toBuffer();
}

/** What the library may carry besides sheets (pictures); it does not export the name. */
type FileContent = Stream | Buffer | Blob;
type XlsxSheet = Sheet<FileContent>;

function planSheet(table: PlanTable, name: string): XlsxSheet {
  const width = table.columns.length;
  const rows: Cell[][] = [
    across(
      { value: text(table.title), type: String, fontWeight: 'bold', fontSize: 16, textColor: ink.accent, height: 26 },
      width,
    ),
  ];
  if (table.subtitle) rows.push(across({ value: text(table.subtitle), type: String, textColor: ink.quiet }, width));
  rows.push([]);
  const widths = widthParts(table.columns).map((part) => Math.max(7, Math.round(part * pageCharacters)));
  rows.push(
    tall(
      table.columns.map((column) => headerCell(column.header)),
      widths,
    ),
  );
  const stickyRowsCount = rows.length;
  for (const section of table.sections) {
    const own = sectionCells(table, section);
    if (own) rows.push(sectionRow(own, widths));
    for (const row of section.rows)
      rows.push(
        tall(
          table.columns.map((_, at) => bodyCell(row.cells[at])),
          widths,
        ),
      );
  }
  for (const note of table.notes ?? []) rows.push([], across({ value: text(note), type: String, wrap: true }, width));
  const columns = widths.map((width) => ({ width }));
  return { sheet: name, data: rows, columns, stickyRowsCount, orientation: 'landscape', showGridLines: false };
}

function dataSheet(data: DataTable, name: string): XlsxSheet {
  const rows: Cell[][] = [data.columns.map((column) => headerCell(column.header))];
  for (const row of data.rows) rows.push(data.columns.map((column, at) => dataCell(row[at] ?? null, column.kind)));
  const columns = data.columns.map((column) => ({
    width: column.widthCharacters ?? (column.kind === 'text' ? 36 : 13),
  }));
  return { sheet: name, data: rows, columns, stickyRowsCount: 1, orientation: 'landscape' };
}

const framed = { borderStyle: 'thin', borderColor: ink.line, alignVertical: 'top' } as const;

function headerCell(header: string): CellObject {
  return {
    ...framed,
    value: text(header),
    type: String,
    fontWeight: 'bold',
    textColor: '#FFFFFF',
    backgroundColor: ink.header,
    wrap: true,
  };
}

function bodyCell(value: string | undefined): CellObject {
  return { ...framed, ...textCell(value), wrap: true };
}

function sectionRow(texts: readonly string[], widths: readonly number[]): Cell[] {
  const look = { ...framed, fontWeight: 'bold', textColor: ink.accent, backgroundColor: ink.section } as const;
  const titleAt = titleColumnOf(texts);
  const columnSpan = texts.length - titleAt;
  const before = texts.slice(0, titleAt).map((value): CellObject => ({ ...look, ...textCell(value) }));
  const title: CellObject = { ...look, ...textCell(texts[titleAt]), wrap: true };
  const mergedWidth = widths.slice(titleAt).reduce((sum, width) => sum + width, 0);
  const cells = tall([...before, title], [...widths.slice(0, titleAt), mergedWidth]);
  if (columnSpan === 1) return cells;
  return [
    ...cells.slice(0, titleAt),
    { ...(cells[titleAt] as CellObject), columnSpan },
    ...new Array<null>(columnSpan - 1).fill(null),
  ];
}

const linePoints = 14.5;
/** The highest row that a spreadsheet knows. */
const mostPoints = 409;

/**
 * Says how high the row is, as not every program works that out when it opens a file with wrapped text. A column
 * holds a fifth more letters than its width says, since that is told in digits.
 */
function tall(cells: CellObject[], widths: readonly number[]): CellObject[] {
  let lines = 1;
  for (const [at, { value }] of cells.entries()) {
    const letters = Math.max(4, (widths[at] ?? 8) * 1.2);
    const needed = String(value ?? '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
    lines = Math.max(lines, needed);
  }
  const [first, ...rest] = cells;
  return first ? [{ ...first, height: Math.min(mostPoints, lines * linePoints + 4) }, ...rest] : cells;
}

function across(cell: CellObject, width: number): Cell[] {
  const merged = width > 1 ? { ...cell, columnSpan: width } : cell;
  return [merged, ...new Array<null>(width - 1).fill(null)];
}

function dataCell(value: string | number | Date | null, kind: DataTable['columns'][number]['kind']): Cell {
  if (value === null) return null;
  if (value instanceof Date) return { value, type: Date, format: 'dd.mm.yyyy', alignVertical: 'top' };
  if (typeof value === 'number') {
    return { value, type: Number, alignVertical: 'top', ...(kind === 'percent' ? { format: '0.##%' } : {}) };
  }
  return { ...textCell(value), alignVertical: 'top', wrap: true };
}

function textCell(value: string | undefined): CellObject {
  const shown = text(value ?? '');
  return shown === '' ? {} : { value: shown, type: String };
}

/** A workbook reads `_x000D_` as a character, so text that happens to look like that gets its underscore spelled out. */
function text(value: string): string {
  return cleanText(paragraphsOf(value).join('\n')).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** Sheet names hold 31 characters, none of `[]/\:*?`, and differ in more than case. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain =
    cleanText(wanted)
      .replace(/[[\]/\\:*?\n']/g, ' ')
      .trim()
      .slice(0, 31)
      .trim() || 'Kaja';
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${plain.slice(0, 27)} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** The library lacks "fit to one page wide" and the header on each printed page; both are a few words of XML. */
function printSetup(headerRows: readonly number[]): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            xml
              .replace('<sheetViews', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews')
              .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
        },
        'xl/workbook.xml': { transform: (xml, sheets) => withPrintTitles(xml, sheets, headerRows) },
      },
    },
  };
}

function withPrintTitles(xml: string, sheets: readonly { sheet?: string }[], headerRows: readonly number[]): string {
  const names = sheets.map(({ sheet = '' }, at) => {
    const rows = headerRows[at] ?? 1;
    const quoted = sheet.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const place = `localSheetId="${at}">'${quoted}'!`;
    const data = at === 0 ? '' : `<definedName name="${dataSheetName}" hidden="1" ${place}$A$1</definedName>`;
    return `<definedName name="_xlnm.Print_Titles" ${place}$${rows}:$${rows}</definedName>${data}`;
  });
  return xml.replace(/<definedNames\s*\/>/, `<definedNames>${names.join('')}</definedNames>`);
}
