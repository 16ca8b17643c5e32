import type { ScopedTx } from '#platform/db/database.ts';
import type { Searchable } from '#platform/search/search.ts';
import { seesOnlyOwn } from '../access.ts';
import { ownActivities } from './place-of.ts';

const shownActivities = `plan_activity a
  join plan_section section on section.organisation_id = $1 and section.id = a.section_id and section.removed_at is null
  join plan p on p.organisation_id = $1 and p.id = a.plan_id and p.removed_at is null`;
const ofOrganisation = 'where a.organisation_id = $1 and a.removed_at is null';
const nameOfActivity = `concat_ws(' ', a.code, a.title)`;

/** A guest finds what hangs on the activities that they take part in, and nothing else. */
async function boundTo(tx: ScopedTx): Promise<readonly string[] | null> {
  return seesOnlyOwn(tx.scope.actor) ? [...(await ownActivities(tx))] : null;
}

export const planSearch: Searchable = {
  kind: 'plan',
  permission: 'plan.read',
  boundTo,
  source: `select id, id as context_id, title, notes as body, null as detail, '/plans/' || id as path
    from plan where organisation_id = $1 and removed_at is null and ($2::uuid[] is null or id = any($2))`,
};

export const activitySearch: Searchable = {
  kind: 'activity',
  permission: 'plan.read',
  boundTo,
  source: `select a.id, a.id as context_id, ${nameOfActivity} as title,
      concat_ws(' ', a.objective, a.audience, a.medium, a.status, a.notes) as body, p.title as detail,
      '/activities/' || a.id as path
    from ${shownActivities} ${ofOrganisation} and ($2::uuid[] is null or a.id = any($2))`,
};

export const stepSearch: Searchable = {
  kind: 'step',
  permission: 'plan.read',
  boundTo,
  source: `select s.id, a.id as context_id, s.text as title, '' as body, ${nameOfActivity} as detail,
      '/activities/' || a.id as path
    from ${shownActivities} join plan_step s on s.organisation_id = $1 and s.activity_id = a.id and s.removed_at is null
    ${ofOrganisation} and ($2::uuid[] is null or a.id = any($2))`,
};

export const indicatorSearch: Searchable = {
  kind: 'indicator',
  permission: 'plan.read',
  boundTo,
  source: `select i.id, a.id as context_id, i.text as title, '' as body, ${nameOfActivity} as detail,
      '/activities/' || a.id as path
    from ${shownActivities} join plan_indicator i on i.organisation_id = $1 and i.activity_id = a.id and i.removed_at is null
    ${ofOrganisation} and ($2::uuid[] is null or a.id = any($2))`,
};

/** What may hang on an activity or on none; a guest finds it by its activity. */
function beside(kind: string, columns: { title: string; body: string; detail: string; path: string }): Searchable {
  return {
    kind,
    permission: 'plan.read',
    boundTo,
    source: `select r.id, coalesce(r.activity_id, r.id) as context_id, ${columns.title} as title, ${columns.body} as body,
        ${columns.detail} as detail, '${columns.path}' || r.id as path
      from plan_${kind} r where r.organisation_id = $1 and r.removed_at is null
        and ($2::uuid[] is null or r.id = any($2) or r.activity_id = any($2))`,
  };
}

const options = (of: string) => `(select string_agg(one ->> 'title', ' ') from jsonb_array_elements(r.${of}) one)`;
const names = `(select string_agg(one ->> 'name', ', ') from jsonb_array_elements(r.parties) one)`;
/** A mention stands in a text as `@[Name](user:…)`; people look for the name. */
const withoutMentions = String.raw`regexp_replace(r.text, '@\[([^\]]*)\]\(user:[^)]*\)', '\1', 'g')`;

export const decisionSearch = beside('decision', {
  title: 'r.title',
  body: `concat_ws(' ', r.background, r.outcome, r.reason, ${options('options')})`,
  detail: `nullif(r.outcome, '')`,
  path: '/decisions/',
});
export const proposalSearch = beside('proposal', {
  title: withoutMentions,
  body: `concat_ws(' ', r.source, r.answer)`,
  detail: `coalesce(nullif(r.source, ''), r.author)`,
  path: '/proposals/',
});
export const agreementSearch = beside('agreement', {
  title: 'r.title',
  body: `concat_ws(' ', r.note, ${names})`,
  detail: names,
  path: '/agreements/',
});

export const planSearchables = [
  planSearch,
  activitySearch,
  stepSearch,
  indicatorSearch,
  decisionSearch,
  proposalSearch,
  agreementSearch,
] as const;
