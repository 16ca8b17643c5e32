import type { DueItem, DueSource } from '#platform/due/due.ts';

/**
 * Questions to be decided, decisions to be looked at again, agreements to be reviewed. The one to remind is the member
 * behind the party that decides; else whoever wrote it down.
 */
export const recordsDue: DueSource = {
  room: 'plan',
  async list(tx, { userId, from, to, today }): Promise<DueItem[]> {
    const { rows } = await tx.query(
      `select d.id, d.title, d.decide_by as day, 'decide' as what, 'decisions/' || d.id as path, d.activity_id
         from plan_decision d
         left join plan_party q on q.organisation_id = $1 and q.id = d.decider_party_id and q.removed_at is null
         where d.organisation_id = $1 and d.removed_at is null and d.state = 'open' and d.decide_by between $3 and $4
           and coalesce(q.user_id, d.created_by) = $2
       union all
       select d.id, d.title, d.review_on, 'review', 'decisions/' || d.id, d.activity_id
         from plan_decision d
         left join plan_party q on q.organisation_id = $1 and q.id = d.decider_party_id and q.removed_at is null
         where d.organisation_id = $1 and d.removed_at is null and d.state = 'decided' and d.review_on between $3 and $4
           and coalesce(q.user_id, d.created_by) = $2
       union all
       select g.id, g.title, g.review_on, 'review', 'agreements/' || g.id, g.activity_id
         from plan_agreement g
         where g.organisation_id = $1 and g.removed_at is null and g.state = 'in-force' and g.review_on between $3 and $4
           and g.created_by = $2
       order by day, id`,
      [tx.scope.organisationId, userId, from, to],
    );
    const { rows: activities } = await tx.query(
      `select id, concat_ws(' ', code, title) as title from plan_activity where organisation_id = $1 and id = any($2::uuid[])`,
      [tx.scope.organisationId, rows.flatMap((row) => (row.activity_id ? [row.activity_id] : []))],
    );
    const titles = new Map(activities.map((row) => [String(row.id), String(row.title)]));
    return rows.map((row) => ({
      key: `${row.id}/${row.what}`,
      id: String(row.id),
      title: String(row.title),
      detail: titles.get(String(row.activity_id)) ?? '',
      dueOn: String(row.day),
      late: String(row.day) < today,
      remind: true,
      path: String(row.path),
    }));
  },
};
