import { isAsked, turnsWithin } from '#platform/rhythm/due-days.ts';
import { type ByDay, Cadence, type OnDaysOff } from '#platform/rhythm/rule.ts';
import type { Per } from '../contract/document.ts';
import type { Span } from './calendar.ts';

/** How a step recurs, as its row and its wording say it. */
export interface Recurring {
  per: Per | null;
  min?: number | null;
  max?: number | null;
  every?: number | null;
  by?: ByDay | null;
  onDaysOff?: OnDaysOff | null;
}

/** A recurring step with the parts of the calendar that it falls due in. */
export interface Turn extends Span {
  /** The last day to do it in time. */
  due: string;
  doneOn: string | null;
  doneBy: string | null;
  /** So many records ticked it; null where a person did, or nobody. */
  byRecords: number | null;
  late: boolean;
  current: boolean;
}

export interface Tick {
  startsOn: string;
  doneOn: string;
  doneBy: string;
  byRecords?: number | null;
}

/** A wording such as "regularly" names no rhythm; once a quarter is what a plan is looked at by. */
const rhythmWithoutWords: Per = 'quarter';
/** "Daily" over ten years stays a list. */
const mostTurns = 400;

/** The rule of rhythms that a step follows; what a document left out or wrote strangely becomes the plainest. */
export function cadenceOf(step: Recurring): Cadence {
  const min = Math.max(1, Math.round(step.min ?? 1));
  const max = step.max == null ? null : Math.max(min, Math.round(step.max));
  return Cadence.parse({
    per: step.per ?? rhythmWithoutWords,
    every: step.every ?? 1,
    min: Math.min(min, 1_000),
    max: max === null ? null : Math.min(max, 1_000),
    by: step.by ?? null,
    onDaysOff: step.onDaysOff ?? 'stay',
  });
}

/**
 * The turns of a recurring step within its activity's period: which are ticked, which is now, which were missed. A part
 * that the period cuts is a turn too: "once a quarter" from September has its first in what is left of the third.
 * Nothing that was due before `countedFrom` is late, because before it the plan was not kept here.
 */
export function turnsOf(
  step: Recurring,
  period: Span | null,
  ticks: readonly Tick[],
  today: string,
  countedFrom: string,
): Turn[] {
  if (!period) return [];
  const cadence = { ...cadenceOf(step), since: period.start, until: period.end };
  return turnsWithin(cadence, period)
    .filter(isAsked)
    .slice(0, mostTurns)
    .map(({ start, end, due }) => {
      // By the days and not by the first: a rule that changed moves the border between two turns.
      const tick = ticks.find(({ startsOn }) => startsOn >= start && startsOn <= end);
      return {
        start,
        end,
        due,
        doneOn: tick?.doneOn ?? null,
        doneBy: tick?.doneBy ?? null,
        byRecords: tick?.byRecords ?? null,
        late: !tick && due < today && due >= countedFrom,
        current: start <= today && today <= end,
      };
    });
}
