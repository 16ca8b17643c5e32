import { addDays, dayNumber, dayOfMonth, monthNumber, unitNumber, unitStart } from '#platform/time/calendar.ts';
import type { Per } from '../contract/document.ts';

/** Inclusive days `YYYY-MM-DD`. Days are compared as text: the form sorts as time does. */
export interface Span {
  start: string;
  end: string;
}

/** The same day of another month; the 31st becomes the last day where the month is shorter. */
export function addMonths(day: string, months: number): string {
  return dayOfMonth(monthNumber(day) + months, Number(day.slice(8)));
}

export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whole calendar months from the month of `from` to the month of `to`. */
export function monthsBetween(from: string, to: string): number {
  return monthNumber(to) - monthNumber(from);
}

export function isLastOfMonth(day: string): boolean {
  return addDays(day, 1).endsWith('-01');
}

/** The calendar part (day, week, month, quarter …) that a day lies in; weeks begin on Monday. */
export function partAround(day: string, per: Per): Span {
  const number = unitNumber(day, per);
  return { start: unitStart(number, per), end: addDays(unitStart(number + 1, per), -1) };
}

/**
 * The calendar parts that a period touches, cut to the period: a step "once a quarter" from September has its first
 * turn in what is left of the third quarter. At most 400, so that "daily" over ten years stays a list.
 */
export function partsWithin(period: Span, per: Per): Span[] {
  const parts: Span[] = [];
  let day = period.start;
  while (day <= period.end && parts.length < 400) {
    const part = partAround(day, per);
    parts.push({
      start: part.start < period.start ? period.start : part.start,
      end: part.end > period.end ? period.end : part.end,
    });
    day = addDays(part.end, 1);
  }
  return parts;
}

/** Share of a period that has passed at the end of `today`, 0 to 1. */
export function elapsedShare(period: Span, today: string): number {
  const length = daysBetween(period.start, period.end) + 1;
  const passed = daysBetween(period.start, today) + 1;
  return Math.min(1, Math.max(0, passed / length));
}
