import { type Change, changeBetween, recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { indexRecords } from '#platform/search/search.ts';
import { newId } from '#platform/time/clock.ts';
import { rhythmSearch } from '../reads/search.ts';

/** What can be added, changed, removed and undone here, with its table. */
export const tableOf = { rhythm: 'rhythm', mark: 'rhythm_mark' } as const;
export type RecordKind = keyof typeof tableOf;

export interface RecordRow {
  id: string;
  revision: number;
  removed_at: string | null;
  [column: string]: unknown;
}

export interface Done {
  row: RecordRow;
  /** The rhythm that it belongs to. */
  rhythmId: string;
  /** The history entry by which it can be undone; null when nothing changed. */
  undo: string | null;
}

/**
 * The row, locked until the transaction ends.
 * @throws Refusal `not_found`
 */
export async function lockRecord(
  tx: ScopedTx,
  kind: RecordKind,
  id: string,
  options: { removed?: boolean } = {},
): Promise<RecordRow> {
  const { rows } = await tx.query(
    `select * from ${tableOf[kind]} where organisation_id = $1 and id = $2 ${options.removed ? '' : 'and removed_at is null'} for update`,
    [tx.scope.organisationId, id],
  );
  const row = rows[0] as RecordRow | undefined;
  if (!row) throw new Refusal('not_found');
  return row;
}

export async function addRecord(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  fields: Record<string, unknown>,
): Promise<Done> {
  const columns = { organisation_id: tx.scope.organisationId, id: newId(), created_at: at.toISOString(), ...fields };
  const names = Object.keys(columns);
  const { rows } = await tx.query(
    `insert into ${tableOf[kind]} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning *`,
    Object.values(columns).map(toColumn),
  );
  return audit(tx, at, kind, 'added', rows[0] as RecordRow, { before: null, after: fields });
}

/** @throws Refusal `edited_meanwhile` with the other's values in `detail` */
export async function changeRecord(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  id: string,
  change: { revision: number; fields: Record<string, unknown>; verb: 'changed' | 'removed' | 'paused' },
): Promise<Done> {
  const before = await lockRecord(tx, kind, id);
  if (before.revision !== change.revision) {
    const values = Object.fromEntries(Object.keys(change.fields).map((key) => [camelCase(key), before[key] ?? null]));
    throw new Refusal('edited_meanwhile', { detail: { revision: before.revision, values } });
  }
  return applyChange(tx, at, kind, before, change.fields, change.verb);
}

export async function applyChange(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  before: RecordRow,
  fields: Record<string, unknown>,
  verb: string,
): Promise<Done> {
  const change = changeBetween(before, fields);
  if (!change) return { row: before, rhythmId: rhythmOf(kind, before), undo: null };
  const names = Object.keys(change.after ?? {});
  const assignments = names.map((name, index) => `${name} = $${index + 3}`).join(', ');
  const { rows } = await tx.query(
    `update ${tableOf[kind]} set ${assignments}, revision = revision + 1 where organisation_id = $1 and id = $2 returning *`,
    [tx.scope.organisationId, before.id, ...names.map((name) => toColumn(fields[name]))],
  );
  return audit(tx, at, kind, verb, rows[0] as RecordRow, change);
}

async function audit(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  verb: string,
  row: RecordRow,
  change: Change,
): Promise<Done> {
  const rhythmId = rhythmOf(kind, row);
  if (kind === 'rhythm') await indexRecords(tx, rhythmSearch, [rhythmId]);
  const undo = await recordAudit(tx, {
    at,
    action: `rhythms.${kind}.${verb}`,
    subject: { kind, id: row.id },
    contextId: rhythmId,
    change,
  });
  return { row, rhythmId, undo };
}

function rhythmOf(kind: RecordKind, row: RecordRow): string {
  return kind === 'rhythm' ? row.id : String(row.rhythm_id);
}

/** Objects and lists are jsonb columns; the driver would turn a list into a PostgreSQL array. */
function toColumn(value: unknown): unknown {
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : (value ?? null);
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
