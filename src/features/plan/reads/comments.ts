import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import type { CommentView } from '../contract/plan.ts';
import type { PlanTables } from '../tables.ts';

/** What was said of one record, oldest first. */
export async function readComments(tx: ScopedTx, subjectId: string): Promise<CommentView[]> {
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan_comment')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('subject_id', '=', subjectId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    author: row.author,
    createdAt: row.created_at,
    mine: row.created_by !== null && row.created_by === memberOf(tx.scope),
    revision: row.revision,
  }));
}

/** How many comments stand under a record `r`; $1 is the organisation. */
export const commentsOfSql = `(select count(*)::int from plan_comment said
  where said.organisation_id = $1 and said.subject_id = r.id and said.removed_at is null)`;
