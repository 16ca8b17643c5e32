import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { findFile } from '#platform/files/files.ts';
import type { AgreementChange, AgreementParty, NewAgreement } from '../contract/agreements.ts';
import { assertMayKeep, assertMayPlace, assertPlace, followRecord } from './linked-work.ts';
import { authorship } from './measurements.ts';
import { addRecord, changeRecord, columnsOf, type Done, lockRecord, type RecordRow, removeRecord } from './records.ts';

export async function addAgreement(tx: ScopedTx, at: Date, input: z.output<typeof NewAgreement>): Promise<Done> {
  await assertPlace(tx, input);
  await assertMayPlace(tx, input.activityId);
  await assertKnown(tx, input);
  const done = await addRecord(tx, at, 'agreement', { ...columnsOf(input), ...authorship(tx, at) });
  await followRecord(tx, at, 'agreement', done.row);
  return done;
}

export async function changeAgreement(
  tx: ScopedTx,
  at: Date,
  id: string,
  { revision, ...fields }: z.output<typeof AgreementChange>,
): Promise<Done> {
  const before = await openToActor(tx, id);
  const activityId = fields.activityId === undefined ? (before.activity_id as string | null) : fields.activityId;
  if (fields.activityId !== undefined || fields.stepId !== undefined) {
    await assertPlace(tx, { activityId, stepId: fields.stepId });
  }
  if (fields.activityId !== undefined) await assertMayPlace(tx, fields.activityId);
  await assertKnown(tx, fields);
  assertDaysInOrder(before, fields);
  const moved = fields.activityId !== undefined && fields.activityId !== before.activity_id;
  const changed = moved && fields.stepId === undefined ? { ...fields, stepId: null } : fields;
  const done = await changeRecord(tx, at, 'agreement', id, { revision, fields: columnsOf(changed) });
  await followRecord(tx, at, 'agreement', done.row);
  return done;
}

export async function removeAgreement(tx: ScopedTx, at: Date, id: string, revision: number): Promise<Done> {
  await openToActor(tx, id);
  const done = await removeRecord(tx, at, 'agreement', id, revision);
  await followRecord(tx, at, 'agreement', done.row);
  return done;
}

async function openToActor(tx: ScopedTx, id: string): Promise<RecordRow> {
  const row = await lockRecord(tx, 'agreement', id);
  await assertMayKeep(tx, row.activity_id);
  return row;
}

async function assertKnown(
  tx: ScopedTx,
  { parties = [], fileId }: { parties?: readonly AgreementParty[] | undefined; fileId?: string | null | undefined },
): Promise<void> {
  for (const { partyId } of parties) if (partyId) await lockRecord(tx, 'party', partyId);
  if (fileId) await findFile(tx, fileId);
}

/** One day may be changed without the other; together they must still be in order. */
function assertDaysInOrder(
  before: RecordRow,
  fields: { startsOn?: string | null | undefined; endsOn?: string | null | undefined },
): void {
  const starts = fields.startsOn === undefined ? before.starts_on : fields.startsOn;
  const ends = fields.endsOn === undefined ? before.ends_on : fields.endsOn;
  if (starts && ends && String(starts) > String(ends)) throw new Refusal('period_reversed', { field: 'endsOn' });
}
