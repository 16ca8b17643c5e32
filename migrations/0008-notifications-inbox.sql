-- What each person is told in an organisation, how they wish to be told, and the letters that gather it.

create table notification (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  -- Who is told; nobody else ever reads it.
  user_id uuid not null references auth."user" ("id") on delete cascade,
  -- <room>.<name>: the sentence is the room's text notifications.<name>
  kind text not null,
  params jsonb not null,
  -- The screen of what it speaks of, below /app/<organisation>.
  path text not null,
  subject_kind text,
  subject_id uuid,
  urgent boolean not null,
  due_on date,
  -- The same key is not told twice to the same person.
  once_key text,
  created_at timestamptz not null,
  -- When it comes up in the inbox: as it was told, or on the day that the person put it off to.
  shown_at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, user_id, once_key)
);
create index notification_inbox on notification (organisation_id, user_id, shown_at, id);
create index notification_unread on notification (organisation_id, user_id, shown_at) where read_at is null;

-- How a person wishes to be told in this organisation; without a row the usual way.
create table notification_preference (
  organisation_id uuid not null references organisation (id) on delete cascade,
  user_id uuid not null references auth."user" ("id") on delete cascade,
  digest text not null check (digest in ('off', 'daily', 'weekly')),
  -- Estonian time, the full hour.
  digest_hour integer not null check (digest_hour between 0 and 23),
  -- 1 is Monday; of the weekly digest.
  digest_weekday integer not null check (digest_weekday between 1 and 7),
  urgent_at_once boolean not null,
  -- {"plan.mentioned": "at-once"}: only where it differs from what is usual for the kind.
  ways jsonb not null,
  revision integer not null,
  primary key (organisation_id, user_id)
);

-- One row a person and day: whoever writes it sends that day's letter, so two workers never send two.
create table notification_digest (
  organisation_id uuid not null references organisation (id) on delete cascade,
  user_id uuid not null references auth."user" ("id") on delete cascade,
  day date not null,
  -- Null when there was nothing to say that day.
  letter_id uuid,
  created_at timestamptz not null,
  primary key (organisation_id, user_id, day)
);

-- How many days before (negative), on and after its day an open thing is reminded of; without a row the usual days.
create table notification_reminder (
  organisation_id uuid not null references organisation (id) on delete cascade,
  offsets integer[] not null,
  -- Up to which day, inclusive, it was reminded: days that the worker stood still are made up for.
  reminded_on date,
  revision integer not null,
  primary key (organisation_id)
);

alter table notification enable row level security;
create policy scope on notification using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table notification_preference enable row level security;
create policy scope on notification_preference using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table notification_digest enable row level security;
create policy scope on notification_digest using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table notification_reminder enable row level security;
create policy scope on notification_reminder using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));

-- Who was just told something: a worker takes the row and sends at once what is not to wait for the digest. Like the
-- queue it holds ids only and lies outside row-level security.
create table notification_call (
  id uuid primary key,
  organisation_id uuid not null,
  user_id uuid not null
);

grant select, insert, update, delete on notification, notification_preference, notification_digest, notification_reminder,
  notification_call to "kaja:app";
