-- The gate asks who somebody is before any organisation is known, so row-level security would hide the answer. These
-- narrow functions of the owner say just that: one person's own memberships, never anybody else's.

create function auth.gate(session_token text, organisation_slug text)
returns table (
  user_id uuid, user_name text, user_email text, user_language text,
  organisation_id uuid, role text, until date
)
language sql stable security definer set search_path = pg_catalog, public
as $$
  select u."id", u."name", u."email", u."language", o.id, m.role, m.until
  from auth."session" s
  join auth."user" u on u."id" = s."userId"
  left join public.organisation o on o.slug = organisation_slug
  left join public.membership m on m.organisation_id = o.id and m.user_id = u."id" and m.removed_at is null
  where s."token" = session_token and s."expiresAt" > now()
$$;

create function auth.memberships_of(member uuid)
returns table (
  organisation_id uuid, slug text, name text, language text, region text, demo boolean, role text, until date
)
language sql stable security definer set search_path = pg_catalog, public
as $$
  select o.id, o.slug, o.name, o.language, o.region, o.demo, m.role, m.until
  from public.membership m
  join public.organisation o on o.id = m.organisation_id
  where m.user_id = member and m.removed_at is null
  order by o.name collate "und-x-icu"
$$;

revoke all on function auth.gate(text, text), auth.memberships_of(uuid) from public;
grant execute on function auth.gate(text, text), auth.memberships_of(uuid) to "kaja:app";
