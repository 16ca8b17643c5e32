import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { SourceBlock, SourceDocument } from '../contract/source.ts';
import { readDocument, readPaste } from './read-document.ts';

const read = (text: string, fileName?: string) => readDocument(Buffer.from(text), { fileName });

/** A short form: headings and paragraphs as text, tables as rows of texts behind their numbers. */
function short(document: SourceDocument) {
  return document.blocks.map(shortBlock);
}

function shortBlock(block: SourceBlock) {
  if (block.kind === 'table')
    return block.rows.map((row) => [row.number, ...row.cells.map((cell) => (cell.continues ? '^' : cell.text))]);
  return block.kind === 'heading' ? `${'#'.repeat(block.level ?? 0)} ${block.text}` : block.text;
}

describe('tables copied out of a word processor', () => {
  it('have a title above, blank lines within and prose below', async () => {
    const document = await read(
      '\nMetsa kava 2027\n\nNr\tTegevus\tAeg\n1.\tKanalid\t\n1.1.\tLaat\tmai\n\n1.2.\tLeht\tjuuni\n\nKinnitatud üldkoosolekul.\n',
    );
    expect(document.format).toBe('tsv');
    expect(short(document)).toEqual([
      'Metsa kava 2027',
      [
        [4, 'Nr', 'Tegevus', 'Aeg'],
        [5, '1.', 'Kanalid', ''],
        [6, '1.1.', 'Laat', 'mai'],
        [8, '1.2.', 'Leht', 'juuni'],
      ],
      'Kinnitatud üldkoosolekul.',
    ]);
  });

  it('break rows where a cell has several paragraphs', async () => {
    const document = await read(
      'Nr\tTegevus\tSammud\tVastutaja\n1.\tKanalid\n1.1.\tLaat\t1) kutse\n2) telk\n\n3) koristus\tJuhatus\n1.2.\tLeht\t-\tToimetaja\n',
    );
    expect(short(document)).toEqual([
      [
        [1, 'Nr', 'Tegevus', 'Sammud', 'Vastutaja'],
        [2, '1.', 'Kanalid', '', ''],
        [3, '1.1.', 'Laat', '1) kutse\n2) telk\n3) koristus', 'Juhatus'],
        [7, '1.2.', 'Leht', '-', 'Toimetaja'],
      ],
    ]);
  });

  it('keep a section line without tabs in the table, and another table apart', async () => {
    const document = await read(
      'Tegevus\tAeg\nOsa üks\nLaat\tmai\n\nRiskid\nRisk\tTõenäosus\tMeede\nvihm\tsuur\ttelk\n',
    );
    expect(short(document)).toEqual([
      [
        [1, 'Tegevus', 'Aeg'],
        [2, 'Osa üks', ''],
        [3, 'Laat', 'mai'],
      ],
      'Riskid',
      [
        [6, 'Risk', 'Tõenäosus', 'Meede'],
        [7, 'vihm', 'suur', 'telk'],
      ],
    ]);
  });

  it('are no table when the tabs only follow the numbers of a list', async () => {
    const document = await read('1.\tKutsuda rahvas kokku\n2.\tTeha kava\n3.\tKinnitada\n');
    expect(document).toMatchObject({ format: 'text' });
    expect(short(document)).toEqual(['1. Kutsuda rahvas kokku', '2. Teha kava', '3. Kinnitada']);
  });
});

describe('separated values', () => {
  it.each([';', ',', '|'])('finds %s with cells of several lines and quotes', async (separator) => {
    const row = (...cells: string[]) => cells.join(separator);
    const document = await read(
      `${row('Nr', 'Tegevus', 'Sammud')}\r\n${row('1', '"Laat, pidu; simman|"', '"1) ""kutse""\r\n2) telk"')}\r\n\r\n${row('2', '"Sõna" lehes', '')}`,
    );
    expect(document.format).toBe('csv');
    expect(short(document)).toEqual([
      [
        [1, 'Nr', 'Tegevus', 'Sammud'],
        [2, '1', 'Laat, pidu; simman|', '1) "kutse"\n2) telk'],
        [4, '2', '"Sõna" lehes', ''],
      ],
    ]);
  });

  it('takes the separator that the file states and old line ends', async () => {
    expect(short(await read('sep=;\rA;B\r1,5;2\r', 'x.csv'))).toEqual([
      [
        [2, 'A', 'B'],
        [3, '1,5', '2'],
      ],
    ]);
  });

  it('does not take prose with commas for a table', async () => {
    const document = await read('Kutsume rahva kokku, arutame, otsustame.\nPärast tuleb pidu.\nKui vihm, siis toas.\n');
    expect(document.format).toBe('text');
    expect(document.blocks).toHaveLength(3);
  });

  it('reads a file of two columns when its name says CSV', async () => {
    expect(short(await read('Tegevus;Aeg\nLaat;mai\n', 'kava.csv'))).toEqual([
      [
        [1, 'Tegevus', 'Aeg'],
        [2, 'Laat', 'mai'],
      ],
    ]);
  });
});

describe('Markdown', () => {
  it('reads headings, lists and pipe tables', async () => {
    const document = await read(
      '# Kava\n\nAlapealkiri\n---\n- üks **asi**\n\n| Nr | Tegevus |\n|:---|---:|\n| 1.1 | **Laat** [siin](http://x.ee)<br>ja \\| pidu |\n| 1.2 |\n\nLõpp snake_case_name\n',
    );
    expect(document.format).toBe('markdown');
    expect(short(document)).toEqual([
      '# Kava',
      '## Alapealkiri',
      '• üks asi',
      [
        [7, 'Nr', 'Tegevus'],
        [9, '1.1', 'Laat siin\nja | pidu'],
        [10, '1.2', ''],
      ],
      'Lõpp snake_case_name',
    ]);
  });
});

