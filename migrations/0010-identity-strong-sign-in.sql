-- Strong sign-in: passkeys, a second factor, sessions that a person can see, limits that several processes share; and an
-- organisation that is handed over.

create table auth."passkey" (
  "id" uuid primary key,
  "name" text,
  "publicKey" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "credentialID" text not null unique,
  "counter" bigint not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text,
  -- Ours: the library does not say when one was used.
  "lastUsedAt" timestamptz
);
create index passkey_of_user on auth."passkey" ("userId");

create table auth."twoFactor" (
  "id" uuid primary key,
  "userId" uuid not null unique references auth."user" ("id") on delete cascade,
  -- The seed from which the installation key makes the secret: without the key this table opens nothing.
  "secret" text not null,
  -- Keyed hashes of the recovery codes that are left.
  "backupCodes" text[] not null default '{}',
  -- False until a first code has shown that the person's app knows the secret.
  "verified" boolean not null default false,
  -- The last half minute whose code was used: no code serves twice.
  "lastStep" bigint not null default 0,
  "createdAt" timestamptz not null
);

-- How often something was tried, by keyed hash of an account or a network address.
create table auth.attempt (
  kind text not null,
  who text not null,
  tries integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  primary key (kind, who)
);
create index attempt_last_at on auth.attempt (last_at);

alter table auth."session"
  -- Two things were proven: a passkey, or something else and a code.
  add column "strong" boolean not null default false,
  add column "method" text check ("method" in ('link', 'password', 'passkey', 'provider')),
  add column "lastUsedAt" timestamptz;

-- One person of a provider is one person here.
create unique index account_of_provider on auth."account" ("providerId", "accountId") where "providerId" <> 'credential';

alter table organisation add column second_factor_required boolean not null default false;

-- An owner names another member and steps back; it happens when the other accepts.
create table ownership_transfer (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  from_member uuid not null,
  to_member uuid not null,
  -- What the owner becomes.
  role_after text not null check (role_after in ('editor', 'contributor', 'reviewer', 'viewer')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, from_member) references membership (organisation_id, id) on delete cascade,
  foreign key (organisation_id, to_member) references membership (organisation_id, id) on delete cascade
);
create unique index ownership_transfer_open on ownership_transfer (organisation_id, from_member)
  where accepted_at is null and declined_at is null and withdrawn_at is null;
alter table ownership_transfer enable row level security;
create policy scope on ownership_transfer using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));

-- The gate learns whether two things were proven and whether the organisation asks for that.
drop function auth.gate(text, text);
create function auth.gate(session_token text, organisation_slug text)
returns table (
  user_id uuid, user_name text, user_email text, user_language text,
  organisation_id uuid, role text, until date, strong boolean, second_factor_required boolean
)
language sql stable security definer set search_path = pg_catalog, public
as $$
  select u."id", u."name", u."email", u."language", o.id, m.role, m.until, s."strong", o.second_factor_required
  from auth."session" s
  join auth."user" u on u."id" = s."userId"
  left join public.organisation o on o.slug = organisation_slug
  left join public.membership m on m.organisation_id = o.id and m.user_id = u."id" and m.removed_at is null
  where s."token" = session_token and s."expiresAt" > now()
$$;

-- Whoever has proven an address learns where it is invited, before they belong anywhere.
create function auth.invitations_of(email text)
returns table (organisation_id uuid, slug text, invitation_id uuid)
language sql stable security definer set search_path = pg_catalog, public
as $$
  select o.id, o.slug, i.id
  from public.invitation i
  join public.organisation o on o.id = i.organisation_id
  where i.email_folded = email and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
    and (i.until is null or i.until >= (now() at time zone 'Europe/Tallinn')::date)
  order by i.id
$$;

revoke all on function auth.gate(text, text), auth.invitations_of(text) from public;
grant execute on function auth.gate(text, text), auth.invitations_of(text) to "kaja:app";
grant select, insert, update, delete on auth."passkey", auth."twoFactor", auth.attempt to "kaja:app";
grant select, insert, update on ownership_transfer to "kaja:app";
