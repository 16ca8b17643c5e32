import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { type PlanTable, paragraphsOf } from '../table.ts';
import { ink } from './ink.ts';
import { writtenTable } from './write-table.ts';

/** A4 across, in twentieths of a point. The library turns the page itself and takes the upright measures. */
const page = { width: 11_906, height: 16_838, margin: 964, foot: 510 };
const tableWidth = page.height - 2 * page.margin;
const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: 'Calibri' };
/** Sizes in half points. */
const size = { title: 36, subtitle: 22, table: 18, section: 19, foot: 16, body: 20 };

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
        children: [...opening(table, title), writtenTable(table, tableWidth), ...closing(table)],
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
        paragraph: { spacing: { after: 30, line: 245 }, alignment: AlignmentType.LEFT },
      },
      {
        id: 'PlanItem',
        name: 'Plan Item',
        basedOn: 'PlanCell',
        paragraph: { indent: { left: 200, hanging: 200 } },
      },
      {
        id: 'PlanSection',
        name: 'Plan Section',
        basedOn: 'PlanCell',
        run: { size: size.section, bold: true, color: ink.accent },
        paragraph: { keepNext: true },
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
