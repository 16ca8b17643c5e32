import { describe, expect, it } from 'vitest';
import type { SourceTable } from '../../contract/source.ts';
import { xlsxFile } from '../builders.ts';
import { readDocument } from '../read-document.ts';
import { numberText } from './number-format.ts';

const words = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

async function tablesOf(...parts: Parameters<typeof xlsxFile>): Promise<SourceTable[]> {
  const { blocks } = await readDocument(xlsxFile(...parts));
  return blocks as SourceTable[];
}

const texts = (table: SourceTable | undefined) =>
  table?.rows.map((row) => [row.number, ...row.cells.map((cell) => (cell.continues ? '^' : cell.text))]);

describe('workbooks', () => {
  it('reads all sheets with shared, rich and inline texts, values of formulas and errors, and keeps row numbers', async () => {
    const data =
      `<sheetData><row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" t="s"><v>0</v></c></row>` +
      `<row r="7" hidden="1">${words('A7', 'rida')}<c r="B7" t="str"><f>A1&amp;"x"</f><v>tulemus</v></c><c r="C7" t="e"><v>#DIV/0!</v></c></row>` +
      '<row r="9"><c r="B9" t="b"><v>1</v></c><c r="C9"><v>0.30000000000000004</v></c></row></sheetData>';
    const shared =
      '<si><r><rPr><b/></rPr><t>rik</t></r><r><t>as</t></r><rPh><t>xx</t></rPh></si><si><t>_x0041_ &amp; jagatud\r\nteine</t></si>';
    const tables = await tablesOf(
      [
        { name: 'Kava', xml: data },
        { name: 'Peidus', xml: `<sheetData><row>${words('B1', 'y')}</row></sheetData>`, state: 'hidden' },
      ],
      { sharedTexts: shared },
    );
    expect(tables.map((table) => table.name)).toEqual(['Kava', 'Peidus']);
    expect(texts(tables[0])).toEqual([
      [3, 'A & jagatud\nteine', '', 'rikas'],
      [7, 'rida', 'tulemus', '#DIV/0!'],
      [9, '', 'TRUE', '0.3'],
    ]);
    expect(texts(tables[1])).toEqual([[1, '', 'y']]);
  });

  it('reads only the sheet that is asked for', async () => {
    const sheet = (text: string) => `<sheetData><row r="1">${words('A1', text)}</row></sheetData>`;
    const file = xlsxFile([
      { name: 'Kava', xml: sheet('a') },
      { name: 'Eelarve', xml: sheet('b') },
    ]);
    expect((await readDocument(file, { sheet: 'Eelarve' })).blocks).toMatchObject([{ name: 'Eelarve' }]);
    expect((await readDocument(file, { sheet: 1 })).blocks).toMatchObject([{ name: 'Kava' }]);
    await expect(readDocument(file, { sheet: 'Muu' })).rejects.toMatchObject({ code: 'document_sheet_unknown' });
  });

  it('covers merged cells', async () => {
    const data = `<sheetData><row r="1">${words('A1', 'Pealkiri')}${words('D1', 'lõpp')}</row><row r="2">${words('A2', 'x')}${words('B2', 'y')}</row><row r="3">${words('B3', 'z')}</row></sheetData>`;
    const [table] = await tablesOf([
      { name: 'A', xml: `${data}<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>` },
    ]);
    expect(texts(table)).toEqual([
      [1, 'Pealkiri', '^', '^', 'lõpp'],
      [2, 'x', 'y', '', ''],
      [3, '^', 'z', '', ''],
    ]);
    expect(table?.rows[1]?.cells[0]?.span).toEqual({ columns: 1, rows: 2 });
  });

  it('shows numbers, shares and days as their cells do', async () => {
    const codes = ['0.00', 'mmmm\\ yyyy', '[$-425]mmmm yyyy', '0.0".";-0', 'yyyy-mm-dd', '#,##0.00 [$€-425]'];
    const formats = codes
      .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
      .join('');
    const ids = [0, 9, 14, 10, 200, 201, 202, 203, 204, 205];
    const styles = `<numFmts>${formats}</numFmts><fonts><font/><font><b/></font></fonts><cellXfs>${ids.map((id, at) => `<xf numFmtId="${id}" fontId="${at === 0 ? 1 : 0}"/>`).join('')}</cellXfs>`;
    const values = [1.5, 0.25, 44926, 0.125, 1.1, 44621, 44621, 2, 44926.5, 1200];
    const cells = values.map((value, at) => `<c s="${at}"><v>${value}</v></c>`).join('');
    const [table] = await tablesOf([{ name: 'A', xml: `<sheetData><row>${cells}</row></sheetData>` }], { styles });
    expect(table?.rows[0]?.cells.map((cell) => cell.text)).toEqual([
      '1.5',
      '25%',
      '31.12.2022',
      '12.50%',
      '1.10',
      'March 2022',
      'märts 2022',
      '2.0.',
      '31.12.2022',
      '1200.00 €',
    ]);
    expect(table?.rows[0]?.cells.map((cell) => cell.bold).indexOf(true)).toBe(0);
  });
});

describe('number formats', () => {
  const setting = { from1904: false, language: 'et' };
  it.each([
    ['General', 1e21, '1e+21'],
    ['@', 12, '12'],
    ['0.##', 2.5, '2.5'],
    ['0.##', 2, '2'],
    ['000', 7, '007'],
    ['0;-0;"puudub"', 0, 'puudub'],
    ['0;(0)', -3, '(3)'],
    ['h:mm', 0.5, '12:00'],
    ['dd.mm.yyyy hh:mm', 44926.75, '31.12.2022 18:00'],
    ['d. mmmm', 44926, '31.12.2022'],
    ['yyyy', 44926, '2022'],
    ['dd.mm.yyyy', -5, '-5'],
    ['0 "kuud"', 3, '3 kuud'],
  ])('%s of %d is %s', (code, value, shown) => {
    expect(numberText(164, code, setting)(value)).toBe(shown);
  });

  it('counts from 1904 where the workbook says so', () => {
    expect(numberText(14, undefined, { ...setting, from1904: true })(43464)).toBe('31.12.2022');
  });
});
