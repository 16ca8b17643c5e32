-- Versions of a plan, its reviews and approvals, who may look at it without an account, and who gets the board's page.

-- The whole plan as it was: never edited, so the right to do so is not granted.
create table plan_version (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  title text not null,
  note text not null default '',
  why text not null check (why in ('submitted', 'approved', 'by-hand', 'before-restore', 'restored')),
  -- Rows of its sections, activities, steps, indicators, targets, parties and budget lines, as contract/versions.ts reads them.
  snapshot jsonb not null,
  -- SHA-256 of the snapshot: tells whether the plan is still the one that somebody saw.
  fingerprint text not null,
  created_at timestamptz not null,
  created_by uuid,
  author text not null,
  primary key (organisation_id, id),
  unique (organisation_id, plan_id, number),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade
);

create table plan_review (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version_id uuid not null,
  state text not null check (state in ('open', 'approved', 'sent-back', 'withdrawn')),
  -- Whom it is laid before: everybody in a role, some members, or a body such as the board.
  asked text not null check (asked in ('role', 'members', 'body')),
  role text,
  body text,
  message text not null default '',
  due_on date,
  submitted_at timestamptz not null,
  submitted_by uuid,
  submitter text not null,
  closed_at timestamptz,
  -- Why it was sent back.
  answer text not null default '',
  revision integer not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade,
  foreign key (organisation_id, version_id) references plan_version (organisation_id, id) on delete cascade
);
create index plan_review_plan on plan_review (organisation_id, plan_id, submitted_at);

-- What a person recommends; also the people who were asked and have not answered yet (`opinion` is null).
create table plan_review_opinion (
  organisation_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  user_id uuid not null,
  name text not null,
  asked boolean not null,
  opinion text check (opinion in ('agree', 'change')),
  reason text not null default '',
  given_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, review_id, user_id),
  foreign key (organisation_id, review_id) references plan_review (organisation_id, id) on delete cascade
);

-- A dated record: who approved what and where that can be read. Append-only.
create table plan_approval (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version_id uuid not null,
  review_id uuid,
  -- The body or the role that approved, in its own words: juhatus.
  body text not null,
  approved_on date not null,
  -- Number of the minutes or of the decision.
  protocol text not null default '',
  file_id uuid,
  note text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid,
  author text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade,
  foreign key (organisation_id, version_id) references plan_version (organisation_id, id) on delete cascade,
  foreign key (organisation_id, review_id) references plan_review (organisation_id, id) on delete cascade,
  foreign key (organisation_id, file_id) references file (organisation_id, id)
);
create index plan_approval_plan on plan_approval (organisation_id, plan_id, recorded_at);

-- A secret link. Only the hash of its token is kept, so whoever reads this table cannot use it.
create table plan_share (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  token_hash text not null,
  label text not null,
  last_day date,
  shows_money boolean not null default false,
  shows_comments boolean not null default false,
  shows_people boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  author text not null,
  ended_at timestamptz,
  opened_on date,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade
);
create index plan_share_plan on plan_share (organisation_id, plan_id);

create table plan_progress_page (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  shown boolean not null,
  shows_money boolean not null default false,
  shows_people boolean not null default false,
  changed_at timestamptz not null,
  revision integer not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, plan_id),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade
);

-- Members who get the board's page at the beginning of each quarter.
create table plan_board_reader (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  user_id uuid not null,
  added_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, plan_id, user_id),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade
);

-- One row a page that went out: a job that runs twice sends no second letter, and the next page tells what changed since.
create table plan_board_sheet (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  period_start date not null,
  period_end date not null,
  sent_at timestamptz not null,
  readers integer not null,
  primary key (organisation_id, id),
  unique (organisation_id, plan_id, period_start, period_end),
  foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['plan_version', 'plan_review', 'plan_review_opinion', 'plan_approval', 'plan_share',
    'plan_progress_page', 'plan_board_reader', 'plan_board_sheet']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy scope on %I using (organisation_id = (select nullif(current_setting(''kaja.organisation_id'', true), '''')::uuid))', name);
  end loop;
end $$;

grant select, insert on plan_version, plan_approval to "kaja:app";
grant select, insert, update on plan_review, plan_review_opinion, plan_share, plan_progress_page to "kaja:app";
grant select, insert, delete on plan_board_reader, plan_board_sheet to "kaja:app";
