import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#platform/errors/refusal.ts';
import { ParsedPlan } from '../../contract/document.ts';
import type { SourceDocument } from '../../contract/source.ts';
import { bars, documentOf, headingOf, paragraphOf, tableOf } from './builders.ts';
import { describeTables } from './describe.ts';
import { hasPlan, understandPlan } from './understand.ts';

function outline(source: SourceDocument) {
  const plan = understandPlan(source);
  return plan.sections.map((section) => ({
    section: [section.code, section.title],
    activities: section.activities.map((activity) => [
      activity.code,
      activity.title,
      activity.period.start,
      activity.period.end,
    ]),
  }));
}

const fields = (source: SourceDocument) => understandPlan(source).columns.map((column) => column.field);
const activities = (source: SourceDocument) => understandPlan(source).sections.flatMap((section) => section.activities);

const sixColumns = documentOf(
  paragraphOf('Metsaveere Koostöökogu teavituskava, märts 2024-mai 2025'),
  bars(`
    Jrk | Tegevus | Indikaator/ Tulemusnäitaja | Ajakava | Alategevused | Osalejad/ Vastutajad
    1. | Kodulehe ja kanalite korrastamine | | | |
    1.1. | Uus koduleht | Koduleht on avatud. Külastuste arv kasvab vähemalt 10% aastas. | märts-november 2024 | 1) hange (vt p 2). 2) kujundus. 3) vajadusel lisatööd. | Tegevmeeskond, kodulehe arendaja
    1.2. | Uudiskiri | Loodud on 1-2 uut vormi. | detsember 2024-veebruar 2025 | 1) vormi loomine. 2) kirja saatmine kord kvartalis. | Tegevmeeskond, Noortekogu ja Noorsootöötajate Ühendus
    | | | | |
    2. | Meedia | | | |
    2.1. | Lugude sari | Iga valla lehes on kord kvartalis lugu. | september 2024-mai 2025 | 1) lood | ajakirjanikud
  `),
);

