import type { z } from 'zod';
import { notify } from '#features/notifications/writes/notify.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { cut } from '#platform/i18n/cut.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import { mayOf, seesOnlyOwn } from '../access.ts';
import { plainText, withoutAddress } from '../contract/mentions.ts';
import type {
  NewProposal,
  ProposalAccepted,
  ProposalChange,
  ProposalDeclined,
  ProposalMerged,
} from '../contract/proposals.ts';
import { takesPart } from '../reads/parties.ts';
import { assertSeesSubject, subjectOf } from './comment-subjects.ts';
import { addDecision } from './decisions.ts';
import { followRecord } from './linked-work.ts';
import { propose } from './propose.ts';
import { changeRecord, columnsOf, type Done, lockRecord, type RecordRow, removeRecord } from './records.ts';
import { addStep } from './steps.ts';

export async function addProposal(tx: ScopedTx, at: Date, input: z.output<typeof NewProposal>): Promise<Done> {
  await assertActivity(tx, input.activityId);
  const { text, sourceKind, source, activityId } = input;
  return propose(tx, at, { text, sourceKind, source, path: null, subject: null, activityId });
}

async function assertActivity(tx: ScopedTx, activityId: string | null | undefined): Promise<void> {
  if (!activityId) return;
  await lockRecord(tx, 'activity', activityId);
  if (seesOnlyOwn(tx.scope.actor) && !(await takesPart(tx, activityId)))
    throw new Refusal('not_found', { field: 'activityId' });
}

/** What somebody said becomes a proposal of theirs; once. */
export async function proposeComment(tx: ScopedTx, at: Date, commentId: string): Promise<Done> {
  const comment = await lockRecord(tx, 'comment', commentId);
  const subject = subjectOf(comment);
  await assertSeesSubject(tx, subject);
  const { rows } = await tx.query(
    `select 1 from plan_proposal where organisation_id = $1 and source_subject_kind = 'comment' and source_subject_id = $2
       and removed_at is null`,
    [tx.scope.organisationId, commentId],
  );
  if (rows.length > 0) throw new Refusal('proposed_already');
  return propose(tx, at, {
    text: withoutAddress(String(comment.text)),
    sourceKind: 'comment',
    source: String(comment.author),
    path: `${subject.path}?at=${commentId}`,
    subject: { kind: 'comment', id: commentId },
    activityId: subject.activityId,
  });
}

export async function changeProposal(
  tx: ScopedTx,
  at: Date,
  id: string,
  { revision, ...fields }: z.output<typeof ProposalChange>,
): Promise<Done> {
  const row = await lockRecord(tx, 'proposal', id);
  await assertOwnProposal(tx, row);
  if (row.state !== 'new') throw new Refusal('proposal_answered');
  await assertActivity(tx, fields.activityId);
  return changeRecord(tx, at, 'proposal', id, { revision, fields: columnsOf(fields) });
}

export async function removeProposal(tx: ScopedTx, at: Date, id: string, revision: number): Promise<Done> {
  await assertOwnProposal(tx, await lockRecord(tx, 'proposal', id));
  return removeRecord(tx, at, 'proposal', id, revision);
}

export async function assertOwnProposal(tx: ScopedTx, row: RecordRow): Promise<void> {
  if (mayOf(tx.scope.actor, false).edit || row.created_by === memberOf(tx.scope)) return;
  await assertSeesSubject(tx, { kind: 'proposal', id: row.id });
  throw new Refusal('not_your_proposal');
}

/** Each person once; giving it again or taking back what was not given changes nothing. */
export async function voice(tx: ScopedTx, at: Date, id: string, given: boolean): Promise<void> {
  await lockRecord(tx, 'proposal', id);
  await assertSeesSubject(tx, { kind: 'proposal', id });
  const userId = memberOf(tx.scope);
  const { organisationId, actor } = tx.scope;
  if (userId === null) return;
  if (!given) {
    await tx.query('delete from plan_proposal_voice where organisation_id = $1 and proposal_id = $2 and user_id = $3', [
      organisationId,
      id,
      userId,
    ]);
    return;
  }
  await tx.query(
    `insert into plan_proposal_voice (organisation_id, id, proposal_id, user_id, name, given_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (organisation_id, proposal_id, user_id) do nothing`,
    [organisationId, newId(), id, userId, actor.name, at.toISOString()],
  );
}

