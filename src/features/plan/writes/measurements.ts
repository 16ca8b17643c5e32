import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { findFile } from '#platform/files/files.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { EvidenceChange, MeasurementChange, NewEvidence, NewMeasurement } from '../contract/inputs.ts';
import { assertUnlocked } from './measuring/locked.ts';
import { addRecord, changeFields, columnsOf, type Done, lockRecord, type RecordRow, removeRecord } from './records.ts';
import { assertMayWork } from './work.ts';

/** A figure with who and when; evidence that comes along is attached to it in the same act. */
export async function measure(
  tx: ScopedTx,
  at: Date,
  targetId: string,
  input: z.output<typeof NewMeasurement>,
): Promise<Done> {
  const target = await lockRecord(tx, 'target', targetId);
  const activityId = String(target.activity_id);
  await assertMayWork(tx, activityId);
  await assertUnlocked(tx, activityId, [input.measuredOn]);
  const { evidence, ...fields } = input;
  const done = await addRecord(tx, at, 'measurement', {
    part: null,
    breaks_series: false,
    note: '',
    ...columnsOf(fields),
    target_id: targetId,
    activity_id: activityId,
    ...authorship(tx, at),
  });
  const attached = { title: evidence?.title ?? '', note: '', stepId: null, datedOn: input.measuredOn };
  if (evidence?.fileId)
    await attach(tx, at, activityId, { ...attached, kind: 'file', fileId: evidence.fileId }, done.id);
  if (evidence?.url) await attach(tx, at, activityId, { ...attached, kind: 'link', url: evidence.url }, done.id);
  return done;
}

/** The old figure stays in the history. */
export async function correctMeasurement(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof MeasurementChange>,
): Promise<Done> {
  const measurement = await lockRecord(tx, 'measurement', id);
  await assertMayWork(tx, String(measurement.activity_id));
  await assertUnlocked(tx, String(measurement.activity_id), [String(measurement.measured_on), input.measuredOn]);
  return changeFields(tx, at, 'measurement', id, input);
}

/** Removes what somebody who works on the activity brought: a measurement or a piece of evidence. */
export async function removeWork(
  tx: ScopedTx,
  at: Date,
  kind: 'measurement' | 'evidence',
  id: string,
  revision: number,
): Promise<Done> {
  const row = await lockRecord(tx, kind, id);
  await assertMayWork(tx, String(row.activity_id));
  assertByHand(row);
  if (kind === 'measurement') await assertUnlocked(tx, String(row.activity_id), [String(row.measured_on)]);
  return removeRecord(tx, at, kind, id, revision);
}

/** A file, a link or a note as evidence. A file that is a picture is a photo. */
export async function attach(
  tx: ScopedTx,
  at: Date,
  activityId: string,
  input: z.output<typeof NewEvidence>,
  measurementId: string | null = null,
): Promise<Done> {
  await lockRecord(tx, 'activity', activityId);
  await assertMayWork(tx, activityId);
  await assertStepOf(tx, input.stepId, activityId);
  const file = input.kind === 'file' ? await findFile(tx, input.fileId) : null;
  const url = input.kind === 'link' ? input.url : null;
  return addRecord(tx, at, 'evidence', {
    activity_id: activityId,
    step_id: input.stepId,
    measurement_id: measurementId,
    kind: file?.media_type.startsWith('image/') ? 'photo' : input.kind,
    title: input.title || file?.name || url || '',
    url,
    file_id: file?.id ?? null,
    note: input.note,
    dated_on: input.datedOn ?? dayOf(at),
    ...authorship(tx, at),
  });
}

export async function changeEvidence(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof EvidenceChange>,
): Promise<Done> {
  const row = await lockRecord(tx, 'evidence', id);
  await assertMayWork(tx, String(row.activity_id));
  assertByHand(row);
  await assertStepOf(tx, input.stepId, String(row.activity_id));
  return changeFields(tx, at, 'evidence', id, input);
}

/** A record that hangs on the activity says itself what it is; it is changed and taken off on its own screen. */
function assertByHand(row: RecordRow): void {
  if (row.kind === 'record' && row.subject_id !== null) throw new Refusal('evidence_of_record');
}

async function assertStepOf(tx: ScopedTx, stepId: string | null | undefined, activityId: string): Promise<void> {
  if (!stepId) return;
  const step = await lockRecord(tx, 'step', stepId);
  if (step.activity_id !== activityId) throw new Refusal('not_found', { field: 'stepId' });
}

export function authorship(tx: ScopedTx, at: Date) {
  return { created_at: at.toISOString(), created_by: memberOf(tx.scope), author: tx.scope.actor.name };
}
