import type { z } from 'zod';
import { findMembers } from '#features/identity/reads/members.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import { planAccess } from '../../access.ts';
import type { reviews } from '../../contract/reviews.ts';
import { openReview } from '../../reads/versions/reviews.ts';
import type { OpinionRow, PlanTables, ReviewRow } from '../../tables.ts';
import { applyChange, lockRecord, type RecordRow } from '../records.ts';
import { takeVersion } from '../versions/take.ts';
import { type Told, tellReviewers } from './tell.ts';

export type Submission = z.output<typeof reviews.submit.body>;

/**
 * Lays the plan as it stands before those who are asked. It becomes a version; work on the plan goes on meanwhile.
 * @throws Refusal `edited_meanwhile`, `review_already_open`, `plan_closed`, `plan_empty`, `reviewers_unknown`
 */
export async function submitPlan(tx: ScopedTx, at: Date, planId: string, input: Submission): Promise<ReviewRow> {
  const plan = await lockRecord(tx, 'plan', planId);
  assertNotEdited(plan, input.revision);
  if (plan.state === 'closed') throw new Refusal('plan_closed');
  if (await openReview(tx, planId)) throw new Refusal('review_already_open');
  const reviewers = await reviewersOf(tx, input.to, dayOf(at));
  const version = await takeVersion(tx, at, planId, { why: 'submitted', title: String(plan.title) });
  if (version.snapshot.activities.length === 0) throw new Refusal('plan_empty');
  const row: ReviewRow = {
    organisation_id: tx.scope.organisationId,
    id: newId(),
    plan_id: planId,
    version_id: version.id,
    state: 'open',
    asked: input.to.kind,
    role: input.to.kind === 'role' ? input.to.role : null,
    body: input.to.kind === 'body' ? input.to.body : null,
    message: input.message,
    due_on: input.dueOn,
    submitted_at: at.toISOString(),
    submitted_by: memberOf(tx.scope),
    submitter: tx.scope.actor.name,
    closed_at: null,
    answer: '',
    revision: 1,
  };
  await tx.on<PlanTables>().insertInto('plan_review').values(row).execute();
  await keepAsked(tx, row, reviewers);
  await recordAudit(tx, {
    at,
    action: 'plan.review.submitted',
    subject: { kind: 'review', id: row.id },
    contextId: planId,
    change: { before: null, after: { version: version.number, asked: row.asked, due_on: row.due_on } },
  });
  await applyChange(tx, at, 'plan', plan, { state: 'in-review', version: version.number }, 'changed');
  await tellReviewers(tx, at, { ...toldOf(plan, row), to: await toTell(tx, input.to, reviewers) });
  return row;
}

export function toldOf(plan: RecordRow, review: ReviewRow): Omit<Told, 'to'> {
  return { planId: plan.id, title: String(plan.title), review };
}

export function assertNotEdited(row: { revision: number }, revision: number): void {
  if (row.revision !== revision)
    throw new Refusal('edited_meanwhile', { detail: { revision: row.revision, values: {} } });
}

interface Reviewer {
  userId: string;
  name: string;
}

/** Everybody of the role, those who were named, or nobody: a body answers through its minutes. */
async function reviewersOf(tx: ScopedTx, to: Submission['to'], today: string): Promise<Reviewer[]> {
  if (to.kind === 'body') return [];
  const members = (await findMembers(tx)).filter(
    (one) => one.role !== 'guest' && (one.until === null || one.until >= today),
  );
  const asked = members.filter((one) => (to.kind === 'role' ? one.role === to.role : to.userIds.includes(one.userId)));
  const missing = to.kind === 'members' ? to.userIds.length > asked.length : asked.length === 0;
  if (missing) throw new Refusal('reviewers_unknown', { field: 'to' });
  return asked;
}

/** Of a body those who may record what it decides. */
async function toTell(tx: ScopedTx, to: Submission['to'], asked: readonly Reviewer[]): Promise<string[]> {
  if (to.kind !== 'body') return asked.map((one) => one.userId);
  const approving: readonly string[] = planAccess['plan.approve'].roles;
  return (await findMembers(tx)).filter((one) => approving.includes(one.role)).map((one) => one.userId);
}

async function keepAsked(tx: ScopedTx, review: ReviewRow, reviewers: readonly Reviewer[]): Promise<void> {
  if (reviewers.length === 0) return;
  const rows: OpinionRow[] = reviewers.map(({ userId, name }) => ({
    organisation_id: tx.scope.organisationId,
    id: newId(),
    review_id: review.id,
    user_id: userId,
    name,
    asked: true,
    opinion: null,
    reason: '',
    given_at: null,
  }));
  await tx.on<PlanTables>().insertInto('plan_review_opinion').values(rows).execute();
}
