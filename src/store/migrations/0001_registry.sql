-- Who and where: organisations, posts, their holders, accounts and sessions.
create schema safar;
create schema published;

create table safar.settings (
  name text primary key,
  value jsonb not null
);

create table safar.organisations (
  code text primary key,
  name jsonb not null,
  kind text not null
);

-- Rights, work and promises belong to a post; a person only holds it for a time.
create table safar.posts (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  organisation text not null references safar.organisations,
  -- A code of the list 'place'; null is the whole country.
  place text,
  functions text[] not null check (cardinality(functions) > 0),
  title jsonb not null,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);

-- Whose cases a post sees: its own, and those of the posts it supervises. Derived from the posts.
create table safar.reach (
  post text not null references safar.posts,
  sees text not null references safar.posts,
  primary key (post, sees)
);

create table safar.accounts (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  -- Encrypted: staff are people too.
  sealed_name text not null,
  password_hash text not null,
  language text not null,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);

create table safar.holdings (
  id uuid primary key,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  held_from timestamptz not null,
  held_until timestamptz,
  check (held_until is null or held_until >= held_from)
);
create index on safar.holdings (account);
create index on safar.holdings (post);

create table safar.sessions (
  token_hash bytea primary key,
  account uuid not null references safar.accounts,
  post text not null references safar.posts,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index on safar.sessions (expires_at);
