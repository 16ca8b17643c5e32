import { notify } from '#features/notifications/writes/notify.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { ReviewRow } from '../../tables.ts';

export interface Told {
  planId: string;
  title: string;
  review: ReviewRow;
  /** User ids. */
  to: readonly string[];
}

/** Those before whom a plan was laid, or who will record what a body decides. */
export async function tellReviewers(tx: ScopedTx, at: Date, { to, ...told }: Told): Promise<void> {
  const { review } = told;
  await notify(tx, at, {
    ...noteOf(tx, told),
    to,
    kind: review.asked === 'body' ? 'plan.review-awaits-body' : 'plan.review-asked',
    dueOn: review.due_on,
    once: `review ${review.id}`,
  });
}

/** Whoever submitted it: what somebody said, or how it ended. */
export async function tellSubmitter(
  tx: ScopedTx,
  at: Date,
  {
    kind,
    ...told
  }: Omit<Told, 'to'> & {
    kind: 'plan.review-agreed' | 'plan.review-change-asked' | 'plan.sent-back' | 'plan.approved';
  },
): Promise<void> {
  const { submitted_by } = told.review;
  if (submitted_by) await notify(tx, at, { ...noteOf(tx, told), to: [submitted_by], kind });
}

function noteOf(tx: ScopedTx, { planId, title, review }: Omit<Told, 'to'>) {
  return {
    params: { title, actor: tx.scope.actor.name, body: review.body ?? '' },
    path: `plans/${planId}/approval`,
    subject: { kind: 'plan', id: planId },
  };
}
