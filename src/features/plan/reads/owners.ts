import type { ScopedTx } from '#platform/db/database.ts';

/** An activity as other rooms speak of it: what it is called and which members own it. */
export interface ActivityWithOwners {
  id: string;
  title: string;
  ownerIds: string[];
}

/** Activities of plans that are not closed, in the plan's order; those with these ids whatever their plan's state. */
export async function activitiesWithOwners(tx: ScopedTx, ids: readonly string[] | null): Promise<ActivityWithOwners[]> {
  const { rows } = await tx.query(
    `select a.id, concat_ws(' ', a.code, a.title) as title,
       array_remove(array_agg(party.user_id) filter (where link.role = 'owner'), null) as owner_ids
     from plan_activity a
     join plan on plan.organisation_id = $1 and plan.id = a.plan_id
     join plan_section section on section.organisation_id = $1 and section.id = a.section_id
     left join plan_activity_party link on link.organisation_id = $1 and link.activity_id = a.id and link.removed_at is null
     left join plan_party party on party.organisation_id = $1 and party.id = link.party_id and party.removed_at is null
     where a.organisation_id = $1 and a.removed_at is null and section.removed_at is null and plan.removed_at is null
       and case when $2::uuid[] is null then plan.state <> 'closed' else a.id = any($2) end
     group by a.id, a.code, a.title, plan.id, section.position, a.position
     order by plan.id desc, section.position, a.position`,
    [tx.scope.organisationId, ids],
  );
  return rows.map((row) => ({
    id: String(row.id),
    title: String(row.title),
    ownerIds: (row.owner_ids ?? []) as string[],
  }));
}
