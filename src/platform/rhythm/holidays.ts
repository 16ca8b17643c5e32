import { addDays, dayOfMonth, monthNumber, weekdayOf } from '../time/calendar.ts';

/** Estonian public holidays with a fixed date (Pühade ja tähtpäevade seadus § 2), `MM-DD`. */
const fixed = ['01-01', '02-24', '05-01', '06-23', '06-24', '08-20', '12-24', '12-25', '12-26'] as const;

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * toSunday) / 451);
  const days = moon + toSunday - 7 * late + 114;
  return dayOfMonth(year * 12 + Math.floor(days / 31) - 1, (days % 31) + 1);
}

const known = new Map<number, ReadonlySet<string>>();

/** Public holidays of a year in Estonia, with those that move with Easter: Good Friday, Easter Sunday, Whit Sunday. */
export function holidaysOf(year: number): ReadonlySet<string> {
  const found = known.get(year);
  if (found) return found;
  const easter = easterOf(year);
  const days = new Set([
    ...fixed.map((date) => `${String(year).padStart(4, '0')}-${date}`),
    addDays(easter, -2),
    easter,
    addDays(easter, 49),
  ]);
  known.set(year, days);
  return days;
}

export function isDayOff(day: string): boolean {
  return weekdayOf(day) > 5 || holidaysOf(Math.floor(monthNumber(day) / 12)).has(day);
}

/** The nearest working day from a day on, in one direction; the day itself when it is one. */
export function workingDayFrom(day: string, direction: 'before' | 'after'): string {
  let found = day;
  while (isDayOff(found)) found = addDays(found, direction === 'before' ? -1 : 1);
  return found;
}
