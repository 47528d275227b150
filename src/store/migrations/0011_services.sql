-- What organisations offer to people: what, where, for whom, and for how many at a time.
create table safar.services (
  id uuid primary key,
  organisation text not null references safar.organisations,
  -- A code of the list 'place'; null is the whole country.
  place text references safar.places,
  kind text not null,
  title jsonb not null,
  about jsonb not null,
  for_whom text[] not null check (cardinality(for_whom) > 0),
  -- How many people at a time; null where nobody is turned away.
  capacity integer check (capacity > 0),
  -- The post that keeps it true, and when it last did.
  post text not null references safar.posts,
  checked_at timestamptz not null,
  closed_at timestamptz
);
create index on safar.services (organisation);

-- The acting post keeps the services of an organisation: its administrators and supervisors, and administrators of the whole country.
create function safar.keeps_services(of_organisation text) returns boolean language sql stable as $$
  select exists (select from safar.posts p where p.id = safar.acting_post() and p.closed_at is null
    and (p.organisation = of_organisation and p.functions && '{administrator,supervisor}'
      or p.place is null and 'administrator' = any (p.functions)))
$$;
revoke execute on function safar.keeps_services from public;
grant execute on function safar.keeps_services to web;

alter table safar.services enable row level security;
create policy told on safar.services for select to web using (true);
create policy kept on safar.services for insert to web with check (post = safar.acting_post() and safar.keeps_services(organisation));
create policy changed on safar.services for update to web
  using (safar.keeps_services(organisation)) with check (post = safar.acting_post() and safar.keeps_services(organisation));
grant select, insert, update (place, kind, title, about, for_whom, capacity, post, checked_at, closed_at) on safar.services to web;
