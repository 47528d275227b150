-- What courses teach: texts and their versions, who owns each, when it was last confirmed, and recordings and pictures for people
-- who do not read. Texts, owners and confirmations are added and never changed.
create table safar.course_texts (
  text text not null check (text ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
  version integer not null check (version > 0),
  valid_from date not null,
  -- In three languages, with the sources that it stands on. Text, not jsonb: it is kept to the letter.
  body text not null,
  -- With Safar itself, or from the post that owns it.
  origin text not null check (origin in ('shipped', 'written')),
  post text references safar.posts,
  account uuid references safar.accounts,
  kept_at timestamptz not null,
  primary key (text, version),
  check ((origin = 'written') = (post is not null and account is not null))
);
create table safar.course_checks (
  text text not null,
  version integer not null,
  checked_on date not null,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  kept_at timestamptz not null,
  foreign key (text, version) references safar.course_texts
);
create index on safar.course_checks (text, version, checked_on desc);
-- The latest row of a text stands.
create table safar.course_owners (
  text text not null,
  number integer generated always as identity,
  post text not null references safar.posts,
  by_post text references safar.posts,
  account uuid references safar.accounts,
  since timestamptz not null,
  primary key (text, number)
);
create table safar.course_media (
  id uuid primary key,
  text text not null,
  kind text not null check (kind in ('audio', 'picture')),
  -- The language that is spoken or written in it; null for a picture without words.
  language text check (language in ('tg', 'ru', 'en')),
  -- What it shows or says, for whoever can neither see nor hear it; in three languages.
  about jsonb not null,
  mime text not null,
  bytes integer not null check (bytes > 0),
  content bytea not null,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  kept_at timestamptz not null,
  removed_at timestamptz
);
create index on safar.course_media (text) where removed_at is null;

create function safar.owns_text(asked text) returns boolean language sql stable as $$
  select exists (select from safar.course_owners o where o.text = asked and o.post = safar.acting_post()
    and o.number = (select max(l.number) from safar.course_owners l where l.text = asked))
$$;
-- Whoever administers the whole country says which post keeps a text true.
create function safar.gives_texts() returns boolean language sql stable as $$
  select exists (select from safar.posts p where p.id = safar.acting_post() and p.closed_at is null and p.place is null
    and 'administrator' = any (p.functions))
$$;
revoke execute on function safar.owns_text, safar.gives_texts from public;
grant execute on function safar.owns_text, safar.gives_texts to web;

alter table safar.course_texts enable row level security;
create policy told on safar.course_texts for select to web using (true);
create policy written on safar.course_texts for insert to web
  with check (origin = 'written' and post = safar.acting_post() and safar.owns_text(text));
alter table safar.course_checks enable row level security;
create policy told on safar.course_checks for select to web using (true);
create policy confirmed on safar.course_checks for insert to web
  with check (post = safar.acting_post() and safar.owns_text(text));
alter table safar.course_owners enable row level security;
create policy told on safar.course_owners for select to web using (true);
create policy given on safar.course_owners for insert to web
  with check (by_post = safar.acting_post() and safar.gives_texts());
alter table safar.course_media enable row level security;
create policy told on safar.course_media for select to web using (removed_at is null);
create policy added on safar.course_media for insert to web with check (post = safar.acting_post() and safar.owns_text(text));
create policy kept on safar.course_media for select to web using (safar.owns_text(text));
create policy removed on safar.course_media for update to web using (safar.owns_text(text)) with check (removed_at is not null);
grant select, insert on safar.course_texts, safar.course_checks, safar.course_owners, safar.course_media to web;
grant update (removed_at) on safar.course_media to web;
