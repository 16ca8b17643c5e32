import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#platform/errors/refusal.ts';
import { docxFile, odtFile, xlsxFile, zip } from './builders.ts';
import { readDocument, readPaste } from './read-document.ts';

const paragraph = '<w:p><w:r><w:t>tere</w:t></w:r></w:p>';
const cell = '<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>';

async function codeOf(bytes: Uint8Array, fileName = 'kava.docx'): Promise<string> {
  const outcome = await readDocument(bytes, { fileName }).then(
    (document) => document.format as string,
    (error: unknown) => error,
  );
  if (outcome instanceof Error && !(outcome instanceof Refusal)) throw outcome;
  return outcome instanceof Refusal ? [outcome.code, ...Object.values(outcome.params)].join(' ') : String(outcome);
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const compoundFile = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), utf16(name), Buffer.alloc(50)]);
const part = (name: string, content: string) => zip([{ name, content }]);

describe('what cannot be read is refused by what it is', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'document_empty'],
    ['only blanks', Buffer.from('\ufeff \r\n\t\u200b\n'), 'document_empty'],
    ['too many bytes', new Uint8Array(20 * 1024 * 1024 + 1), 'document_too_large 20'],
    ['an old Word file', compoundFile('WordDocument'), 'document_kind_unsupported DOC'],
    ['an old Excel file', compoundFile('Workbook'), 'document_kind_unsupported XLS'],
    ['a file with a password', compoundFile('EncryptedPackage'), 'document_encrypted'],
    ['another compound file', compoundFile('Contents'), 'document_kind_unknown'],
    ['PDF', Buffer.from('%PDF-1.7\n...'), 'document_kind_unsupported PDF'],
    ['RTF', Buffer.from('{\\rtf1 tere}'), 'document_kind_unsupported RTF'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'document_kind_unsupported PNG'],
    ['ODT without its text', part('mimetype', 'application/vnd.oasis.opendocument.text'), 'document_damaged'],
    ['ODT without words', odtFile('<text:p/>'), 'document_empty'],
    ['ODT with a password', odtFile('x', { manifest: '<manifest:encryption-data/>' }), 'document_encrypted'],
    ['ODS', part('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'), 'document_kind_unsupported ODS'],
    ['slides', part('ppt/presentation.xml', '<p/>'), 'document_kind_unsupported PPTX'],
    ['another zip', part('pildid/a.txt', 'tere'), 'document_kind_unknown'],
    ['an empty zip', Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]), 'document_kind_unknown'],
    ['JSON', Buffer.from('{"a": [1]}'), 'document_kind_unsupported JSON'],
    ['XML', Buffer.from('<?xml version="1.0"?><pkg:package/>'), 'document_kind_unsupported XML'],
    ['zeros', new Uint8Array(500), 'document_not_text'],
    [
      'bytes',
      Buffer.from(Array.from({ length: 4_000 }, (_, at) => ((at * 197 + at * at * 31) % 255) + 1)),
      'document_not_text',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('reads a file whose name lies as what it is', async () => {
    expect(await codeOf(docxFile(paragraph), 'kava.pdf')).toBe('docx');
    expect(
      await codeOf(xlsxFile([{ name: 'A', xml: '<sheetData><row><c><v>1</v></c></row></sheetData>' }]), 'kava.docx'),
    ).toBe('xlsx');
    expect(await codeOf(Buffer.from('<table><tr><td>a</td><td>b</td></tr></table>'), 'kava.xls')).toBe('html');
    expect(await codeOf(Buffer.from('A\tB\n1\t2\n'), 'kava.docx')).toBe('tsv');
  });
});

