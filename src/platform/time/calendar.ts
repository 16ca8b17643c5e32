/** Parts of the calendar that things are counted in. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year';

/** Inclusive days `YYYY-MM-DD`. Days are compared as text: the form sorts as time does. */
export interface DaySpan {
  start: string;
  end: string;
}

const millisecondsOfDay = 86_400_000;

/** Days since 1.1.1970. Days are counted in UTC, so that no change of the clock makes one longer or shorter. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / millisecondsOfDay);
}

/** The day with a number of `dayNumber`. */
export function dayOfNumber(number: number): string {
  return new Date(number * millisecondsOfDay).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOfNumber(dayNumber(day) + days);
}

/** 1 is Monday, 7 Sunday (ISO 8601). */
export function weekdayOf(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

export function lastDateOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A day of a month counted from year 0 (`year * 12 + month - 1`); the 31st of a shorter month is its last day. */
export function dayOfMonth(month: number, date: number): string {
  const [year, of] = [Math.floor(month / 12), (((month % 12) + 12) % 12) + 1];
  const day = Math.min(date, lastDateOf(year, of));
  return `${String(year).padStart(4, '0')}-${String(of).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Months since year 0. */
export function monthNumber(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return year * 12 + month - 1;
}

/** How many months a unit has; 0 of a day and a week. */
export const monthsOfUnit: Record<CalendarUnit, number> = {
  day: 0,
  week: 0,
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** Which unit of the calendar a day lies in, counted from one that never moves: units of one kind follow each other by 1. */
export function unitNumber(day: string, unit: CalendarUnit): number {
  if (unit === 'day') return dayNumber(day);
  // 1.1.1970 was a Thursday: the week that it lies in began three days before.
  if (unit === 'week') return Math.floor((dayNumber(day) + 3) / 7);
  return Math.floor(monthNumber(day) / monthsOfUnit[unit]);
}

/** The first day of a unit of `unitNumber`. */
export function unitStart(number: number, unit: CalendarUnit): string {
  if (unit === 'day') return dayOfNumber(number);
  if (unit === 'week') return dayOfNumber(number * 7 - 3);
  return dayOfMonth(number * monthsOfUnit[unit], 1);
}