describe('a plan of six columns', () => {
  it('has its sections and activities', () => {
    expect(outline(sixColumns)).toEqual([
      {
        section: ['1', 'Kodulehe ja kanalite korrastamine'],
        activities: [
          ['1.1', 'Uus koduleht', '2024-03-01', '2024-11-30'],
          ['1.2', 'Uudiskiri', '2024-12-01', '2025-02-28'],
        ],
      },
      { section: ['2', 'Meedia'], activities: [['2.1', 'Lugude sari', '2024-09-01', '2025-05-31']] },
    ]);
  });

  it('is told whole, in its own language, without a warning', () => {
    const plan = understandPlan(sixColumns);
    expect(plan.title).toBe('Metsaveere Koostöökogu teavituskava, märts 2024-mai 2025');
    expect(plan.language).toBe('et');
    expect(plan.warnings).toEqual([]);
    expect(fields(sixColumns)).toEqual(['code', 'title', 'indicators', 'period', 'steps', 'parties']);
    const [first, second] = plan.sections[0]?.activities ?? [];
    expect(first?.steps.map((step) => [step.number, step.conditional])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(first?.indicators.map((one) => one.targets[0]?.kind)).toEqual(['milestone', 'growth']);
    expect(second?.parties).toEqual(['Tegevmeeskond', 'Noortekogu', 'Noorsootöötajate Ühendus']);
  });
});

describe('plans of other shapes', () => {
  it('Polish: periods and objectives merged over several activities, budget, totals', () => {
    const source = documentOf(
      headingOf('Plan komunikacji LGD Dolina Potoku'),
      tableOf([
        [
          'Termin',
          'Cel komunikacji',
          'Nazwa działania komunikacyjnego',
          'Adresaci działania (grupy docelowe)',
          'Środki przekazu',
          'Wskaźnik',
          'Planowane efekty',
          'Budżet',
        ],
        [
          { text: 'I poł. 2016', rows: 2 },
          { text: 'Informowanie', rows: 2 },
          'Kampania',
          'mieszkańcy',
          'plakaty',
          'liczba plakatów – 50 szt.',
          'wiedza o LSR',
          '16 000 zł',
        ],
        ['^', '^', 'Spotkania', 'gminy', 'spotkania', 'liczba spotkań – 6 szt.', '-', '4000'],
        ['II półrocze 2016', '', 'Badanie', 'beneficjenci', 'ankieta', 'liczba ankiet 100', 'wnioski', '0'],
        [{ text: 'Razem', columns: 7 }, '<', '<', '<', '<', '<', '<', '20 000'],
      ]),
    );
    expect(fields(source)).toEqual([
      'period',
      'objective',
      'title',
      'audience',
      'medium',
      'indicators',
      null,
      'budget',
    ]);
    expect(activities(source).map((one) => [one.title, one.period.start, one.objective, one.budget])).toEqual([
      ['Kampania', '2016-01-01', 'Informowanie', '16 000 zł'],
      ['Spotkania', '2016-01-01', 'Informowanie', '4000'],
      ['Badanie', '2016-07-01', 'Informowanie', '0'],
    ]);
    expect(activities(source)[0]?.extra).toEqual({ 'Planowane efekty': 'wiedza o LSR' });
    expect(understandPlan(source).warnings.map((warning) => [warning.row, warning.message])).toEqual([
      [5, 'A row of totals is no activity and was left out of the plan: Razem | 20 000'],
    ]);
  });

  it('sections as headings over a table each, numbers inside the names, continuous work', () => {
    const header = 'TEGEVUS | TÄHTAEG | VASTUTAJA | TÄITMINE';
    const source = documentOf(
      headingOf('Avatuse kava'),
      headingOf('1. Läbipaistvus', 2),
      bars(
        `${header}\n1.1 Avaldame salvestused | Pidev tegevus | Kantselei | Tehtud märtsis.\n1.2 Eelarve lühijuht | 2022.–2023. a | rahandusosakond |`,
      ),
      headingOf('2. Kaasamine', 2),
      bars(`${header}\n2.1 Külade ümarlaud | mai 2023 | Vallavanem | Ootel`),
    );
    expect(outline(source).map((one) => one.section)).toEqual([
      ['1', 'Läbipaistvus'],
      ['2', 'Kaasamine'],
    ]);
    expect(activities(source)[0]).toMatchObject({
      code: '1.1',
      title: 'Avaldame salvestused',
      period: { start: null, end: null, continuous: true },
      status: 'Tehtud märtsis.',
    });
    expect(understandPlan(source).warnings).toEqual([]);
  });

  it('the right table among several, the others told in full', () => {
    const source = documentOf(
      headingOf('River festival communications'),
      bars('Risk | Mitigation\nRain | Tents'),
      bars('Stakeholders | Required engagement\nResidents | Inform early'),
      bars(' | Objective | Strategy | Measurement\n1 | Awareness | Local media | 20 articles'),
      bars(
        'Date | Activity | Audience | Channel | Lead\nMarch 2023 | Press release | Media | E-mail | Press Officer\nOngoing | Posts | Youth | Web | Comms team and volunteers',
      ),
    );
    expect(activities(source).map((one) => one.title)).toEqual(['Press release', 'Posts']);
    const told = understandPlan(source)
      .warnings.map((warning) => warning.message)
      .join();
    for (const word of ['Tents', 'Inform early', '20 articles']) expect(told).toContain(word);
    expect(describeTables(source).map((table) => table.chosen)).toEqual([false, false, false, true]);
  });

  it('a public template where the channel is the activity', () => {
    const source = documentOf(
      bars(`
        Communications activity (tool or channel) | Target audience | Who's involved and what is their role | Timing | Resource (hours or dollars) | Measurement
        Newsletter | Members | Librarian | 1–15 May 2023 | 6 hours | Open rate at least 40%
      `),
    );
    expect(fields(source)).toEqual(['title', 'audience', 'parties', 'period', 'budget', 'indicators']);
    expect(activities(source)[0]?.indicators[0]?.targets).toMatchObject([{ kind: 'rate', min: 40 }]);
  });

  it('title rows, blank rows, capital section rows and a code that begins anew', () => {
    const source = documentOf(
      bars(`
        Tööplaan 2024 | | | |
        | | | |
        Nr | Tegevus | Tähtaaeg: | Vastutja | Märkused
        A | SISEKOMMUNIKATSIOON | | |
        1 | Siseveeb | märts–mai | Mari Maasikas | vt IT-kava
        B | VÄLISKOMMUNIKATSIOON | | |
        1 | Küsitlus | 31.02.2024 | tegevjuht |
      `),
    );
    expect(outline(source)).toEqual([
      { section: ['A', 'SISEKOMMUNIKATSIOON'], activities: [['1', 'Siseveeb', '2024-03-01', '2024-05-31']] },
      { section: ['B', 'VÄLISKOMMUNIKATSIOON'], activities: [['1', 'Küsitlus', null, null]] },
    ]);
    expect(understandPlan(source).warnings).toEqual([
      { row: 7, column: 'Tähtaaeg:', message: 'Sellist kuupäeva ei ole: „31.02.2024”. Aeg jäi määramata.' },
    ]);
    expect(activities(source)[0]?.extra).toEqual({ Märkused: 'vt IT-kava' });
  });

  it('steps on rows of their own, under blanks, merged cells or deeper numbers', () => {
    const blanks = documentOf(
      bars(
        'Lp. | Działanie | Kroki | Termin | Odpowiedzialny\n1 | Strona | analiza | I kw. 2022 | Biuro\n | | projekt | |\n | | testy | |\n2 | Festyn | plan | VI 2022 | Zarząd',
      ),
    );
    expect(activities(blanks).map((one) => one.steps.map((step) => step.text))).toEqual([
      ['analiza', 'projekt', 'testy'],
      ['plan'],
    ]);
    const deeper = documentOf(
      bars(
        'Tegevused | Ajakava | Kes\n1. Veeb | |\n1.1 Uus veeb | I kv 2023 | Jaan\n1.1.1 hange | |\n1.1.2 kujundus | |\n1.2 Blogi | sügis 2023 | Ott',
      ),
    );
    expect(activities(deeper).map((one) => [one.code, one.steps.map((step) => [step.number, step.text])])).toEqual([
      [
        '1.1',
        [
          [1, 'hange'],
          [2, 'kujundus'],
        ],
      ],
      ['1.2', []],
    ]);
  });

  it('headers over two rows, beginning and end in two columns', () => {
    const source = documentOf(
      tableOf([
        [
          { text: 'No', rows: 2 },
          { text: 'Action', rows: 2 },
          { text: 'Dates', columns: 2 },
          '<',
          { text: 'Responsible', rows: 2 },
        ],
        ['^', '^', 'Start', 'End', '^'],
        ['1', 'Website', '01/03/2023', '30/06/2023', 'Ann'],
      ]),
    );
    expect(understandPlan(source).columns.map((column) => column.header)).toEqual([
      'No',
      'Action',
      'Dates / Start',
      'Dates / End',
      'Responsible',
    ]);
    expect(outline(source)[0]?.activities).toEqual([['1', 'Website', '2023-03-01', '2023-06-30']]);
  });

  it('no header at all', () => {
    const source = documentOf(
      bars(
        '1.1 | Kodulehe tegemine | märts 2022 | Tegevmeeskond\n1.2 | Infokiri liikmetele | 2022-2023 | Tegevmeeskond',
      ),
    );
    expect(fields(source)).toEqual(['code', 'title', 'period', 'parties']);
    expect(understandPlan(source).columns[0]?.header).toBe('Veerg 1');
  });

  it('a drawn timeline, a column of sections, a header repeated at a page break', () => {
    const drawn = documentOf(
      headingOf('Kava 2023'),
      bars('Tegevus | I kv | II kv | III kv | Vastutaja\nLeht | x | x | | Ants\nVideo | | | x | Ants'),
    );
    expect(outline(drawn)[0]?.activities.map((one) => one.slice(2))).toEqual([
      ['2023-01-01', '2023-06-30'],
      ['2023-07-01', '2023-09-30'],
    ]);
    const grouped = documentOf(
      bars(
        'Valdkond | Tegevus | Aeg\nMeedia | Teated | 2023\n | Päev | mai 2023\nValdkond | Tegevus | Aeg\nVeeb | Hooldus | 2023',
      ),
    );
    expect(outline(grouped).map((one) => [one.section[1], one.activities.length])).toEqual([
      ['Meedia', 2],
      ['Veeb', 1],
    ]);
  });

  it('a heading over a table that has sections of its own is no section', () => {
    const source = documentOf(
      headingOf('Kava'),
      headingOf('Tegevused', 2),
      bars('Nr | Tegevus | Aeg | Kes\n1 | Veeb | |\n1.1 | Leht | mai 2023 | Ott'),
    );
    expect(outline(source).map((one) => one.section)).toEqual([['1', 'Veeb']]);
    expect(understandPlan(source).warnings[0]?.message).toContain('Tegevused');
  });

  it('one sheet per part, and a piece of a table without its header', () => {
    const header = 'Tegevus | Aeg | Kes';
    const sheets = documentOf(
      bars(`${header}\nLeht | mai | Ott`, 'Sise 2023'),
      bars(`${header}\nLaat | juuni | Ott`, 'Välis 2024'),
    );
    expect(outline(sheets)).toEqual([
      { section: [null, 'Sise 2023'], activities: [[null, 'Leht', '2023-05-01', '2023-05-31']] },
      { section: [null, 'Välis 2024'], activities: [[null, 'Laat', '2024-06-01', '2024-06-30']] },
    ]);
    const broken = documentOf(bars(`${header}\nLeht | mai 2023 | Ott`), bars('Laat | juuni 2023 | Ott'));
    expect(activities(broken).map((one) => one.title)).toEqual(['Leht', 'Laat']);
  });
});

describe('what is doubtful', () => {
  it('is told by row and column, and kept', () => {
    const source = documentOf(
      bars(
        'Jrk | Tegevus | Aeg | Alategevused\n1.1 | Leht | mai 2023 | 1) a. 2) b. 4) d.\n1.1 | Laat | kunagi | \n2. jaan | Mess | juuni 2023 |',
      ),
    );
    expect(understandPlan(source).warnings.map((warning) => [warning.row, warning.column])).toEqual([
      [2, 'Alategevused'],
      [3, null],
      [3, 'Aeg'],
      [4, null],
    ]);
    expect(activities(source).map((one) => one.code)).toEqual(['1.1', '1.1', '2.1']);
  });

  it('is refused when there is no table or none of activities', () => {
    const codeOf = (source: SourceDocument) => {
      try {
        understandPlan(source);
      } catch (error) {
        return error instanceof Refusal ? error.code : error;
      }
      return null;
    };
    expect(codeOf(documentOf(paragraphOf('Meie teavitus on hea.')))).toBe('document_without_table');
    expect(codeOf(documentOf(bars('Nimi | Telefon\nMari | 5551234')))).toBe('document_without_usable_columns');
    expect(codeOf(documentOf(bars('Risk | Mitigation\nRain | Tents')))).toBe('document_without_usable_columns');
  });

  it('follows the mapping that a person made', () => {
    const source = documentOf(bars('Aaa | Bbb | Ccc\nLeht | mai 2023 | Ott'));
    const plan = understandPlan(source, { mapping: { 0: 'title', Bbb: 'period', 2: null } });
    expect(hasPlan(plan)).toBe(true);
    expect(plan.sections[0]?.activities[0]).toMatchObject({
      title: 'Leht',
      period: { start: '2023-05-01' },
      extra: { Ccc: 'Ott' },
    });
  });
});

describe('any table', () => {
  const word = fc.stringMatching(/^[A-Za-zõäöü]{1,8}[.,;:]?$/);
  const piece = fc.oneof(
    word,
    fc.constantFrom('1)', '2)', '1.1', '2022', 'märts', '-', '•', 'ja', '(', ')', 'Kokku', '20%', '\n'),
  );
  const cell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(' ').trim());

  it('comes through with every word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, cell, cell, cell, cell), { minLength: 1, maxLength: 8 }),
        (rows) => {
          const header = ['Jrk', 'Tegevus', 'Näitaja', 'Aeg', 'Alategevused', 'Vastutaja', 'Märkused'];
          const plan = ParsedPlan.parse(understandPlan(documentOf(tableOf([header, ...rows]))));
          const answer = JSON.stringify(plan);
          for (const text of rows.flat()) {
            for (const one of text.match(/[\p{L}\p{N}%]+/gu) ?? []) {
              if (!/^(?:ja|o|\d)$/.test(one)) expect(answer).toContain(one);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is answered however long and odd a cell is', () => {
    for (const odd of ['(', '1) ', 'a ', ', ', 'ja ', '1-', '2022 ', '. ', 'iga ', 'kord ', 'A B ', 'every  ']) {
      const long = odd.repeat(20_000);
      const plan = understandPlan(
        documentOf(
          tableOf([
            ['Tegevus', 'Aeg', 'Kes', 'Alategevused', 'Näitaja'],
            [long, long, long, long, long],
          ]),
        ),
      );
      expect(plan.sections.length).toBeGreaterThan(0);
    }
  });
});
