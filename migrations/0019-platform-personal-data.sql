-- The log is append-only by privilege. A person who asks to be forgotten is taken out of it by this one function of the
-- owner: their name and address go, what was done and when stays. It touches the transaction's organisation alone.
create function audit_forget(person uuid, address text, name text, neutral text) returns integer
language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  organisation uuid := nullif(current_setting('kaja.organisation_id', true), '')::uuid;
  forgotten integer;
begin
  update audit_entry e set
    actor_name = case when e.actor_id = person then neutral else e.actor_name end,
    actor_id = nullif(e.actor_id, person),
    -- Names as whole values, not within sentences: "Mari" is no part of "Marika". An id becomes nobody's.
    change = replace(replace(replace(e.change::text, to_jsonb(address)::text, to_jsonb(neutral)::text),
      coalesce(to_jsonb(name)::text, to_jsonb(address)::text), to_jsonb(neutral)::text),
      coalesce(person::text, address), '00000000-0000-0000-0000-000000000000')::jsonb
    where e.organisation_id = organisation
      and (e.actor_id = person or position(person::text in e.change::text) > 0
        or position(to_jsonb(address)::text in e.change::text) > 0
        or position(to_jsonb(name)::text in e.change::text) > 0);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
revoke all on function audit_forget(uuid, text, text, text) from public;
grant execute on function audit_forget(uuid, text, text, text) to "kaja:app";
