import { createHash } from 'node:crypto';
import type { ScopedTx } from '#platform/db/database.ts';
import type { PlanSharing, ShareView } from '../../contract/sharing.ts';
import type { PlanTables, ProgressPageRow, ShareRow } from '../../tables.ts';
import { findPlan } from '../plans.ts';

export async function readSharing(
  tx: ScopedTx,
  planId: string,
  { pageUrl, today }: { pageUrl: string; today: string },
): Promise<PlanSharing> {
  await findPlan(tx, planId);
  const page = await progressPageOf(tx, planId);
  const shares = await tx
    .on<PlanTables>()
    .selectFrom('plan_share')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return {
    progressPage: {
      shown: page?.shown ?? false,
      showsMoney: page?.shows_money ?? false,
      showsPeople: page?.shows_people ?? false,
      revision: page?.revision ?? 0,
      url: pageUrl,
    },
    shares: shares.map((row) => presentShare(row, today)),
  };
}

export async function progressPageOf(tx: ScopedTx, planId: string): Promise<ProgressPageRow | null> {
  const row = await tx
    .on<PlanTables>()
    .selectFrom('plan_progress_page')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  return row ?? null;
}

/** Plans that everybody may see, the newest period first. */
export async function publicPlans(tx: ScopedTx): Promise<{ id: string; title: string; page: ProgressPageRow }[]> {
  const { rows } = await tx.query(
    `select p.id as plan, p.title, g.* from plan_progress_page g
     join plan p on p.organisation_id = $1 and p.id = g.plan_id and p.removed_at is null
     where g.organisation_id = $1 and g.shown
     order by p.period_start desc nulls last, p.created_at desc, p.id`,
    [tx.scope.organisationId],
  );
  return rows.map((row) => ({ id: String(row.plan), title: String(row.title), page: row as ProgressPageRow }));
}

export async function shareByToken(tx: ScopedTx, token: string): Promise<ShareRow | null> {
  const row = await tx
    .on<PlanTables>()
    .selectFrom('plan_share')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst();
  return row ?? null;
}

/** What is kept of a token: whoever reads the table cannot look with it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Ended by somebody, or its last day is past. */
export function isOver(share: Pick<ShareRow, 'ended_at' | 'last_day'>, today: string): boolean {
  return share.ended_at !== null || (share.last_day !== null && share.last_day < today);
}

function presentShare(row: ShareRow, today: string): ShareView {
  return {
    id: row.id,
    label: row.label,
    lastDay: row.last_day,
    showsMoney: row.shows_money,
    showsComments: row.shows_comments,
    showsPeople: row.shows_people,
    author: row.author,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    over: isOver(row, today),
    openedOn: row.opened_on,
  };
}
