-- What an installation knows of itself, in one row. After a restore it is paused until a person has answered: then no
-- job runs, so no letter goes out twice and none from two installations.
create table installation_state (
  only_row boolean primary key default true check (only_row),
  id uuid not null,
  restored_at timestamptz,
  paused boolean not null default false,
  -- The last backup that was finished.
  backup_at timestamptz,
  backup_bytes bigint
);
insert into installation_state (id) values (gen_random_uuid());
grant select on installation_state to "kaja:app";
