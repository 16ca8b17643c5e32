import { memberOf } from '#platform/db/scope.ts';
import { cut } from '#platform/i18n/cut.ts';
import type { Searchable } from '#platform/search/search.ts';
import { seesOnlyOwn } from '../access.ts';

/**
 * Activities, steps, indicators and plans whose words hold the text. A plan is some hundred rows of one organisation,
 * reached by its key, so reading them all is quicker than an index that row-level security would not let be used.
 */
export const activitySearch: Searchable = {
  kind: 'activity',
  permission: 'plan.read',
  async find(tx, text, limit) {
    const guest = seesOnlyOwn(tx.scope.actor) ? memberOf(tx.scope) : null;
    const { rows } = await tx.query(
      `with shown as (
         select a.id, a.code, a.title, a.plan_id, p.title as plan_title from plan_activity a
         join plan p on p.organisation_id = $1 and p.id = a.plan_id and p.removed_at is null
         where a.organisation_id = $1 and a.removed_at is null
           and ($4::uuid is null or exists (select 1 from plan_activity_party x
             join plan_party y on y.organisation_id = $1 and y.id = x.party_id
             where x.organisation_id = $1 and x.activity_id = a.id and x.removed_at is null and y.user_id = $4)))
       select 1 as rank, 'activity' as kind, id, concat_ws(' ', code, title) as title, plan_title as detail, id as activity_id
         from shown where position(lower($2) in lower(concat_ws(' ', code, title))) > 0
       union all
       select 2, 'step', s.id, s.text, concat_ws(' ', shown.code, shown.title), shown.id
         from plan_step s join shown on shown.id = s.activity_id
         where s.organisation_id = $1 and s.removed_at is null and position(lower($2) in lower(s.text)) > 0
       union all
       select 3, 'indicator', i.id, i.text, concat_ws(' ', shown.code, shown.title), shown.id
         from plan_indicator i join shown on shown.id = i.activity_id
         where i.organisation_id = $1 and i.removed_at is null and position(lower($2) in lower(i.text)) > 0
       union all
       select 4, 'plan', id, title, null, null from plan
         where organisation_id = $1 and removed_at is null and $4::uuid is null and position(lower($2) in lower(title)) > 0
       order by rank, title limit $3`,
      [tx.scope.organisationId, text, limit, guest],
    );
    return rows.map((row) => ({
      kind: String(row.kind),
      id: String(row.id),
      title: cut(String(row.title), 200),
      detail: row.detail === null ? null : cut(String(row.detail), 200),
      path: row.activity_id === null ? `/plans/${row.id}` : `/activities/${row.activity_id}`,
    }));
  },
};
