-- A recurring step follows the rules of rhythms (platform/rhythm/rule.ts), and may be kept by records instead of by ticking.
alter table plan_step
  -- Every so many units; null is each of them.
  add column recurs_every integer,
  add column recurs_by jsonb,
  add column recurs_days_off text,
  -- Key of the dated source whose records on the activity count; null where it is ticked by hand.
  add column recurs_kept_by text;
-- How many records ticked it; null where a person did.
alter table plan_occurrence add column by_records integer;
