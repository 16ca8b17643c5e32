import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { newId } from '#platform/time/clock.ts';
import type { VersionReason } from '../../contract/versions.ts';
import { readSnapshot, type Snapped } from '../../reads/versions/snapshot.ts';
import type { PlanTables, VersionRow } from '../../tables.ts';
import { lockRecord } from '../records.ts';

export interface VersionToTake {
  why: VersionReason;
  title: string;
  note?: string;
}

/** Keeps the plan as it stands. The plan is locked, so numbers follow each other without gaps or twins. */
export async function takeVersion(tx: ScopedTx, at: Date, planId: string, take: VersionToTake): Promise<VersionRow> {
  await lockRecord(tx, 'plan', planId);
  return keepVersion(tx, at, planId, await readSnapshot(tx, planId), take);
}

/** Keeps a given state, such as the one that was approved while the plan went on. */
export async function keepVersion(
  tx: ScopedTx,
  at: Date,
  planId: string,
  { snapshot, fingerprint }: Snapped,
  { why, title, note = '' }: VersionToTake,
): Promise<VersionRow> {
  const { organisationId, actor } = tx.scope;
  const { rows } = await tx.query(
    'select coalesce(max(number), 0) + 1 as number from plan_version where organisation_id = $1 and plan_id = $2',
    [organisationId, planId],
  );
  const row: VersionRow = {
    organisation_id: organisationId,
    id: newId(),
    plan_id: planId,
    number: Number(rows[0]?.number),
    title,
    note,
    why,
    snapshot,
    fingerprint,
    created_at: at.toISOString(),
    created_by: memberOf(tx.scope),
    author: actor.name,
  };
  await tx
    .on<PlanTables>()
    .insertInto('plan_version')
    .values({ ...row, snapshot: JSON.stringify(snapshot) as unknown as VersionRow['snapshot'] })
    .execute();
  await recordAudit(tx, {
    at,
    action: 'plan.version.added',
    subject: { kind: 'version', id: row.id },
    contextId: planId,
    change: { before: null, after: { number: row.number, title, why } },
  });
  return row;
}
