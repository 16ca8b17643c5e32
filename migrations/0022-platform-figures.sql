-- Counts over all organisations for whoever watches the installation; numbers only, so row-level security hides nothing
-- that a figure would show.
create function letter_counts()
returns table (state text, letters bigint, oldest timestamptz)
language sql stable security definer set search_path = pg_catalog, public
as $$ select r.state, count(*), min(r.created_at) from public.mail_recipient r group by r.state $$;
revoke all on function letter_counts() from public;
grant execute on function letter_counts() to "kaja:app";
