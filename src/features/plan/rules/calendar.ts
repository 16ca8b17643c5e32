import type { Per } from '../contract/document.ts';

/** Inclusive days `YYYY-MM-DD`. Days are compared as text: the form sorts as time does. */
export interface Span {
  start: string;
  end: string;
}

export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The same day of another month; the 31st becomes the last day where the month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const moved = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last));
  return new Date(moved).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whole calendar months from the month of `from` to the month of `to`. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth);
}

export function isLastOfMonth(day: string): boolean {
  return addDays(day, 1).endsWith('-01');
}

const monthsOf: Record<Per, number> = { day: 0, week: 0, month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The calendar part (day, week, month, quarter …) that a day lies in; weeks begin on Monday. */
export function partAround(day: string, per: Per): Span {
  if (per === 'day') return { start: day, end: day };
  if (per === 'week') {
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    const start = addDays(day, -weekday);
    return { start, end: addDays(start, 6) };
  }
  const length = monthsOf[per];
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = Math.floor((month - 1) / length) * length + 1;
  const start = `${String(year).padStart(4, '0')}-${String(first).padStart(2, '0')}-01`;
  return { start, end: addDays(addMonths(start, length), -1) };
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
