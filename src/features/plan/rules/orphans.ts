import { daysBetween } from './calendar.ts';

/** When an activity runs, and when something was last done in it. */
export interface Working {
  periodStart: string;
  periodEnd: string;
  countedFrom: string;
  /** The latest evidence, tick, measurement or record; null where there never was any. */
  lastOn: string | null;
  /** Steps that are neither done nor dropped; null for an activity without steps. */
  openSteps: number | null;
}

/**
 * For how many days an activity has shown no work, when those are too many; else null. Only while it runs, and never for
 * the time before it was in Kaja; where all steps are done nothing is missing.
 */
export function idleDays(one: Working, today: string, limit: number): number | null {
  if (today < one.periodStart || today > one.periodEnd || one.openSteps === 0) return null;
  const begun = one.countedFrom > one.periodStart ? one.countedFrom : one.periodStart;
  const since = one.lastOn !== null && one.lastOn > begun ? one.lastOn : begun;
  const days = daysBetween(since, today);
  return days >= limit ? days : null;
}
