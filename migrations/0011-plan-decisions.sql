-- What was decided, what is proposed, what was agreed, and what people say of it.

create table plan_decision (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  -- The question, in words that can be answered.
  title text not null,
  background text not null default '',
  -- [{"id": "a", "title": "…", "for": "…", "against": "…"}]; one arguments' text each, a line an argument.
  options jsonb not null default '[]',
  -- Who is to decide: a party of the plan or, in free words, a body or a person.
  decider text not null default '',
  decider_party_id uuid,
  decide_by date,
  state text not null default 'open' check (state in ('open', 'decided', 'withdrawn')),
  -- What was decided: one of the options, or the wording alone.
  chosen_option text,
  outcome text not null default '',
  decided_on date,
  -- Who decided in the end.
  decided_by text not null default '',
  reason text not null default '',
  protocol text not null default '',
  file_id uuid,
  review_on date,
  activity_id uuid,
  step_id uuid,
  proposal_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  author text not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, decider_party_id) references plan_party (organisation_id, id) on delete cascade,
  foreign key (organisation_id, file_id) references file (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade,
  foreign key (organisation_id, step_id) references plan_step (organisation_id, id) on delete cascade
);
create index plan_decision_activity on plan_decision (organisation_id, activity_id) where removed_at is null;

-- Each turn of a decision, with its day and its person; append-only.
create table plan_decision_turn (
  organisation_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  kind text not null check (kind in ('opened', 'decided', 'withdrawn', 'reopened', 'reviewed')),
  turned_on date not null,
  -- Why, or what came out of looking again.
  note text not null default '',
  recorded_at timestamptz not null,
  created_by uuid,
  author text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, decision_id) references plan_decision (organisation_id, id) on delete cascade
);
create index plan_decision_turn_decision on plan_decision_turn (organisation_id, decision_id, id);

create table plan_proposal (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  text text not null,
  -- Where it comes from: by-hand, comment, working-group, survey, workshop, user-test, …; rooms name their own.
  source_kind text not null,
  -- Who said it and where, in words.
  source text not null default '',
  -- The screen of its origin, below `/app/<organisation>`, and the record there.
  source_path text,
  source_subject_kind text,
  source_subject_id uuid,
  activity_id uuid,
  state text not null default 'new' check (state in ('new', 'accepted', 'declined')),
  -- What it became: step and decision are records of their own; next-plan and page are kept until they are taken up.
  accepted_into text check (accepted_into in ('step', 'decision', 'next-plan', 'page')),
  step_id uuid,
  decision_id uuid,
  answered_on date,
  answered_by text,
  -- Why it was declined, or what is said with the acceptance.
  answer text not null default '',
  -- It says the same as this one, which stands for both.
  merged_into uuid,
  created_at timestamptz not null,
  created_by uuid,
  author text not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade,
  foreign key (organisation_id, step_id) references plan_step (organisation_id, id) on delete cascade,
  foreign key (organisation_id, decision_id) references plan_decision (organisation_id, id) on delete cascade,
  foreign key (organisation_id, merged_into) references plan_proposal (organisation_id, id) on delete cascade,
  check ((state = 'accepted') = (accepted_into is not null)),
  check (merged_into is null or merged_into <> id)
);
create index plan_proposal_state on plan_proposal (organisation_id, state, id) where removed_at is null;
create index plan_proposal_activity on plan_proposal (organisation_id, activity_id) where removed_at is null;
create index plan_proposal_merged on plan_proposal (organisation_id, merged_into) where merged_into is not null;
alter table plan_decision add foreign key (organisation_id, proposal_id) references plan_proposal (organisation_id, id) on delete cascade;

-- Somebody is for a proposal; each person once.
create table plan_proposal_voice (
  organisation_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  user_id uuid not null,
  name text not null,
  given_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, proposal_id, user_id),
  foreign key (organisation_id, proposal_id) references plan_proposal (organisation_id, id) on delete cascade
);

create table plan_agreement (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  -- What it is about.
  title text not null,
  -- [{"name": "…", "partyId": "…" | null, "role": "…"}]: who promises what.
  parties jsonb not null default '[]',
  note text not null default '',
  state text not null default 'draft' check (state in ('draft', 'in-force', 'ended')),
  starts_on date,
  ends_on date,
  -- When it ended in fact, where that was before `ends_on`.
  ended_on date,
  review_on date,
  file_id uuid,
  activity_id uuid,
  step_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  author text not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, file_id) references file (organisation_id, id),
  foreign key (organisation_id, activity_id) references plan_activity (organisation_id, id) on delete cascade,
  foreign key (organisation_id, step_id) references plan_step (organisation_id, id) on delete cascade
);
create index plan_agreement_activity on plan_agreement (organisation_id, activity_id) where removed_at is null;

-- Comments stand under decisions, proposals and agreements too; `activity_id` stays that of an activity's own comments.
alter table plan_comment alter column activity_id drop not null;
alter table plan_comment add column subject_kind text not null default 'activity'
  check (subject_kind in ('activity', 'decision', 'proposal', 'agreement'));
alter table plan_comment add column subject_id uuid;
update plan_comment set subject_id = activity_id;
alter table plan_comment alter column subject_id set not null;
alter table plan_comment add check ((subject_kind = 'activity') = (activity_id is not null));
create index plan_comment_subject on plan_comment (organisation_id, subject_id, created_at) where removed_at is null;

-- A record that was begun from a step (kind 'record'): where it opens, and whether it is still under way and proves nothing yet.
alter table plan_evidence add column path text;
alter table plan_evidence add column pending boolean not null default false;
create index plan_evidence_subject on plan_evidence (organisation_id, subject_id) where subject_id is not null and removed_at is null;

do $$
declare name text;
begin
  foreach name in array array['plan_decision', 'plan_decision_turn', 'plan_proposal', 'plan_proposal_voice', 'plan_agreement']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy scope on %I using (organisation_id = (select nullif(current_setting(''kaja.organisation_id'', true), '''')::uuid))', name);
  end loop;
end $$;

grant select, insert, update on plan_decision, plan_proposal, plan_agreement to "kaja:app";
grant select, insert on plan_decision_turn to "kaja:app";
grant select, insert, delete on plan_proposal_voice to "kaja:app";
