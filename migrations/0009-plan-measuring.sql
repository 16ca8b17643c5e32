-- The plan measures itself: where a target's figures come from, the figures by their period, locks, corrections, and
-- since when a target stands as it does.

-- Null: by hand. Else {"kind": "metric" | "formula" | "conditions" | "by-hand", …}, schema in contract/measuring.ts.
alter table plan_target add column source jsonb;
-- Who froze the baseline that stands in `baseline`; a frozen one changes only with a reason.
alter table plan_target add column baseline_frozen_by text;

-- One figure of one target for one period and part. Rows come and go with each computation, so nothing points to them.
create table plan_value (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  target_id uuid not null,
  period_start date not null,
  period_end date not null,
  -- A count towards a goal is counted since the activity began; other figures since their period's first day.
  counted_since date not null,
  -- Of a breakdown: which part; empty for the whole.
  part text not null default '',
  value double precision,
  hits double precision,
  whole double precision,
  -- Why there is no value: a code for the reader's sentence.
  gap text,
  -- The day it speaks for: the period's last, or the day of computing while the period runs.
  measured_on date not null,
  breaks_series boolean not null default false,
  -- Which source it was computed from; where it changes beside a locked figure the series breaks.
  source_mark text not null,
  computed_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, target_id, period_start, period_end, part),
  foreign key (organisation_id, target_id) references plan_target (organisation_id, id) on delete cascade
);

-- How the last computation of a target went. `id` is the target's.
create table plan_target_status (
  organisation_id uuid not null,
  id uuid not null,
  computed_at timestamptz,
  -- Set while the newest computation failed: the figures are older than this moment.
  stale_since timestamptz,
  problem text,
  problem_params jsonb not null default '{}',
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references plan_target (organisation_id, id) on delete cascade
);

-- Each turn of a target's state, with its day. `before` is null where it was seen for the first time.
create table plan_target_state (
  organisation_id uuid not null,
  id uuid not null,
  target_id uuid not null,
  state text not null check (state in ('on-track', 'at-risk', 'missed', 'met', 'unmeasured')),
  before text check (before in ('on-track', 'at-risk', 'missed', 'met', 'unmeasured')),
  since date not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, target_id) references plan_target (organisation_id, id) on delete cascade
);
create index plan_target_state_target on plan_target_state (organisation_id, target_id, id desc);

-- Figures whose day lies within stay as they are until somebody unlocks them with a reason.
create table plan_period_lock (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  period_start date not null,
  period_end date not null,
  locked_at timestamptz not null,
  locked_by text not null,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade,
  check (period_start <= period_end)
);
create index plan_period_lock_plan on plan_period_lock (organisation_id, plan_id, period_start) where removed_at is null;

-- What was put right by a person, with the reason; append-only.
create table plan_correction (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  target_id uuid,
  kind text not null check (kind in ('value', 'baseline', 'unlock')),
  period_start date,
  period_end date,
  part text,
  before double precision,
  after double precision,
  reason text not null,
  at timestamptz not null,
  author text not null,
  created_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade,
  foreign key (organisation_id, target_id) references plan_target (organisation_id, id) on delete cascade
);
create index plan_correction_plan on plan_correction (organisation_id, plan_id, id desc);
create index plan_correction_target on plan_correction (organisation_id, target_id);

do $$
declare name text;
begin
  foreach name in array array['plan_value', 'plan_target_status', 'plan_target_state', 'plan_period_lock', 'plan_correction']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy scope on %I using (organisation_id = (select nullif(current_setting(''kaja.organisation_id'', true), '''')::uuid))', name);
  end loop;
end $$;

grant select, insert, update, delete on plan_value, plan_target_status to "kaja:app";
grant select, insert, update on plan_period_lock to "kaja:app";
grant select, insert on plan_target_state, plan_correction to "kaja:app";
