-- Everything that can be searched, one row a record, written with the record. Under row-level security `@@` would scan
-- (it is not LEAKPROOF), so the serving role asks a narrow function of the owner, which looks at nothing but the
-- organisation of the transaction (decision 17).

create table search_entry (
  organisation_id uuid not null references organisation (id) on delete cascade,
  -- What it is: activity, step, decision …
  kind text not null,
  id uuid not null,
  -- The record that it stands and falls with, and by which a guest may see it: an activity for its steps.
  context_id uuid not null,
  title text not null,
  detail text,
  -- Below /app/<organisation>.
  path text not null,
  words tsvector not null,
  primary key (organisation_id, kind, id)
);
create index search_entry_context on search_entry (organisation_id, kind, context_id);
-- Without a pending list: a search would have to read it whole.
create index search_entry_words on search_entry using gin (words) with (fastupdate = off);

-- Which rules the organisation's entries were made by; other rules (another server's stemming) make them anew.
create table search_state (
  organisation_id uuid primary key references organisation (id) on delete cascade,
  rules text not null
);

alter table search_entry enable row level security;
create policy scope on search_entry using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table search_state enable row level security;
create policy scope on search_state using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
grant select, insert, update, delete on search_entry, search_state to "kaja:app";

-- Letters and digits alone, small: what is typed and what is stored are cut the same way.
create function search_plain(text text) returns text language sql immutable parallel safe
return btrim(regexp_replace(lower(text collate "und-x-icu"), '[^[:alnum:]]+', ' ', 'g'));

-- The same without accents, so that "ohtu" finds "õhtu".
create function search_folded(plain text) returns text language sql immutable parallel safe
return regexp_replace(normalize(plain, NFD), '[\u0300-\u036f]', '', 'g');

-- Estonian stems where the server knows them (PostgreSQL 18), else the words themselves.
create function search_configuration() returns regconfig language sql stable
return (select cfgname::text::regconfig from pg_ts_config where cfgname in ('estonian', 'simple') order by cfgname limit 1);

-- The words of a record: folded ones for prefixes, stems for inflected forms, and its organisation as one more word, so
-- that the index itself keeps organisations apart.
create function search_words(organisation_id uuid, title text, body text) returns tsvector language sql stable
return (
  select array_to_tsvector(array['#' || organisation_id])
    || setweight(to_tsvector('simple', search_folded(plain.title)), 'A')
    || setweight(to_tsvector(search_configuration(), plain.title) || to_tsvector('english', plain.title), 'B')
    || case when plain.body = '' then '' else
         setweight(to_tsvector('simple', search_folded(plain.body)), 'C')
         || setweight(to_tsvector(search_configuration(), plain.body) || to_tsvector('english', plain.body), 'D')
       end
  from (select search_plain(title) as title, search_plain(body) as body offset 0) plain);

-- One typed word: its beginning as it is, or another form of the same word. Two letters at least open a prefix. Stems
-- alone miss the grades of Estonian (uudiskiri, uudiskirja), so a longer word is also looked for without its ending.
create function search_word(word text) returns tsquery language plpgsql stable as $$
declare
  folded text := search_folded(search_plain(word));
  root text := regexp_replace(
    regexp_replace(folded, '([dt]e(le|lt|st|ga|ks|ni|na|ta|l|s)?|sse|le|lt|ga|st|ks|ni|na|ta|d|l|s)$', ''), '[aeiouj]+$', '');
  wanted tsquery := phraseto_tsquery('simple', folded);
  stem tsquery := phraseto_tsquery(search_configuration(), search_plain(word));
begin
  if folded = '' then return null; end if;
  if length(folded) > 1 then wanted := (wanted::text || ':*')::tsquery; end if;
  if numnode(stem) > 0 then wanted := wanted || stem; end if;
  if length(root) >= greatest(4, length(folded) - 4) and position(' ' in root) = 0 then
    wanted := wanted || (quote_literal(root) || ':*')::tsquery;
  end if;
  return wanted;
end $$;

-- The best `most` entries of the transaction's organisation in which every word is found. `free` kinds are open to the
-- reader; of others only those whose `kind:context` is in `bound`. Of very many it ranks the first thousand.
create function search_find(words text[], free text[], bound text[], most integer)
returns table (kind text, id uuid, title text, detail text, path text)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_seqscan = off
as $$
declare
  organisation uuid := nullif(current_setting('kaja.organisation_id', true), '')::uuid;
  query tsquery := (quote_literal('#' || organisation))::tsquery;
  asked tsquery;
  word text;
begin
  foreach word in array words loop
    asked := search_word(word);
    if asked is not null then query := query && asked; end if;
  end loop;
  if organisation is null or numnode(query) < 2 then return; end if;
  return query execute
    'select e.kind, e.id, e.title, e.detail, e.path from (
       select * from search_entry where words @@ $1 and organisation_id::text = $2
         and (kind = any($3) or kind || '':'' || context_id = any($4))
       limit 1000) e
     order by ts_rank(''{0.02, 0.05, 0.6, 1}'', e.words, $1, 1) desc, length(e.title), e.id limit $5'
    using query, organisation::text, free, bound, most;
end $$;
revoke all on function search_find(text[], text[], text[], integer) from public;
grant execute on function search_find(text[], text[], text[], integer) to "kaja:app";
