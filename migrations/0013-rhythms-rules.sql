-- What is owed how often: rules that are judged by the dated records of every room, and what a person marked by hand.

create table rhythm (
  organisation_id uuid not null,
  id uuid not null,
  title text not null,
  -- For whom or what it is done, in the organisation's words.
  for_whom text not null default '',
  -- As platform/rhythm/rule.ts reads it.
  rule jsonb not null,
  -- The activity of the plan that it belongs to, by its id alone: the plan is another room.
  activity_id uuid,
  -- A member who is reminded; without one the owner of the activity.
  responsible_id uuid,
  -- Nothing that was due before this day counts as missed.
  counted_from date not null,
  -- Days on which it rested: [{"start": "2026-07-01", "end": "2026-08-15"}], the end missing while it still rests.
  pauses jsonb not null default '[]',
  created_at timestamptz not null,
  removed_at timestamptz,
  revision integer not null default 1,
  primary key (organisation_id, id)
);

-- Done, as somebody said by hand: a rhythm needs no other record then.
create table rhythm_mark (
  organisation_id uuid not null,
  id uuid not null,
  rhythm_id uuid not null,
  -- Which part of the breakdown; null where nothing is told apart.
  part text,
  done_on date not null,
  note text not null default '',
  author text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  revision integer not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, rhythm_id) references rhythm (organisation_id, id) on delete cascade
);
create index rhythm_mark_day on rhythm_mark (organisation_id, rhythm_id, done_on);

do $$
declare name text;
begin
  foreach name in array array['rhythm', 'rhythm_mark']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy scope on %I using (organisation_id = (select nullif(current_setting(''kaja.organisation_id'', true), '''')::uuid))', name);
  end loop;
end $$;

grant select, insert, update, delete on rhythm, rhythm_mark to "kaja:app";
