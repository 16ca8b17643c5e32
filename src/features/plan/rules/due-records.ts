import type { DecisionState } from '../contract/decisions.ts';

/** Nobody decided by the day by which it was to be decided. */
export function isDecisionLate(
  { state, decide_by }: { state: DecisionState; decide_by: string | null },
  today: string,
): boolean {
  return state === 'open' && decide_by !== null && decide_by < today;
}

/** The day to look again at what stands has come. */
export function isReviewDue(stands: boolean, reviewOn: string | null, today: string): boolean {
  return stands && reviewOn !== null && reviewOn <= today;
}
