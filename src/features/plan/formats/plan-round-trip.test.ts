import { describe, expect, it } from 'vitest';
import type { ParsedPlan } from '../contract/document.ts';
import type { SourceDocument } from '../contract/source.ts';
import { bars, documentOf, headingOf, paragraphOf, tableOf } from '../rules/document/builders.ts';
import { understandPlan } from '../rules/document/understand.ts';
import { writeDocx } from './docx/write-docx.ts';
import { layOutPlan, type PlanToLay } from './plan-table.ts';
import { readDocument } from './read-document.ts';
import type { PlanTable } from './table.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';

const shapes: Record<string, SourceDocument> = {
  'numbers in their own column': documentOf(
    headingOf('Teavituskava 2027'),
    bars(`Jrk | Tegevus | Indikaator | Ajakava | Alategevused | Vastutajad
      1. | Kanalid | | | |
      1.1. | Veebileht (uus, kiire) | Leht on avatud. Külastusi on 20% rohkem. | märts-mai 2027 | 1) Hange. 2) Sisu: tekst, pildid. 3) Avamine (vt p 3). | Toimkond, veebimeister
      1.2. | Kuukiri | Ilmub kord kvartalis | pidev | 1) kogumine; 2) saatmine | Toimkond. Kirja saatmisel kaasatakse vabatahtlikud, külavanemad.
      2. | Sündmused | | | |
      2.1. | Laat | | september 2027-juuni 2028 | | `),
  ),
  'numbers in the text of the name': documentOf(
    headingOf('Avatud valla kava'),
    bars(`TEGEVUS | TÄHTAEG | VASTUTAJA | TÄITMINE
      1. Avalik info | | |
      1.1 Avaldada eelnõud | 2027 | vallasekretär | Tehtud märtsis.
      1.2. Rahvakoosolek kord aastas | Pidev tegevus | vallavanem; osavallavanem | Ettevalmistamisel
      2. Kaasamine | | |
      2.1 3 infopäeva külades | 2027.–2028. a | kultuuritöötaja | `),
  ),
  'a word before the number': documentOf(
    headingOf('Kava'),
    bars(`Tegevus | Aeg | Vastutaja
      Tegevus 1.1: 3 infopäeva | mai 2027 | juhatus
      Tegevus 1.2: Uudiskiri | juuni 2027 | toimetaja`),
  ),
  'no numbers, lists in lower case': documentOf(
    headingOf('Kogukonna kava'),
    tableOf([
      ['Tegevus', 'Aeg', 'Sammud', 'Mõõdik', 'Kes'],
      ['Küla leht', 'mai 2027', '• Leppida kokku\n• kirjutada\n• trükkida', '• Lugejaid on 300\n• kaks kirja', 'Ants'],
      ['Talgud', 'juuni 2027', '- kutse\n- supp', 'osalejad; pildid; jutud', 'Mari ja Jüri'],
      ['1. mai matk', '1. mai 2027', '1. Uudiskiri', '1. Uudiskiri ilmub', '-'],
      ['Laat', '2. kvartal 2027', '1. Uudiskiri\n2. Plakat', '1. Müüjaid on 30\n2. Ostjaid on 300', 'Ants, Mari'],
    ]),
  ),
  'merged section rows': documentOf(
    headingOf('Kava 2027'),
    tableOf([
      ['Tegevus', 'Aeg', 'Vastutaja'],
      [{ text: 'Üritused', columns: 3, bold: true }, '<', '<'],
      ['Laat', 'mai', 'Ants'],
      ['Jaanituli', 'juuni', 'Mari'],
      [{ text: 'II Koolitused', columns: 3, bold: true }, '<', '<'],
      ['Raamatupidamine', 'oktoober', 'Jüri'],
    ]),
  ),
  'a table for each section': documentOf(
    headingOf('Strateegia rakenduskava'),
    headingOf('1. Nähtavus', 2),
    bars(`Nr | Tegevus | Tähtaeg | Vastutaja
      1.1 | Pressiteated | pidev | pressiesindaja
      1.2 | Messid | märts 2027 | juhatus`),
    headingOf('2. Liikmed', 2),
    bars(`Nr | Tegevus | Tähtaeg | Vastutaja
      2.1 | Infopäev | mai 2027 | büroo`),
  ),
  'English, with resources': documentOf(
    headingOf('Communications plan 2027', 1),
    bars(`Ref | Activity | Target audience | Owner | When | Resource | Measure
      A1 | Newsletter | Residents | Clerk | Quarterly | £200 | 4 issues a year
      A2 | Open day: stalls, tours and talks | Young people, families | Clerk and Chair | June 2027 | £1,500 | At least 150 visitors
      B1 | Website | All | Webmaster | Jan - Mar 2027 | | Site is live; 20% more visits`),
  ),
  'Polish, the goal written once for its rows': documentOf(
    headingOf('Harmonogram realizacji planu komunikacji 2027'),
    tableOf([
      ['Termin', 'Cel komunikacji', 'Nazwa działania', 'Adresaci', 'Środki przekazu', 'Wskaźnik', 'Budżet'],
      [
        'I poł. 2027',
        { text: 'Informowanie', rows: 2 },
        'Kampania',
        'Mieszkańcy',
        'Strona www',
        'liczba artykułów – 4 szt.',
        '2000 zł',
      ],
      ['II poł. 2027', '^', 'Spotkania', 'Młodzież', 'Facebook', 'liczba spotkań – 2 szt.', '1 500 zł'],
      ['cały rok', 'Aktywizacja', 'Newsletter', 'Wszyscy', 'E-mail', '12 wydań', ''],
    ]),
  ),
  'a header of two rows, beginning and end': documentOf(
    headingOf('Arenduskava'),
    tableOf([
      ['Nr', 'Tegevus', { text: 'Ajakava', columns: 2 }, '<', 'Vastutaja', 'Partnerid'],
      ['', '', 'Algus', 'Lõpp', '', ''],
      ['1', 'Ruumid', 'jaanuar 2027', 'märts 2027', 'juhatus', 'vald, kogudus'],
      ['2', 'Avamine', '01.04.2027', '30.04.2027', 'Mari', 'külaselts'],
      ['3', 'Hooldus', '', 'detsember 2027', 'Jüri', ''],
    ]),
  ),
  'a drawn timeline': documentOf(
    headingOf('Kava 2027'),
    bars(`Tegevus | jaanuar | veebruar | märts | Vastutaja
      Kutse | x | | | Ants
      Laat | | x | x | Mari`),
  ),
  'a column for the section': documentOf(
    headingOf('Tegevuskava'),
    bars(`Valdkond | Tegevus | Aeg | Eelarve
      1. Haridus | Huviring | sügis 2027 | 300 €
      1. Haridus | Laager | juuli 2027 | 1 200 €
      2. Kultuur | Kontsert | mai 2027 | `),
  ),
  'several rows for one activity, and columns that fit nothing': documentOf(
    headingOf('Kava'),
    tableOf([
      ['Nr', 'Tegevus', 'Sammud', 'Tähtaeg', 'Vastutaja', 'Märkused', 'Risk'],
      [{ text: '1.1', rows: 2 }, { text: 'Näitus', rows: 2 }, 'saali leidmine', 'mai 2027', 'Ants', 'vt lisa', ''],
      ['^', '^', 'avamine', '', '', '', 'ilm; rahvas'],
      ['1.2', 'Kataloog', 'a) tekst b) trükk', '2027', 'Mari (toimetaja, 2 kuud), trükikoda', '', '?'],
    ]),
  ),
  'bullets with numbers in them, and the number behind the period': documentOf(
    paragraphOf('Kava aastaks 2027'),
    tableOf([
      ['Aeg', 'Nr', 'Kanal', 'Tegevus', 'Sammud'],
      ['mai', '1.', 'leht', 'Lugu', '• 1. juuniks kava\n• 2. osa: 3 lugu\n• Pildid'],
      ['juuni', '2.', 'raadio', 'Saade', 'Kava: 1) teema 2) külaline\nSaade'],
    ]),
  ),
};

