-- The plan: sections → activities → steps and indicators → targets → measurements. Removing is soft everywhere
-- (`removed_at`), so that every change in the history can be undone; `revision` tells two editors of each other.

create table plan (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  title text not null,
  language text not null,
  period_start date,
  period_end date,
  state text not null check (state in ('draft', 'in-review', 'approved', 'closed')),
  version integer not null default 1,
  -- The columns of the document it came from, in order: [{"header": "Ajakava", "field": "period"}]; exports follow them.
  columns jsonb not null,
  -- Nothing that was due before this day counts as late: before it the plan was not in Kaja.
  counted_from date not null,
  notes text not null default '',
  created_at timestamptz not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id)
);

create table plan_section (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  code text,
  title text not null,
  position integer not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade
);
create index plan_section_plan on plan_section (organisation_id, plan_id, position);

create table plan_activity (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  section_id uuid not null,
  code text,
  title text not null,
  -- The document's own wording beside the days that were read out of it.
  period_text text not null default '',
  period_start date,
  period_end date,
  continuous boolean not null default false,
  objective text not null default '',
  audience text not null default '',
  medium text not null default '',
  budget text not null default '',
  status text not null default '',
  extra jsonb not null default '{}',
  notes text not null default '',
  position integer not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade,
  foreign key (organisation_id, section_id) references plan_section (organisation_id, id) on delete cascade
);
create index plan_activity_plan on plan_activity (organisation_id, plan_id, position, id) where removed_at is null;
create index plan_activity_section on plan_activity (organisation_id, section_id);

create table plan_step (
  organisation_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  number integer,
  text text not null,
  recurs boolean not null default false,
  recurs_per text check (recurs_per in ('day', 'week', 'month', 'quarter', 'half-year', 'year')),
  recurs_min double precision,
  recurs_max double precision,
  conditional boolean not null default false,
  state text not null default 'not-started' check (state in ('not-started', 'in-progress', 'done', 'waiting', 'dropped')),
  due_on date,
  done_on date,
  done_by text,
  position integer not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade
);
create index plan_step_activity on plan_step (organisation_id, activity_id, position) where removed_at is null;

-- One tick of a recurring step, for the part of the year that it was due in.
create table plan_occurrence (
  organisation_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  activity_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  done_on date not null,
  done_by text not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, step_id) references plan_step (organisation_id, id) on delete cascade
);
create index plan_occurrence_step on plan_occurrence (organisation_id, step_id, starts_on);
create index plan_occurrence_activity on plan_occurrence (organisation_id, activity_id);

create table plan_indicator (
  organisation_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  text text not null,
  position integer not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade
);
create index plan_indicator_activity on plan_indicator (organisation_id, activity_id, position) where removed_at is null;

-- One measurable promise of an indicator (or, where a step promises a number, of the step).
create table plan_target (
  organisation_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  indicator_id uuid,
  step_id uuid,
  kind text not null check (kind in ('growth', 'count', 'rate', 'cadence', 'threshold', 'milestone')),
  min double precision,
  max double precision,
  unit text,
  per text check (per in ('day', 'week', 'month', 'quarter', 'half-year', 'year')),
  each text,
  direction text not null default 'up' check (direction in ('up', 'down')),
  baseline double precision,
  baseline_on date,
  position integer not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade,
  foreign key (organisation_id, indicator_id) references plan_indicator (organisation_id, id) on delete cascade,
  foreign key (organisation_id, step_id) references plan_step (organisation_id, id) on delete cascade,
  check ((indicator_id is null) <> (step_id is null))
);
create index plan_target_activity on plan_target (organisation_id, activity_id, position) where removed_at is null;
create index plan_target_indicator on plan_target (organisation_id, indicator_id);
create index plan_target_step on plan_target (organisation_id, step_id);

