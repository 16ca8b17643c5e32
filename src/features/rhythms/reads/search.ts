import type { Searchable } from '#platform/search/search.ts';

export const rhythmSearch: Searchable = {
  kind: 'rhythm',
  permission: 'rhythms.read',
  source: `select id, id as context_id, title, for_whom as body, nullif(for_whom, '') as detail, '/rhythms/' || id as path
    from rhythm where organisation_id = $1 and removed_at is null and ($2::uuid[] is null or id = any($2))`,
};
