import { sql } from 'kysely';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { seesOnlyOwn } from '../access.ts';
import type { PartyView } from '../contract/plan.ts';
import { proposeMember } from '../rules/parties.ts';
import type { PlanTables } from '../tables.ts';
import { readFacts } from './facts.ts';

export interface Member {
  userId: string;
  name: string;
}

/** Whether the actor is one of the activity's parties. */
export async function takesPart(tx: ScopedTx, activityId: string): Promise<boolean> {
  const userId = memberOf(tx.scope);
  if (userId === null) return false;
  const row = await linked(tx)
    .select('link.id')
    .where('link.activity_id', '=', activityId)
    .where('party.user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

function linked(tx: ScopedTx) {
  return tx
    .on<PlanTables>()
    .selectFrom('plan_activity_party as link')
    .innerJoin('plan_party as party', (join) =>
      join.onRef('party.organisation_id', '=', 'link.organisation_id').onRef('party.id', '=', 'link.party_id'),
    )
    .where('link.organisation_id', '=', tx.scope.organisationId)
    .where('link.removed_at', 'is', null);
}

/**
 * Parties by the Estonian alphabet, each with its spellings and the activities that spell it so. A guest sees those of
 * their own activities only.
 */
export async function listParties(
  tx: ScopedTx,
  filter: { planId?: string | undefined; partyId?: string | undefined },
  members: readonly Member[],
): Promise<PartyView[]> {
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan_party')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('removed_at', 'is', null)
    .$if(filter.partyId !== undefined, (query) => query.where('id', '=', filter.partyId ?? ''))
    .orderBy(sql`name collate "et-x-icu"`)
    .execute();
  const own = seesOnlyOwn(tx.scope.actor) ? new Set((await readFacts(tx, {})).map((fact) => fact.id)) : null;
  const shown = (await linkedActivities(tx, filter.planId)).filter((link) => own === null || own.has(link.activity_id));
  const byParty = Map.groupBy(shown, (link) => link.party_id);
  return rows
    .filter((row) => (!filter.planId && own === null) || byParty.has(row.id))
    .map((row) => {
      const links = byParty.get(row.id) ?? [];
      const byWording = Map.groupBy(links, (link) => link.wording);
      return {
        id: row.id,
        name: row.name,
        kind: row.kind,
        state: row.state,
        userId: row.user_id,
        proposedUserId: row.user_id ?? proposeMember(row.name, members),
        wordings: [...byWording].map(([wording, spelled]) => ({
          wording,
          activities: spelled.map((link) => ({ id: link.activity_id, code: link.code, title: link.title })),
        })),
        owns: links.filter((link) => link.role === 'owner').length,
        participates: links.filter((link) => link.role === 'participant').length,
        revision: row.revision,
      };
    });
}

function linkedActivities(tx: ScopedTx, planId: string | undefined) {
  return tx
    .on<PlanTables>()
    .selectFrom('plan_activity_party as link')
    .innerJoin('plan_activity as activity', (join) =>
      join.onRef('activity.organisation_id', '=', 'link.organisation_id').onRef('activity.id', '=', 'link.activity_id'),
    )
    .innerJoin('plan', (join) =>
      join.onRef('plan.organisation_id', '=', 'activity.organisation_id').onRef('plan.id', '=', 'activity.plan_id'),
    )
    .select(['link.party_id', 'link.wording', 'link.role', 'link.activity_id', 'activity.code', 'activity.title'])
    .where('link.organisation_id', '=', tx.scope.organisationId)
    .where('link.removed_at', 'is', null)
    .where('activity.removed_at', 'is', null)
    .where('plan.removed_at', 'is', null)
    .$if(planId !== undefined, (query) => query.where('activity.plan_id', '=', planId ?? ''))
    .orderBy('activity.position')
    .execute();
}
