import { monthsOfUnit } from '../../time/calendar.ts';
import type { ByDay, RhythmUnit } from '../rule.ts';
import { type Reading, words } from './reading.ts';
import { month, monthOfWord, ordinal, ordinalOf, weekday, weekdayOfWord } from './vocabulary.ts';

/** A day as a sentence names it; which month of the unit is known when the unit is. */
export interface DayFound {
  day:
    | { kind: 'weekday'; weekday: number }
    | { kind: 'month-day'; day: number }
    | { kind: 'last-day' }
    | { kind: 'working-day'; which: 'first' | 'last' }
    | { kind: 'nth-weekday'; nth: number; weekday: number };
  month: number | null;
  /** What it is a day of, where the sentence does not say. */
  per: RhythmUnit;
  every: number;
}

const monthOfUnit = `(?:(esimese|teise|kolmanda|neljanda|viienda|kuuenda|viimase)\\s+kuu\\s+)?`;
const ofMonthOfUnit = `(?:\\s+(?:of|in)\\s+(?:the\\s+|its\\s+)?(first|second|third|fourth|fifth|sixth|last)\\s+month)?`;
const [weekdayWord, monthWord] = [weekday, month];

const otherWeekday = words(`(?:igal\\s+teisel|every\\s+(?:other|second))\\s+${weekdayWord}`);
const nthWeekday = words(
  `(?:${monthWord}(?:s)?\\s+)?${monthOfUnit}(?:(?:on|by|every|each)\\s+)?(?:the\\s+)?${ordinal}\\s+${weekdayWord}` +
    `(?:\\s+(?:of|in)\\s+${monthWord})?${ofMonthOfUnit}`,
);
const workingDay = words(`(esimese|viimase|first|last)(?:ks|l)?\\s+(?:tööpäeva(?:ks|l)?|(?:working|business)\\s+day)`);
const lastOfMonth = words(`${monthWord}\\s+lõpu(?:ks|s)|(?:by|at)\\s+the\\s+end\\s+of\\s+${monthWord}`);
const lastDay = words(
  'viimase(?:ks|l)\\s+päeva(?:ks|l)|lõpu(?:ks|s)|(?:by|on|at)\\s+the\\s+(?:last\\s+day|end)(?:\\s+of\\s+(?:the|each|every))?',
);
const namedDay = words(
  `(\\d{1,2})\\.?(?:st|nd|rd|th)?\\s+(?:of\\s+)?${monthWord}(?:ks|l)?|${monthWord}\\s+(\\d{1,2})(?:st|nd|rd|th)?`,
);
const monthDay = words(
  `${monthOfUnit}(\\d{1,2})(?:\\.\\s*(?:kuupäeva(?:ks|l)?|kuupäev|päevaks)|\\.?-?nda(?:ks|l)|st|nd|rd|th)(?:\\s+day)?${ofMonthOfUnit}`,
);
/** `märtsis`, `in March`: any day of it, so by its last. */
const inMonth = words(`${monthWord}s|in\\s+${monthWord}`);
const aWeekday = words(`(?:(?:igal|iga|every|each|on|by)\\s+)?${weekdayWord}`);

/** The day that a sentence names, the longest ways of saying it first. */
export function takeDay(reading: Reading): DayFound | null {
  let found = reading.take(otherWeekday);
  if (found) return { day: aDayOfWeek(found[1]), month: null, per: 'week', every: 2 };
  found = reading.take(nthWeekday);
  if (found) {
    const [, before, unitMonth, nth, day, after, unitMonthAfter] = found;
    return {
      day: { kind: 'nth-weekday', nth: ordinalOf(nth ?? ''), weekday: weekdayOfWord(day ?? '') },
      ...monthNamed(before ?? after, unitMonth ?? unitMonthAfter),
      every: 1,
    };
  }
  found = reading.take(workingDay);
  if (found) return ofUnit({ kind: 'working-day', which: ordinalOf(found[1] ?? '') === 1 ? 'first' : 'last' });
  found = reading.take(lastOfMonth);
  if (found) return { day: { kind: 'month-day', day: 31 }, ...monthNamed(found[1] ?? found[2]), every: 1 };
  if (reading.take(lastDay)) return ofUnit({ kind: 'last-day' });
  found = reading.take(namedDay);
  if (found) {
    const day = Number(found[1] ?? found[4]);
    return { day: { kind: 'month-day', day }, ...monthNamed(found[2] ?? found[3]), every: 1 };
  }
  found = reading.take(monthDay);
  if (found) {
    return {
      day: { kind: 'month-day', day: Number(found[2]) },
      ...monthNamed(undefined, found[1] ?? found[3]),
      every: 1,
    };
  }
  found = reading.take(inMonth);
  if (found) return { day: { kind: 'month-day', day: 31 }, ...monthNamed(found[1] ?? found[2]), every: 1 };
  found = reading.take(aWeekday);
  return found && { day: aDayOfWeek(found[1]), month: null, per: 'week', every: 1 };
}

function aDayOfWeek(word: string | undefined): DayFound['day'] {
  return { kind: 'weekday', weekday: weekdayOfWord(word ?? '') };
}

function ofUnit(day: DayFound['day']): DayFound {
  return { day, month: null, per: 'month', every: 1 };
}

/** A month by its name makes it a day of the year; "the second month" one of a quarter. */
function monthNamed(name: string | undefined, ofUnit?: string): { month: number | null; per: RhythmUnit } {
  if (name !== undefined) return { month: monthOfWord(name), per: 'year' };
  return { month: ofUnit === undefined ? null : ordinalOf(ofUnit), per: ofUnit === undefined ? 'month' : 'quarter' };
}

/** The rule's day, once its unit is known. Without a month named it is the unit's last. */
export function dayWithin(found: DayFound, per: RhythmUnit): ByDay {
  const { day } = found;
  const last = monthsOfUnit[per] || 1;
  const within = found.month === null || found.month < 0 ? last : found.month;
  if (day.kind === 'month-day') return { ...day, day: Math.min(31, Math.max(1, day.day)), month: within };
  if (day.kind === 'nth-weekday') return { ...day, nth: nthOf(day.nth), month: within };
  return day;
}

function nthOf(nth: number): 1 | 2 | 3 | 4 | -1 {
  return nth === 1 || nth === 2 || nth === 3 || nth === 4 ? nth : -1;
}
