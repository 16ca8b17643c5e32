import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { PlanSnapshot } from '../../contract/snapshot.ts';
import type { DiffCounts, PlanDiff, VersionView } from '../../contract/versions.ts';
import { tellDiff } from '../../rules/versions/tell.ts';
import type { PlanTables, VersionRow } from '../../tables.ts';
import { findPlan } from '../plans.ts';
import { readSnapshot } from './snapshot.ts';

/** Newest first, without the snapshots: a plan of a thousand activities has some MB of them. */
export async function listVersions(tx: ScopedTx, planId: string): Promise<VersionView[]> {
  await findPlan(tx, planId);
  const { rows } = await tx.query(
    `select id, number, title, note, why, author, created_at as "createdAt",
       jsonb_array_length(snapshot->'activities') as activities, jsonb_array_length(snapshot->'steps') as steps
     from plan_version where organisation_id = $1 and plan_id = $2 order by number desc limit 500`,
    [tx.scope.organisationId, planId],
  );
  return rows as VersionView[];
}

/** @throws Refusal `not_found`, also where its plan is gone */
export async function findVersion(tx: ScopedTx, id: string): Promise<VersionRow> {
  const row = await tx
    .on<PlanTables>()
    .selectFrom('plan_version')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  await findPlan(tx, row.plan_id);
  return { ...row, snapshot: PlanSnapshot.parse(row.snapshot) };
}

export function presentVersion(row: VersionRow): VersionView {
  const { id, number, title, note, why, author, created_at, snapshot } = row;
  const counts = { activities: snapshot.activities.length, steps: snapshot.steps.length };
  return { id, number, title, note, why, author, createdAt: created_at, ...counts };
}

/** Between two versions of one plan, or from a version to the present. */
export async function readDiff(
  tx: ScopedTx,
  planId: string,
  { from, to }: { from: string; to?: string | undefined },
): Promise<{ from: VersionView; to: VersionView | null; diff: PlanDiff }> {
  const before = await versionOf(tx, planId, from);
  const after = to ? await versionOf(tx, planId, to) : null;
  const snapshot = after ? after.snapshot : (await readSnapshot(tx, planId)).snapshot;
  return {
    from: presentVersion(before),
    to: after && presentVersion(after),
    diff: tellDiff(before.snapshot, snapshot),
  };
}

/** How much differs between a version and the present; null where nothing does. */
export async function changesSince(tx: ScopedTx, version: VersionRow): Promise<DiffCounts | null> {
  const { snapshot, fingerprint } = await readSnapshot(tx, version.plan_id);
  if (fingerprint === version.fingerprint) return null;
  const { counts } = tellDiff(version.snapshot, snapshot);
  return counts.added + counts.removed + counts.changed + counts.moved === 0 ? null : counts;
}

async function versionOf(tx: ScopedTx, planId: string, id: string): Promise<VersionRow> {
  const version = await findVersion(tx, id);
  if (version.plan_id !== planId) throw new Refusal('not_found');
  return version;
}
