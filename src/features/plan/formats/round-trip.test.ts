import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../contract/source.ts';
import { openArchive } from './archive.ts';
import { trimBlank } from './characters.ts';
import { writeDocx } from './docx/write-docx.ts';
import { readDocument } from './read-document.ts';
import { type PlanTable, sectionCells } from './table.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';

const letters = 'aõÕšž  ż„”–1.,;:)(<>&"\'|\t_x0041_\u00a0\u00ad\ud83d\ude00=#*-'.split(/(?!$)/u);
const word = fc.string({ unit: fc.constantFrom(...letters), maxLength: 14 });
const cell = fc.array(word, { maxLength: 3 }).map((lines) => lines.join('\n'));

const planTable: fc.Arbitrary<PlanTable> = fc
  .record({
    columns: fc.integer({ min: 2, max: 7 }),
    rowCounts: fc.array(fc.nat(4), { maxLength: 3 }),
    coded: fc.boolean(),
  })
  .chain(({ columns, rowCounts, coded }) =>
    fc.record({
      title: fc.constant('Metsaküla kava'),
      language: fc.constantFrom('et', 'en'),
      columns: fc.constant(
        Array.from({ length: columns }, (_, at) => ({
          header: `Veerg ${at}`,
          field: at === 0 && coded ? ('code' as const) : null,
        })),
      ),
      sections: fc.tuple(
        ...rowCounts.map((rows) =>
          fc.record({
            code: fc.constantFrom(null, '1.'),
            title: fc.constantFrom('', 'Kanalid & leht'),
            rows: fc.array(fc.record({ cells: fc.array(cell, { minLength: columns, maxLength: columns }) }), {
              minLength: rows,
              maxLength: rows,
            }),
          }),
        ),
      ),
    }),
  );

/** The texts that a reader should find: trimmed lines, rows and columns without any text left out. */
function expectedTexts(table: PlanTable): string[] {
  const rows = [table.columns.map((column) => column.header)];
  for (const section of table.sections) {
    const own = sectionCells(table, section);
    if (own) rows.push(own);
    rows.push(...section.rows.map((row) => row.cells));
  }
  return rows.map((cells) => cells.map(normal).join('¦')).filter((row) => /[^¦]/.test(row));
}

function normal(text: string): string {
  return text
    .split('\n')
    .map((line) => trimBlank(line.replaceAll('\t', ' ')))
    .filter((line) => line !== '')
    .join('\n');
}

function tableTexts(document: SourceDocument): string[] {
  const table = document.blocks.find((block) => block.kind === 'table');
  return table?.kind === 'table' ? table.rows.map((row) => row.cells.map((found) => found.text).join('¦')) : [];
}

const asHtml = (table: PlanTable): Uint8Array => {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const row = (cells: readonly string[]) =>
    `<tr>${cells
      .map(
        (text) =>
          `<td>${text
            .split('\n')
            .map((line) => `<p>${escaped(line)}</p>`)
            .join('')}</td>`,
      )
      .join('')}</tr>`;
  const rows = [table.columns.map((column) => column.header)];
  for (const section of table.sections) {
    const own = sectionCells(table, section);
    if (own) rows.push(own);
    for (const { cells } of section.rows) rows.push(cells);
  }
  return Buffer.from(`<table>${rows.map(row).join('')}</table>`);
};

describe('what is written reads back with the same texts', () => {
  it('DOCX', async () => {
    await fc.assert(
      fc.asyncProperty(planTable, async (table) => {
        const document = await readDocument(await writeDocx(table));
        expect(document.blocks[0]).toEqual({ kind: 'heading', text: table.title, level: 1 });
        expect(tableTexts(document)).toEqual(expectedTexts(table));
      }),
      { numRuns: 60 },
    );
  });

  it('XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(planTable, async (table) => {
        const [title, ...rows] = tableTexts(await readDocument(await writeXlsx(table, { sheetName: 'Kava: 1/2' })));
        expect(title?.replace(/¦+$/, '')).toBe(table.title);
        expect(rows).toEqual(expectedTexts(table));
      }),
      { numRuns: 60 },
    );
  });

  it('CSV', async () => {
    await fc.assert(
      fc.asyncProperty(planTable, async (table) => {
        expect(tableTexts(await readDocument(writeCsv(table), { fileName: 'a.csv' }))).toEqual(expectedTexts(table));
      }),
      { numRuns: 150 },
    );
  });

  it('HTML', async () => {
    const collapse = (texts: string[]) => texts.map((text) => text.replace(/ +/g, ' '));
    await fc.assert(
      fc.asyncProperty(planTable, async (table) => {
        expect(collapse(tableTexts(await readDocument(asHtml(table))))).toEqual(collapse(expectedTexts(table)));
      }),
      { numRuns: 150 },
    );
  });
});

