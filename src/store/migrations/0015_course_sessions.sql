-- Holdings of courses: where, when, by whom, for how many. Who sits in them is not kept here: it follows from the acts of cases.
create table safar.course_sessions (
  id uuid primary key,
  organisation text not null references safar.organisations,
  place text not null references safar.places,
  course text not null check (course ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on and ends_on < starts_on + 62),
  trainer text not null references safar.posts,
  language text not null check (language in ('tg', 'ru', 'en')),
  capacity integer not null check (capacity between 1 and 500),
  women_only boolean not null,
  is_public boolean not null,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled'))
);
create index on safar.course_sessions (organisation, starts_on);
create index on safar.course_sessions (starts_on, place) where is_public and state = 'planned';

-- Everything that was done to a session, by whom. Only added to, and by the database itself: no page can forget it.
create table safar.session_changes (
  session uuid not null,
  number integer not null,
  at timestamptz not null,
  post text not null,
  account uuid,
  is_now jsonb not null,
  primary key (session, number)
);

-- The question and the states are those that the programme orientation declares as its seating.
create index cases_in_session on safar.cases ((answers ->> 'courseSession')) where programme = 'orientation';

create function safar.keeps_sessions(of_organisation text, at_place text) returns boolean language sql stable as $$
  select exists (select from safar.posts p where p.id = safar.acting_post() and p.closed_at is null
    and p.organisation = of_organisation and p.functions && '{trainer,supervisor,administrator}'
    and (p.place is null or p.place = at_place or p.place = (select l.within from safar.places l where l.code = at_place)))
$$;
create function safar.sees_session(asked safar.course_sessions) returns boolean language sql stable as $$
  select (asked.is_public and asked.state = 'planned')
    or asked.organisation = (select p.organisation from safar.posts p where p.id = safar.acting_post() and p.closed_at is null)
$$;

-- Everybody's place in a session, in the order in which their joining was kept: whoever left, or joined another session
-- meanwhile, begins anew. Acts of one moment stand in their own order.
create function safar.session_places(asked uuid) returns table (case_id uuid, place integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  with member as (
    select c.id from safar.cases c
    where c.programme = 'orientation' and c.answers ->> 'courseSession' = asked::text and c.state <> 'left'
  ), act as (
    select m.id as member, a.seq, a.id, b.body ->> 'received' as received, b.body ->> 'at' as at,
      coalesce(b.body #> '{answers}' ? 'courseSession', false) as names,
      b.body #>> '{answers,courseSession}' is not distinct from asked::text as joins,
      b.body ->> 'step' = 'leave' as leaves, b.body ->> 'step' = 'return' as returns
    from member m join safar.acts a on a.case_id = m.id cross join lateral (select a.body::jsonb as body) b
  ), gone as (
    select m.id as member, coalesce((select max(a.seq) from act a
      where a.member = m.id and (a.leaves or a.names and not a.joins)), 0) as seq
    from member m
  ), since as (
    select distinct on (a.member) a.member, a.received, a.at, a.id
    from act a join gone g on g.member = a.member
    where a.joins or a.returns
    -- Where late acts stand in the journal after what undid them, the first that is there counts.
    order by a.member, (a.seq > g.seq) desc, a.seq
  )
  select s.member, row_number() over (order by s.received, s.at, s.id)::integer from since s
$$;

-- How many have joined some sessions that the acting post, or everybody, may read of.
create function safar.session_counts(asked uuid[]) returns table (session uuid, joined integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  select s.id, (select count(*)::integer from safar.cases c
    where c.programme = 'orientation' and c.answers ->> 'courseSession' = s.id::text and c.state <> 'left')
  from safar.course_sessions s where s.id = any (asked) and safar.sees_session(s)
$$;

-- Who sits and who waits, for the session's own organisation; a case out of the acting post's reach has a place and no name.
create function safar.session_roster(asked uuid) returns table (case_id uuid, place integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when exists (select from safar.cases c join safar.reach r on r.programme = c.programme and r.sees = c.post
      where c.id = p.case_id and r.post = safar.acting_post()) then p.case_id end, p.place
  from safar.course_sessions s cross join lateral safar.session_places(s.id) p
  where s.id = asked
    and s.organisation = (select o.organisation from safar.posts o where o.id = safar.acting_post() and o.closed_at is null)
$$;

-- What whoever knows the number of a case may know: which session it has joined, and its place there. Numbers cannot be guessed.
create function safar.session_of(asked uuid) returns table (session uuid, case_state text, place integer, course text, at_place text,
    organisation text, starts_on date, ends_on date, language text, capacity integer, women_only boolean, state text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, c.state, p.place, s.course, s.place, s.organisation, s.starts_on, s.ends_on, s.language, s.capacity, s.women_only, s.state
  from safar.cases c
    join safar.course_sessions s on s.id::text = c.answers ->> 'courseSession'
    left join lateral safar.session_places(s.id) p on p.case_id = c.id
  where c.id = asked and c.programme = 'orientation'
$$;

-- Whatever the application forgets: seats that people have are not taken from them, and who did what is written down.
create function safar.guard_session() returns trigger language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
declare seated integer;
begin
  if tg_op = 'UPDATE' then
    if old.state <> 'planned' then
      raise exception 'the session is over' using errcode = 'check_violation';
    end if;
    if new.capacity < old.capacity then
      select least(count(*), old.capacity) into seated from safar.session_places(old.id);
      if new.capacity < seated then
        raise exception 'people sit there' using errcode = 'check_violation';
      end if;
    end if;
  end if;
  insert into safar.session_changes (session, number, at, post, account, is_now)
    select new.id, coalesce(max(c.number), 0) + 1, coalesce(nullif(current_setting('safar.moment', true), '')::timestamptz, now()),
      coalesce(nullif(safar.acting_post(), ''), new.trainer), nullif(current_setting('safar.account', true), '')::uuid, to_jsonb(new)
    from safar.session_changes c where c.session = new.id;
  return new;
end $$;
create trigger guarded before insert or update on safar.course_sessions for each row execute function safar.guard_session();

do $$
declare guarded text;
begin
  foreach guarded in array array['keeps_sessions', 'sees_session', 'session_places', 'session_counts', 'session_roster', 'session_of',
    'guard_session'] loop
    execute format('revoke execute on function safar.%I from public', guarded);
  end loop;
end $$;
grant execute on function safar.keeps_sessions, safar.sees_session, safar.session_counts, safar.session_roster, safar.session_of to web;

alter table safar.course_sessions enable row level security;
create policy seen on safar.course_sessions for select to web using (safar.sees_session(course_sessions));
create policy planned on safar.course_sessions for insert to web with check (safar.keeps_sessions(organisation, place));
create policy changed on safar.course_sessions for update to web
  using (safar.keeps_sessions(organisation, place)) with check (safar.keeps_sessions(organisation, place));
grant select, insert, update (place, course, starts_on, ends_on, trainer, language, capacity, women_only, is_public, state)
  on safar.course_sessions to web;

alter table safar.session_changes enable row level security;
create policy of_the_house on safar.session_changes for select to web using (session in (select s.id from safar.course_sessions s
  where s.organisation = (select p.organisation from safar.posts p where p.id = safar.acting_post())));
grant select on safar.session_changes to web;
