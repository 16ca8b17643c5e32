import type { z } from 'zod';
import { recordAudit } from '#platform/audit/audit.ts';
import { derivedKey } from '#platform/config/secret.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import type { sharing } from '../contract/sharing.ts';
import { hashOfToken, progressPageOf } from '../reads/sharing/sharing.ts';
import type { PlanTables, ShareRow } from '../tables.ts';
import { lockRecord } from './records.ts';

/** A person looks after some dozen links at most. */
const mostShares = 200;

/** @throws Refusal `edited_meanwhile` */
export async function setProgressPage(
  tx: ScopedTx,
  at: Date,
  planId: string,
  { revision, ...wanted }: z.output<typeof sharing.setProgressPage.body>,
): Promise<void> {
  await lockRecord(tx, 'plan', planId);
  const before = await progressPageOf(tx, planId);
  if ((before?.revision ?? 0) !== revision)
    throw new Refusal('edited_meanwhile', { detail: { revision: before?.revision ?? 0, values: {} } });
  const fields = {
    shown: wanted.shown,
    shows_money: wanted.showsMoney,
    shows_people: wanted.showsPeople,
    changed_at: at.toISOString(),
    revision: revision + 1,
  };
  const id = before?.id ?? newId();
  await tx
    .on<PlanTables>()
    .insertInto('plan_progress_page')
    .values({ organisation_id: tx.scope.organisationId, id, plan_id: planId, ...fields })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'plan_id']).doUpdateSet(fields))
    .execute();
  const shown = ({ shown, shows_money, shows_people }: typeof fields) => ({ shown, shows_money, shows_people });
  await recordAudit(tx, {
    at,
    action: 'plan.progress-page.changed',
    subject: { kind: 'progress-page', id },
    contextId: planId,
    change: { before: before && shown(before), after: shown(fields) },
  });
}

/**
 * A link that shows the plan to whoever has it. The token is the keyed hash of a fresh id, and only its hash is kept.
 * @throws Refusal `last_day_passed`, `too_many_shares`
 */
export async function addShare(
  tx: ScopedTx,
  at: Date,
  secret: string,
  planId: string,
  input: z.output<typeof sharing.addShare.body>,
): Promise<{ token: string }> {
  await lockRecord(tx, 'plan', planId);
  if (input.lastDay && input.lastDay < dayOf(at)) throw new Refusal('last_day_passed', { field: 'lastDay' });
  const { rows } = await tx.query(
    'select count(*)::int as count from plan_share where organisation_id = $1 and plan_id = $2 and ended_at is null',
    [tx.scope.organisationId, planId],
  );
  if (Number(rows[0]?.count) >= mostShares) throw new Refusal('too_many_shares');
  const token = derivedKey(secret, `plan share ${newId()}`);
  const row: ShareRow = {
    organisation_id: tx.scope.organisationId,
    id: newId(),
    plan_id: planId,
    token_hash: hashOfToken(token),
    label: input.label,
    last_day: input.lastDay,
    shows_money: input.showsMoney,
    shows_comments: input.showsComments,
    shows_people: input.showsPeople,
    created_at: at.toISOString(),
    created_by: memberOf(tx.scope),
    author: tx.scope.actor.name,
    ended_at: null,
    opened_on: null,
  };
  await tx.on<PlanTables>().insertInto('plan_share').values(row).execute();
  await record(tx, at, 'added', row);
  return { token };
}

/** @throws Refusal `not_found` */
export async function endShare(tx: ScopedTx, at: Date, id: string): Promise<string> {
  const row = await tx
    .on<PlanTables>()
    .selectFrom('plan_share')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  if (row.ended_at === null) {
    await update(tx, id, { ended_at: at.toISOString() });
    await record(tx, at, 'ended', row);
  }
  return row.plan_id;
}

/** Once a day is enough to know whether a link is used. */
export async function noteOpened(tx: ScopedTx, at: Date, share: ShareRow): Promise<void> {
  const today = dayOf(at);
  if (share.opened_on !== today) await update(tx, share.id, { opened_on: today });
}

async function update(tx: ScopedTx, id: string, fields: Partial<ShareRow>): Promise<void> {
  await tx
    .on<PlanTables>()
    .updateTable('plan_share')
    .set(fields)
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .execute();
}

async function record(tx: ScopedTx, at: Date, verb: 'added' | 'ended', share: ShareRow): Promise<void> {
  await recordAudit(tx, {
    at,
    action: `plan.share.${verb}`,
    subject: { kind: 'share', id: share.id },
    contextId: share.plan_id,
    change: { before: null, after: { title: share.label, last_day: share.last_day } },
  });
}
