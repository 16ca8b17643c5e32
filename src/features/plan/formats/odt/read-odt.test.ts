import { describe, expect, it } from 'vitest';
import { odtFile } from '../builders.ts';
import { readDocument } from '../read-document.ts';

const p = (text: string, style = '') => `<text:p text:style-name="${style}">${text}</text:p>`;
const cell = (inner: string, more = '') => `<table:table-cell ${more}>${inner}</table:table-cell>`;
const covered = '<table:covered-table-cell/>';
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const table = (...rows: string[]) => `<table:table table:name="Table1">${rows.join('')}</table:table>`;
const list = (items: string[], more = '') =>
  `<text:list ${more}>${items.map((item) => `<text:list-item>${item}</text:list-item>`).join('')}</text:list>`;
const level = (at: number, more: string) => `<text:list-level-style-number text:level="${at}" ${more}/>`;
const style = (name: string, more: string, weight = '') =>
  `<style:style style:name="${name}" ${more}>${weight && `<style:text-properties fo:font-weight="${weight}"/>`}</style:style>`;

async function textsOf(body: string, parts = {}): Promise<unknown[]> {
  const { blocks } = await readDocument(odtFile(body, parts));
  return blocks.map((block) =>
    block.kind === 'table'
      ? block.rows.map((one) => one.cells.map((found) => (found.continues ? '^' : found.text)))
      : block.text,
  );
}

describe('text of LibreOffice', () => {
  it('has headings, the title, blanks, breaks and tabs, and nothing that is not shown', async () => {
    const styles = style('Title', 'style:family="paragraph"');
    const automaticStyles = style('P1', 'style:family="paragraph" style:parent-style-name="Title"');
    const body =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>vana</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
      p('Meie   kava\n  2027', 'P1') +
      '<text:h text:outline-level="2">Osa <text:span>üks</text:span><office:annotation><text:p>ei</text:p></office:annotation></text:h>' +
      p(
        'a<text:s text:c="3"/>b<text:line-break/>c<text:tab/>d<text:note><text:note-body>ei</text:note-body></text:note>',
      ) +
      `<text:section>${p('<draw:frame><svg:title>pilt</svg:title><draw:text-box><text:p>kast</text:p></draw:text-box></draw:frame>')}</text:section>`;
    expect((await readDocument(odtFile(body, { styles, automaticStyles }))).blocks).toEqual([
      { kind: 'heading', text: 'Meie kava 2027', level: 1 },
      { kind: 'heading', text: 'Osa üks', level: 2 },
      { kind: 'paragraph', text: 'a   b\nc d' },
      { kind: 'paragraph', text: 'kast' },
    ]);
  });

  it('has tables with merged, covered and repeated cells, and rows repeated or under the header', async () => {
    const body = table(
      `<table:table-header-rows>${row(cell(p('Nr')), cell(p('Tegevus')), cell(p('Aeg')))}</table:table-header-rows>`,
      row(cell(p('1.')), cell(p('Kanalid'), 'table:number-columns-spanned="2"'), covered),
      row(cell(p('1.1.')), cell(p('Leht') + p('Kiri')), cell(p('mai'), 'table:number-rows-spanned="2"')),
      row(cell(p('1.2.')), cell(p('Laat')), covered),
      `<table:table-row table:number-rows-repeated="2">${cell(p('x'), 'table:number-columns-repeated="2"')}${cell('')}</table:table-row>`,
    );
    const { blocks } = await readDocument(odtFile(body));
    expect(blocks[0]).toMatchObject({ kind: 'table', name: null });
    expect(await textsOf(body)).toEqual([
      [
        ['Nr', 'Tegevus', 'Aeg'],
        ['1.', 'Kanalid', '^'],
        ['1.1.', 'Leht\nKiri', 'mai'],
        ['1.2.', 'Laat', '^'],
        ['x', 'x', ''],
        ['x', 'x', ''],
      ],
    ]);
  });

  it('tells bold by the styles of paragraph and words', async () => {
    const styles = style('Head', 'style:family="paragraph"', 'bold') + style('T0', 'style:family="text"', '400');
    const automaticStyles =
      style('P1', 'style:family="paragraph" style:parent-style-name="Head"') +
      style('T1', 'style:family="text"', '700');
    const span = (name: string) => `<text:span text:style-name="${name}">sõna</text:span>`;
    const cells = [
      p('sõna', 'P1'),
      p(span('T0'), 'P1'),
      p(span('T1')),
      p(`${span('T1')} ja`),
      p(`${span('T1')} ${span('T1')}`),
    ];
    const { blocks } = await readDocument(
      odtFile(table(row(...cells.map((one) => cell(one)))), { styles, automaticStyles }),
    );
    expect(blocks[0]?.kind === 'table' && blocks[0].rows[0]?.cells.map((one) => one.bold)).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });
});

describe('numbers of lists', () => {
  const numbered =
    '<text:list-style style:name="L1">' +
    level(1, 'style:num-format="1" style:num-suffix="."') +
    level(2, 'style:num-format="1" text:display-levels="2" style:num-suffix="."') +
    level(3, 'style:num-format="a" loext:num-list-format="(%3%)"') +
    '</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>';

  it('go on from cell to cell, also below an item that stands in another cell', async () => {
    const deeper = (more: string) => list([list([p('')])], `text:style-name="L1" ${more}`);
    const body = table(
      row(cell(list([p('')], 'text:style-name="L1" xml:id="a"')), cell(p('Kanalid'))),
      row(cell(deeper('text:continue-numbering="true" xml:id="b"')), cell(p('Leht'))),
      row(
        cell(deeper('text:continue-list="b" xml:id="c"')),
        cell(list([p('kava'), p('trükk')], 'text:style-name="L2"')),
      ),
      row(cell(list([p('')], 'text:continue-list="c" text:style-name="L1"')), cell(p('Sündmused'))),
      row(cell(deeper('text:continue-numbering="true"')), cell(list([p('algus')], 'text:style-name="L1"'))),
    );
    expect(await textsOf(body, { automaticStyles: numbered })).toEqual([
      [
        ['1.', 'Kanalid'],
        ['1.1.', 'Leht'],
        ['1.2.', '• kava\n• trükk'],
        ['2.', 'Sündmused'],
        ['2.1.', '1. algus'],
      ],
    ]);
  });

  it('begin anew below each item, start where told, and stand before its first paragraph only', async () => {
    const third = list([p('x'), p('y')]);
    const body =
      list(
        [p('üks') + list([p('a'), p('b')]), p('kaks') + p('jätk') + list([p('c') + third])],
        'text:style-name="L1"',
      ) +
      '<text:list text:style-name="L1"><text:list-item text:start-value="7"><text:p>seitse</text:p></text:list-item></text:list>';
    expect(await textsOf(body, { automaticStyles: numbered })).toEqual([
      ...['1. üks', '1.1. a', '1.2. b'],
      ...['2. kaks', 'jätk', '2.1. c', '(a) x', '(b) y'],
      '7. seitse',
    ]);
  });

  it('of headings come from the outline, and a heading may be left out of it', async () => {
    const styles = `<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>`;
    const h = (text: string, more: string) => `<text:h ${more}>${text}</text:h>`;
    const body =
      h('Kanalid', 'text:outline-level="1"') +
      h('Veeb', 'text:outline-level="2"') +
      h('Lisa', 'text:outline-level="1" text:is-list-header="true"') +
      h('Laadad', 'text:outline-level="1"');
    expect(await textsOf(body, { styles })).toEqual(['I. Kanalid', 'Veeb', 'Lisa', 'II. Laadad']);
  });
});
