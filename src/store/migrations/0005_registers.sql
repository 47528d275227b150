-- What the owners of registers deliver: rows of codes and amounts in Parquet, never a name. In a schema of their own, because the
-- role `publisher` reads them, and enters `safar` nowhere.
create schema registers;

create table registers.deliveries (
  id uuid primary key,
  register text not null check (register ~ '^[a-z][a-z_]{1,40}$'),
  -- Which delivery of its register it is: for the months that two of them cover, the later one stands.
  number integer not null check (number > 0),
  -- The version of the register's declaration that read it.
  version integer not null,
  -- The agency that owes it.
  owner text not null references safar.organisations,
  state text not null check (state in ('quarantined', 'accepted', 'superseded', 'withdrawn')),
  -- Why it was put aside, as a word and the numbers of its sentence.
  problem jsonb,
  file_hash bytea not null,
  file_bytes bigint not null,
  -- Of the rows as they are kept; null when none could be read.
  content_hash bytea,
  content_bytes bigint not null,
  rows bigint not null check (rows >= 0),
  refused bigint not null check (refused >= 0),
  synthetic boolean not null,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  received_at timestamptz not null,
  -- Who accepted what had been put aside, or withdrew it, and when.
  settled_by text references safar.posts,
  settled_at timestamptz,
  unique (register, number),
  check (state <> 'accepted' or content_hash is not null)
);
-- The same file again changes nothing, unless it was put aside or withdrawn, or is read by another version.
create unique index deliveries_once on registers.deliveries (register, version, file_hash)
  where state in ('accepted', 'superseded');

-- Which months a delivery stands for, and how many rows each has.
create table registers.months (
  delivery uuid not null references registers.deliveries,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  rows bigint not null check (rows > 0),
  primary key (delivery, month)
);

create table registers.parts (
  delivery uuid not null references registers.deliveries,
  part integer not null check (part >= 0),
  content bytea not null,
  primary key (delivery, part)
);
-- Parquet is compressed already.
alter table registers.parts alter column content set storage external;

-- What the columns of an owner's files were last taken for, by the headings that they have.
create table registers.mappings (
  register text not null,
  owner text not null references safar.organisations,
  headings text not null,
  mapping jsonb not null,
  post text not null references safar.posts,
  saved_at timestamptz not null,
  primary key (register, owner, headings)
);

-- The delivery that stands for each month.
create view registers.standing with (security_invoker = true) as
  select distinct on (d.register, m.month) d.register, m.month, d.id as delivery, d.number, m.rows
  from registers.months m join registers.deliveries d on d.id = m.delivery
  where d.state in ('accepted', 'superseded')
  order by d.register, m.month, d.number desc;

-- Says anew which deliveries of a register stand for some month, and which are superseded whole.
create function registers.settle(of_register text) returns void language sql
  begin atomic
    update registers.deliveries d set state = settled.state
    from (
      select id, case when id in (select delivery from registers.standing where register = of_register)
        then 'accepted' else 'superseded' end as state
      from registers.deliveries where register = of_register and state in ('accepted', 'superseded')
    ) settled
    where settled.id = d.id and settled.state <> d.state;
  end;

-- Work that takes long: how far it is, and whether somebody has asked it to stop.
create table safar.work (
  id uuid primary key,
  kind text not null,
  -- What it works on, for the page that shows it.
  about jsonb not null,
  state text not null check (state in ('running', 'done', 'refused', 'failed', 'cancelled', 'interrupted')),
  done bigint not null,
  "of" bigint not null,
  cancel_asked boolean not null default false,
  -- What came of it, or why nothing did: a word and the numbers of its sentence.
  outcome jsonb,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  begun_at timestamptz not null,
  told_at timestamptz not null,
  ended_at timestamptz
);
create index on safar.work (post, begun_at desc);
create index on safar.work (state) where state = 'running';