const table = (plan: PlanToLay): PlanTable => layOutPlan(plan, (field) => field);
const formats: Record<string, (plan: PlanToLay) => Promise<SourceDocument>> = {
  DOCX: async (plan) => readDocument(await writeDocx(table(plan))),
  XLSX: async (plan) => readDocument(await writeXlsx(table(plan), { sheetName: 'Kava' })),
  CSV: async (plan) => {
    const { format, blocks } = await readDocument(writeCsv(table(plan)), { fileName: 'kava.csv' });
    // A CSV has no place for the name of the plan, from which periods without a year take theirs.
    return { format, blocks: [headingOf(plan.title), ...blocks] };
  },
};

/** All but what is read from the wordings that are compared here. */
function told(plan: ParsedPlan) {
  const headers = plan.columns.map((column) => `${column.header}: ${column.field}`);
  const sections = plan.sections.map(({ code, title, activities }) => ({
    ...{ code, title },
    activities: activities.map(({ partiesText: _, ...activity }) => ({
      ...activity,
      indicators: activity.indicators.map((indicator) => indicator.text),
      steps: activity.steps.map(({ number, text }) => ({ number, text })),
    })),
  }));
  return { title: plan.title, headers, sections };
}

/** All words and numbers, without the letters of lists, which are counted in numbers anew. */
function wordsOf({ blocks }: SourceDocument): string[] {
  const texts = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((cell) => cell.text)) : [block.text],
  );
  return texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^[a-z]$/.test(word));
}

describe('a plan that goes out as a document comes in as the same plan', () => {
  for (const [name, source] of Object.entries(shapes)) {
    it.each(Object.keys(formats))(`${name}: %s`, async (format) => {
      const plan = understandPlan(source);
      const written = (await formats[format]?.(plan)) ?? documentOf();
      expect(told(understandPlan(written))).toEqual(told(plan));
      const words = new Set(wordsOf(written));
      expect(wordsOf(source).filter((word) => !words.has(word))).toEqual([]);
    });
  }

  it.each(['DOCX', 'XLSX'])(
    'what was added since, and an activity of which only the name is known: %s',
    async (format) => {
      const plan = understandPlan(shapes['no numbers, lists in lower case'] as SourceDocument);
      const [talk, name] = ['Vestlusring', 'Laululaager'].map((title) => ({
        ...{ code: null, title, indicators: [], parties: [], extra: {} },
        period: { text: '', start: null, end: null, continuous: false },
        steps: [] as ParsedPlan['sections'][number]['activities'][number]['steps'],
      }));
      const added = (number: number | null, text: string) => ({
        number,
        text,
        recurs: null,
        conditional: false,
        targets: [],
      });
      talk?.steps.push(added(null, '1. Uudiskiri'), added(null, 'ruum: 1) saal 2) õu'), added(1, 'Kohv ja 2) kook'));
      const sections = [
        { code: null, title: 'Kevad', activities: [talk, name, ...(plan.sections[0]?.activities ?? [])] },
        { code: '2', title: 'Sügis', activities: [] },
      ];
      const changed = { ...plan, sections: sections as ParsedPlan['sections'] };
      const written = (await formats[format]?.(changed)) ?? documentOf();
      expect(told(understandPlan(written))).toEqual(told(changed));
    },
  );
});
