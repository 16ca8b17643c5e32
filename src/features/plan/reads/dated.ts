import type { DatedRecord, DatedSource } from '#platform/dated/dated.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { cut } from '#platform/i18n/cut.ts';
import { seesOnlyOwn } from '../access.ts';
import { plainText } from '../contract/mentions.ts';

/**
 * Records of the plan with their day. `text` selects `id`, `day`, `title`, `path`, `activity_id` of the organisation $1;
 * a guest gets those of their own activities.
 */
function dated(name: string, text: string): DatedSource {
  return {
    key: `plan.${name}`,
    permission: 'plan.read',
    byActivity: true,
    breakdown: null,
    async list(tx: ScopedTx, { from, to, activityId }): Promise<DatedRecord[]> {
      const { rows } = await tx.query(
        `select f.id, f.day::text as day, f.title, f.path from (${text}) f
         where f.day between $2::date and $3::date and ($4::uuid is null or f.activity_id = $4)
           and ($5::uuid is null or exists (select 1 from plan_activity_party link
             join plan_party party on party.organisation_id = $1 and party.id = link.party_id
             where link.organisation_id = $1 and link.activity_id = f.activity_id and link.removed_at is null and party.user_id = $5))
         order by f.day, f.id`,
        [tx.scope.organisationId, from, to, activityId, seesOnlyOwn(tx.scope.actor) ? memberOf(tx.scope) : null],
      );
      return rows.map((row) => ({
        id: String(row.id),
        on: String(row.day),
        title: cut(plainText(String(row.title)), 200),
        path: String(row.path),
        parts: [],
      }));
    },
  };
}

export const planDated: readonly DatedSource[] = [
  dated(
    'evidence',
    `select id, dated_on as day, coalesce(nullif(title, ''), note) as title,
       'activities/' || activity_id || '?at=' || id as path, activity_id
     from plan_evidence where organisation_id = $1 and removed_at is null and not pending`,
  ),
  dated(
    'step-done',
    `select id, done_on as day, text as title, 'activities/' || activity_id || '?at=' || id as path, activity_id
     from plan_step where organisation_id = $1 and removed_at is null and state = 'done' and done_on is not null
     union all
     select o.id, o.done_on, s.text, 'activities/' || s.activity_id || '?at=' || s.id, s.activity_id
     from plan_occurrence o join plan_step s on s.organisation_id = $1 and s.id = o.step_id and s.removed_at is null
     where o.organisation_id = $1 and o.removed_at is null`,
  ),
  dated(
    'decision',
    `select id, decided_on as day, title, 'decisions/' || id as path, activity_id
     from plan_decision where organisation_id = $1 and removed_at is null and state = 'decided' and decided_on is not null`,
  ),
  dated(
    'agreement',
    `select id, starts_on as day, title, 'agreements/' || id as path, activity_id
     from plan_agreement where organisation_id = $1 and removed_at is null and state <> 'draft' and starts_on is not null`,
  ),
];
