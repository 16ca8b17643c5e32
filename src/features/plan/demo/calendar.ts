import { addDays } from '#platform/time/calendar.ts';
import { dayOf } from '#platform/time/clock.ts';
import { addMonths, partAround, type Span } from '../rules/calendar.ts';

/** A day told from a plan's first month: `[0, 15]` is the fifteenth of the first month; `[-1, 20]` lies before it. */
export type When = readonly [month: number, date: number];

/** The plan that runs began so many months before the month in which the demo is loaded, and takes so long. */
const monthsPast = 8;
const monthsLong = 18;
const monthsOfPlanBefore = 12;

/** Days of one demo plan. All of them follow from the day on which the demo is loaded, so it never grows old. */
export class PlanDays {
  readonly start: string;
  readonly today: string;
  readonly #months: number;

  private constructor(start: string, months: number, today: string) {
    this.start = start;
    this.#months = months;
    this.today = today;
  }

  static running(now: Date): PlanDays {
    const today = dayOf(now);
    return new PlanDays(addMonths(firstOfMonth(today), -monthsPast), monthsLong, today);
  }

  static before(now: Date): PlanDays {
    const running = PlanDays.running(now);
    return new PlanDays(addMonths(running.start, -monthsOfPlanBefore), monthsOfPlanBefore, running.today);
  }

  /** The years that the plan lies in: `2026–2027`. */
  get years(): string {
    const from = this.start.slice(0, 4);
    const to = this.span([0, this.#months]).end.slice(0, 4);
    return from === to ? from : `${from}–${to}`;
  }

  /** Whole months, from the first up to but without the second. */
  span([from, until]: readonly [number, number]): Span {
    return { start: addMonths(this.start, from), end: addDays(addMonths(this.start, until), -1) };
  }

  day([month, date]: When): string {
    return workday(addDays(addMonths(this.start, month), date - 1));
  }

  ago(days: number): string {
    return workday(addDays(this.today, -days));
  }

  /** Something of this week to be done: its Friday, at a weekend today. */
  get thisWeek(): string {
    const friday = addDays(partAround(this.today, 'week').start, 4);
    return friday < this.today ? this.today : friday;
  }

  yearOf(month: number): number {
    return Number(addMonths(this.start, month).slice(0, 4));
  }
}

/** That day, or the workday beside it in the same month: nobody here works at weekends. */
export function workday(day: string): string {
  const daysPastFriday = weekdayOf(day) - 5;
  if (daysPastFriday <= 0) return day;
  return addDays(day, day.slice(8) > '03' ? -daysPastFriday : 3 - daysPastFriday);
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