create table plan_measurement (
  organisation_id uuid not null,
  id uuid not null,
  target_id uuid not null,
  activity_id uuid not null,
  -- A milestone is met with the value 1.
  value double precision not null,
  measured_on date not null,
  -- Of a target that must hold for each part: which one (a municipality).
  part text,
  -- The series breaks here: what was counted before is not comparable.
  breaks_series boolean not null default false,
  note text not null default '',
  created_at timestamptz not null,
  created_by uuid,
  author text not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, target_id) references plan_target (organisation_id, id) on delete cascade
);
create index plan_measurement_target on plan_measurement (organisation_id, target_id, measured_on) where removed_at is null;
create index plan_measurement_activity on plan_measurement (organisation_id, activity_id) where removed_at is null;

create table plan_party (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  name text not null,
  name_folded text not null,
  kind text not null check (kind in ('person', 'team', 'organisation', 'role')),
  -- The member who it is, or who answers for it.
  user_id uuid,
  -- Proposed by the import until a person says that it is so.
  state text not null check (state in ('proposed', 'confirmed')),
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id)
);
create index plan_party_name on plan_party (organisation_id, name_folded);

create table plan_activity_party (
  organisation_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  party_id uuid not null,
  role text not null check (role in ('owner', 'participant')),
  -- As the document spells it; exports give it back so.
  wording text not null,
  position integer not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade,
  foreign key (organisation_id, party_id) references plan_party (organisation_id, id) on delete cascade
);
create index plan_activity_party_activity on plan_activity_party (organisation_id, activity_id, position) where removed_at is null;
create index plan_activity_party_party on plan_activity_party (organisation_id, party_id) where removed_at is null;

create table plan_budget_line (
  organisation_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  year integer not null check (year between 1990 and 2100),
  title text not null,
  planned_cents bigint not null default 0,
  spent_cents bigint not null default 0,
  position integer not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade
);
create index plan_budget_line_activity on plan_budget_line (organisation_id, activity_id, position) where removed_at is null;

create table plan_evidence (
  organisation_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  step_id uuid,
  measurement_id uuid,
  kind text not null check (kind in ('file', 'photo', 'link', 'note', 'record')),
  title text not null,
  url text,
  file_id uuid,
  note text not null default '',
  -- A record of another capability: what it is and which one.
  subject_kind text,
  subject_id uuid,
  dated_on date not null,
  created_at timestamptz not null,
  created_by uuid,
  author text not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade,
  foreign key (organisation_id, step_id) references plan_step (organisation_id, id) on delete cascade,
  foreign key (organisation_id, measurement_id) references plan_measurement (organisation_id, id) on delete cascade,
  foreign key (organisation_id, file_id) references file (organisation_id, id)
);
create index plan_evidence_activity on plan_evidence (organisation_id, activity_id, dated_on) where removed_at is null;

create table plan_comment (
  organisation_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  text text not null,
  created_at timestamptz not null,
  created_by uuid,
  author text not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade
);
create index plan_comment_activity on plan_comment (organisation_id, activity_id, created_at) where removed_at is null;

-- A document on its way in: kept with its mapping, so that closing the page loses nothing.
create table plan_import (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  -- Which table of the document, and which column is what, as the person corrected it.
  table_index integer,
  mapping jsonb,
  created_at timestamptz not null,
  created_by uuid,
  plan_id uuid,
  removed_at timestamptz,
  primary key (organisation_id, id)
);

do $$
declare name text;
begin
  foreach name in array array['plan', 'plan_section', 'plan_activity', 'plan_step', 'plan_occurrence', 'plan_indicator',
    'plan_target', 'plan_measurement', 'plan_party', 'plan_activity_party', 'plan_budget_line', 'plan_evidence',
    'plan_comment', 'plan_import']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy scope on %I using (organisation_id = (select nullif(current_setting(''kaja.organisation_id'', true), '''')::uuid))', name);
  end loop;
end $$;

grant select, insert, update on plan, plan_section, plan_activity, plan_step, plan_occurrence, plan_indicator, plan_target,
  plan_measurement, plan_party, plan_activity_party, plan_budget_line, plan_evidence, plan_comment, plan_import to "kaja:app";
