import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PeriodContext, readPeriod } from './periods.ts';

const dated: [string, string | null, string | null][] = [
  ['jaanuar-märts 2022', '2022-01-01', '2022-03-31'],
  ['september 2022-juuni 2023', '2022-09-01', '2023-06-30'],
  ['nov–veebr 2023', '2022-11-01', '2023-02-28'],
  ['detsember 2022-veebruar', '2022-12-01', '2023-02-28'],
  ['jaanuarist märtsini 2022', '2022-01-01', '2022-03-31'],
  ['2022. aasta märtsis', '2022-03-01', '2022-03-31'],
  ['jaan.–märts 2022', '2022-01-01', '2022-03-31'],
  ['märts\n2022', '2022-03-01', '2022-03-31'],
  ['jaanuar-\nmärts 2022', '2022-01-01', '2022-03-31'],
  ['I kv 2022', '2022-01-01', '2022-03-31'],
  ['Q1/2022', '2022-01-01', '2022-03-31'],
  ['I–II kvartal 2023', '2023-01-01', '2023-06-30'],
  ['2022 Q1–Q3', '2022-01-01', '2022-09-30'],
  ['Q3 2022–Q1 2023', '2022-07-01', '2023-03-31'],
  ['kwartał II 2017', '2017-04-01', '2017-06-30'],
  ['I kw. 2017', '2017-01-01', '2017-03-31'],
  ['I poolaasta 2023', '2023-01-01', '2023-06-30'],
  ['I poł. 2016', '2016-01-01', '2016-06-30'],
  ['II półrocze 2016', '2016-07-01', '2016-12-31'],
  ['H2 2024', '2024-07-01', '2024-12-31'],
  ['2022', '2022-01-01', '2022-12-31'],
  ['2022.–2023. a', '2022-01-01', '2023-12-31'],
  ['2022/23', '2022-01-01', '2023-12-31'],
  ['01.03.2022–30.11.2022', '2022-03-01', '2022-11-30'],
  ['1.–15. mai 2023', '2023-05-01', '2023-05-15'],
  ['1.-15.5.2023', '2023-05-01', '2023-05-15'],
  ['May 15, 2023', '2023-05-15', '2023-05-15'],
  ['2022-03-01', '2022-03-01', '2022-03-01'],
  ['2022-03-01T00:00:00.000Z', '2022-03-01', '2022-03-01'],
  ['03.2022–11.2022', '2022-03-01', '2022-11-30'],
  ['03/2022', '2022-03-01', '2022-03-31'],
  ['III-VI 2016', '2016-03-01', '2016-06-30'],
  ['between March and May 2022', '2022-03-01', '2022-05-31'],
  ['od marca do maja 2022 r.', '2022-03-01', '2022-05-31'],
  ['tammikuusta maaliskuuhun 2022', '2022-01-01', '2022-03-31'],
  ['janvāris–marts 2023', '2023-01-01', '2023-03-31'],
  ['Januar bis März 2023', '2023-01-01', '2023-03-31'],
  ['märts ja oktoober 2023', '2023-03-01', '2023-10-31'],
  ['sügis 2022', '2022-09-01', '2022-11-30'],
  ['märts 2022 (täpsustub)', '2022-03-01', '2022-03-31'],
  ['kuni 31.12.2022', null, '2022-12-31'],
  ['by June 2023', null, '2023-06-30'],
  ['do końca 2023', null, '2023-12-31'],
  ['2023. aasta lõpuni', null, '2023-12-31'],
  ['juunini 2023', null, '2023-06-30'],
  ['alates märts 2022', '2022-03-01', null],
  ['10–12/2022', '2022-10-01', '2022-12-31'],
  ["Jan–Mar '22", '2022-01-01', '2022-03-31'],
  ['15. august 2023, kell 10.00', '2023-08-15', '2023-08-15'],
  ['1 April 2025 – 31 March 2026', '2025-04-01', '2026-03-31'],
  ['2025/Q2', '2025-04-01', '2025-06-30'],
  ['Q2/25', '2025-04-01', '2025-06-30'],
  ['Sep-25', '2025-09-01', '2025-09-30'],
  ['II połowa 2025 r.', '2025-07-01', '2025-12-31'],
  ['From Sept 2025 onwards', '2025-09-01', null],
  ['juuni 2025 –', '2025-06-01', null],
  ['15. detsembriks 2025', null, '2025-12-15'],
  ['31.5.2025 mennessä', null, '2025-05-31'],
  ['elokuun loppuun 2025 mennessä', null, '2025-08-31'],
  ['2025.03.01', '2025-03-01', '2025-03-01'],
  ['2025 aasta II pool', '2025-07-01', '2025-12-31'],
  ['No later than 30/06/2025', null, '2025-06-30'],
  ['Tuesday 3rd June 2025', '2025-06-03', '2025-06-03'],
  ['esmaspäev, 12. mai 2025', '2025-05-12', '2025-05-12'],
  ['12 May 2025, 6pm', '2025-05-12', '2025-05-12'],
  ['29.02.2024', '2024-02-29', '2024-02-29'],
];

