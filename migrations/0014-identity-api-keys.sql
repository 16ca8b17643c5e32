-- Keys with which a member's programs call the API, in one organisation each.

create table api_key (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  user_id uuid not null references auth."user" ("id") on delete cascade,
  name text not null,
  -- What is shown once is the key; what is kept is its hash, and the last letters to tell it from others.
  token_hash text not null,
  token_end text not null,
  -- What it leaves of the member's rights; `chosen` names the permissions.
  reach text not null check (reach in ('read', 'work', 'everything', 'chosen')),
  permissions text[] not null check ((reach = 'chosen') or permissions = '{}'),
  -- Whether it was made in a session that had proven two things.
  strong boolean not null,
  created_at timestamptz not null,
  -- The last day, inclusive.
  expires_on date not null,
  -- Written at most once an hour.
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash)
);
create index api_key_token on api_key (token_hash);
create index api_key_user on api_key (organisation_id, user_id);

alter table api_key enable row level security;
create policy scope on api_key using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
grant select, insert, update on api_key to "kaja:app";

-- As auth.gate does for sessions: asked before any organisation is known, says one key's own facts.
create function auth.key_gate(hash text)
returns table (
  key_id uuid, key_name text, reach text, permissions text[], expires_on date, revoked boolean, last_used_at timestamptz,
  user_id uuid, user_name text, user_email text, user_language text,
  organisation_id uuid, slug text, role text, until date, strong boolean, second_factor_required boolean
)
language sql stable security definer set search_path = pg_catalog, public
as $$
  select k.id, k.name, k.reach, k.permissions, k.expires_on, k.revoked_at is not null, k.last_used_at,
    u."id", u."name", u."email", u."language",
    o.id, o.slug, m.role, m.until, k.strong, o.second_factor_required
  from public.api_key k
  join auth."user" u on u."id" = k.user_id
  join public.organisation o on o.id = k.organisation_id
  left join public.membership m on m.organisation_id = k.organisation_id and m.user_id = k.user_id and m.removed_at is null
  where k.token_hash = hash
$$;
revoke all on function auth.key_gate(text) from public;
grant execute on function auth.key_gate(text) to "kaja:app";
