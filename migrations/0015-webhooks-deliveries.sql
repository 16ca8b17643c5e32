-- Receivers that an organisation's owners name, what is delivered to them, and how each try went.

create table webhook_receiver (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  name text not null,
  address text not null,
  all_events boolean not null,
  -- First two words of actions: plan.step
  families text[] not null check (all_events = (families = '{}')),
  -- Sealed with the installation key.
  secret_sealed text not null,
  state text not null check (state in ('active', 'paused')),
  paused_reason text check (paused_reason in ('by-hand', 'failing', 'gone')),
  paused_at timestamptz check ((state = 'paused') = (paused_at is not null)),
  -- The first failure since something last arrived.
  failing_since timestamptz,
  warned_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz,
  revision integer not null default 1,
  primary key (organisation_id, id)
);

create table webhook_delivery (
  organisation_id uuid not null,
  id uuid not null,
  receiver_id uuid not null,
  -- The audit entry's id: the same however often it is sent.
  event_id uuid not null,
  event text not null,
  -- Just these bytes are signed and sent.
  payload text not null,
  -- waiting: will be tried at next_attempt_at; held: the receiver was paused, a person decides
  state text not null check (state in ('waiting', 'held', 'delivered', 'given-up')),
  -- A person asked for it: it is tried although the receiver is paused.
  by_hand boolean not null default false,
  attempts integer not null default 0,
  -- Since it was last begun: what the pauses are counted by.
  tries integer not null default 0,
  begun_at timestamptz,
  next_attempt_at timestamptz check ((state = 'waiting') = (next_attempt_at is not null)),
  last_attempt_at timestamptz,
  last_status integer,
  last_failure text,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, receiver_id, event_id),
  foreign key (organisation_id, receiver_id) references webhook_receiver (organisation_id, id) on delete cascade
);
create index webhook_delivery_listed on webhook_delivery (organisation_id, receiver_id, id);
create index webhook_delivery_due on webhook_delivery (organisation_id, receiver_id, next_attempt_at) where state = 'waiting';
create index webhook_delivery_old on webhook_delivery (organisation_id, created_at);

create table webhook_attempt (
  organisation_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  at timestamptz not null,
  took_ms integer not null,
  -- Of HTTP; null when nothing was answered.
  status integer,
  -- Why it does not count as delivered; null when it does.
  failure text,
  -- The first kilobyte of what was answered.
  answer text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, delivery_id) references webhook_delivery (organisation_id, id) on delete cascade
);
create index webhook_attempt_delivery on webhook_attempt (organisation_id, delivery_id, id);

alter table webhook_receiver enable row level security;
create policy scope on webhook_receiver using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table webhook_delivery enable row level security;
create policy scope on webhook_delivery using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table webhook_attempt enable row level security;
create policy scope on webhook_attempt using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));

-- Which receivers have something due: one row each, and whoever holds it sends to that receiver alone. Like the queue it
-- holds ids only and lies outside row-level security.
create table webhook_turn (
  receiver_id uuid primary key,
  organisation_id uuid not null,
  due_at timestamptz not null,
  -- A worker that died does not come back: then another may take the turn.
  claimed_until timestamptz,
  claim uuid
);
create index webhook_turn_due on webhook_turn (due_at);

grant select, insert, update, delete on webhook_receiver, webhook_delivery, webhook_turn to "kaja:app";
grant select, insert, delete on webhook_attempt to "kaja:app";
