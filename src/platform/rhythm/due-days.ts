import { addDays, type DaySpan, dayOfMonth, monthNumber, unitNumber, unitStart, weekdayOf } from '../time/calendar.ts';
import { isDayOff, workingDayFrom } from './holidays.ts';
import type { ByDay, Cadence } from './rule.ts';

/** One part of the calendar that something is owed in. Its days are cut to the rhythm's own. */
export interface Turn extends DaySpan {
  /** The first day of the part as the calendar has it: what the part is called by. */
  of: string;
  /** The last day to do it in time. */
  due: string;
  /** Whether the rhythm begins or ends within the part, so that less than a whole one was there to do it in. */
  cut: 'since' | 'until' | null;
}

/** More days off than follow one another anywhere in the calendar. */
const longestDaysOff = 8;

/**
 * The parts of the calendar that a cadence asks in, those that touch the span, in order. Together with the days off that
 * move a due day they cover every day from `since` to `until` once: where a due day moves out of its part, the part takes
 * the days up to it along. Of "every two" the first part begins with the unit that `since` lies in.
 */
export function turnsWithin(cadence: Cadence, span: DaySpan): Turn[] {
  const { since, until } = cadence;
  const first = since !== null && since > span.start ? since : span.start;
  const last = until !== null && until < span.end ? until : span.end;
  if (first > last) return [];
  const anchor = since === null ? 0 : unitNumber(since, cadence.per);
  // More on each side: a day off moves the border between two parts, and each begins where the one before it ended.
  const margin = cadence.onDaysOff === 'skip' ? longestDaysOff : 2;
  const from = Math.floor((unitNumber(first, cadence.per) - anchor) / cadence.every) - margin;
  const to = Math.floor((unitNumber(last, cadence.per) - anchor) / cadence.every) + margin;
  const turns: Turn[] = [];
  let before = '';
  for (let at = from; at <= to; at += 1) {
    const unit = anchor + at * cadence.every;
    const turn = turnOf(cadence, unit, before);
    if (!turn) continue;
    before = turn.end;
    const cut = cutTo(turn, cadence);
    if (cut && cut.end >= first && cut.start <= last) turns.push(cut);
  }
  return turns;
}

function turnOf(cadence: Cadence, unit: number, before: string): Turn | null {
  const of = unitStart(unit, cadence.per);
  const end = addDays(unitStart(unit + cadence.every, cadence.per), -1);
  const due = moved(dueIn(cadence, unit, end), cadence.onDaysOff);
  if (due === null) return null;
  // A part whose due day came earlier still begins where the one before it ended.
  const takenFrom = before === '' ? of : addDays(before, 1);
  const next = nextTakesFrom(cadence, unit + cadence.every);
  const own = next === null ? end : earliest(end, addDays(next, -1));
  return { of, start: takenFrom, end: latest(due, own), due, cut: null };
}

/** Where the next part begins before its time, because its due day came earlier. */
function nextTakesFrom(cadence: Cadence, unit: number): string | null {
  if (cadence.onDaysOff !== 'before') return null;
  const end = addDays(unitStart(unit + cadence.every, cadence.per), -1);
  return moved(dueIn(cadence, unit, end), 'before');
}

function dueIn(cadence: Cadence, unit: number, end: string): string {
  if (cadence.by === null) return end;
  const start = unitStart(unit, cadence.per);
  return dayBy(cadence.by, start, addDays(unitStart(unit + 1, cadence.per), -1));
}

/** The day that a rule names within one unit. */
function dayBy(by: ByDay, start: string, end: string): string {
  switch (by.kind) {
    case 'weekday':
      return addDays(start, by.weekday - 1);
    case 'month-day':
      return dayOfMonth(monthNumber(start) + by.month - 1, by.day);
    case 'last-day':
      return end;
    case 'working-day':
      return by.which === 'first' ? workingDayFrom(start, 'after') : workingDayFrom(end, 'before');
    case 'nth-weekday':
      return nthWeekday(monthNumber(start) + by.month - 1, by.weekday, by.nth);
  }
}

function nthWeekday(month: number, weekday: number, nth: number): string {
  if (nth < 0) {
    const last = dayOfMonth(month, 31);
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const first = dayOfMonth(month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

/** Null where a day off is simply left out. */
function moved(day: string, onDaysOff: Cadence['onDaysOff']): string | null {
  if (onDaysOff === 'stay' || !isDayOff(day)) return day;
  return onDaysOff === 'skip' ? null : workingDayFrom(day, onDaysOff);
}

/** Null where nothing of the part lies within the rhythm. */
function cutTo(turn: Turn, { since, until, by }: Cadence): Turn | null {
  const start = since !== null && since > turn.start ? since : turn.start;
  const end = until !== null && until < turn.end ? until : turn.end;
  if (start > end) return null;
  const cut = start > turn.start ? 'since' : end < turn.end ? 'until' : null;
  return { ...turn, start, end, due: by === null ? earliest(turn.due, end) : turn.due, cut };
}

function earliest(one: string, other: string): string {
  return one < other ? one : other;
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}

/** The next days that something is due, today included, at most `count`; days before `since` are none. */
export function nextDueDays(cadence: Cadence, today: string, count: number): string[] {
  const begin = cadence.since !== null && cadence.since > today ? cadence.since : today;
  // The part around today may be over, and of every day some are left out.
  const parts = cadence.onDaysOff === 'skip' ? 2 * count + longestDaysOff : count + 2;
  const end = unitStart(unitNumber(begin, cadence.per) + parts * cadence.every, cadence.per);
  return turnsWithin(cadence, { start: begin, end })
    .filter((turn) => isAsked(turn) && turn.due >= begin)
    .map((turn) => turn.due)
    .slice(0, count);
}

/** A part whose day lies before the rhythm began or after it ended asks for nothing. */
export function isAsked(turn: Turn): boolean {
  return turn.due >= turn.start && turn.due <= turn.end;
}