describe('HTML', () => {
  it('reads merged cells, lists, captions and headings between', async () => {
    const document = await read(
      '<!DOCTYPE html><html><head><title>Leht</title><style>td{}</style></head><body><nav>Menüü</nav><h2>Kava &amp; aeg</h2>' +
        '<table><caption>Tabel 1</caption><thead><tr><th>Nr<th>Tegevus<th>Kes</tr></thead><tr><td colspan=3>Osa</td></tr>' +
        '<tr><td>1<td><ol type=a><li>kutse</li><li><p>telk</p></li></ol><td rowspan="2">Juhatus<br>ja liikmed</td></tr>' +
        '<tr><td>2<td><ul><li>laat</ul>lõpp</tr></table></body></html>',
    );
    expect(document.format).toBe('html');
    expect(short(document)).toEqual([
      '## Kava & aeg',
      [
        [1, 'Nr', 'Tegevus', 'Kes'],
        [2, 'Osa', '^', '^'],
        [3, '1', 'a. kutse\nb. telk', 'Juhatus\nja liikmed'],
        [4, '2', '• laat\nlõpp', '^'],
      ],
    ]);
    expect(document.blocks[1]).toMatchObject({
      name: 'Tabel 1',
      rows: [{ cells: [{ bold: true }, {}, {}] }, { cells: [{ bold: false }, {}, {}] }, {}, {}],
    });
  });

  it('finds the real table inside one that only arranges the page', async () => {
    const document = await read(
      '<table><tr><td>Menüü</td><td><table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>',
    );
    expect(short(document)).toEqual([
      'Menüü',
      [
        [1, 'A', 'B'],
        [2, '1', '2'],
      ],
    ]);
  });

  it('honours the charset of the page', async () => {
    const page =
      '<html><head><meta charset="windows-1251"></head><body><table><tr><td>План</td><td>май</td></tr></table></body></html>';
    expect(short(await readDocument(iconv.encode(page, 'windows-1251')))).toEqual([[[1, 'План', 'май']]]);
  });
});

describe('paste', () => {
  it('takes the table of the HTML, with the lists of Word and the weights of Docs', () => {
    const html =
      'Version:0.9\r\nStartHTML:1\r\n<html xmlns:o="x"><body><!--StartFragment--><b style="font-weight:normal"><table><tr><td><p><span style="font-weight:700">Samm</span></p></td><td>' +
      "<p class=MsoListParagraph style='mso-list:l0'><![if !supportLists]><span style='mso-list:Ignore'>1)<span>&nbsp;&nbsp; </span></span><![endif]>kutse<o:p></o:p></p>" +
      "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>telk</p></td></tr></table></b></body></html>";
    const document = readPaste({ text: 'Samm\tkutse', html });
    expect(short(document)).toEqual([[[1, 'Samm', '1) kutse\n• telk']]]);
    expect(document.blocks[0]).toMatchObject({ rows: [{ cells: [{ bold: true }, { bold: false }] }] });
  });

  it('takes the text when the HTML has no table, and drops what cannot be stored', () => {
    const document = readPaste({ text: 'Nr\tAeg\u0000\n1\tmai\ud800\n', html: '<pre>Nr Aeg</pre>' });
    expect(short(document)).toEqual([
      [
        [1, 'Nr', 'Aeg'],
        [2, '1', 'mai'],
      ],
    ]);
  });
});

describe('encodings', () => {
  const estonian = 'Nr;Tegevus;Aeg\n1;Šeflluse žürii töörühm õues;märts\n2;„Kõne” – küla ääres;juuli\n';
  const polish = 'Lp;Działanie;Termin\n1;Świąteczne spotkanie łącznikowe;źródła\n2;Żółć gęsi;maj\n';
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1257', 'windows-1252'])(
    'reads Estonian in %s',
    async (encoding) => {
      for (const addBOM of [false, true]) {
        const bytes = iconv.encode(estonian, encoding, { addBOM });
        expect(
          short(await readDocument(bytes))
            .flat(2)
            .join('|'),
        ).toBe('1|Nr|Tegevus|Aeg|2|1|Šeflluse žürii töörühm õues|märts|3|2|„Kõne” – küla ääres|juuli');
      }
    },
  );

  it.each(['iso-8859-4', 'iso-8859-13', 'iso-8859-15'])('reads Estonian in %s', async (encoding) => {
    const text = 'Nr;Tegevus;Aeg\n1;Žürii šokolaad õues;märts\n2;Küla töö;juuli\n';
    expect(short(await readDocument(iconv.encode(text, encoding))).flat(2)).toContain('Žürii šokolaad õues');
  });

  it.each(['windows-1250', 'iso-8859-2'])('reads Polish in %s', async (encoding) => {
    const texts = short(await readDocument(iconv.encode(polish, encoding))).flat(2);
    expect(texts).toContain('Świąteczne spotkanie łącznikowe');
    expect(texts).toContain('Żółć gęsi');
  });

  it('reads Latvian in windows-1257', async () => {
    const latvian = 'Nr;Pasākums;Laiks\n1;Jāņu svētki ģimenēm;jūnijs\n2;Šķēršļu josla;maijs\n';
    expect(short(await readDocument(iconv.encode(latvian, 'windows-1257'))).flat(2)).toContain('Šķēršļu josla');
  });
});
