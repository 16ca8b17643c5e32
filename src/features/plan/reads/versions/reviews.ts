import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { filesById } from '#platform/files/files.ts';
import { mayApprove, mayOf, mayRecommend } from '../../access.ts';
import type { ApprovalView, PlanApproval, ReviewView } from '../../contract/reviews.ts';
import type { OpinionRow, PlanTables, ReviewRow } from '../../tables.ts';
import { findPlan } from '../plans.ts';
import { changesSince, findVersion } from './versions.ts';

/** Reviews and approvals of a plan, and what was changed since each that still counts. */
export async function readApproval(tx: ScopedTx, planId: string, today: string): Promise<PlanApproval> {
  const plan = await findPlan(tx, planId);
  const rows = await reviewsOf(tx, planId);
  const opinions = await opinionsOf(tx, rows);
  const numbers = await versionNumbers(tx, planId);
  const approvals = await approvalsOf(tx, planId, numbers);
  const views = rows.map((row) => presentReview(row, opinions.get(row.id) ?? [], numbers, today));
  const open = views.find((view) => view.state === 'open') ?? null;
  const { actor } = tx.scope;
  const asked = rows.find((row) => row.state === 'open');
  return {
    plan: { id: plan.id, title: plan.title, state: plan.state, version: plan.version, revision: plan.revision },
    open: open && { ...open, changedSince: await changesSince(tx, await findVersion(tx, open.versionId)) },
    past: views.filter((view) => view.state !== 'open'),
    approvals,
    changedSinceApproval: await changedSinceApproval(tx, approvals),
    may: {
      submit: mayOf(actor, false).edit && !open && plan.state !== 'closed',
      recommend: asked !== undefined && mayRecommend(actor, isAsked(tx, asked, opinions.get(asked.id) ?? [])),
      approve: mayApprove(actor) && plan.state !== 'closed',
    },
  };
}

/** @throws Refusal `not_found` */
export async function lockReview(tx: ScopedTx, id: string): Promise<ReviewRow> {
  const row = await tx
    .on<PlanTables>()
    .selectFrom('plan_review')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  await findPlan(tx, row.plan_id);
  return row;
}

export async function openReview(tx: ScopedTx, planId: string): Promise<ReviewRow | null> {
  return (await reviewsOf(tx, planId)).find((row) => row.state === 'open') ?? null;
}

export function isAsked(tx: ScopedTx, review: ReviewRow, opinions: readonly OpinionRow[]): boolean {
  const { actor } = tx.scope;
  if (actor.kind !== 'member') return false;
  if (review.asked === 'role') return review.role === actor.role;
  return opinions.some((opinion) => opinion.asked && opinion.user_id === actor.userId);
}

export async function opinionsOf(tx: ScopedTx, reviews: readonly ReviewRow[]): Promise<Map<string, OpinionRow[]>> {
  const { rows } = await tx.query(
    `select * from plan_review_opinion where organisation_id = $1 and review_id = any($2::uuid[])
     order by given_at nulls last, name collate "et-x-icu", id`,
    [tx.scope.organisationId, reviews.map((review) => review.id)],
  );
  return Map.groupBy(rows as OpinionRow[], (row) => row.review_id);
}

/** The last approval: what the plan was when somebody who may said yes to it. */
export async function lastApproval(tx: ScopedTx, planId: string): Promise<ApprovalView | null> {
  return (await approvalsOf(tx, planId, await versionNumbers(tx, planId)))[0] ?? null;
}

async function changedSinceApproval(
  tx: ScopedTx,
  approvals: readonly ApprovalView[],
): Promise<PlanApproval['changedSinceApproval']> {
  const [latest] = approvals;
  if (!latest) return null;
  const counts = await changesSince(tx, await findVersion(tx, latest.versionId));
  return counts && { versionId: latest.versionId, counts };
}

function reviewsOf(tx: ScopedTx, planId: string): Promise<ReviewRow[]> {
  return tx
    .on<PlanTables>()
    .selectFrom('plan_review')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

async function versionNumbers(tx: ScopedTx, planId: string): Promise<Map<string, number>> {
  const { rows } = await tx.query('select id, number from plan_version where organisation_id = $1 and plan_id = $2', [
    tx.scope.organisationId,
    planId,
  ]);
  return new Map(rows.map((row) => [String(row.id), Number(row.number)]));
}

async function approvalsOf(
  tx: ScopedTx,
  planId: string,
  numbers: ReadonlyMap<string, number>,
): Promise<ApprovalView[]> {
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan_approval')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  const files = await filesById(
    tx,
    rows.flatMap((row) => (row.file_id ? [row.file_id] : [])),
  );
  return rows.map((row) => ({
    id: row.id,
    versionId: row.version_id,
    versionNumber: numbers.get(row.version_id) ?? 0,
    body: row.body,
    approvedOn: row.approved_on,
    protocol: row.protocol,
    file: (row.file_id && files.get(row.file_id)) || null,
    note: row.note,
    author: row.author,
    recordedAt: row.recorded_at,
  }));
}

function presentReview(
  row: ReviewRow,
  opinions: readonly OpinionRow[],
  numbers: ReadonlyMap<string, number>,
  today: string,
): ReviewView {
  return {
    id: row.id,
    state: row.state,
    versionId: row.version_id,
    versionNumber: numbers.get(row.version_id) ?? 0,
    asked: row.asked,
    role: row.role,
    body: row.body,
    message: row.message,
    dueOn: row.due_on,
    late: row.state === 'open' && row.due_on !== null && row.due_on < today,
    submitter: row.submitter,
    submittedAt: row.submitted_at,
    closedAt: row.closed_at,
    answer: row.answer,
    opinions: opinions.map(({ user_id, name, asked, opinion, reason, given_at }) => ({
      ...{ userId: user_id, name, asked, opinion, reason, givenAt: given_at },
    })),
    changedSince: null,
    revision: row.revision,
  };
}
