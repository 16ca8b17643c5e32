import { type CalendarWord, calendarWord } from './calendar-words.ts';

export interface DayParts {
  year?: number;
  month?: number;
  day?: number;
}

export type CalendarToken =
  | { is: 'date'; parts: DayParts }
  | { is: 'year'; year: number }
  | { is: 'number'; value: number; roman: boolean }
  | { is: 'quarter-of'; quarter: number }
  | { is: 'half-of'; half: number }
  | { is: 'project-month'; month: number }
  | { is: 'dash' }
  | { is: 'comma'; loose: boolean }
  | { is: 'word'; word: CalendarWord }
  | { is: 'unknown'; text: string };

type Reader = (match: RegExpExecArray) => CalendarToken[] | null;

const romanNumbers = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** Tried in this order at each place; every pattern is anchored and of bounded length, so a long cell costs linear time. */
const readers: [RegExp, Reader][] = [
  [/[^\S\n]+/y, () => []],
  [/\s*\n\s*/y, () => [{ is: 'comma', loose: true }]],
  [/(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?(?!\d)/y, (m) => date(m[1], m[2], m[3])],
  [/((?:19|20)\d\d)([./])(\d{1,2})\2(\d{1,2})(?!\d)\.?/y, (m) => date(m[1], m[3], m[4])],
  [/[ETKNRLP](?=,?\s\d{1,2}\.\s?\d)/y, () => []],
  [/(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)(?!\d)(?:\s\d\d:\d\d(?::\d\d)?)?/y, (m) => date(m[3], m[2], m[1])],
  [/(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/y, (m) => date(m[4], m[3], m[1])],
  [/((?:19|20)\d\d)[-–/](\d\d)(?![\d.]|\s?\p{L}{3})/uy, (m) => yearAndTwoDigits(Number(m[1]), Number(m[2]))],
  [/(\p{L}{3,9})-(\d\d)(?![\d.]|\s?\p{L})/uy, (m) => monthAndTwoDigits(m[1] ?? '', Number(m[2]))],
  [/(?<=[1-4]|\bI{1,3}|\bIV)\/(\d\d)(?![\d./])/y, (m) => yearAfterSlash(Number(m[1]))],
  [/((?:19|20)\d\d)[/.](\d{1,2})(?![\d.])/y, (m) => date(m[1], m[2], undefined)],
  [/(\d{1,2})\s?[./]\s?((?:19|20)\d\d)(?!\d)/y, (m) => date(m[2], m[1], undefined)],
  [/(\d{1,2})\.(\d{1,2})\.?(?!\d)/y, (m) => date(undefined, m[2], m[1])],
  [/((?:19|20)\d\d)(?!\d)(?:\.(?!\.))?/y, (m) => [{ is: 'year', year: Number(m[1]) }]],
  [/['’](\d\d)(?!\d)/y, (m) => [{ is: 'year', year: 2000 + Number(m[1]) }]],
  [/M\s?(\d{1,2})(?!\p{L}|\d)/uy, (m) => [{ is: 'project-month', month: Number(m[1]) }]],
  [/(?:q|kv|k)\.?\s?([1-4])(?!\p{L}|\d)/iuy, (m) => [{ is: 'quarter-of', quarter: Number(m[1]) }]],
  [/([1-4])q(?!\p{L}|\d)/iuy, (m) => [{ is: 'quarter-of', quarter: Number(m[1]) }]],
  [/h\s?([12])(?!\p{L}|\d)/iuy, (m) => [{ is: 'half-of', half: Number(m[1]) }]],
  [/([12])h(?!\p{L}|\d)/iuy, (m) => [{ is: 'half-of', half: Number(m[1]) }]],
  [
    /(\d{1,2})(?!\d)(?:\.(?!\.)|(?:st|nd|rd|th)(?!\p{L}))?/uy,
    (m) => [{ is: 'number', value: Number(m[1]), roman: false }],
  ],
  [/\d+/y, (m) => [{ is: 'unknown', text: m[0] }]],
  [/(?:\.{2,}|[-–—−‒~÷…])/y, () => [{ is: 'dash' }]],
  [/[,;&+]/y, () => [{ is: 'comma', loose: false }]],
  [/\//y, () => [{ is: 'comma', loose: true }]],
  [/[:.()'’„“”"*]/y, () => []],
  [/(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|ii|iii|iv)(?!\p{L})\.?/uy, (m) => roman(m[0])],
  [/m-c\.?(?!\p{L})/iuy, () => []],
  [/\p{L}+\.?/uy, (m) => [wordToken(m[0])]],
  [/./suy, (m) => [{ is: 'unknown', text: m[0] }]],
];

export function calendarTokens(text: string): CalendarToken[] {
  const tokens: CalendarToken[] = [];
  let at = 0;
  while (at < text.length) {
    for (const [pattern, read] of readers) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      const found = match && read(match);
      if (!match || !found) continue;
      tokens.push(...found);
      at += match[0].length;
      break;
    }
  }
  return tokens;
}

function date(year: string | undefined, month: string | undefined, day: string | undefined): CalendarToken[] {
  const parts: DayParts = {};
  if (year !== undefined) parts.year = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (month !== undefined) parts.month = Number(month);
  if (day !== undefined) parts.day = Number(day);
  return [{ is: 'date', parts }];
}

/** `2022-23` and `2022/23` are two years in a row, `2022-03` is a month. */
function yearAndTwoDigits(year: number, two: number): CalendarToken[] | null {
  if (two === (year + 1) % 100 && two > 12)
    return [{ is: 'year', year }, { is: 'dash' }, { is: 'year', year: year + 1 }];
  return two >= 1 && two <= 12 ? [{ is: 'date', parts: { year, month: two } }] : null;
}

/** `Sep-24` as spreadsheets write a month; no month has a day that late behind a dash that begins nowhere. */
function monthAndTwoDigits(name: string, two: number): CalendarToken[] | null {
  const word = calendarWord(name);
  if (word?.is !== 'month' || !isShortYear(two)) return null;
  return [
    { is: 'word', word },
    { is: 'year', year: 2000 + two },
  ];
}

/** `Q2/24`, `IV/25`. */
function yearAfterSlash(two: number): CalendarToken[] | null {
  return isShortYear(two) ? [{ is: 'year', year: 2000 + two }] : null;
}

function isShortYear(two: number): boolean {
  return two >= 20 && two <= 50;
}

function roman(text: string): CalendarToken[] {
  return [{ is: 'number', value: romanNumbers.indexOf(text.toLowerCase().replace('.', '')), roman: true }];
}

function wordToken(text: string): CalendarToken {
  const word = calendarWord(text.replace('.', ''));
  if (!word) return { is: 'unknown', text };
  return word.is === 'number' ? { is: 'number', value: word.value, roman: false } : { is: 'word', word };
}
