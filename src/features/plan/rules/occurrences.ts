import type { Per } from '../contract/document.ts';
import { partsWithin, type Span } from './calendar.ts';

/** A recurring step with the parts of the calendar that it falls due in. */
export interface Turn extends Span {
  doneOn: string | null;
  doneBy: string | null;
  late: boolean;
  current: boolean;
}

export interface Tick {
  startsOn: string;
  doneOn: string;
  doneBy: string;
}

/** A wording such as "regularly" names no rhythm; once a quarter is what a plan is looked at by. */
const rhythmWithoutWords: Per = 'quarter';

/**
 * The turns of a recurring step within its activity's period: which are ticked, which is now, which were missed.
 * Nothing that ended before `countedFrom` is late, because before it the plan was not kept here.
 */
export function turnsOf(
  step: { per: Per | null },
  period: Span | null,
  ticks: readonly Tick[],
  today: string,
  countedFrom: string,
): Turn[] {
  if (!period) return [];
  const byStart = new Map(ticks.map((tick) => [tick.startsOn, tick]));
  return partsWithin(period, step.per ?? rhythmWithoutWords).map((part) => {
    const tick = byStart.get(part.start);
    return {
      ...part,
      doneOn: tick?.doneOn ?? null,
      doneBy: tick?.doneBy ?? null,
      late: !tick && part.end < today && part.end >= countedFrom,
      current: part.start <= today && today <= part.end,
    };
  });
}
