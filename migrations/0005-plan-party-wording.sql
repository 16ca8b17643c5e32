-- The cell of owners and participants as the document wrote it, where joining their names with commas would not give it
-- back ("X ja Y"). Exports use it as long as the same parties stand on the activity.
alter table plan_activity add column parties_text text not null default '';
