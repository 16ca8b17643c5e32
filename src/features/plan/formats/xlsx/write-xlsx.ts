import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeXlsxFile, { type Cell, type CellObject, type Feature, type Sheet } from 'write-excel-file/node';
import { cleanText } from '../characters.ts';
import { type DataTable, type PlanTable, paragraphsOf, sectionCells, widthParts } from '../table.ts';

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
  rows.push(table.columns.map((column) => headerCell(column.header)));
  const stickyRowsCount = rows.length;
  for (const section of table.sections) {
    const own = sectionCells(table, section);
    if (own) rows.push(sectionRow(own));
    for (const row of section.rows) rows.push(table.columns.map((_, at) => bodyCell(row.cells[at])));
  }
  for (const note of table.notes ?? []) rows.push([], across({ value: text(note), type: String, wrap: true }, width));
  const columns = widthParts(table.columns).map((part) => ({ width: Math.max(7, Math.round(part * pageCharacters)) }));
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

function sectionRow(texts: readonly string[]): Cell[] {
  const look = { ...framed, fontWeight: 'bold', textColor: ink.accent, backgroundColor: ink.section } as const;
  const titleAt =
    texts[0] !== '' && texts[1]
      ? 1
      : Math.max(
          0,
          texts.findIndex((value) => value !== ''),
        );
  return texts.map((value, at) => {
    if (at > titleAt) return null;
    return {
      ...look,
      ...textCell(value),
      ...(at === titleAt && at + 1 < texts.length ? { columnSpan: texts.length - at } : {}),
    };
  });
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
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${quoted}'!$${rows}:$${rows}</definedName>`;
  });
  return xml.replace(/<definedNames\s*\/>/, `<definedNames>${names.join('')}</definedNames>`);
}