const small: PlanTable = {
  title: 'Metsaküla kava',
  subtitle: 'jaanuar–juuni 2027',
  language: 'et',
  columns: [
    { header: 'Nr', field: 'code' },
    { header: 'Tegevus', field: 'title' },
    { header: 'Eelarve', field: 'budget' },
  ],
  sections: [{ code: '1.', title: 'Kanalid', rows: [{ cells: ['1.1.', '=HYPERLINK("http://x")\n-2', '@a'] }] }],
  notes: ['Kinnitatud.'],
};

describe('single formats', () => {
  it('guards formulas in CSV only, with what a spreadsheet set to Estonian expects', async () => {
    expect(Buffer.from(writeCsv(small)).toString()).toBe(
      '\ufeffNr;Tegevus;Eelarve\r\n1.;Kanalid;\r\n1.1.;"\'=HYPERLINK(""http://x"")\n-2";\'@a\r\n',
    );
    expect(tableTexts(await readDocument(await writeDocx(small))).at(-1)).toBe('1.1.¦=HYPERLINK("http://x")\n-2¦@a');
  });

  it('merges the section row of a DOCX and keeps subtitle and notes around the table', async () => {
    const { blocks } = await readDocument(await writeDocx(small));
    expect(blocks.map((block) => (block.kind === 'table' ? 'table' : block.text))).toEqual([
      'Metsaküla kava',
      'jaanuar–juuni 2027',
      'table',
      'Kinnitatud.',
    ]);
    expect(blocks[2]).toMatchObject({
      rows: [
        {},
        {
          cells: [
            { text: '1.', bold: true },
            { text: 'Kanalid', bold: true, span: { columns: 2 } },
            { continues: true },
          ],
        },
        {},
      ],
    });
  });

  it('writes data sheets with real days, shares and numbers', async () => {
    const day = new Date(Date.UTC(2027, 2, 31));
    const data = [
      {
        name: 'Kava',
        columns: [
          { header: 'Samm', kind: 'text' as const },
          { header: 'Aeg', kind: 'day' as const },
          { header: 'Osa', kind: 'percent' as const },
          { header: 'Arv', kind: 'number' as const },
        ],
        rows: [
          ['=1+1', day, 0.25, 1.5],
          ['kutse', null, null, 3],
        ],
      },
    ];
    const workbook = await writeXlsx(small, { sheetName: 'Kava', data });
    const { blocks } = await readDocument(workbook, { sheet: 'Kava 2' });
    expect(tableTexts({ format: 'xlsx', blocks })).toEqual([
      'Samm¦Aeg¦Osa¦Arv',
      '=1+1¦31.03.2027¦25%¦1.5',
      'kutse¦¦¦3',
    ]);
    // Unasked, our own workbook is the plan alone.
    const names = (await readDocument(workbook)).blocks.map((block) => block.kind === 'table' && block.name);
    expect(names).toEqual(['Kava']);
  });

  it('leaves the look of the cells in a DOCX to styles', async () => {
    const table = {
      ...small,
      sections: [{ code: null, title: '', rows: [{ cells: ['', '1) kutse\nlaat', ' a < b'] }] }],
    };
    const archive = await openArchive(await writeDocx(table));
    const xml = Buffer.from((await archive.read('word/document.xml')) ?? []).toString();
    const styled = (style: string, inner: string) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inner}</w:p>`;
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    expect(/<w:tr>(?:(?!<w:tr>).)*<\/w:tr>(?=<\/w:tbl>)/.exec(xml)?.[0].replace(/<w:tcPr>.*?<\/w:tcPr>/g, '')).toBe(
      `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>${styled('PlanCell', '')}</w:tc>` +
        `<w:tc>${styled('PlanItem', run('1) kutse'))}${styled('PlanCell', run('laat'))}</w:tc>` +
        `<w:tc>${styled('PlanCell', run(' a &lt; b'))}</w:tc></w:tr>`,
    );
  });
});
