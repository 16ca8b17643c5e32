-- Through which API key a member's program did it, if through one; the name as it was then.
alter table audit_entry add column if not exists actor_key text;
