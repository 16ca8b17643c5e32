import { findReaders } from '#features/identity/reads/readers.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import type { NotificationsTables } from '../tables.ts';

export interface Note {
  /** User ids; those who do not belong to the organisation any more are left out, and the actor is not told of their own deed. */
  to: readonly string[];
  /** `<room>.<name>`; the sentence is the text `<room>:notifications.<name>`. */
  kind: `${string}.${string}`;
  /** Values of the sentence. A day (`2026-11-23`) is written as readers write days. */
  params: Record<string, string | number>;
  /** The screen that it opens, below `/app/<organisation>`, without a leading slash. */
  path: string;
  subject: { kind: string; id: string } | null;
  urgent?: boolean;
  dueOn?: string | null;
  /** A key: the same key is not told twice to the same person. */
  once?: string;
}

/**
 * Tells members of the organisation something, in the transaction in which it happened. It stands in their inbox; whether
 * it is mailed too, and when, is decided later by how each of them wishes to be told.
 */
export async function notify(tx: ScopedTx, at: Date, note: Note): Promise<void> {
  const { organisationId: organisation_id } = tx.scope;
  const actor = memberOf(tx.scope);
  const wanted = [...new Set(note.to)].filter((id) => id !== actor);
  if (wanted.length === 0) return;
  const readers = await findReaders(tx, dayOf(at), wanted);
  if (readers.length === 0) return;
  const told = await tx
    .on<NotificationsTables>()
    .insertInto('notification')
    .values(readers.map(({ userId }) => rowOf(note, { organisation_id, user_id: userId, at: at.toISOString() })))
    .onConflict((conflict) => conflict.columns(['organisation_id', 'user_id', 'once_key']).doNothing())
    .returning('user_id')
    .execute();
  if (told.length === 0) return;
  await tx
    .on<NotificationsTables>()
    .insertInto('notification_call')
    .values(told.map(({ user_id }) => ({ id: newId(), organisation_id, user_id })))
    .execute();
}

function rowOf(note: Note, { organisation_id, user_id, at }: { organisation_id: string; user_id: string; at: string }) {
  return {
    organisation_id,
    id: newId(),
    user_id,
    kind: note.kind,
    params: JSON.stringify(note.params) as never,
    path: note.path.replace(/^\/+/, ''),
    subject_kind: note.subject?.kind ?? null,
    subject_id: note.subject?.id ?? null,
    urgent: note.urgent ?? false,
    due_on: note.dueOn ?? null,
    once_key: note.once ?? null,
    created_at: at,
    shown_at: at,
    read_at: null,
    mailed_at: null,
  };
}
