import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { dayOf } from '#platform/time/clock.ts';
import { mayOf } from '../access.ts';
import { hangWork } from './hang-work.ts';
import { lockRecord, type RecordRow } from './records.ts';
import { assertMayWork } from './work.ts';

/**
 * Who works on the activity keeps what hangs on it; what hangs on none is for those who may edit the plan.
 * @throws Refusal `not_your_activity`, `not_found`, `not_allowed`
 */
export async function assertMayKeep(tx: ScopedTx, activityId: unknown): Promise<void> {
  if (typeof activityId === 'string') return assertMayWork(tx, activityId);
  if (!mayOf(tx.scope.actor, false).edit) throw new Refusal('not_allowed');
}

/**
 * The same of a place that the request names: whoever works on activities alone has to name one.
 * @throws Refusal `not_your_activity`, `not_found`, `activity_missing`
 */
export async function assertMayPlace(tx: ScopedTx, activityId: string | null | undefined): Promise<void> {
  if (activityId) return assertMayWork(tx, activityId);
  if (!mayOf(tx.scope.actor, false).edit) throw new Refusal('activity_missing', { field: 'activityId' });
}

/** The activity and step that a record is hung on: they exist, belong together and are open to the actor. */
export async function assertPlace(
  tx: ScopedTx,
  { activityId, stepId }: { activityId?: string | null | undefined; stepId?: string | null | undefined },
): Promise<void> {
  if (activityId) await lockRecord(tx, 'activity', activityId);
  if (!stepId) return;
  const step = await lockRecord(tx, 'step', stepId);
  if (step.activity_id !== activityId) throw new Refusal('not_found', { field: 'stepId' });
}

/** What the evidence of the activity says of a decision or agreement, as the record now stands. */
export async function followRecord(
  tx: ScopedTx,
  at: Date,
  kind: 'decision' | 'agreement',
  row: RecordRow,
): Promise<void> {
  const gone = row.removed_at !== null || row.state === 'withdrawn';
  const made = kind === 'decision' ? row.decided_on : row.state === 'draft' ? null : row.starts_on;
  await hangWork(tx, at, {
    subject: { kind, id: row.id },
    activityId: gone ? null : (row.activity_id as string | null),
    stepId: row.step_id as string | null,
    title: String(row.title),
    path: kind === 'decision' ? `decisions/${row.id}` : `agreements/${row.id}`,
    pending: row.state === 'open' || row.state === 'draft',
    datedOn: typeof made === 'string' ? made : dayOf(new Date(String(row.created_at))),
  });
}
