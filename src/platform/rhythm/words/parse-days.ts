import { dayOfMonth, lastDateOf } from '../../time/calendar.ts';
import { type Reading, words } from './reading.ts';
import { month, monthOfWord } from './vocabulary.ts';

const dayForms =
  `(?<iso>\\d{4}-\\d{2}-\\d{2})|(?<date>\\d{1,2})\\.\\s?(?<number>\\d{1,2})\\.\\s?(?<year>\\d{4})` +
  `|(?:(?<of>\\d{1,2})\\.?(?:st|nd|rd|th)?\\s+)?(?<named>${month.slice(1, -1)})(?:st|ni|)(?:\\s+(?<first>\\d{1,2})(?:st|nd|rd|th)?,)?\\s+(?<ofYear>\\d{4})` +
  `|(?<whole>\\d{4})\\.?(?:\\s+aasta(?:st|ni|\\s+alguseni|\\s+lõpuni)?)?`;
const since = words(`(?:alates|algusega|since|from|starting)\\s+(?:${dayForms})`);
const until = words(`(?:kuni|until|till|to|through)\\s+(?:the\\s+end\\s+of\\s+)?(?:${dayForms})`);
/** 1. jaanuarist 2027, without a word before it. */
const sinceCase = words(`(?<of>\\d{1,2})\\.\\s+(?<named>${month.slice(1, -1)})st\\s+(?<ofYear>\\d{4})`);

export interface Bounds {
  since: string | null;
  until: string | null;
}

/** From which day and to which; a month or a year alone means its first or its last day. */
export function takeBounds(reading: Reading): Bounds {
  const from = groupsOf(reading.take(since)) ?? groupsOf(reading.take(sinceCase));
  const to = groupsOf(reading.take(until));
  return { since: from && dayOf(from, 'first'), until: to && dayOf(to, 'last') };
}

type Groups = Record<string, string | undefined>;

function groupsOf(match: readonly (string | undefined)[] | null): Groups | null {
  return match === null ? null : { ...(match as unknown as RegExpExecArray).groups };
}

function dayOf(groups: Groups, edge: 'first' | 'last'): string | null {
  if (groups.iso) return isDay(groups.iso) ? groups.iso : null;
  if (groups.date) return written(Number(groups.year), Number(groups.number), Number(groups.date));
  if (groups.named) {
    const [year, number] = [Number(groups.ofYear), monthOfWord(groups.named)];
    const date = groups.of ?? groups.first;
    return date === undefined
      ? dayOfMonth(year * 12 + number - 1, edge === 'first' ? 1 : 31)
      : written(year, number, Number(date));
  }
  return groups.whole ? `${groups.whole}-${edge === 'first' ? '01-01' : '12-31'}` : null;
}

function written(year: number, number: number, date: number): string | null {
  if (number < 1 || number > 12 || date < 1 || date > lastDateOf(year, number)) return null;
  return dayOfMonth(year * 12 + number - 1, date);
}

function isDay(day: string): boolean {
  const [year = 0, number = 0, date = 0] = day.split('-').map(Number);
  return written(year, number, date) === day;
}