describe('zips', () => {
  it('refuses one that was cut off, wherever', async () => {
    const whole = docxFile(paragraph.repeat(50));
    for (let length = 4; length < whole.length; length += 7)
      expect(await codeOf(whole.subarray(0, length))).toBe('document_damaged');
  });

  it('refuses an ODT that was cut off, wherever, or whose text stops', async () => {
    const whole = odtFile('<text:p>tere</text:p>'.repeat(50));
    for (let length = 4; length < whole.length; length += 7)
      expect(await codeOf(whole.subarray(0, length))).toBe('document_damaged');
    const mimetype = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' };
    const stops = '<office:document-content><office:body><office:text><text:p>tere';
    expect(await codeOf(zip([mimetype, { name: 'content.xml', content: stops }]))).toBe('document_damaged');
  });

  it('refuses one with a password on its parts, wrong checksums or a document that stops', async () => {
    expect(await codeOf(zip([{ name: 'word/document.xml', content: 'x', claim: { flags: 1 } }]))).toBe(
      'document_encrypted',
    );
    expect(await codeOf(zip([{ name: 'word/document.xml', content: '<w:document/>', claim: { crc: 1 } }]))).toBe(
      'document_damaged',
    );
    expect(await codeOf(zip([{ name: 'word/document.xml', content: '<w:document><w:body><w:p>' }]))).toBe(
      'document_damaged',
    );
  });

  it('refuses bombs: by what they claim, by what comes out and by their number of parts', async () => {
    const zeros = Buffer.alloc(30 * 1024 * 1024);
    expect(await codeOf(zip([{ name: 'word/document.xml', content: zeros }]))).toBe('document_zip_bomb');
    const claimed = { size: 60 * 1024 * 1024 };
    const two = ['a', 'b'].map((name) => ({ name, content: deflateRawSync('x'), claim: claimed }));
    expect(await codeOf(zip(two))).toBe('document_zip_bomb');
    expect(await codeOf(zip([{ name: 'word/document.xml', content: zeros, claim: { size: 10 } }]))).toBe(
      'document_damaged',
    );
    const many = Array.from({ length: 5_001 }, (_, at) => ({ name: String(at), content: '' }));
    expect(await codeOf(zip(many))).toBe('document_zip_bomb');
  });

  it('refuses entities of its own making', async () => {
    const laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document><w:body>&b;</w:body></w:document>';
    expect(await codeOf(zip([{ name: 'word/document.xml', content: laughs }]))).toBe('document_damaged');
  });
});

describe('sizes', () => {
  const textOfRows = (rows: number) => `Nr;Tegevus;Aeg\n${'1.1;Laat;mai\n'.repeat(rows)}`;
  const docxOfRows = (rows: number) => docxFile(`<w:tbl>${`<w:tr>${cell.repeat(6)}</w:tr>`.repeat(rows)}</w:tbl>`);
  const sheetOfRows = (rows: number) =>
    xlsxFile([
      {
        name: 'A',
        xml: `<sheetData>${'<row><c t="str"><v>Laat</v></c><c><v>1</v></c></row>'.repeat(rows)}</sheetData>`,
      },
    ]);
  const htmlOfRows = (rows: number) => Buffer.from(`<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(rows)}</table>`);

  it.each([
    ['CSV', (rows: number) => Buffer.from(textOfRows(rows))],
    ['DOCX', docxOfRows],
    ['XLSX', sheetOfRows],
    ['HTML', htmlOfRows],
  ])('reads ten thousand rows of %s and refuses fifty thousand and more', async (_, make) => {
    const { blocks } = await readDocument(make(10_000), { fileName: 'a.csv' });
    expect(blocks[0]?.kind === 'table' && blocks[0].rows.length).toBeGreaterThanOrEqual(10_000);
    expect(await codeOf(make(50_001), 'a.csv')).toBe('document_too_many_rows 50000 1000');
  });

  it('refuses absurd numbers of columns', async () => {
    const code = 'document_too_many_rows 50000 1000';
    expect(await codeOf(Buffer.from(`${'a;'.repeat(2_000)}\n${'b;'.repeat(2_000)}b`), 'a.csv')).toBe(code);
    expect(
      await codeOf(
        xlsxFile([{ name: 'A', xml: '<sheetData><row r="1"><c r="XFD1" t="str"><v>x</v></c></row></sheetData>' }]),
      ),
    ).toBe(code);
    expect(await codeOf(Buffer.from(`<table><tr>${'<td>a'.repeat(1_001)}</table>`))).toBe(code);
  });

  it('refuses an ODT that asks for more cells than anybody repeats, and reads a sensible one', async () => {
    const table = (rows: number, columns: number) =>
      odtFile(
        `<table:table><table:table-row table:number-rows-repeated="${rows}"><table:table-cell table:number-columns-repeated="${columns}"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row></table:table>`,
      );
    expect(await codeOf(table(100, 100))).toBe('odt');
    for (const [rows, columns] of [
      [4_000, 999],
      [1, 1e9],
      [1e9, 1],
      [50_000, 4],
    ] as const)
      expect(await codeOf(table(rows, columns))).toBe('document_too_many_rows 50000 1000');
  });

  it('does not hang on markup that is made to make parsers hang', async () => {
    expect(await codeOf(Buffer.from(`<table><tr><td>${'<div>'.repeat(300_000)}`))).toBe('document_damaged');
    expect(
      await codeOf(
        Buffer.from(
          `<table><tr><td colspan=99999 rowspan=65534>x</td></tr>${'<tr><td rowspan=65534 colspan=900>y</td></tr>'.repeat(400)}</table>`,
        ),
      ),
    ).toBe('document_too_many_rows 50000 1000');
    expect(await codeOf(Buffer.from('<!-- x -->'.repeat(20_000)), 'a.html')).toBe('text');
    for (const piece of ['"a\t', '#  # ', '[a](', '**a', '`', '<table ', '|-', '" ,', '<!--', '\t \t', '| --']) {
      expect(await codeOf(Buffer.from(`x\n${piece.repeat(400_000)}`), 'a.md')).toMatch(
        /^(text|tsv|csv|markdown|html|document_\w+.*)$/,
      );
    }
  }, 120_000);
});

