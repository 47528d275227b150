-- Releases: drafts of them, what two posts say of a draft, the signed bundles and the ledger, in a schema of their own, because the
-- role `publisher` enters `safar` nowhere; and what is not known at all.
create schema releases;

-- Whether a post decides on figures: it is a statistician's, or it heads an organisation in the whole country.
create function safar.decides_on_figures(asked text) returns boolean language sql stable
  return exists (select from safar.posts p where p.id = asked and p.closed_at is null
    and ('statistician' = any (p.functions) or 'supervisor' = any (p.functions) and p.place is null));
create function safar.acts_on_figures() returns boolean language sql stable
  return safar.decides_on_figures(safar.acting_post());

-- A candidate: protected tables that are not released yet. It changes until it is released or dropped, and each change has
-- another digest.
create table releases.candidates (
  id uuid primary key,
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{2,80}$'),
  population text not null,
  -- Everything but the cells, as letters.
  body text not null,
  -- The protected values and the status of each, table by table, figure by figure.
  cells bytea not null,
  -- The fingerprint of both: what somebody approves.
  digest text not null,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  prepared_at timestamptz not null
);

-- What a post says of a candidate as it stood: approved, or released in spite of what the attack found. One post and one
-- person speak once.
create table releases.approvals (
  candidate uuid not null references releases.candidates on delete cascade,
  digest text not null,
  kind text not null check (kind in ('approval', 'override')),
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  reason text not null default '',
  given_at timestamptz not null,
  primary key (candidate, digest, kind, post),
  unique (candidate, digest, kind, account),
  check (kind = 'approval' or reason ~ '\S')
);

-- A release that is decided: never changed, never removed. In public from the moment that the ledger names it.
create table releases.decisions (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9-]{2,80}$'),
  candidate uuid not null unique,
  population text not null,
  audience text not null check (audience in ('public', 'group')),
  title jsonb not null,
  public_from timestamptz not null,
  -- What was decided, by whom, over which root, as letters; signed.
  body text not null,
  signature bytea not null
);

create table releases.files (
  release text not null references releases.decisions,
  path text not null check (path ~ '^[a-z0-9_-]+(\.[a-z0-9_-]+)*(/[a-z0-9_-]+(\.[a-z0-9_-]+)*)*$'),
  sha256 text not null,
  content bytea not null,
  primary key (release, path)
);

-- The posts that may read a release before its hour, and each time that they did.
create table releases.access (
  release text not null references releases.decisions,
  post text not null references safar.posts,
  primary key (release, post)
);
create table releases.reads (
  id uuid primary key default gen_random_uuid(),
  release text not null references releases.decisions,
  path text not null,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  read_at timestamptz not null default clock_timestamp()
);
create index on releases.reads (release, read_at);

-- Releases that were decided and stopped before their hour: nobody outside ever learns of them.
create table releases.called_off (
  release text primary key references releases.decisions,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  why text not null check (why ~ '\S'),
  called_off_at timestamptz not null
);

-- The ledger. An entry is written when its release becomes public, so a gap in the numbers never tells of one that waits.
create table releases.ledger (
  number integer primary key check (number > 0),
  release text not null references releases.decisions,
  kind text not null check (kind in ('release', 'revision', 'withdrawal')),
  body text not null,
  signature bytea not null
);
create unique index ledger_released_once on releases.ledger (release) where kind <> 'withdrawal';
create unique index ledger_withdrawn_once on releases.ledger (release) where kind = 'withdrawal';

-- What is not known: since when, why, and who owes it.
create table safar.missing_figures (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{2,60}$'),
  -- Which of the groups it is about.
  subject text not null,
  title jsonb not null,
  why jsonb not null,
  -- What is known in its place.
  known jsonb,
  since text not null check (since ~ '^\d{4}(-\d{2})?$'),
  owed_by text not null references safar.organisations,
  sources jsonb not null,
  -- The release that made it known.
  found_in text references releases.decisions,
  found_at timestamptz
);

-- Two posts, held by two people, have approved what is released: whatever the application forgets. The owner, who restores a
-- backup, is not asked.
create function releases.needs_two_posts() returns trigger language plpgsql as $$
begin
  if (select count(distinct a.post) < 2 or count(distinct a.account) < 2
      from releases.approvals a join releases.candidates c on c.id = a.candidate and c.digest = a.digest
      where a.candidate = new.candidate and a.kind = 'approval') then
    raise exception 'two posts have not approved this candidate' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger needs_two_posts before insert on releases.decisions
  for each row when (current_user = 'worker') execute function releases.needs_two_posts();

