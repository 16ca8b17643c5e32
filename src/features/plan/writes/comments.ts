import type { z } from 'zod';
import { findReaders } from '#features/identity/reads/readers.ts';
import { notify } from '#features/notifications/writes/notify.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { cut } from '#platform/i18n/cut.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { CommentChange, NewComment } from '../contract/inputs.ts';
import { mentionsIn, plainText } from '../contract/mentions.ts';
import { assertSeesSubject, type Subject, subjectOf } from './comment-subjects.ts';
import { authorship } from './measurements.ts';
import { addRecord, changeFields, type Done, lockRecord, type RecordRow, removeRecord } from './records.ts';

/** On an activity. */
export function addComment(
  tx: ScopedTx,
  at: Date,
  activityId: string,
  input: z.output<typeof NewComment>,
): Promise<Done> {
  return commentOn(tx, at, { kind: 'activity', id: activityId }, input.text);
}

/** Whoever is mentioned is told, and so are those who take part in the thread. */
export async function commentOn(
  tx: ScopedTx,
  at: Date,
  on: { kind: Subject['kind']; id: string },
  text: string,
): Promise<Done> {
  const subject = await assertSeesSubject(tx, on);
  const before = await talkers(tx, subject);
  const done = await addRecord(tx, at, 'comment', {
    activity_id: subject.kind === 'activity' ? subject.id : null,
    subject_kind: subject.kind,
    subject_id: subject.id,
    text,
    ...authorship(tx, at),
  });
  const mentioned = mentionsIn(text).map((mention) => mention.userId);
  await tell(tx, at, 'plan.mentioned', { to: mentioned, subject, comment: done.row });
  const others = before.filter((userId) => !mentioned.includes(userId));
  await tell(tx, at, 'plan.commented', { to: others, subject, comment: done.row });
  return done;
}

/** A name that is added later is told, too; each person once for a comment. */
export async function changeComment(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof CommentChange>,
): Promise<Done> {
  const before = await lockRecord(tx, 'comment', id);
  assertOwn(tx, before);
  const done = await changeFields(tx, at, 'comment', id, input);
  const known = new Set(mentionsIn(String(before.text)).map((mention) => mention.userId));
  const added = mentionsIn(String(done.row.text)).flatMap(({ userId }) => (known.has(userId) ? [] : [userId]));
  if (added.length > 0) {
    const subject = await assertSeesSubject(tx, subjectOf(before));
    await tell(tx, at, 'plan.mentioned', { to: added, subject, comment: done.row });
  }
  return done;
}

export async function removeComment(tx: ScopedTx, at: Date, id: string, revision: number): Promise<Done> {
  assertOwn(tx, await lockRecord(tx, 'comment', id));
  return removeRecord(tx, at, 'comment', id, revision);
}

/** What somebody said is theirs to change; an owner may clear the table. */
export function assertOwn(tx: ScopedTx, comment: RecordRow): void {
  const { actor } = tx.scope;
  const own = comment.created_by === memberOf(tx.scope);
  if (!own && !(actor.kind === 'member' && actor.role === 'owner')) throw new Refusal('not_your_comment');
}

/** Who began the record, wrote under it or was mentioned there. */
async function talkers(tx: ScopedTx, subject: Subject): Promise<string[]> {
  const { rows } = await tx.query(
    'select text, created_by from plan_comment where organisation_id = $1 and subject_id = $2 and removed_at is null',
    [tx.scope.organisationId, subject.id],
  );
  const wrote = rows.flatMap((row) => (typeof row.created_by === 'string' ? [row.created_by] : []));
  const mentioned = rows.flatMap((row) => mentionsIn(String(row.text)).map((mention) => mention.userId));
  return [...new Set([...(subject.createdBy ? [subject.createdBy] : []), ...wrote, ...mentioned])];
}

async function tell(
  tx: ScopedTx,
  at: Date,
  kind: 'plan.mentioned' | 'plan.commented',
  { to, subject, comment }: { to: readonly string[]; subject: Subject; comment: RecordRow },
): Promise<void> {
  if (to.length === 0) return;
  await notify(tx, at, {
    to: await thoseWhoSee(tx, at, to, subject),
    kind,
    params: {
      name: tx.scope.actor.name,
      title: cut(plainText(subject.title), 80),
      text: cut(plainText(String(comment.text)), 160),
    },
    path: `${subject.path}?at=${comment.id}`,
    subject: { kind: 'comment', id: comment.id },
    once: `${kind} ${comment.id}`,
  });
}

/** A guest is told of nothing that lies outside their own activities. */
async function thoseWhoSee(tx: ScopedTx, at: Date, to: readonly string[], subject: Subject): Promise<string[]> {
  const readers = await findReaders(tx, dayOf(at), to);
  const guests = readers.filter((reader) => reader.role === 'guest');
  const parts = guests.length > 0 ? await partiesOf(tx, subject.activityId) : new Set<string>();
  return readers
    .filter(({ role, userId }) => role !== 'guest' || userId === subject.createdBy || parts.has(userId))
    .map((reader) => reader.userId);
}

async function partiesOf(tx: ScopedTx, activityId: string | null): Promise<Set<string>> {
  const { rows } = await tx.query(
    `select party.user_id from plan_activity_party link
     join plan_party party on party.organisation_id = $1 and party.id = link.party_id
     where link.organisation_id = $1 and link.activity_id = $2 and link.removed_at is null and party.user_id is not null`,
    [tx.scope.organisationId, activityId],
  );
  return new Set(rows.map((row) => String(row.user_id)));
}
