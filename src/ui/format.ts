import type { Language } from './i18n/language.ts';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** A day, an instant as ISO 8601, or a Date. */
export type Moment = string | Date;

export interface Format {
  /** The day it is where the organisation is, `YYYY-MM-DD`. */
  today(): Day;
  /** `23.11.2026` */
  day(value: Moment): string;
  /** `14.05` */
  time(value: Moment): string;
  /** `23.11.2026 kell 14.05` */
  dayAndTime(value: Moment): string;
  /** `eile`, `3 päeva pärast`; within a day `5 minutit tagasi` */
  relative(value: Moment): string;
  /** `september 2026` */
  month(value: Moment): string;
  /** `sept` */
  monthShort(value: Moment): string;
  /** `september 2026 – juuni 2027`, `jaanuar – märts 2026`, `mai 2026`; an open end is told as such */
  period(start: Moment | null, end: Moment | null): string;
  /** `12 345,6` */
  number(value: number, digits?: number): string;
  /** `58,3 %`; 0.583 in */
  percent(value: number, digits?: number): string;
  /** `1,4 MB` */
  bytes(value: number): string;
  /** `alla minuti`, `3 min`, `1 t 20 min` */
  duration(milliseconds: number): string;
  /** Sorts names by the reader's alphabet. */
  compare(one: string, other: string): number;
}

/** The browser's one clock; everything else is told what time it is. */
export function presentMoment(): Date {
  return new Date();
}

const DAY_MS = 86_400_000;
const THIN_SPACE = '\u202f';
const words = {
  et: { at: ' kell ', from: 'alates ', until: 'kuni ', shortly: 'alla minuti', hour: 't', minute: 'min', now: 'äsja' },
  en: {
    at: ' at ',
    from: 'from ',
    until: 'until ',
    shortly: 'under a minute',
    hour: 'h',
    minute: 'min',
    now: 'just now',
  },
} as const;
type Words = (typeof words)[Language];

/** `now` and the time zone are arguments, so that "eile" can be tested and a county's day begins in its own midnight. */
export function createFormat(language: Language, options: { timeZone?: string; now?: () => Date } = {}): Format {
  const timeZone = options.timeZone ?? 'Europe/Tallinn';
  const now = options.now ?? presentMoment;
  const locale = language === 'et' ? 'et' : 'en-GB';
  const word = words[language];
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const monthWord = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const distance = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const collator = new Intl.Collator(language === 'et' ? 'et' : 'en', { numeric: true });
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });

  // Swedish writes ISO: "2026-11-23 14:05".
  const local = (value: Moment): { day: Day; clock: string } => {
    if (typeof value === 'string' && value.length === 10) return { day: value, clock: '' };
    const [day = '', clock = ''] = parts.format(new Date(value)).split(' ');
    return { day, clock: clock.replace(':', '.') };
  };
  const dayOf = (value: Moment) => local(value).day.split('-').reverse().join('.');
  const monthOf = (value: Moment) => monthName.format(new Date(`${local(value).day}T00:00:00Z`));
  const yearOf = (value: Moment) => local(value).day.slice(0, 4);
  const number = (value: number, digits = 2) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: 'always' })
      .formatToParts(value)
      .map((part) => (part.type === 'group' ? THIN_SPACE : part.value))
      .join('');

  return {
    today: () => local(now()).day,
    day: dayOf,
    time: (value) => local(value).clock,
    dayAndTime: (value) => (local(value).clock ? `${dayOf(value)}${word.at}${local(value).clock}` : dayOf(value)),
    relative: (value) => relativeOf(value, { local, now: now(), distance, justNow: word.now }),
    month: (value) => `${monthOf(value)} ${yearOf(value)}`,
    monthShort: (value) => monthWord.format(new Date(`${local(value).day}T00:00:00Z`)),
    period: (start, end) => periodOf(start, end, { dayOf, monthOf, yearOf, word }),
    number,
    percent: (value, digits = 1) => `${number(value * 100, digits)}\u00a0%`,
    bytes: (value) => {
      const at = value < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3));
      return `${number(value / 1000 ** at, at === 0 ? 0 : 1)}\u00a0${['B', 'kB', 'MB', 'GB'][at]}`;
    },
    duration: (milliseconds) => durationOf(milliseconds, word),
    compare: collator.compare,
  };
}

interface Telling {
  local: (value: Moment) => { day: Day; clock: string };
  now: Date;
  distance: Intl.RelativeTimeFormat;
  justNow: string;
}

function relativeOf(value: Moment, { local, now, distance, justNow }: Telling): string {
  const days = Math.round((Date.parse(local(value).day) - Date.parse(local(now).day)) / DAY_MS);
  const dated = typeof value === 'string' && value.length === 10;
  if (days === 0 && !dated) {
    const minutes = Math.round((new Date(value).getTime() - now.getTime()) / 60_000);
    if (minutes === 0) return justNow;
    if (Math.abs(minutes) < 60) return distance.format(minutes, 'minute');
    return distance.format(Math.round(minutes / 60), 'hour');
  }
  if (Math.abs(days) < 14) return distance.format(days, 'day');
  if (Math.abs(days) < 60) return distance.format(Math.round(days / 7), 'week');
  if (Math.abs(days) < 365) return distance.format(Math.round(days / 30.44), 'month');
  return distance.format(Math.round(days / 365.25), 'year');
}

interface Naming {
  dayOf: (value: Moment) => string;
  monthOf: (value: Moment) => string;
  yearOf: (value: Moment) => string;
  word: Words;
}

function periodOf(start: Moment | null, end: Moment | null, { dayOf, monthOf, yearOf, word }: Naming): string {
  if (start && end) {
    const [first, last] = [`${monthOf(start)} ${yearOf(start)}`, `${monthOf(end)} ${yearOf(end)}`];
    if (first === last) return first;
    return yearOf(start) === yearOf(end) ? `${monthOf(start)} – ${last}` : `${first} – ${last}`;
  }
  if (start) return `${word.from}${dayOf(start)}`;
  return end ? `${word.until}${dayOf(end)}` : '';
}

function durationOf(milliseconds: number, word: Words): string {
  if (milliseconds < 60_000) return word.shortly;
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 60) return `${minutes} ${word.minute}`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} ${word.hour}${rest ? ` ${rest} ${word.minute}` : ''}`;
}