-- A file of a release that is not public yet, for a post that may see it: the reading is kept, or nothing is read.
create function releases.read_before_hour(acting text, holder uuid, wanted text, file text, moment timestamptz)
  returns bytea language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from releases.access a where a.release = wanted and a.post = acting)
    or not exists (select from safar.holdings h where h.post = acting and h.account = holder
      and h.held_from <= moment and (h.held_until is null or h.held_until > moment))
    or exists (select from releases.ledger l where l.release = wanted)
    or exists (select from releases.called_off o where o.release = wanted)
    or not exists (select from releases.files f where f.release = wanted and f.path = file)
  then
    return null;
  end if;
  insert into releases.reads (release, path, post, account) values (wanted, file, acting, holder);
  return (select content from releases.files f where f.release = wanted and f.path = file);
end $$;

revoke execute on function releases.read_before_hour from public;
grant execute on function releases.read_before_hour to web;

-- `publisher` prepares candidates and reads what was released, to attack it again; `web` shows and approves; `worker` signs.
grant usage on schema releases to web, worker, publisher;
grant select, insert on releases.candidates to publisher;
grant update (body, cells, digest) on releases.candidates to publisher;
grant select (name, candidate, population, audience, title, public_from) on releases.decisions to publisher;
grant select on releases.files, releases.called_off, releases.ledger to publisher;

grant select, delete on releases.candidates to web;
grant update (name, body, digest) on releases.candidates to web;
grant select, insert, delete on releases.approvals to web;
grant select (name, candidate, population, audience, title, public_from) on releases.decisions to web;
grant select on releases.files, releases.access, releases.reads, releases.called_off, releases.ledger to web;
grant select, insert on safar.missing_figures to web;
grant update (found_in, found_at) on safar.missing_figures to web;

grant select, delete on releases.candidates to worker;
-- A row is locked only by who might change it: two releases of one candidate wait for each other.
grant update (digest) on releases.candidates to worker;
grant select on releases.approvals, safar.posts, safar.holdings to worker;
grant select, insert on releases.decisions, releases.files, releases.access, releases.called_off, releases.ledger
  to worker;

alter table releases.candidates enable row level security;
create policy of_statisticians on releases.candidates to web using (safar.acts_on_figures());
create policy preparing on releases.candidates to publisher using (true);
create policy releasing on releases.candidates to worker using (true);

alter table releases.approvals enable row level security;
create policy seen on releases.approvals for select to web using (safar.acts_on_figures());
create policy by_holder on releases.approvals for insert to web with check (
  post = safar.acting_post() and safar.acts_on_figures()
  and exists (select from safar.holdings h where h.post = approvals.post and h.account = approvals.account
    and h.held_from <= given_at and (h.held_until is null or h.held_until > given_at)));
create policy taken_back on releases.approvals for delete to web using (post = safar.acting_post());
create policy releasing on releases.approvals to worker using (true);

-- Before its hour a release is there for those who decide on releases and for those who were let in, and for nobody else.
alter table releases.decisions enable row level security;
create policy in_public on releases.decisions to web using (
  exists (select from releases.ledger l where l.release = name) or safar.acts_on_figures()
  or exists (select from releases.access a where a.release = name and a.post = safar.acting_post()));
create policy attacking on releases.decisions to publisher using (true);
create policy releasing on releases.decisions to worker using (true);

-- A release that is withdrawn is kept and not handed out any more; one for the working group is for whoever holds a post.
alter table releases.files enable row level security;
create policy in_public on releases.files to web using (
  exists (select from releases.ledger l join releases.decisions r on r.name = l.release
    where l.release = files.release and l.kind <> 'withdrawal'
      and (r.audience = 'public' or exists (select from safar.posts p where p.id = safar.acting_post())))
  and not exists (select from releases.ledger l where l.release = files.release and l.kind = 'withdrawal'));
create policy attacking on releases.files to publisher using (true);
create policy releasing on releases.files to worker using (true);

alter table releases.access enable row level security;
create policy own on releases.access to web
  using (post = safar.acting_post() or safar.acts_on_figures());
create policy releasing on releases.access to worker using (true);

alter table releases.reads enable row level security;
create policy of_statisticians on releases.reads to web using (safar.acts_on_figures());

alter table releases.called_off enable row level security;
create policy of_statisticians on releases.called_off to web using (safar.acts_on_figures());
create policy attacking on releases.called_off to publisher using (true);
create policy releasing on releases.called_off to worker using (true);

alter table safar.missing_figures enable row level security;
create policy in_public on safar.missing_figures for select to web using (true);
create policy of_statisticians on safar.missing_figures for insert to web
  with check (safar.acts_on_figures());
create policy found on safar.missing_figures for update to web using (safar.acts_on_figures());
