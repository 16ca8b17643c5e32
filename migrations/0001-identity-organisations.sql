-- People sign in once for the whole installation; what they may do is said by their memberships.
-- The tables of `auth` belong to the sign-in library and follow its names; no other room names them.

create schema auth;

create table auth."user" (
  "id" uuid primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null default false,
  "image" text,
  "language" text not null default 'et' check ("language" in ('et', 'en')),
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth."session" (
  "id" uuid primary key,
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "token" text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index session_of_user on auth."session" ("userId");

create table auth."account" (
  "id" uuid primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_of_user on auth."account" ("userId");

create table auth."verification" (
  "id" uuid primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth."verification" ("identifier");

create table organisation (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  language text not null check (language in ('et', 'en')),
  region text not null,
  demo boolean not null default false,
  created_at timestamptz not null,
  revision integer not null default 1
);

create table membership (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  user_id uuid not null references auth."user" ("id") on delete cascade,
  role text not null check (role in ('owner', 'editor', 'contributor', 'reviewer', 'viewer', 'guest')),
  -- The last day of a guest, inclusive; null for everybody else.
  until date check ((role = 'guest') = (until is not null)),
  created_at timestamptz not null,
  -- A person taken out is kept for a while, so that it can be undone and old entries keep their names.
  removed_at timestamptz,
  revision integer not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, user_id)
);
create index membership_user on membership (user_id);

create table invitation (
  organisation_id uuid not null references organisation (id) on delete cascade,
  id uuid not null,
  email text not null,
  email_folded text not null,
  name text not null,
  -- Of the letter: what the invited person reads, not what the inviting one does.
  language text not null check (language in ('et', 'en')),
  role text not null check (role in ('owner', 'editor', 'contributor', 'reviewer', 'viewer', 'guest')),
  until date check ((role = 'guest') = (until is not null)),
  -- What is mailed is the token; what is kept is its hash.
  token_hash text not null,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash)
);
create index invitation_open on invitation (organisation_id, email_folded) where accepted_at is null and withdrawn_at is null;

alter table membership enable row level security;
create policy scope on membership using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
alter table invitation enable row level security;
create policy scope on invitation using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));

grant usage on schema auth to "kaja:app";
grant select, insert, update, delete on all tables in schema auth to "kaja:app";
grant select, insert, update, delete on organisation, membership, invitation to "kaja:app";
