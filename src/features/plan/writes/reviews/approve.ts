import type { z } from 'zod';
import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { findFile } from '#platform/files/files.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import type { reviews } from '../../contract/reviews.ts';
import { openReview } from '../../reads/versions/reviews.ts';
import { readSnapshot, type Snapped } from '../../reads/versions/snapshot.ts';
import { changesSince, findVersion } from '../../reads/versions/versions.ts';
import type { ApprovalRow, PlanTables, ReviewRow } from '../../tables.ts';
import { applyChange, lockRecord, type RecordRow } from '../records.ts';
import { keepVersion } from '../versions/take.ts';
import { endReview } from './answer.ts';
import { assertNotEdited, toldOf } from './submit.ts';
import { tellSubmitter } from './tell.ts';

export type NewApproval = z.output<typeof reviews.approve.body>;

/**
 * Records that somebody who may approved exactly this. A plan under review is approved as it was submitted; where it was
 * changed since, that has to be said (`asReviewed`), and what was changed stays told as changed after the approval.
 * @throws Refusal `changed_since_review` with the counts in `detail`, `review_open`, `approved_in_future`, `plan_closed`,
 *   `plan_empty`, `edited_meanwhile`
 */
export async function approvePlan(tx: ScopedTx, at: Date, planId: string, input: NewApproval): Promise<void> {
  const plan = await lockRecord(tx, 'plan', planId);
  assertNotEdited(plan, input.revision);
  if (plan.state === 'closed') throw new Refusal('plan_closed');
  if (input.approvedOn > dayOf(at)) throw new Refusal('approved_in_future', { field: 'approvedOn' });
  if (input.fileId) await findFile(tx, input.fileId);
  const review = await openReview(tx, planId);
  const approved = await stateToApprove(tx, plan, review, input);
  if (approved.snapshot.activities.length === 0) throw new Refusal('plan_empty');
  const version = await keepVersion(tx, at, planId, approved, {
    why: 'approved',
    title: String(plan.title),
    note: input.body,
  });
  const row: ApprovalRow = {
    organisation_id: tx.scope.organisationId,
    id: newId(),
    plan_id: planId,
    version_id: version.id,
    review_id: review?.id ?? null,
    body: input.body,
    approved_on: input.approvedOn,
    protocol: input.protocol,
    file_id: input.fileId,
    note: input.note,
    recorded_at: at.toISOString(),
    recorded_by: memberOf(tx.scope),
    author: tx.scope.actor.name,
  };
  await tx.on<PlanTables>().insertInto('plan_approval').values(row).execute();
  await recordAudit(tx, {
    at,
    action: 'plan.approval.added',
    subject: { kind: 'approval', id: row.id },
    contextId: planId,
    change: {
      before: null,
      after: { version: version.number, body: row.body, approved_on: row.approved_on, protocol: row.protocol },
    },
  });
  if (review) await endReview(tx, at, review, { state: 'approved', answer: '' });
  // The version is another each time, so whoever acts on the plan as it was before is told.
  await applyChange(tx, at, 'plan', plan, { state: 'approved', version: version.number }, 'changed');
  if (review) await tellSubmitter(tx, at, { ...toldOf(plan, review), kind: 'plan.approved' });
}

async function stateToApprove(
  tx: ScopedTx,
  plan: RecordRow,
  review: ReviewRow | null,
  input: NewApproval,
): Promise<Snapped> {
  if (!review) {
    if (input.versionId) await assertOfPlan(tx, input.versionId, plan.id);
    return input.versionId ? findVersion(tx, input.versionId) : readSnapshot(tx, plan.id);
  }
  if (input.versionId !== review.version_id) throw new Refusal('review_open', { field: 'versionId' });
  const version = await findVersion(tx, review.version_id);
  const counts = await changesSince(tx, version);
  if (counts && !input.asReviewed) {
    const count = counts.added + counts.removed + counts.changed + counts.moved;
    throw new Refusal('changed_since_review', { params: { count }, detail: { versionId: version.id, counts } });
  }
  return version;
}

async function assertOfPlan(tx: ScopedTx, versionId: string, planId: string): Promise<void> {
  if ((await findVersion(tx, versionId)).plan_id !== planId) throw new Refusal('not_found');
}
