-- What was just done, for those who act on it (indicators compute anew, receivers are told). A row is written with the
-- audit entry and taken by a worker, which hands it to the rooms that listen; like the queue it holds ids only and lies
-- outside row-level security.
create table change_event (
  id uuid primary key,
  organisation_id uuid not null,
  entry_id uuid not null,
  action text not null
);
grant select, insert, delete on change_event to "kaja:app";
