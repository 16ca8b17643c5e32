import type { ScopedTx } from '../db/database.ts';
import { newId } from '../time/clock.ts';

export interface AuditTables {
  audit_entry: {
    organisation_id: string;
    id: string;
    at: string;
    actor_kind: 'member' | 'system';
    actor_id: string | null;
    actor_name: string;
    action: string;
    subject_kind: string;
    subject_id: string;
    context_id: string | null;
    change: unknown;
  };
}

/** Only the fields that changed, as they were and as they are; `null` before means "did not exist". */
export interface Change {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/**
 * Writes who did what, in the transaction that does it: a change without its entry cannot be committed.
 * @returns the entry's id, by which the change can be undone
 */
export async function recordAudit(
  tx: ScopedTx,
  entry: { at: Date; action: string; subject: { kind: string; id: string }; contextId?: string | null; change: Change },
): Promise<string> {
  const { actor, organisationId } = tx.scope;
  const id = newId();
  await tx
    .on<AuditTables>()
    .insertInto('audit_entry')
    .values({
      organisation_id: organisationId,
      id,
      at: entry.at.toISOString(),
      actor_kind: actor.kind,
      actor_id: actor.kind === 'member' ? actor.userId : null,
      actor_name: actor.name,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      context_id: entry.contextId ?? null,
      change: JSON.stringify(entry.change),
    })
    .execute();
  return id;
}

/** What differs between two states of a record, or null when nothing does. */
export function changeBetween(before: Record<string, unknown>, after: Record<string, unknown>): Change | null {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (keys.length === 0) return null;
  return {
    before: Object.fromEntries(keys.map((key) => [key, before[key] ?? null])),
    after: Object.fromEntries(keys.map((key) => [key, after[key] ?? null])),
  };
}