describe('whatever the bytes are', () => {
  const whole = [
    docxFile(`<w:tbl>${`<w:tr>${cell.repeat(3)}</w:tr>`.repeat(3)}</w:tbl>${paragraph}`),
    xlsxFile([
      {
        name: 'A',
        xml: '<sheetData><row r="1"><c r="A1" t="str"><v>x</v></c><c r="B1"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
      },
    ]),
    odtFile(
      '<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>b<text:s/></text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>',
    ),
    Buffer.from('<table><tr><td rowspan=2>a<td colspan=2>b</tr><tr><td>c<td><ul><li>d</ul></tr></table>'),
    Buffer.from('# K\n\n| a | b |\n|---|---|\n| "c" | d |\n1.\tx\ty\nz;"q";w\n'),
  ];

  it('gives a document or a refusal for random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => void (await codeOf(bytes))),
      { numRuns: 400 },
    );
  });

  it('gives a document or a refusal for files with changed bytes', async () => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255) });
    const mutated = fc.tuple(fc.constantFrom(...whole), fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(60));
    await fc.assert(
      fc.asyncProperty(mutated, async ([file, changes, cut]) => {
        const bytes = Uint8Array.from(file.subarray(0, file.length - (cut > 40 ? cut : 0)));
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
        await codeOf(bytes);
      }),
      { numRuns: 400 },
    );
  });

  it('gives a document or a refusal for odd XML inside a sound file', async () => {
    const pieces = [
      '<w:tbl>',
      '</w:tbl>',
      '<w:tr>',
      '</w:tr>',
      '<w:tc>',
      '</w:tc>',
      paragraph,
      '<w:vMerge/>',
      '<w:gridSpan w:val="-3"/>',
      '<w:tcPr>',
      '</w:tcPr>',
      '<w:ins>',
      '</w:ins>',
      '<w:numPr><w:numId w:val="1"/></w:numPr>',
      'x',
      '&#0;',
      '&lt;',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...pieces), { maxLength: 40 }),
        async (parts) => void (await codeOf(docxFile(parts.join('')))),
      ),
      { numRuns: 300 },
    );
  });

  it('gives a document or a refusal for any paste', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({
          unit: fc.constantFrom('<table>', '<td>', '<tr>', '<li>', '<ol>', 'a', ' ', '\t', '\n', '|', '</td>', '"'),
        }),
        (text, html) => {
          try {
            readPaste({ text, html });
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
