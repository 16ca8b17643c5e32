import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { findFile } from '#platform/files/files.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import type {
  DecisionChange,
  DecisionMade,
  DecisionOption,
  DecisionReviewed,
  DecisionTurned,
  DecisionTurnKind,
  NewDecision,
} from '../contract/decisions.ts';
import { assertMayKeep, assertMayPlace, assertPlace, followRecord } from './linked-work.ts';
import { authorship } from './measurements.ts';
import { addRecord, changeRecord, columnsOf, type Done, lockRecord, type RecordRow, removeRecord } from './records.ts';

/** Asks a question. `proposalId` is set where it was accepted out of a proposal. */
export async function addDecision(
  tx: ScopedTx,
  at: Date,
  input: z.output<typeof NewDecision> & { proposalId?: string },
): Promise<Done> {
  await assertPlace(tx, input);
  await assertMayPlace(tx, input.activityId);
  if (input.deciderPartyId) await lockRecord(tx, 'party', input.deciderPartyId);
  const done = await addRecord(tx, at, 'decision', { ...columnsOf(input), ...authorship(tx, at) });
  await turn(tx, at, done.row, { kind: 'opened', on: dayOf(at), note: '' });
  await followRecord(tx, at, 'decision', done.row);
  return done;
}

export async function changeDecision(
  tx: ScopedTx,
  at: Date,
  id: string,
  { revision, ...fields }: z.output<typeof DecisionChange>,
): Promise<Done> {
  const before = await openToActor(tx, id);
  const place = {
    activityId: fields.activityId === undefined ? (before.activity_id as string | null) : fields.activityId,
    // A step of the activity that it leaves means nothing on the next one.
    stepId: fields.stepId ?? null,
  };
  if (fields.activityId !== undefined || fields.stepId !== undefined) await assertPlace(tx, place);
  if (fields.activityId !== undefined) await assertMayPlace(tx, fields.activityId);
  if (fields.deciderPartyId) await lockRecord(tx, 'party', fields.deciderPartyId);
  if (fields.options && !holdsChosen(before, fields.options)) throw new Refusal('option_chosen', { field: 'options' });
  const moved = fields.activityId !== undefined && fields.activityId !== before.activity_id;
  const changed = moved && fields.stepId === undefined ? { ...fields, stepId: null } : fields;
  const done = await changeRecord(tx, at, 'decision', id, { revision, fields: columnsOf(changed) });
  await followRecord(tx, at, 'decision', done.row);
  return done;
}

/** What was chosen stays among the options: else nobody could read the decision any more. */
function holdsChosen(row: RecordRow, options: readonly DecisionOption[]): boolean {
  return row.chosen_option === null || options.some((option) => option.id === row.chosen_option);
}

export async function decide(
  tx: ScopedTx,
  at: Date,
  id: string,
  { revision, ...made }: z.output<typeof DecisionMade>,
): Promise<Done> {
  const before = await openToActor(tx, id);
  if (before.state !== 'open') throw new Refusal('decision_not_open');
  if (made.decidedOn > dayOf(at)) throw new Refusal('decided_in_future', { field: 'decidedOn' });
  const options = before.options as DecisionOption[];
  const chosen = options.find((option) => option.id === made.chosenOption);
  if (made.chosenOption !== null && !chosen) throw new Refusal('option_unknown', { field: 'chosenOption' });
  if (made.fileId) await findFile(tx, made.fileId);
  // In words, so that every list and sheet can say it, also after the options are worded anew.
  const outcome = made.outcome || (chosen?.title ?? '');
  const fields = {
    ...columnsOf(made),
    outcome,
    state: 'decided',
    decided_by: made.decidedBy || String(before.decider),
  };
  const done = await changeRecord(tx, at, 'decision', id, { revision, fields });
  await turn(tx, at, done.row, { kind: 'decided', on: made.decidedOn, note: outcome });
  await followRecord(tx, at, 'decision', done.row);
  return done;
}

/** Looked at again: it stands. */
export async function reviewDecision(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof DecisionReviewed>,
): Promise<Done> {
  const before = await openToActor(tx, id);
  if (before.state !== 'decided') throw new Refusal('decision_not_decided');
  const fields = { review_on: input.reviewOn };
  const done = await changeRecord(tx, at, 'decision', id, { revision: input.revision, fields });
  await turn(tx, at, done.row, { kind: 'reviewed', on: dayOf(at), note: input.note });
  return done;
}

const undecided = {
  state: 'open',
  chosen_option: null,
  outcome: '',
  decided_on: null,
  decided_by: '',
  review_on: null,
};

export async function reopenDecision(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof DecisionTurned>,
): Promise<Done> {
  const before = await openToActor(tx, id);
  if (before.state === 'open') throw new Refusal('decision_open');
  return turned(tx, at, id, { input, kind: 'reopened', fields: undecided });
}

export async function withdrawDecision(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof DecisionTurned>,
): Promise<Done> {
  const before = await openToActor(tx, id);
  if (before.state !== 'open') throw new Refusal('decision_not_open');
  return turned(tx, at, id, { input, kind: 'withdrawn', fields: { state: 'withdrawn' } });
}

async function turned(
  tx: ScopedTx,
  at: Date,
  id: string,
  act: { input: z.output<typeof DecisionTurned>; kind: DecisionTurnKind; fields: Record<string, unknown> },
): Promise<Done> {
  const { revision, note } = act.input;
  const done = await changeRecord(tx, at, 'decision', id, { revision, fields: act.fields });
  await turn(tx, at, done.row, { kind: act.kind, on: dayOf(at), note });
  await followRecord(tx, at, 'decision', done.row);
  return done;
}

export async function removeDecision(tx: ScopedTx, at: Date, id: string, revision: number): Promise<Done> {
  await openToActor(tx, id);
  const done = await removeRecord(tx, at, 'decision', id, revision);
  await followRecord(tx, at, 'decision', done.row);
  return done;
}

async function openToActor(tx: ScopedTx, id: string): Promise<RecordRow> {
  const row = await lockRecord(tx, 'decision', id);
  await assertMayKeep(tx, row.activity_id);
  return row;
}

const turnBackTo: Record<string, DecisionTurnKind> = { open: 'reopened', decided: 'decided', withdrawn: 'withdrawn' };

/** After a change was taken back: the dated records tell that, too, and the evidence follows. */
export async function decisionUndone(tx: ScopedTx, at: Date, before: RecordRow, row: RecordRow): Promise<void> {
  const kind = before.state === row.state ? undefined : turnBackTo[String(row.state)];
  if (kind) await turn(tx, at, row, { kind, on: dayOf(at), note: '' });
  await followRecord(tx, at, 'decision', row);
}

async function turn(
  tx: ScopedTx,
  at: Date,
  row: RecordRow,
  { kind, on, note }: { kind: DecisionTurnKind; on: string; note: string },
): Promise<void> {
  const { created_at, created_by, author } = authorship(tx, at);
  await tx.query(
    `insert into plan_decision_turn (organisation_id, id, decision_id, kind, turned_on, note, recorded_at, created_by, author)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.scope.organisationId, newId(), row.id, kind, on, note.slice(0, 2_000), created_at, created_by, author],
  );
}
