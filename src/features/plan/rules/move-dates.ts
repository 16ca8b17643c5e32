import { addDays } from '#platform/time/calendar.ts';
import { addMonths, isLastOfMonth, monthsBetween, type Span } from './calendar.ts';

/** Moves a day by whole months; a last day of a month stays a last day. */
export function moveDay(day: string, months: number): string {
  if (!isLastOfMonth(day)) return addMonths(day, months);
  const [year, month] = day.split('-');
  return addDays(addMonths(addMonths(`${year}-${month}-01`, 1), months), -1);
}

export function movePeriod(period: { start: string | null; end: string | null }, months: number) {
  return { start: period.start && moveDay(period.start, months), end: period.end && moveDay(period.end, months) };
}

/** How many months lie between a plan's first month and the month that it shall begin with. */
export function monthsToMove(periodStart: string, startsOn: string): number {
  return monthsBetween(periodStart, startsOn);
}

/** A plan that is over would begin anew with next January's season: the same month as before, the first that is not past. */
export function proposedStart(period: Span, today: string): string {
  let start = `${period.start.slice(0, 7)}-01`;
  while (start < `${today.slice(0, 7)}-01`) start = addMonths(start, 12);
  return start;
}

/** The whole period of a plan: from the first day that any activity begins to the last that any ends. */
export function wholePeriod(periods: readonly { start: string | null; end: string | null }[]): Span | null {
  const starts = periods.flatMap((period) => (period.start ? [period.start] : []));
  const ends = periods.flatMap((period) => (period.end ? [period.end] : []));
  const start = starts.sort()[0] ?? ends.sort()[0];
  const end = ends.sort().at(-1) ?? starts.at(-1);
  return start && end ? { start, end } : null;
}

const monthNames = {
  et: [
    'jaanuar',
    'veebruar',
    'märts',
    'aprill',
    'mai',
    'juuni',
    'juuli',
    'august',
    'september',
    'oktoober',
    'november',
    'detsember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

/** A period in the words of a plan: "september 2026 – juuni 2027", days only where they are not whole months. */
export function periodWords(period: { start: string | null; end: string | null }, language: string): string {
  const names = monthNames[language === 'et' ? 'et' : 'en'];
  const { start, end } = period;
  const word = (day: string) => {
    const [year, month] = day.split('-');
    return { name: names[Number(month) - 1] ?? '', year: year ?? '' };
  };
  if (!start || !end) return start || end ? days(start ?? end ?? '') : '';
  if (!start.endsWith('-01') || !isLastOfMonth(end)) return `${days(start)}–${days(end)}`;
  const from = word(start);
  const to = word(end);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${to.name} ${to.year}`;
  return from.year === to.year
    ? `${from.name}–${to.name} ${to.year}`
    : `${from.name} ${from.year} – ${to.name} ${to.year}`;
}

function days(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}.${month}.${year}`;
}
