import type { ScopedTx } from '#platform/db/database.ts';
import type { ReviewRow } from '../../tables.ts';

export interface Told {
  planId: string;
  title: string;
  review: ReviewRow;
  /** User ids. */
  to: readonly string[];
}

/** Those before whom a plan was laid. */
export async function tellReviewers(_tx: ScopedTx, _at: Date, _told: Told): Promise<void> {}

/** Whoever submitted it: what somebody said, or how it ended. */
export async function tellSubmitter(
  _tx: ScopedTx,
  _at: Date,
  _told: Omit<Told, 'to'> & { kind: 'plan.agreed' | 'plan.changes-asked' | 'plan.sent-back' | 'plan.approved' },
): Promise<void> {}
