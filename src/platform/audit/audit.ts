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
    /** Name of the API key through which it was done. */
    actor_key: string | null;
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
  // One round trip: the entry, and the row by which listening rooms learn of it (platform/changes).
  await tx.named({
    name: 'audit-record',
    text: `with entry as (
        insert into audit_entry (organisation_id, id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
          context_id, change, actor_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))
      insert into change_event (id, organisation_id, entry_id, action) values ($2, $1, $2, $7)`,
    values: [
      organisationId,
      id,
      entry.at.toISOString(),
      actor.kind,
      actor.kind === 'member' ? actor.userId : null,
      actor.name,
      entry.action,
      entry.subject.kind,
      entry.subject.id,
      entry.contextId ?? null,
      JSON.stringify(entry.change),
      (actor.kind === 'member' && actor.key?.name) || null,
    ],
  });
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

/** One entry of the actor's organisation with its change as it was written. */
export async function findAuditEntry(tx: ScopedTx, id: string) {
  const row = await tx
    .on<AuditTables>()
    .selectFrom('audit_entry')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, change: row.change as Change } : undefined;
}

/** Several entries of the actor's organisation, in the order in which they were written. */
export async function findAuditEntries(tx: ScopedTx, ids: readonly string[]) {
  return tx.named<AuditTables['audit_entry'] & { change: Change }>({
    name: 'audit-by-ids',
    text: 'select * from audit_entry where organisation_id = $1 and id = any($2::uuid[]) order by id',
    values: [tx.scope.organisationId, ids],
  });
}

/**
 * What was done to any of some records (an activity with all that hangs on it), newest first, page by page.
 * `latest` says of an entry that nothing was done to its subject since.
 */
export async function readAudit(
  tx: ScopedTx,
  query: { contextIds: readonly string[]; before?: string | undefined; limit: number },
) {
  return tx.named<AuditTables['audit_entry'] & { change: Change; latest: boolean }>({
    name: 'audit-of-contexts',
    text: `select e.*, not exists (
        select 1 from audit_entry newer
        where newer.organisation_id = $1 and newer.subject_id = e.subject_id and newer.id > e.id) as latest
      from audit_entry e
      where e.organisation_id = $1 and e.context_id = any($2::uuid[]) and ($3::uuid is null or e.id < $3)
      order by e.id desc limit $4`,
    values: [tx.scope.organisationId, query.contextIds, query.before ?? null, query.limit],
  });
}

/** The newest entries of the whole organisation whose action begins with a room's name. */
export async function recentAudit(tx: ScopedTx, room: string, limit: number) {
  return tx.named<AuditTables['audit_entry'] & { change: Change }>({
    name: 'audit-recent',
    text: `select * from audit_entry where organisation_id = $1 and starts_with(action, $2) order by id desc limit $3`,
    values: [tx.scope.organisationId, `${room}.`, limit],
  });
}
