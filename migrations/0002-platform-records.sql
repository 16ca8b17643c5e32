-- What every room leans on: who did what, what is mailed, which files there are.

create table audit_entry (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('member', 'system')),
  actor_id uuid,
  actor_name text not null,
  -- Dotted and stable: plan.activity.changed
  action text not null,
  subject_kind text not null,
  subject_id uuid not null,
  -- The record that a person would look at: an activity for its steps and evidence.
  context_id uuid,
  -- {"before": {...}, "after": {...}} with only the fields that changed.
  change jsonb not null,
  primary key (organisation_id, id)
);
create index audit_entry_subject on audit_entry (organisation_id, subject_id, id);
create index audit_entry_context on audit_entry (organisation_id, context_id, id);

create table mail_message (
  organisation_id uuid not null,
  id uuid not null,
  -- Which letter it is: identity.sign-in-link
  kind text not null,
  stream text not null check (stream in ('service', 'marketing')),
  created_at timestamptz not null,
  primary key (organisation_id, id)
);

-- One row per recipient with its state. `organisation_id` is the nil UUID for letters of the installation (sign-in).
create table mail_recipient (
  organisation_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  address text not null,
  address_folded text not null,
  name text,
  language text not null,
  subject text not null,
  html text not null,
  plain text not null,
  state text not null check (state in ('planned', 'handed-over', 'deferred', 'bounced', 'suppressed', 'kept')),
  -- Why it is in this state, in the words of the server that answered.
  reason text,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, message_id) references mail_message (organisation_id, id) on delete cascade
);
create index mail_recipient_due on mail_recipient (next_attempt_at) where state in ('planned', 'deferred');

create table file (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  -- Pixels of a picture, else null.
  width integer,
  height integer,
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz,
  primary key (organisation_id, id)
);
create index file_content on file (organisation_id, sha256);

alter table audit_entry enable row level security;
create policy scope on audit_entry using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table mail_message enable row level security;
create policy scope on mail_message using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table mail_recipient enable row level security;
create policy scope on mail_recipient using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table file enable row level security;
create policy scope on file using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));

-- Append-only by privilege: what was done is never edited.
grant select, insert on audit_entry to "kaja:app";
grant select, insert, update, delete on mail_message, mail_recipient, file to "kaja:app";
