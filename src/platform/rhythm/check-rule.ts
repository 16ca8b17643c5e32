import { addDays, type CalendarUnit, monthsOfUnit, unitNumber, unitStart } from '../time/calendar.ts';
import { isAsked, turnsWithin } from './due-days.ts';
import type { Cadence } from './rule.ts';

/** Why a rule could never be kept or never be missed; texts `fields.rhythm_<code>` of the platform say it. */
export type RuleProblem =
  | 'asks_nothing'
  | 'range_reversed'
  | 'ends_before_it_begins'
  | 'day_not_in_unit'
  | 'month_not_in_unit'
  | 'days_off_not_skipped'
  | 'never_due'
  | 'never_whole'
  | 'parts_missing';

/** The first thing that keeps a rule from ever meaning anything, or null. `today` stands for a missing beginning. */
export function problemOf(cadence: Cadence, today: string): RuleProblem | null {
  if (cadence.min < 1) return 'asks_nothing';
  if (cadence.max !== null && cadence.max < cadence.min) return 'range_reversed';
  if (cadence.until !== null && cadence.until < (cadence.since ?? today)) return 'ends_before_it_begins';
  return problemOfDay(cadence) ?? problemOfSpan(cadence, today);
}

/** The parts of a breakdown are asked for apart, because a sentence speaks of "every municipality" and not of which. */
export function partsMissing(cadence: Cadence): boolean {
  return cadence.each !== null && cadence.each.parts.length === 0;
}

function problemOfDay({ per, by, onDaysOff, every }: Cadence): RuleProblem | null {
  if (per === 'day' ? onDaysOff === 'before' || onDaysOff === 'after' : onDaysOff === 'skip')
    return 'days_off_not_skipped';
  // "Every three days, not on days off" could fall on Sundays alone.
  if (per === 'day' && onDaysOff === 'skip' && every > 1) return 'days_off_not_skipped';
  if (by === null) return null;
  const fits = by.kind === 'weekday' ? per === 'week' : fitsUnit(by.kind, per);
  if (!fits) return 'day_not_in_unit';
  return 'month' in by && by.month > monthsOfUnit[per] ? 'month_not_in_unit' : null;
}

function fitsUnit(kind: string, per: CalendarUnit): boolean {
  return monthsOfUnit[per] > 0 || (per === 'week' && kind === 'working-day');
}

/** Only a rhythm that ends can be too short. */
function problemOfSpan(cadence: Cadence, today: string): RuleProblem | null {
  if (cadence.until === null) return null;
  const since = cadence.since ?? today;
  const unit = unitNumber(since, cadence.per);
  const twoParts = addDays(unitStart(unit + 2 * cadence.every, cadence.per), -1);
  const end = cadence.until < twoParts ? cadence.until : twoParts;
  const asked = turnsWithin({ ...cadence, since }, { start: since, end }).filter(isAsked);
  if (asked.length === 0) return 'never_due';
  return asked.some((turn) => turn.cut === null) ? null : 'never_whole';
}
