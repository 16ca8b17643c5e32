import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { ActivityChange, NewActivity, NewSection, PlanChange, SectionChange } from '../contract/inputs.ts';
import type { PlanState } from '../contract/words.ts';
import {
  addRecord,
  changeFields,
  changeRecord,
  columnsOf,
  type Done,
  lockRecord,
  nextPosition,
  type RecordRow,
  removeRecord,
} from './records.ts';

export async function changePlan(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof PlanChange>,
): Promise<Done> {
  const { revision, ...fields } = input;
  const plan = await lockRecord(tx, 'plan', id);
  assertPeriodInOrder(plan, fields);
  if (fields.state && fields.state !== plan.state) await assertStateInReach(tx, id, fields.state);
  return changeRecord(tx, at, 'plan', id, { revision, fields: columnsOf(fields) });
}

/**
 * Under review and approved are what reviews and approvals make of a plan; by hand it only goes back to what its records
 * say, is closed, or becomes a draft again.
 */
export async function assertStateInReach(tx: ScopedTx, planId: string, state: PlanState): Promise<void> {
  const { rows } = await tx.query(
    `select exists (select 1 from plan_review where organisation_id = $1 and plan_id = $2 and state = 'open') as reviewed,
       exists (select 1 from plan_approval where organisation_id = $1 and plan_id = $2) as approved`,
    [tx.scope.organisationId, planId],
  );
  const { reviewed, approved } = rows[0] as { reviewed: boolean; approved: boolean };
  if (reviewed && state !== 'in-review') throw new Refusal('review_open', { field: 'state' });
  if (!reviewed && state === 'in-review') throw new Refusal('state_needs_review', { field: 'state' });
  if (!approved && state === 'approved') throw new Refusal('state_needs_approval', { field: 'state' });
}

export async function addSection(
  tx: ScopedTx,
  at: Date,
  planId: string,
  input: z.output<typeof NewSection>,
): Promise<Done> {
  await lockRecord(tx, 'plan', planId);
  const position = input.position ?? (await nextPosition(tx, 'section', { column: 'plan_id', id: planId }));
  return addRecord(tx, at, 'section', { code: null, ...columnsOf(input), plan_id: planId, position });
}

export function changeSection(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof SectionChange>,
): Promise<Done> {
  return changeFields(tx, at, 'section', id, input);
}

/** @throws Refusal `section_not_empty`: removing it would hide activities that nobody named */
export async function removeSection(tx: ScopedTx, at: Date, id: string, revision: number): Promise<Done> {
  // Locked first: adding an activity locks its section too, so none slips in between the question and the answer.
  await lockRecord(tx, 'section', id);
  const { rows } = await tx.query(
    'select 1 from plan_activity where organisation_id = $1 and section_id = $2 and removed_at is null limit 1',
    [tx.scope.organisationId, id],
  );
  if (rows.length > 0) throw new Refusal('section_not_empty');
  return removeRecord(tx, at, 'section', id, revision);
}

export async function addActivity(
  tx: ScopedTx,
  at: Date,
  planId: string,
  input: z.output<typeof NewActivity>,
): Promise<Done> {
  await lockRecord(tx, 'plan', planId);
  await assertSectionOf(tx, input.sectionId, planId);
  const position =
    input.position ?? (await nextPosition(tx, 'activity', { column: 'section_id', id: input.sectionId }));
  return addRecord(tx, at, 'activity', { code: null, ...columnsOf(input), plan_id: planId, position });
}

export async function changeActivity(
  tx: ScopedTx,
  at: Date,
  id: string,
  input: z.output<typeof ActivityChange>,
): Promise<Done> {
  const { revision, ...fields } = input;
  const activity = await lockRecord(tx, 'activity', id);
  if (fields.sectionId) await assertSectionOf(tx, fields.sectionId, String(activity.plan_id));
  assertPeriodInOrder(activity, fields);
  return changeRecord(tx, at, 'activity', id, { revision, fields: columnsOf(fields) });
}

/** One end of the period may be changed alone, so its order is known only beside the other. */
function assertPeriodInOrder(
  row: RecordRow,
  fields: { periodStart?: string | null | undefined; periodEnd?: string | null | undefined },
): void {
  const start = fields.periodStart === undefined ? (row.period_start as string | null) : fields.periodStart;
  const end = fields.periodEnd === undefined ? (row.period_end as string | null) : fields.periodEnd;
  if (start && end && start > end) throw new Refusal('period_reversed', { field: 'periodEnd' });
}

async function assertSectionOf(tx: ScopedTx, sectionId: string, planId: string): Promise<void> {
  const section = await lockRecord(tx, 'section', sectionId);
  if (section.plan_id !== planId) throw new Refusal('not_found');
}
