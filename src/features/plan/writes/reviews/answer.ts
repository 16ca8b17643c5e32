import type { z } from 'zod';
import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { newId } from '#platform/time/clock.ts';
import { mayRecommend } from '../../access.ts';
import type { reviews } from '../../contract/reviews.ts';
import { isAsked, lastApproval, lockReview, opinionsOf } from '../../reads/versions/reviews.ts';
import type { PlanTables, ReviewRow } from '../../tables.ts';
import { applyChange, lockRecord } from '../records.ts';
import { assertNotEdited, toldOf } from './submit.ts';
import { tellSubmitter } from './tell.ts';

/**
 * What somebody thinks of a plan under review; said again, it replaces what they said before.
 * @throws Refusal `not_asked`, `review_not_open`
 */
export async function recommend(
  tx: ScopedTx,
  at: Date,
  reviewId: string,
  { opinion, reason }: z.output<typeof reviews.recommend.body>,
): Promise<string> {
  const review = await lockReview(tx, reviewId);
  const opinions = (await opinionsOf(tx, [review])).get(review.id) ?? [];
  if (!mayRecommend(tx.scope.actor, isAsked(tx, review, opinions))) throw new Refusal('not_asked');
  if (review.state !== 'open') throw new Refusal('review_not_open');
  const userId = memberOf(tx.scope);
  if (!userId) throw new Refusal('not_asked');
  await tx
    .on<PlanTables>()
    .insertInto('plan_review_opinion')
    .values({
      organisation_id: tx.scope.organisationId,
      id: newId(),
      review_id: review.id,
      user_id: userId,
      name: tx.scope.actor.name,
      asked: false,
      opinion,
      reason,
      given_at: at.toISOString(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'review_id', 'user_id'])
        .doUpdateSet({ opinion, reason, given_at: at.toISOString(), name: tx.scope.actor.name }),
    )
    .execute();
  await record(tx, at, opinion === 'agree' ? 'agreed' : 'change-asked', review, { reason });
  const plan = await lockRecord(tx, 'plan', review.plan_id);
  const kind = opinion === 'agree' ? 'plan.review-agreed' : 'plan.review-change-asked';
  await tellSubmitter(tx, at, { ...toldOf(plan, review), kind });
  return review.plan_id;
}

/** @throws Refusal `review_not_open`, `edited_meanwhile` */
export async function sendBack(
  tx: ScopedTx,
  at: Date,
  reviewId: string,
  { answer, revision }: { answer: string; revision: number },
): Promise<string> {
  const review = await closeReview(tx, at, reviewId, { state: 'sent-back', answer, revision });
  const plan = await lockRecord(tx, 'plan', review.plan_id);
  await tellSubmitter(tx, at, { ...toldOf(plan, { ...review, answer }), kind: 'plan.sent-back' });
  return review.plan_id;
}

/** @throws Refusal `review_not_open`, `edited_meanwhile` */
export async function withdrawReview(tx: ScopedTx, at: Date, reviewId: string, revision: number): Promise<string> {
  return (await closeReview(tx, at, reviewId, { state: 'withdrawn', answer: '', revision })).plan_id;
}

/** The plan is again what it was: approved where somebody once approved it, else a draft. */
async function closeReview(
  tx: ScopedTx,
  at: Date,
  reviewId: string,
  { revision, ...closing }: { state: 'sent-back' | 'withdrawn'; answer: string; revision: number },
): Promise<ReviewRow> {
  const review = await lockReview(tx, reviewId);
  if (review.state !== 'open') throw new Refusal('review_not_open');
  assertNotEdited(review, revision);
  await endReview(tx, at, review, closing);
  await record(tx, at, closing.state, review, { answer: closing.answer });
  const plan = await lockRecord(tx, 'plan', review.plan_id);
  const state = (await lastApproval(tx, review.plan_id)) ? 'approved' : 'draft';
  await applyChange(tx, at, 'plan', plan, { state }, 'changed');
  return review;
}

export async function endReview(
  tx: ScopedTx,
  at: Date,
  review: ReviewRow,
  { state, answer }: { state: ReviewRow['state']; answer: string },
): Promise<void> {
  await tx
    .on<PlanTables>()
    .updateTable('plan_review')
    .set({ state, answer, closed_at: at.toISOString(), revision: review.revision + 1 })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', review.id)
    .execute();
}

async function record(
  tx: ScopedTx,
  at: Date,
  verb: string,
  review: ReviewRow,
  after: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, {
    at,
    action: `plan.review.${verb}`,
    subject: { kind: 'review', id: review.id },
    contextId: review.plan_id,
    change: { before: null, after },
  });
}
