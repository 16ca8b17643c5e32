import {
  BorderStyle,
  type ITableOptions,
  type IXmlableObject,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import {
  type PlanTable,
  type PlanTableSection,
  paragraphsOf,
  sectionCells,
  titleColumnOf,
  widthParts,
} from '../table.ts';
import { ink } from './ink.ts';

/** Rows up to this length stay on one page; longer ones would leave half a page white. */
const keptTogetherCharacters = 500;

/** The plan's own columns over the whole width (in twentieths of a point), the header on every page. */
export function writtenTable(table: PlanTable, width: number): Table {
  const widths = widthParts(table.columns).map((part) => Math.round(part * width));
  const line = { style: BorderStyle.SINGLE, size: 4, color: ink.line };
  const options: ITableOptions = {
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 50, left: 90, right: 90, marginUnitType: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
    rows: [headerRow(table, widths)],
  };
  const rows = table.sections.flatMap((section) => sectionRows(table, section, widths));
  return new LongTable(options, rows);
}

/**
 * A table whose further rows are given as the plain objects that the library itself writes XML from. All that they look
 * like is in the styles; with the library's own object for each cell, paragraph and run, ten thousand rows took four times
 * as long.
 */
class LongTable extends Table {
  constructor(options: ITableOptions, rows: readonly IXmlableObject[]) {
    super(options);
    for (const row of rows) this.root.push(row);
  }
}

function headerRow(table: PlanTable, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(
      ({ header }, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          shading: { type: ShadingType.CLEAR, color: 'auto', fill: ink.header },
          children: paragraphsOf(header).map((text) => new Paragraph({ style: 'PlanHeader', text })),
        }),
    ),
  });
}

function sectionRows(table: PlanTable, section: PlanTableSection, widths: readonly number[]): IXmlableObject[] {
  const looks = widths.map((width) => cellLook(width));
  const rows = section.rows.map(({ cells }) => {
    const kept = cells.every((text) => text.length <= keptTogetherCharacters);
    return row(
      looks.map((look, at) => cell(look, 'PlanCell', cells[at])),
      kept,
    );
  });
  const own = sectionCells(table, section);
  return own ? [sectionRow(own, widths), ...rows] : rows;
}

/** The number stands in its column, the title reaches over all that follow. */
function sectionRow(texts: readonly string[], widths: readonly number[]): IXmlableObject {
  const titleAt = titleColumnOf(texts);
  const before = texts
    .slice(0, titleAt)
    .map((text, at) => cell(cellLook(widths[at] ?? 0, 1, ink.section), 'PlanSection', text));
  const width = widths.slice(titleAt).reduce((sum, part) => sum + part, 0);
  const look = cellLook(width, texts.length - titleAt, ink.section);
  return row([...before, cell(look, 'PlanSection', texts[titleAt])], true);
}

function row(cells: readonly IXmlableObject[], keptTogether: boolean): IXmlableObject {
  return { 'w:tr': keptTogether ? [keptOnOnePage, ...cells] : cells };
}

const keptOnOnePage: IXmlableObject = { 'w:trPr': [{ 'w:cantSplit': {} }] };

function cellLook(width: number, columns = 1, fill?: string): IXmlableObject {
  const look: IXmlableObject[] = [{ 'w:tcW': { _attr: { 'w:w': width, 'w:type': 'dxa' } } }];
  if (columns > 1) look.push({ 'w:gridSpan': { _attr: { 'w:val': columns } } });
  if (fill) look.push({ 'w:shd': { _attr: { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill } } });
  return { 'w:tcPr': look };
}

type CellStyle = 'PlanCell' | 'PlanItem' | 'PlanSection';

function cell(look: IXmlableObject, style: CellStyle, text: string | undefined): IXmlableObject {
  const paragraphs = paragraphsOf(text).map((line) => {
    const listed = style === 'PlanCell' && /^(\d{1,3}[.)]|[•–-])\s/.test(line);
    const styled = styledAs[listed ? 'PlanItem' : style];
    return { 'w:p': line === '' ? [styled] : [styled, { 'w:r': [{ 'w:t': [spacesKept, line] }] }] };
  });
  return { 'w:tc': [look, ...paragraphs] };
}

const spacesKept: IXmlableObject = { _attr: { 'xml:space': 'preserve' } };

const styledAs: Record<CellStyle, IXmlableObject> = {
  PlanCell: paragraphStyle('PlanCell'),
  PlanItem: paragraphStyle('PlanItem'),
  PlanSection: paragraphStyle('PlanSection'),
};

function paragraphStyle(style: string): IXmlableObject {
  return { 'w:pPr': [{ 'w:pStyle': { _attr: { 'w:val': style } } }] };
}