describe('the wording of a period', () => {
  it.each(dated)('%j is %s to %s', (text, start, end) => {
    expect(readPeriod(text)).toEqual({ start, end, continuous: false, problem: null });
  });

  it.each([
    ['pidev', null, null],
    ['Pidev tegevus', null, null],
    ['na bieżąco', null, null],
    ['kogu perioodi jooksul', null, null],
    ['2 korda aastas', null, null],
    ['pidevalt, 2022-2023', '2022-01-01', '2023-12-31'],
    ['kogu 2022. aasta jooksul', '2022-01-01', '2022-12-31'],
    ['ongoing from March 2022', '2022-03-01', null],
  ])('%j goes on', (text, start, end) => {
    expect(readPeriod(text)).toEqual({ start, end, continuous: true, problem: null });
  });

  it.each([
    ['31. veebruar 2022', 'impossible'],
    ['31.02.2022', 'impossible'],
    ['29.02.2023', 'impossible'],
    ['13.2022', 'impossible'],
    ['märts 20222', 'unreadable'],
    ['pärast üldkoosolekut', 'unreadable'],
    ['2023 algus', 'unreadable'],
    ['märts 2022–2023', 'unreadable'],
    ['talv 2023', 'unreadable'],
    ['juuni 2022 - märts 2022', 'backwards'],
    ['2022-2021', 'backwards'],
    ['märts', 'no-year'],
    ['15.05', 'no-year'],
    ['M1–M36', 'project-month'],
  ])('%j is left open as %s', (text, problem) => {
    expect(readPeriod(text)).toEqual({ start: null, end: null, continuous: false, problem });
  });

  it('says nothing about an empty cell', () => {
    for (const text of ['', '  ', '-', 'n/a']) expect(readPeriod(text).problem).toBeNull();
  });

  it.each<[string, PeriodContext, string, string]>([
    ['märts', { year: 2023 }, '2023-03-01', '2023-03-31'],
    ['M4–M6', { projectStart: '2022-11-01' }, '2023-02-01', '2023-04-30'],
    ['1-2', { year: 2023, unit: 'quarter' }, '2023-01-01', '2023-06-30'],
  ])('%j is read with %j around it', (text, context, start, end) => {
    expect(readPeriod(text, context)).toMatchObject({ start, end, problem: null });
  });
});

const names = {
  et: 'jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
  pl: 'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień'.split(' '),
};
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const two = (number: number) => String(number).padStart(2, '0');

describe('generated wordings', () => {
  const month = fc.integer({ min: 0, max: 23 });
  const year = fc.integer({ min: 2000, max: 2090 });

  it('reads ranges of months in three languages back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('et' as const, 'en' as const, 'pl' as const),
        year,
        month,
        fc.integer({ min: 0, max: 11 }),
        fc.constantFrom('-', '–', ' - ', ' — '),
        fc.boolean(),
        (language, first, from, length, dash, shout) => {
          const name = (at: number) => names[language][at % 12] ?? '';
          const until = from + length;
          const yearAt = (at: number) => first + Math.floor(at / 12);
          const wording =
            yearAt(from) === yearAt(until)
              ? `${name(from)}${dash}${name(until)} ${yearAt(until)}`
              : `${name(from)} ${yearAt(from)}${dash}${name(until)} ${yearAt(until)}`;
          const read = readPeriod(shout ? wording.toUpperCase() : wording);
          expect(read.start).toBe(`${yearAt(from)}-${two((from % 12) + 1)}-01`);
          expect(read.end).toBe(`${yearAt(until)}-${two((until % 12) + 1)}-${lastOf(yearAt(until), (until % 12) + 1)}`);
        },
      ),
    );
  });

  it('reads days back however they are written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1995-01-01'), max: new Date('2095-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [y = '', m = '', d = ''] = iso.split('-');
          for (const wording of [iso, `${d}.${m}.${y}`, `${Number(d)}.${Number(m)}.${y}`, `${d}/${m}/${y}`]) {
            expect(readPeriod(wording)).toMatchObject({ start: iso, end: iso });
          }
        },
      ),
    );
  });

  it('answers to any wording without a period that ends before it begins', () => {
    const piece = fc.constantFrom(
      'I',
      'kv',
      '2022',
      '2023',
      'märts',
      '-',
      ',',
      'kuni',
      '31.',
      '02',
      'ja',
      'lõpp',
      '/',
      'Q3',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 10 }), (pieces) => {
        const { start, end } = readPeriod(pieces.join(' '));
        if (start && end) expect(start <= end).toBe(true);
      }),
    );
  });
});
