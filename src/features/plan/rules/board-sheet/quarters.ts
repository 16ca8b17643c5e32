import { addDays } from '#platform/time/calendar.ts';
import { addMonths, daysBetween, partAround, type Span } from '../calendar.ts';

/** As many as fit a choice: two years. */
const mostQuarters = 8;

/** The quarters from the one that runs back to the one in which the plan began, the newest first. */
export function quartersOf(start: string | null, today: string): Span[] {
  const quarters = [partAround(today, 'quarter')];
  while (quarters.length < mostQuarters) {
    const before = partAround(addDays(quarters.at(-1)?.start ?? today, -1), 'quarter');
    if (start === null || before.end < start) break;
    quarters.push(before);
  }
  return quarters;
}

/** How many days of a period are over at the end of `today`, and of how many. */
export function daysElapsed(
  start: string | null,
  end: string | null,
  today: string,
): { days: number; of: number } | null {
  if (start === null || end === null) return null;
  const of = daysBetween(start, end) + 1;
  return { days: Math.min(of, Math.max(0, daysBetween(start, today) + 1)), of };
}

/** Days on which nobody works at the beginning of a quarter: the New Year, and Good Friday with its Sunday in spring. */
export function isDayOff(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return (
    weekday === 0 || weekday === 6 || day.endsWith('-01-01') || day === addDays(easterOf(Number(day.slice(0, 4))), -2)
  );
}

/** The first working day of the quarter that a day lies in. */
export function firstWorkday(day: string): string {
  let first = partAround(day, 'quarter').start;
  while (isDayOff(first)) first = addDays(first, 1);
  return first;
}

/** The day on which the next page leaves: today's, or that of the next quarter. */
export function nextSending(today: string): string {
  const first = firstWorkday(today);
  return first >= today ? first : firstWorkday(addMonths(partAround(today, 'quarter').start, 3));
}

/** Gregorian Easter Sunday (Meeus/Jones/Butcher). */
function easterOf(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
