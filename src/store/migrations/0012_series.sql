-- Figures that others have published, each with who says so. Added and never changed: a changed figure is a new version.
create table safar.series (
  id text not null check (id ~ '^[a-z][a-z0-9-]{1,60}$'),
  version integer not null check (version > 0),
  -- Where it stands among the others; the first of a subject leads it.
  place integer not null,
  -- What it is, in three languages. Text, not jsonb: the order of its parts means something.
  body text not null,
  kept_at timestamptz not null default clock_timestamp(),
  primary key (id, version)
);

create table safar.series_figures (
  series text not null,
  -- What makes it this figure and no other: time, cell, definition, source.
  figure text not null,
  version integer not null check (version > 0),
  time text not null,
  cell jsonb not null,
  -- Null: whoever gave it has taken it back.
  value double precision check (value not in ('NaN', 'Infinity', '-Infinity')),
  precision text not null check (precision in ('exact', 'about', 'over')),
  source text not null,
  definition text not null,
  status text not null check (status in ('verified', 'unverified')),
  licence text,
  published text,
  note jsonb,
  -- With Safar itself, or from the post that added it.
  origin text not null check (origin in ('shipped', 'delivered')),
  post text references safar.posts,
  kept_at timestamptz not null default clock_timestamp(),
  primary key (series, figure, version),
  check ((origin = 'delivered') = (post is not null))
);

grant select on safar.series, safar.series_figures to web, publisher;
grant insert on safar.series_figures to web;

-- Everybody may read what is public anyway. A post adds in its own name; what comes with Safar only the owner writes.
alter table safar.series_figures enable row level security;
create policy read_by_all on safar.series_figures for select to web, publisher using (true);
create policy added_in_own_name on safar.series_figures for insert to web
  with check (origin = 'delivered' and post = safar.acting_post());
