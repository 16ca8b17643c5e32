import type { z } from 'zod';
import { type Change, recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { PlanSnapshot, SnapshotList, SnapshotRow } from '../../contract/snapshot.ts';
import type { RestorePreview } from '../../contract/versions.ts';
import { readSnapshot, snapshotTables } from '../../reads/versions/snapshot.ts';
import { findVersion } from '../../reads/versions/versions.ts';
import { compareSnapshots, type RowChange } from '../../rules/versions/compare.ts';
import { tellDiff } from '../../rules/versions/tell.ts';
import type { VersionRow } from '../../tables.ts';
import { lockRecord } from '../records.ts';
import { refreshPlan } from '../refresh-search.ts';
import { takeVersion } from './take.ts';

/** What bringing a version back would do, and of which present state that is true. */
export async function previewRestore(tx: ScopedTx, versionId: string): Promise<z.input<typeof RestorePreview>> {
  const version = await findVersion(tx, versionId);
  const { snapshot, fingerprint } = await readSnapshot(tx, version.plan_id);
  const wanted = await withNamesOfNow(tx, version.snapshot);
  return { diff: tellDiff(snapshot, wanted), fingerprint, hanging: await hangingOn(tx, snapshot, wanted) };
}

/**
 * Brings a version back under the work that goes on: ticks, measurements, evidence, comments stay where they are. What the
 * version did not have goes softly; what it had comes back with its id, and so with all that hangs on it. The present
 * state is kept as a version first.
 * @throws Refusal `edited_meanwhile` when the plan is no longer what the person saw
 */
export async function restoreVersion(
  tx: ScopedTx,
  at: Date,
  versionId: string,
  input: { fingerprint: string },
): Promise<{ planId: string; undo: string }> {
  const version = await findVersion(tx, versionId);
  await lockPlan(tx, version.plan_id);
  const { fingerprint } = await readSnapshot(tx, version.plan_id);
  if (fingerprint !== input.fingerprint) throw new Refusal('edited_meanwhile', { detail: { revision: 0, values: {} } });
  const before = await takeVersion(tx, at, version.plan_id, {
    why: 'before-restore',
    title: `→ ${version.number}`,
  });
  return bringBack(tx, at, version, before);
}

/**
 * Takes a restoring back: the version that was kept before it is brought back.
 * @throws Refusal `undo_too_late` when the plan has been changed since
 */
export async function undoRestore(tx: ScopedTx, at: Date, planId: string, change: Change): Promise<{ undo: string }> {
  await lockPlan(tx, planId);
  const { fingerprint } = await readSnapshot(tx, planId);
  if (fingerprint !== change.after?.fingerprint) throw new Refusal('undo_too_late');
  const [back, present] = [String(change.before?.version_id), String(change.after?.version_id)];
  return bringBack(tx, at, await findVersion(tx, back), await findVersion(tx, present));
}

async function bringBack(
  tx: ScopedTx,
  at: Date,
  version: VersionRow,
  before: VersionRow,
): Promise<{ planId: string; undo: string }> {
  const planId = version.plan_id;
  const wanted = await withNamesOfNow(tx, version.snapshot);
  // Twice: an activity that comes back brings steps along that were written after the version and before it was removed.
  for (let round = 1; round <= 2; round += 1) {
    const change = compareSnapshots((await readSnapshot(tx, planId)).snapshot, wanted);
    if (change.plan) await writePlan(tx, planId, change.plan.after);
    for (const [list, rows] of Map.groupBy(change.rows, (row) => row.list)) await writeRows(tx, at, planId, list, rows);
  }
  await refreshPlan(tx, planId);
  const { fingerprint } = await readSnapshot(tx, planId);
  const undo = await recordAudit(tx, {
    at,
    action: 'plan.plan.reverted',
    subject: { kind: 'plan', id: planId },
    contextId: planId,
    change: {
      before: { version_id: before.id, number: before.number },
      after: { version_id: version.id, number: version.number, fingerprint },
    },
  });
  return { planId, undo };
}

/** The plan and every row that is written: whoever edits one of them meanwhile waits, and is told by its revision. */
async function lockPlan(tx: ScopedTx, planId: string): Promise<void> {
  await lockRecord(tx, 'plan', planId);
  const values = [tx.scope.organisationId, planId];
  await tx.query(
    'select 1 from plan_section where organisation_id = $1 and plan_id = $2 order by id for update',
    values,
  );
  await tx.query(
    'select 1 from plan_activity where organisation_id = $1 and plan_id = $2 order by id for update',
    values,
  );
  for (const { table } of [snapshotTables.steps, snapshotTables.indicators, snapshotTables.targets])
    await lockTable(tx, table, values);
  for (const { table } of [snapshotTables.parties, snapshotTables.budgetLines]) await lockTable(tx, table, values);
}

async function lockTable(tx: ScopedTx, table: string, values: unknown[]): Promise<void> {
  await tx.query(
    `select 1 from ${table} where organisation_id = $1 and activity_id in
       (select id from plan_activity where organisation_id = $1 and plan_id = $2) order by id for update`,
    values,
  );
}

async function writePlan(tx: ScopedTx, planId: string, plan: PlanSnapshot['plan']): Promise<void> {
  const names = await columnsAmong(tx, 'plan', [plan]);
  await tx.query(
    `update plan p set ${names.map((name) => `${name} = m.${name}`).join(', ')}, revision = p.revision + 1
     from jsonb_populate_record(null::plan, $3::jsonb) m where p.organisation_id = $1 and p.id = $2`,
    [tx.scope.organisationId, planId, JSON.stringify(plan)],
  );
}

async function writeRows(
  tx: ScopedTx,
  at: Date,
  planId: string,
  list: SnapshotList,
  rows: readonly RowChange[],
): Promise<void> {
  const { organisationId } = tx.scope;
  const { table } = snapshotTables[list];
  const gone = rows.filter((row) => row.after === null).map((row) => row.id);
  await tx.query(
    `update ${table} set removed_at = $3, revision = revision + 1 where organisation_id = $1 and id = any($2::uuid[])`,
    [organisationId, gone, at.toISOString()],
  );
  const kept = rows.flatMap((row) => (row.after ? [{ ...row.after, plan_id: planId }] : []));
  if (kept.length === 0) return;
  if (list === 'parties') await bringPartiesBack(tx, kept);
  const names = await columnsAmong(tx, table, kept);
  // Rows are never deleted, so as a rule each is there; one that is not (a file of another installation) is made anew.
  await tx.query(
    `insert into ${table} as t (organisation_id, ${names.join(', ')})
     select $1, ${names.map((name) => `m.${name}`).join(', ')} from jsonb_populate_recordset(null::${table}, $2::jsonb) m
     on conflict (organisation_id, id) do update set
       ${names.map((name) => `${name} = excluded.${name}`).join(', ')}, removed_at = null, revision = t.revision + 1`,
    [organisationId, JSON.stringify(kept)],
  );
}

/** A party that was taken out of the organisation since belongs to the activity again. */
async function bringPartiesBack(tx: ScopedTx, links: readonly SnapshotRow[]): Promise<void> {
  await tx.query(
    `update plan_party set removed_at = null, revision = revision + 1
     where organisation_id = $1 and id = any($2::uuid[]) and removed_at is not null`,
    [tx.scope.organisationId, links.map((link) => link.party_id)],
  );
}

/** Columns that both the version and the table of today know. */
async function columnsAmong(tx: ScopedTx, table: string, rows: readonly object[]): Promise<string[]> {
  const { rows: found } = await tx.query(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'organisation_id'`,
    [table],
  );
  const known = new Set(rows.flatMap((row) => Object.keys(row)));
  return found.map((row) => String(row.name)).filter((name) => known.has(name));
}

/** A party is the organisation's and not the plan's: what it is called today is not what a version brings back. */
async function withNamesOfNow(tx: ScopedTx, snapshot: PlanSnapshot): Promise<PlanSnapshot> {
  const { rows } = await tx.query(
    'select id, name from plan_party where organisation_id = $1 and id = any($2::uuid[])',
    [tx.scope.organisationId, snapshot.parties.map((link) => link.party_id)],
  );
  const names = new Map(rows.map((row) => [String(row.id), String(row.name)]));
  return {
    ...snapshot,
    parties: snapshot.parties.map((link) => ({ ...link, name: names.get(link.party_id) ?? link.name })),
  };
}

async function hangingOn(tx: ScopedTx, present: PlanSnapshot, wanted: PlanSnapshot) {
  const goneOf = (list: 'activities' | 'steps' | 'targets') => {
    const still = new Set(wanted[list].map((row) => row.id));
    return present[list].filter((row) => !still.has(row.id)).map((row) => row.id);
  };
  const [activities, steps, targets] = [goneOf('activities'), goneOf('steps'), goneOf('targets')];
  const { rows } = await tx.query(
    `select
       (select count(*)::int from plan_occurrence where organisation_id = $1 and step_id = any($3::uuid[]) and removed_at is null)
         + (select count(*)::int from plan_step where organisation_id = $1 and id = any($3::uuid[]) and state = 'done') as ticks,
       (select count(*)::int from plan_measurement where organisation_id = $1 and target_id = any($4::uuid[]) and removed_at is null) as measurements,
       (select count(*)::int from plan_evidence where organisation_id = $1 and removed_at is null
         and (activity_id = any($2::uuid[]) or step_id = any($3::uuid[]))) as evidence,
       (select count(*)::int from plan_comment where organisation_id = $1 and activity_id = any($2::uuid[]) and removed_at is null) as comments`,
    [tx.scope.organisationId, activities, steps, targets],
  );
  return rows[0] as { ticks: number; measurements: number; evidence: number; comments: number };
}
