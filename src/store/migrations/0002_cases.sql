-- The journal of acts, and what is computed from it.

-- A programme as it was when it asked: old cases stay readable in the words of their time.
create table safar.definitions (
  hash bytea primary key,
  programme text not null,
  version integer not null,
  body text not null,
  first_seen timestamptz not null default now()
);
create index on safar.definitions (programme, first_seen);

-- What a case is now: the fold of its acts, replaced in the transaction that keeps an act.
-- Row-level security asks of every row written here and below whether its post or its case is there and seen. A foreign key
-- would ask the same once more, and lock the row that it names: so there is none on the way of an act.
create table safar.cases (
  id uuid primary key,
  programme text not null,
  post text not null,
  state text not null,
  opened_at timestamptz not null,
  since_at timestamptz not null,
  last_at timestamptz not null,
  last_id uuid not null,
  heads uuid[] not null,
  set_aside jsonb not null,
  clashes jsonb not null,
  -- Identity in here is encrypted with the case's own key.
  answers jsonb not null,
  -- How many acts, and the fingerprint of the last: the end of the chain.
  seq integer not null,
  head bytea not null
);
create index cases_of_post on safar.cases (post, programme, last_at desc, id);

-- What opens the identity in a case, and what finds it. Apart from the case, because it hardly ever changes.
create table safar.case_keys (
  case_id uuid primary key,
  -- Each case has a key of its own, kept encrypted: rotating the master key touches no act.
  wrapped text not null,
  -- Blind index of identity: keyed fingerprints of the words of a name, of papers and telephones.
  found_by bigint[] not null
);
create index case_keys_found_by on safar.case_keys using gin (found_by);

create table safar.acts (
  id uuid primary key,
  case_id uuid not null,
  seq integer not null check (seq > 0),
  -- The act as it was kept, to the letter; the chain is made of these letters.
  body text not null,
  hash bytea not null,
  unique (case_id, seq)
);

-- Ends of chains that no checkpoint has signed yet.
create table safar.unsigned_heads (
  case_id uuid not null,
  seq integer not null,
  hash bytea not null
);

create table safar.checkpoints (
  number integer primary key,
  body text not null,
  signature bytea not null
);

create table safar.files (
  id uuid primary key,
  post text not null references safar.posts,
  case_id uuid,
  kind text not null,
  bytes integer not null,
  sha256 text not null,
  wrapped text not null,
  content bytea not null,
  kept_at timestamptz not null default now()
);
create index on safar.files (case_id);

-- A list between its preview and its import; encrypted, and forgotten after a day.
create table safar.drafts (
  id uuid primary key,
  post text not null references safar.posts,
  programme text not null,
  wrapped text not null,
  content bytea not null,
  kept_at timestamptz not null default now()
);
