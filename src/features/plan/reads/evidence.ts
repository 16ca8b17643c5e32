import type { ScopedTx } from '#platform/db/database.ts';
import { filesById } from '#platform/files/files.ts';
import type { EvidenceView } from '../contract/plan.ts';
import type { PlanTables } from '../tables.ts';

export async function readEvidence(tx: ScopedTx, activityId: string): Promise<EvidenceView[]> {
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan_evidence')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('activity_id', '=', activityId)
    .where('removed_at', 'is', null)
    .orderBy('dated_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const files = await filesById(
    tx,
    rows.flatMap((row) => (row.file_id ? [row.file_id] : [])),
  );
  return rows.map((row) => {
    const file = row.file_id ? files.get(row.file_id) : undefined;
    return {
      id: row.id,
      stepId: row.step_id,
      measurementId: row.measurement_id,
      kind: row.kind,
      title: row.title,
      url: row.url,
      file: file ?? null,
      note: row.note,
      path: row.path,
      pending: row.pending,
      datedOn: row.dated_on,
      author: row.author,
      createdAt: row.created_at,
      revision: row.revision,
    };
  });
}
