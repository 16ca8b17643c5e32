import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
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

/** A4 across, in twentieths of a point. The library turns the page itself and takes the upright measures. */
const page = { width: 11_906, height: 16_838, margin: 964, foot: 510 };
const tableWidth = page.height - 2 * page.margin;
const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: 'Calibri' };
const ink = { text: '1F2933', quiet: '5B6773', accent: '1F4E5F', line: 'B8C2CA', header: '1F4E5F', section: 'E6EEF1' };
/** Sizes in half points. */
const size = { title: 36, subtitle: 22, table: 18, section: 19, foot: 16, body: 20 };

/** Rows up to this length stay on one page; longer ones would leave half a page white. */
const keptTogetherCharacters = 500;

/** A Word document that goes back to a board: the plan's own columns on A4 across, the header on every page. */
export async function writeDocx(table: PlanTable): Promise<Uint8Array> {
  const title = paragraphsOf(table.title).join(' ');
  const document = new Document({
    title,
    creator: 'Kaja',
    styles: documentStyles(table.language),
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin, footer: page.foot },
          },
        },
        footers: { default: footer(title) },
        children: [...opening(table, title), planTable(table), ...closing(table)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function documentStyles(language: string) {
  const value = { et: 'et-EE', en: 'en-GB', pl: 'pl-PL', lv: 'lv-LV', ru: 'ru-RU' }[language] ?? language;
  return {
    default: {
      document: {
        run: { font, size: size.body, color: ink.text, language: { value, eastAsia: value } },
        paragraph: { spacing: { after: 0, line: 252 } },
      },
      title: {
        run: { font, size: size.title, bold: true, color: ink.accent },
        paragraph: { spacing: { after: 60 }, keepNext: true },
      },
    },
    paragraphStyles: [
      {
        id: 'PlanSubtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        run: { size: size.subtitle, color: ink.quiet },
        paragraph: { keepNext: true },
      },
      {
        id: 'PlanCell',
        name: 'Plan Cell',
        basedOn: 'Normal',
        run: { size: size.table },
        paragraph: { spacing: { after: 30, line: 245 } },
      },
      {
        id: 'PlanSection',
        name: 'Plan Section',
        basedOn: 'PlanCell',
        run: { size: size.section, bold: true, color: ink.accent },
      },
      { id: 'PlanHeader', name: 'Plan Header', basedOn: 'PlanCell', run: { bold: true, color: 'FFFFFF' } },
    ],
  };
}

function opening(table: PlanTable, title: string): Paragraph[] {
  const lines = [new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] })];
  if (table.subtitle)
    lines.push(new Paragraph({ style: 'PlanSubtitle', text: paragraphsOf(table.subtitle).join(' ') }));
  lines.push(new Paragraph({ spacing: { after: 120 }, text: '' }));
  return lines;
}

function closing(table: PlanTable): Paragraph[] {
  // Word wants a paragraph behind a table in any case.
  const lines = [new Paragraph({ text: '' })];
  for (const note of table.notes ?? []) {
    for (const text of paragraphsOf(note)) lines.push(new Paragraph({ text, spacing: { after: 80 } }));
  }
  return lines;
}

function footer(title: string): Footer {
  const run = { size: size.foot, color: ink.quiet };
  const shown = title.length > 110 ? `${title.slice(0, 109).trimEnd()}…` : title;
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: tableWidth }],
        children: [
          new TextRun({ ...run, text: shown }),
          new TextRun({ ...run, children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

function planTable(table: PlanTable): Table {
  const widths = widthParts(table.columns).map((part) => Math.round(part * tableWidth));
  const line = { style: BorderStyle.SINGLE, size: 4, color: ink.line };
  return new Table({
    width: { size: tableWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 50, left: 90, right: 90, marginUnitType: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
    rows: [headerRow(table, widths), ...table.sections.flatMap((section) => sectionRows(table, section, widths))],
  });
}

function headerRow(table: PlanTable, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, at) =>
      cell(column.header, { width: widths[at] ?? 0, style: 'PlanHeader', fill: ink.header }),
    ),
  });
}

function sectionRows(table: PlanTable, section: PlanTableSection, widths: readonly number[]): TableRow[] {
  const rows = section.rows.map((row) => {
    const longest = Math.max(0, ...row.cells.map((text) => text.length));
    return new TableRow({
      cantSplit: longest <= keptTogetherCharacters,
      children: table.columns.map((_, at) => cell(row.cells[at], { width: widths[at] ?? 0, style: 'PlanCell' })),
    });
  });
  const own = sectionCells(table, section);
  return own ? [sectionRow(own, widths), ...rows] : rows;
}

/** The number stands in its column, the title reaches over all the others. */
function sectionRow(texts: readonly string[], widths: readonly number[]): TableRow {
  const titleAt = titleColumnOf(texts);
  const look = { style: 'PlanSection', fill: ink.section, keepNext: true };
  const before = texts.slice(0, titleAt).map((text, at) => cell(text, { ...look, width: widths[at] ?? 0 }));
  const width = widths.slice(titleAt).reduce((sum, part) => sum + part, 0);
  const title = cell(texts[titleAt], { ...look, width, columns: texts.length - titleAt });
  return new TableRow({ cantSplit: true, children: [...before, title] });
}

interface CellLook {
  width: number;
  style: string;
  fill?: string;
  columns?: number;
  keepNext?: boolean;
}

function cell(text: string | undefined, { width, style, fill, columns = 1, keepNext = false }: CellLook): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: columns,
    ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
    children: paragraphsOf(text).map((line) => {
      const listed = style === 'PlanCell' && /^(\d{1,3}[.)]|[•–-])\s/.test(line);
      return new Paragraph({
        style,
        keepNext,
        alignment: AlignmentType.LEFT,
        ...(listed ? { indent: { left: 200, hanging: 200 } } : {}),
        children: [new TextRun(line)],
      });
    }),
  });
}
