import { describe, expect, it } from 'vitest';
import type { SourceBlock, SourceTable } from '../../contract/source.ts';
import { docxFile } from '../builders.ts';
import { readDocument } from '../read-document.ts';

const p = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const tc = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
const listed = (level: number, list = 1) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
const lvl = (at: number, notation: string, pattern: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${notation}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;

async function blocksOf(body: string, parts = {}): Promise<SourceBlock[]> {
  return (await readDocument(docxFile(body, parts))).blocks;
}

async function textsOf(body: string, parts = {}): Promise<string[][]> {
  const [table] = (await blocksOf(body, parts)).filter((block): block is SourceTable => block.kind === 'table');
  return table?.rows.map((row) => row.cells.map((cell) => (cell.continues ? '^' : cell.text))) ?? [];
}

describe('automatic numbers', () => {
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${lvl(0, 'decimal', '%1.')}${lvl(1, 'decimal', '%1.%2.')}${lvl(2, 'lowerLetter', '%3)')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${lvl(0, 'decimal', '%1)')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="2">${lvl(0, 'bullet', '\uf0b7')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' +
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>' +
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>';
  const empty = (properties: string) => `<w:p><w:pPr>${properties}</w:pPr></w:p>`;

  it('are written out where they stand alone in a cell and in front of steps', async () => {
    const steps = (list: number) => p('loeng', listed(0, list)) + p('kokkuvõte', listed(0, list));
    const rows = [
      tr(tc(empty(listed(0))), tc(p('Kanalid')), tc('<w:p/>')),
      tr(tc(empty(listed(1))), tc(p('Koduleht')), tc(steps(2))),
      tr(tc(empty(listed(1))), tc(p('Uudiskiri')), tc(steps(3))),
      tr(tc(empty(listed(0))), tc(p('Üritused')), tc(p('kutse', listed(0, 4)))),
      tr(tc(empty(listed(1))), tc(p('Laat')), tc(p('rivi', listed(2)))),
    ];
    expect(await textsOf(tbl(...rows), { numbering })).toEqual([
      ['1.', 'Kanalid', ''],
      ['1.1.', 'Koduleht', '1) loeng\n2) kokkuvõte'],
      ['1.2.', 'Uudiskiri', '1) loeng\n2) kokkuvõte'],
      ['2.', 'Üritused', '• kutse'],
      ['2.1.', 'Laat', 'a) rivi'],
    ]);
  });

  it('come from the style of a heading and skip text that was deleted', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="P1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="P2"><w:name w:val="Oma"/><w:basedOn w:val="P1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="P3"><w:basedOn w:val="P3"/></w:style>';
    const level = lvl(0, 'upperRoman', 'Osa %1', '<w:pStyle w:val="P1"/>');
    const list = `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="0"/></w:num>`;
    const gone =
      '<w:p><w:pPr><w:pStyle w:val="P1"/><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>vana</w:delText></w:r></w:del></w:p>';
    const body =
      p('Algus', '<w:pStyle w:val="P1"/>') +
      gone +
      p('Lõpp', '<w:pStyle w:val="P2"/>') +
      p('muu', '<w:pStyle w:val="P3"/>');
    expect(await blocksOf(body, { numbering: list, styles })).toEqual([
      { kind: 'heading', text: 'Osa I Algus', level: 1 },
      { kind: 'heading', text: 'Osa II Lõpp', level: 1 },
      { kind: 'paragraph', text: 'muu' },
    ]);
  });
});

describe('merged cells', () => {
  it('keep every row at the same width', async () => {
    const rows = [
      tr(tc(p('Osa üks'), '<w:gridSpan w:val="3"/>')),
      tr(tc(p('a')), tc(p('b')), tc(p('Juhatus'), '<w:vMerge w:val="restart"/>')),
      tr(tc(p('c')), tc(p('d')), tc('<w:p/>', '<w:vMerge/>')),
    ];
    expect(await textsOf(tbl(...rows))).toEqual([
      ['Osa üks', '^', '^'],
      ['a', 'b', 'Juhatus'],
      ['c', 'd', '^'],
    ]);
    const [table] = await blocksOf(tbl(...rows));
    expect(table).toMatchObject({
      rows: [
        { cells: [{ span: { columns: 3, rows: 1 } }, {}, {}] },
        { cells: [{}, {}, { span: { columns: 1, rows: 2 } }] },
        {},
      ],
    });
  });

  it('lets a column that was dragged a little stay one column', async () => {
    const grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="100"/><w:gridCol w:w="3000"/></w:tblGrid>';
    const wide = '<w:gridSpan w:val="2"/>';
    const table = `<w:tbl>${grid}${tr(tc(p('Tegevus')), tc(p('Aeg'), wide))}${tr(tc(p('Laat'), wide), tc(p('mai')))}</w:tbl>`;
    expect(await textsOf(table)).toEqual([
      ['Tegevus', 'Aeg'],
      ['Laat', 'mai'],
    ]);
  });
});

describe('what converters lose', () => {
  it('keeps insertions and drops deletions, rows included', async () => {
    const changed =
      '<w:p><w:ins><w:r><w:t>uus</w:t></w:r></w:ins><w:del><w:r><w:delText>vana</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> sõna</w:t></w:r></w:p>';
    const removed = `<w:tr><w:trPr><w:del/></w:trPr>${tc(p('ära'))}${tc(p('läinud'))}</w:tr>`;
    expect(await textsOf(tbl(tr(tc(changed), tc(p('b'))), removed, tr(tc(p('c')), tc(p('d')))))).toEqual([
      ['uus sõna', 'b'],
      ['c', 'd'],
    ]);
  });

  it('joins a paragraph whose end was deleted to the next one', async () => {
    const first = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>esimene</w:t></w:r></w:p>';
    expect(await blocksOf(first + p('teine'))).toEqual([{ kind: 'paragraph', text: 'esimene teine' }]);
  });

  it('reads line breaks, links, content controls and text boxes once', async () => {
    const box =
      '<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>' +
      p('kast') +
      '</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>' +
      p('kast') +
      '</w:pict></mc:Fallback></mc:AlternateContent></w:r>';
    const cell =
      '<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>üks</w:t><w:br/><w:t>kaks</w:t></w:r><w:hyperlink><w:r><w:t>.ee</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>';
    const row = `<w:sdt><w:sdtContent>${tr(tc(cell), tc(`<w:p>${box}</w:p>`))}</w:sdtContent></w:sdt>`;
    expect(await textsOf(tbl(row))).toEqual([['üks\nkaks.ee', 'kast']]);
  });

  it('tells bold cells, headings and tables within tables', async () => {
    const bold = (text: string) => `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
    const inner = tbl(tr(tc(bold('Tegevus')), tc(bold('Aeg'))), tr(tc(p('Laat')), tc(p('mai'))));
    const blocks = await blocksOf(p('Kava', '<w:outlineLvl w:val="1"/>') + tbl(tr(tc(p('ees') + inner + p('järel')))));
    expect(
      blocks.map((block) =>
        block.kind === 'table' ? block.rows.map((row) => row.cells.map((cell) => [cell.text, cell.bold])) : block.text,
      ),
    ).toEqual([
      'Kava',
      'ees',
      [
        [
          ['Tegevus', true],
          ['Aeg', true],
        ],
        [
          ['Laat', false],
          ['mai', false],
        ],
      ],
      'järel',
    ]);
    expect(await textsOf(tbl(tr(tc(p('a')), tc(inner), tc(p('c'))), tr(tc(p('d')), tc(p('e')), tc(p('f')))))).toEqual([
      ['a', 'Tegevus Aeg\nLaat mai', 'c'],
      ['d', 'e', 'f'],
    ]);
  });
});
