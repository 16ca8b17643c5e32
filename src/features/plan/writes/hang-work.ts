import type { ScopedTx } from '#platform/db/database.ts';
import { newId } from '#platform/time/clock.ts';
import { authorship } from './measurements.ts';

/** A record of this or another room that does the work of an activity. */
export interface Work {
  /** `decision`, `agreement`; rooms name their own: `surveys.survey`. */
  subject: { kind: string; id: string };
  /** Null takes it off the activity that it hung on. */
  activityId: string | null;
  stepId: string | null;
  title: string;
  /** The record's screen, below `/app/<organisation>`. */
  path: string;
  /** Under way: it shows on the step, and proves nothing yet. */
  pending: boolean;
  datedOn: string;
}

/**
 * Hangs a record on an activity and its step, or brings what hangs there up to date: it stands among the evidence. What
 * is done to the record has its own entry in the history, so this one, which follows from it, has none.
 */
export async function hangWork(tx: ScopedTx, at: Date, work: Work): Promise<void> {
  const { organisationId } = tx.scope;
  const { rows } = await tx.query(
    `select id from plan_evidence where organisation_id = $1 and subject_kind = $2 and subject_id = $3 for update`,
    [organisationId, work.subject.kind, work.subject.id],
  );
  const known = rows[0]?.id;
  if (!known && work.activityId === null) return;
  if (!known) {
    const { created_at, created_by, author } = authorship(tx, at);
    await tx.query(
      `insert into plan_evidence (organisation_id, id, activity_id, step_id, kind, title, note, subject_kind, subject_id, path,
         pending, dated_on, created_at, created_by, author)
       values ($1, $2, $3, $4, 'record', $5, '', $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        organisationId,
        newId(),
        work.activityId,
        work.stepId,
        work.title,
        work.subject.kind,
        work.subject.id,
        work.path,
        work.pending,
        work.datedOn,
        created_at,
        created_by,
        author,
      ],
    );
    return;
  }
  await tx.query(
    `update plan_evidence set activity_id = coalesce($3, activity_id), step_id = $4, title = $5, path = $6, pending = $7,
       dated_on = $8, removed_at = case when $3::uuid is null then $9::timestamptz end, revision = revision + 1
     where organisation_id = $1 and id = $2`,
    [
      organisationId,
      known,
      work.activityId,
      work.stepId,
      work.title,
      work.path,
      work.pending,
      work.datedOn,
      at.toISOString(),
    ],
  );
}