/** What it becomes is made in the same act and knows where it comes from. */
export async function acceptProposal(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof ProposalAccepted>,
): Promise<Done> {
  const row = await waiting(tx, id);
  await assertActivity(tx, input.activityId);
  const text = plainText(String(row.text));
  const fields: Record<string, unknown> = { accepted_into: input.into };
  if (input.activityId) fields.activity_id = input.activityId;
  if (input.into === 'step' && input.activityId) {
    fields.step_id = (await addStep(tx, at, input.activityId, { text: input.title || text })).id;
  }
  if (input.into === 'decision') {
    const title = cut((input.title || text).replace(/\s+/g, ' '), 490);
    const activityId = input.activityId ?? (row.activity_id as string | null);
    const background = input.title || text.length > 490 ? text : '';
    fields.decision_id = (await addDecision(tx, at, { title, background, activityId, proposalId: id })).id;
  }
  return answered(tx, at, row, { ...fields, state: 'accepted', answer: input.answer }, input.revision);
}

export async function declineProposal(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof ProposalDeclined>,
): Promise<Done> {
  const row = await waiting(tx, id);
  return answered(tx, at, row, { state: 'declined', answer: input.answer }, input.revision);
}

async function waiting(tx: ScopedTx, id: string): Promise<RecordRow> {
  const row = await lockRecord(tx, 'proposal', id);
  if (row.state !== 'new') throw new Refusal('proposal_answered');
  if (row.merged_into !== null) throw new Refusal('proposal_merged');
  return row;
}

async function answered(
  tx: ScopedTx,
  at: Date,
  row: RecordRow,
  fields: Record<string, unknown>,
  revision: number,
): Promise<Done> {
  const answer = { ...fields, answered_on: dayOf(at), answered_by: tx.scope.actor.name };
  const done = await changeRecord(tx, at, 'proposal', row.id, { revision, fields: answer });
  await notify(tx, at, {
    to: await proposers(tx, row.id),
    kind: done.row.state === 'accepted' ? 'plan.proposal-accepted' : 'plan.proposal-declined',
    params: { text: cut(plainText(String(row.text)), 120), name: tx.scope.actor.name, answer: String(fields.answer) },
    path: `proposals/${row.id}`,
    subject: { kind: 'proposal', id: row.id },
  });
  return done;
}

/** Whoever proposed it, or something that it stands for. */
async function proposers(tx: ScopedTx, id: string): Promise<string[]> {
  const { rows } = await tx.query(
    `with recursive same as (
       select id, created_by from plan_proposal where organisation_id = $1 and id = $2
       union select p.id, p.created_by from plan_proposal p join same on p.merged_into = same.id
         where p.organisation_id = $1 and p.removed_at is null)
     select distinct created_by from same where created_by is not null`,
    [tx.scope.organisationId, id],
  );
  return rows.map((row) => String(row.created_by));
}

export async function mergeProposal(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof ProposalMerged>,
): Promise<Done> {
  await waiting(tx, id);
  const into = await lockRecord(tx, 'proposal', input.into);
  if (into.merged_into !== null) throw new Refusal('proposal_merged', { field: 'into' });
  // What stands for others stands for itself, so following the other one's chain can only lead here by itself.
  if (input.into === id) throw new Refusal('proposal_circle', { field: 'into' });
  return changeRecord(tx, at, 'proposal', id, { revision: input.revision, fields: { merged_into: input.into } });
}

export function separateProposal(tx: ScopedTx, at: Date, id: string, revision: number): Promise<Done> {
  return changeRecord(tx, at, 'proposal', id, { revision, fields: { merged_into: null } });
}

/**
 * Taking an acceptance back takes away the step or the question that it made, as long as nobody has built on it. What
 * was merged again stands below a proposal that stands for itself, or the two would stand for each other.
 * @throws Refusal `undo_too_late`
 */
export async function proposalUndone(tx: ScopedTx, at: Date, before: RecordRow, row: RecordRow): Promise<void> {
  if (typeof row.merged_into === 'string' && row.merged_into !== before.merged_into) {
    const into = await lockRecord(tx, 'proposal', row.merged_into, { removed: true });
    if (into.merged_into !== null) throw new Refusal('undo_too_late');
  }
  if (before.state !== 'accepted' || row.state !== 'new') return;
  for (const kind of ['step', 'decision'] as const) {
    const id = before[`${kind}_id`];
    if (typeof id !== 'string') continue;
    const made = await lockRecord(tx, kind, id, { removed: true });
    if (made.removed_at !== null) continue;
    if (made.revision > 1) throw new Refusal('undo_too_late');
    const { row: gone } = await removeRecord(tx, at, kind, id, made.revision);
    if (kind === 'decision') await followRecord(tx, at, kind, gone);
  }
}
