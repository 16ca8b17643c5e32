import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../contract/source.ts';
import { bars, documentOf, headingOf, paragraphOf, tableOf } from './builders.ts';
import { understandPlan } from './understand.ts';

const fields = (source: SourceDocument) => understandPlan(source).columns.map((column) => column.field);
const activities = (source: SourceDocument) => understandPlan(source).sections.flatMap((section) => section.activities);

describe('plans that do not keep to one shape', () => {
  it('a period and a name in one column', () => {
    const source = documentOf(
      headingOf('Kava'),
      bars(
        'Nr | Tegevus | Tähtaeg/vastutaja\n1 | Talgud | mai 2024 / külavanem\n2 | Tahvel | 31.08.2025, Jaan Tamm\n3 | Veeb | pidev / juhatus\n4 | Leht | juuni 2025\\nMai Mets',
      ),
    );
    expect(activities(source).map((one) => [one.period.start, one.period.continuous, one.parties])).toEqual([
      ['2024-05-01', false, ['külavanem']],
      ['2025-08-31', false, ['Jaan Tamm']],
      [null, true, ['juhatus']],
      ['2025-06-01', false, ['Mai Mets']],
    ]);
    expect(understandPlan(source).warnings).toEqual([]);
  });

  it('a form for each activity, the headers in its first column', () => {
    const form = (...lines: string[]) => bars(lines.join('\n'));
    const source = documentOf(
      headingOf('Kava'),
      form('Tegevus | 1.1 Uudiskiri', 'Ajakava | pidev', 'Vastutaja | toimetaja', 'Näitaja | 4 kirja'),
      form('Tegevus | 1.2 Mess', 'Ajakava | märts 2024', 'Vastutaja | juhatus', 'Näitaja | 1 mess'),
    );
    expect(activities(source).map((one) => [one.code, one.title, one.period.start, one.parties])).toEqual([
      ['1.1', 'Uudiskiri', null, ['toimetaja']],
      ['1.2', 'Mess', '2024-03-01', ['juhatus']],
    ]);
  });

  it('notes below the activities and sections numbered without a mark', () => {
    const source = documentOf(
      paragraphOf('KINNITATUD\njuhatuse otsusega'),
      paragraphOf('Teavituskava 2024'),
      tableOf([
        ['Tegevus', 'Aeg', 'Vastutaja'],
        [{ text: 'II Üritused', columns: 3 }, '<', '<'],
        ['Laat*', 'mai', 'Ants'],
        [{ text: '* täpsustub', columns: 3 }, '<', '<'],
      ]),
    );
    const plan = understandPlan(source);
    expect(plan.title).toBe('Teavituskava 2024');
    expect(plan.sections.map((section) => [section.code, section.title])).toEqual([['II', 'Üritused']]);
    expect(plan.warnings.map((warning) => [warning.row, warning.message])).toContainEqual([
      4,
      'See rida on märkus, mitte tegevus, ja jäi kavast välja: * täpsustub',
    ]);
  });

  it('a number of people is nobody, and questions as headers', () => {
    const source = documentOf(
      bars(
        'What? | Who for? | When? | By whom? | Number of participants\nForum | Tenants | May 2025 | Housing officer | 20',
      ),
    );
    expect(fields(source)).toEqual(['title', 'audience', 'period', 'parties', null]);
  });

  it('the name of the part in the first row of each table', () => {
    const part = (name: string, row: string) => bars(`${name} | | \nTegevus | Aeg | Vastutaja\n${row}`);
    const source = documentOf(
      headingOf('Kava 2024'),
      part('Suund 1. Veeb', 'Leht | mai | Ann'),
      part('Suund 2. Meedia', 'Teade | juuni | Ott'),
    );
    const plan = understandPlan(source);
    expect(plan.sections.map((section) => [section.code, section.activities[0]?.title])).toEqual([
      ['1', 'Leht'],
      ['2', 'Teade'],
    ]);
    expect(plan.warnings).toEqual([]);
  });

  it('one header over number and name, letters as steps, sums of parts', () => {
    const source = documentOf(
      tableOf([
        [{ text: 'Tegevus', columns: 2 }, '<', 'Aeg', 'Vastutaja', 'Hind'],
        ['1', 'Nähtavus', '', '', ''],
        ['1.1', 'Logo', '2024', 'disainer', '50'],
        ['a', 'kavand', '', '', ''],
        ['b', 'valik', '', '', ''],
        ['', 'Nähtavus kokku', '', '', '50'],
      ]),
    );
    const [section, ...others] = understandPlan(source).sections;
    expect(others).toEqual([]);
    expect(section).toMatchObject({ code: '1', title: 'Nähtavus' });
    expect(section?.activities).toHaveLength(1);
    expect(section?.activities[0]).toMatchObject({ code: '1.1', title: 'Logo', budget: '50' });
    expect(section?.activities[0]?.steps.map((step) => [step.number, step.text])).toEqual([
      [1, 'kavand'],
      [2, 'valik'],
    ]);
  });

  it('steps as a list under the name, as columns, or as the actions of a project', () => {
    const steps = (source: SourceDocument) =>
      activities(source).map((one) => [one.title, one.steps.map((step) => step.text), one.extra]);
    expect(steps(documentOf(bars('Tegevus | Aeg\nVeeb\\n- hange\\n- kujundus | mai 2024')))).toEqual([
      ['Veeb', ['hange', 'kujundus'], {}],
    ]);
    expect(steps(documentOf(bars('Activity | Step 1 | Step 2 | When\nWebsite | tender | launch | May 2024')))).toEqual([
      ['Website', ['tender', 'launch'], {}],
    ]);
    expect(
      steps(
        documentOf(bars('Project | Actions | When\nHub | 1. Survey\\n2. Open | 2024\nFair | - stall\\n- print | 2024')),
      ),
    ).toEqual([
      ['Hub', ['Survey', 'Open'], {}],
      ['Fair', ['stall', 'print'], {}],
    ]);
  });

  it('a year and a month in columns of their own, a frequency, a calendar of events', () => {
    const period = (table: string) => activities(documentOf(bars(table)))[0]?.period;
    expect(period('Aasta | Kuu | Tegevus | Kes\n2024 | märts | Mess | Ann')).toMatchObject({
      start: '2024-03-01',
      end: '2024-03-31',
    });
    expect(period('Activity | Audience | Frequency | Owner\nUpdate | Board | Monthly | Ann')).toMatchObject({
      continuous: true,
    });
    expect(period('Kuupäev | Sündmus\n12.01.2025 | Aastakoosolek')).toMatchObject({ start: '2025-01-12' });
  });

  it('a timeline below one header, a title beneath the number of an annex', () => {
    const drawn = documentOf(
      paragraphOf('Lisa 3'),
      paragraphOf('TEAVITUSPLAAN'),
      headingOf('Tegevused', 2),
      tableOf([
        ['Tegevus', { text: 'Aeg', columns: 2 }, '<', 'Kes'],
        ['', '2024', '2025', ''],
        ['Uuring', 'x', '', 'Ann'],
        ['Mess', 'x', 'x', 'Ott'],
      ]),
    );
    expect(understandPlan(drawn).title).toBe('TEAVITUSPLAAN');
    expect(activities(drawn).map((one) => [one.period.start, one.period.end])).toEqual([
      ['2024-01-01', '2024-12-31'],
      ['2024-01-01', '2025-12-31'],
    ]);
  });

  it('numbers under another name, topics that group nothing, a list that is the activity', () => {
    const tasks = activities(documentOf(bars('Task | Activity | When\nT1.1 | Logo | 2024\nT1.2 | Website | 2025')));
    expect(tasks.map((one) => [one.code, one.title])).toEqual([
      ['T1.1', 'Logo'],
      ['T1.2', 'Website'],
    ]);
    const topics = documentOf(
      bars('Aeg | Teema | Tegevus\nmai 2024 | Avamine | Kutse\njuuni 2024 | Laat | Lugu\njuuli 2024 | Tänu | Kiri'),
    );
    expect(understandPlan(topics).sections).toHaveLength(1);
    expect(activities(topics)[0]?.extra).toEqual({ Teema: 'Avamine' });
    const list = activities(documentOf(bars('Tegevused | Aeg | Kes\n1) plakat 2) voldik | 2024 | Ann')));
    expect(list.map((one) => [one.code, one.title])).toEqual([[null, '1) plakat 2) voldik']]);
  });

  it('another section named beside a blank activity is kept as a note', () => {
    const source = documentOf(
      bars('Valdkond | Tegevus | Aeg | Kes\nVeeb | Leht | mai 2024 | Ann\nMeedia | | juuni 2024 | Ott'),
    );
    expect(activities(source)).toHaveLength(1);
    expect(activities(source)[0]).toMatchObject({ parties: ['Ann', 'Ott'], extra: { Valdkond: 'Meedia' } });
  });
});
