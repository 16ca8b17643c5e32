import { type Change, changeBetween, recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { newId } from '#platform/time/clock.ts';
import { refreshSearch } from './refresh-search.ts';

/** Every kind of record that can be added, changed, removed and undone, with its table. */
export const tableOf = {
  plan: 'plan',
  section: 'plan_section',
  activity: 'plan_activity',
  step: 'plan_step',
  occurrence: 'plan_occurrence',
  indicator: 'plan_indicator',
  target: 'plan_target',
  measurement: 'plan_measurement',
  party: 'plan_party',
  'activity-party': 'plan_activity_party',
  'budget-line': 'plan_budget_line',
  evidence: 'plan_evidence',
  comment: 'plan_comment',
  decision: 'plan_decision',
  proposal: 'plan_proposal',
  agreement: 'plan_agreement',
} as const;
export type RecordKind = keyof typeof tableOf;

export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(tableOf, kind);
}

/** A row of any of the tables: columns are named by our own code, never by a request. */
export interface RecordRow {
  organisation_id: string;
  id: string;
  revision: number;
  removed_at: string | null;
  [column: string]: unknown;
}

export interface Done {
  id: string;
  row: RecordRow;
  /** The history entry by which it can be undone; null when nothing changed. */
  undo: string | null;
}

/** Where a change belongs in the history: an activity for what it is made of, else the plan or the record itself. */
type Context = (row: RecordRow) => string | null;

const contextOf: Record<RecordKind, Context> = {
  plan: (row) => row.id,
  section: (row) => String(row.plan_id),
  activity: (row) => row.id,
  party: () => null,
  step: ofActivity,
  occurrence: ofActivity,
  indicator: ofActivity,
  target: ofActivity,
  measurement: ofActivity,
  'activity-party': ofActivity,
  'budget-line': ofActivity,
  evidence: ofActivity,
  comment: (row) => String(row.subject_id),
  decision: (row) => row.id,
  proposal: (row) => row.id,
  agreement: (row) => row.id,
};

function ofActivity(row: RecordRow): string {
  return String(row.activity_id);
}

/**
 * The row, locked until the transaction ends: two people who change it at once queue up, and the second is told.
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
  const id = newId();
  const columns = { organisation_id: tx.scope.organisationId, id, ...fields };
  const names = Object.keys(columns);
  const { rows } = await tx.query(
    `insert into ${tableOf[kind]} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning *`,
    Object.values(columns).map(toColumn),
  );
  const row = rows[0] as RecordRow;
  const undo = await audit(tx, at, kind, 'added', row, { before: null, after: fields });
  return { id, row, undo };
}

/**
 * Changes some fields of a record that has not been changed since `revision`.
 * @throws Refusal `not_found`; `edited_meanwhile` with the other's values in `detail`
 */
export async function changeRecord(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  id: string,
  change: { revision: number; fields: Record<string, unknown> },
): Promise<Done> {
  const before = await lockRecord(tx, kind, id);
  assertRevision(before, change.revision, Object.keys(change.fields));
  return applyChange(tx, at, kind, before, change.fields, 'changed');
}

/** A change as the contract gives it: its fields, and the revision that they were changed on. */
export function changeFields(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  id: string,
  { revision, ...fields }: { revision: number },
): Promise<Done> {
  return changeRecord(tx, at, kind, id, { revision, fields: columnsOf(fields) });
}

/** Soft: the row stays for the history and comes back when it is undone. */
export async function removeRecord(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  id: string,
  revision: number,
): Promise<Done> {
  const before = await lockRecord(tx, kind, id);
  assertRevision(before, revision, []);
  return applyChange(tx, at, kind, before, { removed_at: at.toISOString() }, 'removed');
}

export async function applyChange(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  before: RecordRow,
  fields: Record<string, unknown>,
  verb: 'changed' | 'removed' | 'restored',
): Promise<Done> {
  const change = changeBetween(before, fields);
  if (!change) return { id: before.id, row: before, undo: null };
  const names = Object.keys(change.after ?? {});
  const assignments = names.map((name, index) => `${name} = $${index + 3}`).join(', ');
  const { rows } = await tx.query(
    `update ${tableOf[kind]} set ${assignments}, revision = revision + 1 where organisation_id = $1 and id = $2 returning *`,
    [tx.scope.organisationId, before.id, ...names.map((name) => toColumn(fields[name]))],
  );
  const row = rows[0] as RecordRow;
  return { id: before.id, row, undo: await audit(tx, at, kind, verb, row, change) };
}

/** Objects are jsonb columns; the driver would turn an array into a PostgreSQL array. */
function toColumn(value: unknown): unknown {
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : (value ?? null);
}

/** What every change leaves behind: its entry in the history, and words by which the record is found. */
async function audit(
  tx: ScopedTx,
  at: Date,
  kind: RecordKind,
  verb: string,
  row: RecordRow,
  change: Change,
): Promise<string> {
  await refreshSearch(tx, kind, row, verb);
  return recordAudit(tx, {
    at,
    action: `plan.${kind}.${verb}`,
    subject: { kind, id: row.id },
    contextId: contextOf[kind](row),
    change,
  });
}

function assertRevision(row: RecordRow, revision: number, columns: string[]): void {
  if (row.revision === revision) return;
  const values = Object.fromEntries(columns.map((column) => [camelCase(column), row[column] ?? null]));
  throw new Refusal('edited_meanwhile', { detail: { revision: row.revision, values } });
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Fields of the contract as columns; absent ones stay absent. */
export function columnsOf(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

/** The place after the last among the rows that share a parent. */
export async function nextPosition(
  tx: ScopedTx,
  kind: RecordKind,
  parent: { column: string; id: string },
): Promise<number> {
  const { rows } = await tx.query(
    `select coalesce(max(position), 0) + 10 as position from ${tableOf[kind]} where organisation_id = $1 and ${parent.column} = $2`,
    [tx.scope.organisationId, parent.id],
  );
  return Number(rows[0]?.position ?? 10);
}
