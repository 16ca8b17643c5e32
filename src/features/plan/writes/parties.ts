import type { z } from 'zod';
import { findMembers } from '#features/identity/reads/members.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type {
  ActivityPartyChange,
  ConfirmParties,
  NewActivityParty,
  NewParty,
  PartyChange,
} from '../contract/inputs.ts';
import { foldName, guessKind } from '../rules/parties.ts';
import { tellAssigned, tellTakenOver } from './assigned.ts';
import {
  addRecord,
  applyChange,
  changeRecord,
  columnsOf,
  type Done,
  lockRecord,
  nextPosition,
  type RecordRow,
} from './records.ts';

/** What a person names themselves is confirmed by that. */
export async function addParty(tx: ScopedTx, at: Date, input: z.output<typeof NewParty>): Promise<Done> {
  assertMember(await memberIds(tx), input.userId);
  const fields = { userId: null, state: 'confirmed', ...input };
  return addRecord(tx, at, 'party', { ...columnsOf(fields), name_folded: foldName(input.name) });
}

export async function changeParty(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof PartyChange>,
): Promise<Done> {
  const { user_id } = await lockRecord(tx, 'party', id);
  assertMember(await memberIds(tx), input.userId, user_id);
  const { revision, ...fields } = input;
  const folded = fields.name === undefined ? {} : { name_folded: foldName(fields.name) };
  const done = await changeRecord(tx, at, 'party', id, { revision, fields: { ...columnsOf(fields), ...folded } });
  if (input.userId && input.userId !== user_id) await tellTakenOver(tx, at, { userId: input.userId, partyId: id });
  return done;
}

/** The screen after an import: kinds, members and merges of many parties, all or none. */
export async function confirmParties(tx: ScopedTx, at: Date, input: z.output<typeof ConfirmParties>): Promise<void> {
  const members = await memberIds(tx);
  // All at once and in one order: two people who confirm the same parties must not wait for each other.
  await tx.query(
    'select 1 from plan_party where organisation_id = $1 and id = any($2::uuid[]) order by id for update',
    [
      tx.scope.organisationId,
      input.parties.flatMap((party) => (party.mergeInto ? [party.id, party.mergeInto] : [party.id])),
    ],
  );
  for (const party of input.parties) {
    const row = await lockRecord(tx, 'party', party.id);
    assertMember(members, party.userId, row.user_id);
    if (party.mergeInto && party.mergeInto !== party.id) {
      await lockRecord(tx, 'party', party.mergeInto);
      await mergeParty(tx, at, row, party.mergeInto);
    } else {
      const fields = {
        name: party.name,
        name_folded: foldName(party.name),
        kind: party.kind,
        user_id: party.userId,
        state: 'confirmed',
      };
      await applyChange(tx, at, 'party', row, fields, 'changed');
      const { userId } = party;
      if (userId && userId !== row.user_id) await tellTakenOver(tx, at, { userId, partyId: party.id });
    }
  }
}

async function memberIds(tx: ScopedTx): Promise<ReadonlySet<string>> {
  return new Set((await findMembers(tx)).map((member) => member.userId));
}

/**
 * People are known to the whole installation; a party may only be somebody of this organisation. Whom it names already
 * (`before`) may have left since.
 */
function assertMember(members: ReadonlySet<string>, userId: string | null | undefined, before: unknown = null): void {
  if (!userId || userId === before || members.has(userId)) return;
  throw new Refusal('not_found', { field: 'userId' });
}

/** Every activity of the one becomes the other's; each keeps the wording of its document. */
async function mergeParty(tx: ScopedTx, at: Date, party: RecordRow, into: string): Promise<void> {
  const { rows } = await tx.query(
    'select * from plan_activity_party where organisation_id = $1 and party_id = $2 and removed_at is null for update',
    [tx.scope.organisationId, party.id],
  );
  for (const link of rows as RecordRow[])
    await applyChange(tx, at, 'activity-party', link, { party_id: into }, 'changed');
  await applyChange(tx, at, 'party', party, { removed_at: at.toISOString() }, 'removed');
}

/** Gives an activity a party: one that is known, or a new one by its name. */
export async function linkParty(
  tx: ScopedTx,
  at: Date,
  activityId: string,
  input: z.output<typeof NewActivityParty>,
): Promise<Done> {
  await lockRecord(tx, 'activity', activityId);
  const party = input.partyId
    ? await lockRecord(tx, 'party', input.partyId)
    : await partyNamed(tx, at, input.name ?? '');
  const position = await nextPosition(tx, 'activity-party', { column: 'activity_id', id: activityId });
  const done = await addRecord(tx, at, 'activity-party', {
    activity_id: activityId,
    party_id: party.id,
    role: input.role,
    wording: party.name,
    position,
  });
  if (input.role === 'owner') await tellAssigned(tx, at, { userId: party.user_id, activityId });
  return done;
}

async function partyNamed(tx: ScopedTx, at: Date, name: string): Promise<RecordRow> {
  const { rows } = await tx.query(
    'select * from plan_party where organisation_id = $1 and name_folded = $2 and removed_at is null limit 1',
    [tx.scope.organisationId, foldName(name)],
  );
  const known = rows[0] as RecordRow | undefined;
  return known ?? (await addParty(tx, at, { name, kind: guessKind(name) })).row;
}

export async function changeActivityParty(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof ActivityPartyChange>,
): Promise<Done> {
  const { revision, ...fields } = input;
  if (fields.partyId) await lockRecord(tx, 'party', fields.partyId);
  const before = await lockRecord(tx, 'activity-party', id);
  const done = await changeRecord(tx, at, 'activity-party', id, { revision, fields: columnsOf(fields) });
  const { row } = done;
  const becameOwner = row.role === 'owner' && (before.role !== 'owner' || before.party_id !== row.party_id);
  if (becameOwner) {
    const party = await lockRecord(tx, 'party', String(row.party_id), { removed: true });
    await tellAssigned(tx, at, { userId: party.user_id, activityId: String(row.activity_id) });
  }
  return done;
}
