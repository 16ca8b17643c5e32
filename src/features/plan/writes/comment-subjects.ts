import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { seesOnlyOwn } from '../access.ts';
import { takesPart } from '../reads/parties.ts';
import type { CommentRow } from '../tables.ts';
import { lockRecord, type RecordRow } from './records.ts';

export interface Subject {
  kind: CommentRow['subject_kind'];
  id: string;
  /** Its screen, below `/app/<organisation>`. */
  path: string;
  activityId: string | null;
  /** A few words of it. */
  title: string;
  /** Whoever began it. */
  createdBy: string | null;
}

const screens = {
  activity: 'activities',
  decision: 'decisions',
  proposal: 'proposals',
  agreement: 'agreements',
} as const;

export function subjectOf(comment: RecordRow): {
  kind: Subject['kind'];
  id: string;
  path: string;
  activityId: string | null;
} {
  const kind = comment.subject_kind as Subject['kind'];
  const id = String(comment.subject_id);
  return { kind, id, path: `${screens[kind]}/${id}`, activityId: comment.activity_id as string | null };
}

/**
 * The record that is commented on. A guest sees what hangs on their own activities, and what they proposed themselves.
 * @throws Refusal `not_found`
 */
export async function assertSeesSubject(
  tx: ScopedTx,
  { kind, id }: { kind: Subject['kind']; id: string },
): Promise<Subject> {
  const row = await lockRecord(tx, kind, id);
  const activityId = kind === 'activity' ? id : (row.activity_id as string | null);
  const createdBy = (row.created_by as string | null | undefined) ?? null;
  if (seesOnlyOwn(tx.scope.actor)) {
    const own = kind === 'proposal' && createdBy === memberOf(tx.scope);
    const part = activityId !== null && (await takesPart(tx, activityId));
    if (!own && !part) throw new Refusal('not_found');
  }
  const title = kind === 'proposal' ? row.text : row.title;
  return { kind, id, path: `${screens[kind]}/${id}`, activityId, title: String(title), createdBy };
}
