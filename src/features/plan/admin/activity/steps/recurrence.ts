import { Cadence } from '#platform/rhythm/rule.ts';
import type { StepView } from '../../../contract/plan.ts';

export type Recurs = NonNullable<StepView['recurs']>;

/** Once a month, ticked by hand: what somebody begins with who says that a step recurs. */
export const monthly: Recurs = {
  per: 'month',
  min: null,
  max: null,
  every: 1,
  by: null,
  onDaysOff: 'stay',
  keptBy: null,
};

/** The rule that the sentence field edits; what a document wrote strangely becomes the plainest. */
export function cadenceOfRecurs({ per, min, max, every, by, onDaysOff }: Recurs): Cadence {
  const least = Math.max(1, Math.round(min ?? 1));
  const most = max === null ? null : Math.max(least, Math.round(max));
  return Cadence.parse({ per: per ?? 'quarter', min: least, max: most, every, by, onDaysOff });
}

/** A step belongs to its activity: where and from when to when are said there. */
export function recursOfCadence(cadence: Cadence, before: Recurs): Recurs {
  const { per, min, max, every, by, onDaysOff } = cadence;
  return {
    per,
    min: min === 1 && max === null ? before.min && 1 : min,
    max,
    every,
    by,
    onDaysOff,
    keptBy: before.keptBy,
  };
}

/** Whether the plain word ("kord kuus") says less than the rule does. */
export function isExact({ min, max, every, by, onDaysOff }: Recurs): boolean {
  return every > 1 || by !== null || onDaysOff !== 'stay' || (min ?? 1) > 1 || max !== null;
}
