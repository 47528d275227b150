-- Rights as programmes declare them, deputies, and derived from these: whose cases each post sees, in which programme, by which
-- functions. What was read, who opened a case out of reach, and what was left behind when a post became vacant.

create table safar.places (
  code text primary key,
  within text
);

-- What the programmes of this start declare; written anew at each start, and kept nowhere else.
create table safar.programmes (
  name text primary key,
  sensitivity text not null check (sensitivity in ('ordinary', 'sensitive', 'restricted')),
  -- Who may open a case out of reach, how far away (as `distance` below), and for how many hours.
  glass_by text[] not null,
  glass_within smallint not null,
  glass_hours integer not null
);
create table safar.rights (
  programme text not null,
  function text not null,
  -- 0 its own cases, 1 its desk's, 2 its organisation's in its place, 3 its organisation's, 4 everybody's.
  distance smallint not null check (distance between 0 and 4),
  -- Reads restricted questions.
  restricted boolean not null,
  -- May take some step; who may not only reads.
  works boolean not null,
  primary key (programme, function)
);
create table safar.states (
  programme text not null,
  state text not null,
  -- Nothing is owed to a case in it.
  is_end boolean not null,
  due_step text,
  due_days integer,
  primary key (programme, state)
);

-- Who looks after a post while it is vacant, from and until when.
create table safar.deputies (
  id uuid primary key,
  post text not null references safar.posts,
  deputy text not null references safar.posts check (deputy <> post),
  stands_from timestamptz not null,
  stands_until timestamptz,
  check (stands_until is null or stands_until >= stands_from)
);
create index on safar.deputies (post);

drop policy within_reach on safar.cases;
drop table safar.reach;
-- Whose cases a post sees in a programme, and by which functions: its own, and those of a vacant post that it stands in for.
create table safar.reach (
  post text not null references safar.posts,
  programme text not null,
  sees text not null references safar.posts,
  functions text[] not null,
  restricted boolean not null,
  works boolean not null,
  stands_in boolean not null,
  primary key (post, programme, sees)
);
-- The posts that a post looks after: an administrator gives them, a supervisor answers for their work.
create table safar.oversight (
  post text not null references safar.posts,
  over text not null references safar.posts,
  administers boolean not null,
  supervises boolean not null,
  primary key (post, over)
);

-- The moment that both were computed for.
create table safar.reach_kept (
  one boolean primary key default true check (one),
  at timestamptz not null
);

-- What opens the restricted answers of a case: a key of its own, shown only to those who may read them.
create table safar.restricted_keys (
  case_id uuid primary key,
  wrapped text not null
);
alter table safar.files add column restricted boolean not null default false;

-- A case that was opened out of reach: by whom, until when, and why; the reason is sealed with the case's key.
create table safar.glasses (
  id uuid primary key,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  case_id uuid not null,
  case_post text not null references safar.posts,
  programme text not null,
  broken_at timestamptz not null,
  until timestamptz not null,
  -- Nothing is seen through it before a reason is written.
  why text,
  over boolean not null default false
);
create index on safar.glasses (post) where not over;
create index on safar.glasses (case_post, broken_at);
create index on safar.glasses (case_id);

-- What posts did that is no act of a case: read sensitive cases, gave and vacated posts. Only added to; each post's entries are a chain.
create table safar.trail (
  post text not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  account uuid not null,
  what text not null,
  cases uuid[] not null,
  -- The post that it was done to.
  subject text,
  -- By what right: its reach, standing in for a vacant post, or breaking the glass.
  way text,
  hash bytea not null,
  primary key (post, seq)
);
create index on safar.trail using gin (cases);
create index on safar.trail (at);
create table safar.trail_ends (
  post text primary key,
  seq integer not null,
  hash bytea not null
);

-- What a post left behind when its holder left: numbers and cases, no answers.
create table safar.handovers (
  id uuid primary key,
  post text not null references safar.posts,
  account uuid references safar.accounts,
  held_from timestamptz,
  made_at timestamptz not null,
  body jsonb not null
);
create index on safar.handovers (post, made_at);

create index cases_in_state on safar.cases (post, programme, state, since_at, id);
create index cases_unsettled on safar.cases (post, programme, last_at desc, id) where set_aside <> '[]' or clashes <> '[]';

-- Computes reach and oversight from posts, holdings, deputies and rights as they are at a moment; touches only rows that change.
create function safar.refresh_reach(moment timestamptz) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7239151);
  with placed as (
    select p.*, l.within from safar.posts p left join safar.places l on l.code = p.place
  ), near as (
    select p.id as post, p.functions, o.id as sees,
      case when p.id = o.id then 0
        when p.organisation <> o.organisation then 4
        when p.place = o.place then 1
        when p.place is null or p.place = o.within then 2
        else 3 end as distance
    from placed p cross join placed o
    where p.closed_at is null
  ), vacant as (
    select p.id, p.functions from safar.posts p
    where not exists (select from safar.holdings h where h.post = p.id and h.held_from <= moment
      and (h.held_until is null or h.held_until > moment))
  ), ways as (
    select n.post, r.programme, n.sees, r.function, r.restricted, r.works, false as stands_in
    from near n join safar.rights r on r.function = any (n.functions) and n.distance <= r.distance
    union all
    -- A deputy that was named takes the vacant post's place in everything.
    select d.deputy, r.programme, v.id, r.function, r.restricted, r.works, true
    from safar.deputies d join vacant v on v.id = d.post
      join safar.posts p on p.id = d.deputy and p.closed_at is null
      join safar.rights r on r.function = any (v.functions)
    where d.stands_from <= moment and (d.stands_until is null or d.stands_until > moment)
    union all
    -- A supervisor does without being named: not for restricted questions, nor in a sensitive programme that has no place for supervisors.
    select n.post, r.programme, v.id, r.function, false, r.works, true
    from near n join vacant v on v.id = n.sees
      join safar.rights r on r.function = any (v.functions)
      join safar.programmes g on g.name = r.programme
    where 'supervisor' = any (n.functions) and n.distance between 1 and 2
      and (g.sensitivity = 'ordinary'
        or exists (select from safar.rights s where s.programme = r.programme and s.function = 'supervisor'))
  ), wanted as (
    select post, programme, sees, array_agg(distinct function order by function) as functions,
      bool_or(restricted) as restricted, bool_or(works) as works, bool_or(stands_in) as stands_in
    from ways group by post, programme, sees
  ), gone as (
    delete from safar.reach r
    where not exists (select from wanted w where w.post = r.post and w.programme = r.programme and w.sees = r.sees)
  )
  insert into safar.reach as r (post, programme, sees, functions, restricted, works, stands_in)
    select post, programme, sees, functions, restricted, works, stands_in from wanted
    on conflict (post, programme, sees) do update set functions = excluded.functions, restricted = excluded.restricted,
      works = excluded.works, stands_in = excluded.stands_in
    where (r.functions, r.restricted, r.works, r.stands_in)
      is distinct from (excluded.functions, excluded.restricted, excluded.works, excluded.stands_in);

  with placed as (
    select p.*, l.within from safar.posts p left join safar.places l on l.code = p.place
  ), wanted as (
    select p.id as post, o.id as over,
      'administrator' = any (p.functions) and (p.place is null or p.organisation = o.organisation) as administers,
      'supervisor' = any (p.functions) and p.organisation = o.organisation as supervises
    from placed p join placed o on p.place is null or p.place = o.place or p.place = o.within
    where p.closed_at is null and p.id <> o.id
  ), gone as (
    delete from safar.oversight r
    where not exists (select from wanted w where w.post = r.post and w.over = r.over and (w.administers or w.supervises))
  )
  insert into safar.oversight as r (post, over, administers, supervises)
    select post, over, administers, supervises from wanted where administers or supervises
    on conflict (post, over) do update set administers = excluded.administers, supervises = excluded.supervises
    where (r.administers, r.supervises) is distinct from (excluded.administers, excluded.supervises);

  insert into safar.reach_kept (at) values (moment) on conflict (one) do update set at = excluded.at;
end $$;

-- What time alone changes: holdings and deputies that begin or end, and glasses that are over. For the role `worker`, again and again.
create function safar.keep_reach(moment timestamptz) returns boolean language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
declare last timestamptz := (select at from safar.reach_kept);
begin
  update safar.glasses set over = true where not over and until <= moment;
  if last is not null and not exists (
    select from safar.holdings where held_from > last and held_from <= moment or held_until > last and held_until <= moment
    union all
    select from safar.deputies where stands_from > last and stands_from <= moment or stands_until > last and stands_until <= moment)
  then
    return false;
  end if;
  perform safar.refresh_reach(moment);
  return true;
end $$;

-- Adds an entry to the trail of the acting post: its letters and the fingerprint of the one before make its own.
create function safar.note(what text, by_account uuid, cases uuid[], subject text, way text, moment timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  acting text := safar.acting_post();
  last safar.trail_ends;
  next_hash bytea;
begin
  insert into safar.trail_ends (post, seq, hash) values (acting, 0, decode(repeat('00', 32), 'hex')) on conflict (post) do nothing;
  select * into last from safar.trail_ends e where e.post = acting for update;
  next_hash := sha256(last.hash || convert_to(concat_ws(E'\n', acting, last.seq + 1,
    (extract(epoch from moment) * 1000000)::bigint, by_account, what, array_to_string(cases, ' '),
    coalesce(subject, ''), coalesce(way, '')), 'UTF8'));
  insert into safar.trail values (acting, last.seq + 1, moment, by_account, what, cases, subject, way, next_hash);
  update safar.trail_ends e set seq = last.seq + 1, hash = next_hash where e.post = acting;
end $$;

-- Whether the acting post sees a case now, asked by functions that themselves see everything.
create function safar.sees_case(wanted uuid) returns boolean language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from safar.cases c join safar.reach r on r.sees = c.post and r.programme = c.programme
      where c.id = wanted and r.post = safar.acting_post())
    or exists (select from safar.glasses g where g.case_id = wanted and g.post = safar.acting_post() and not g.over and g.why is not null)
$$;

-- Who read a case, for a post that sees it.
create function safar.trail_of(wanted uuid) returns setof safar.trail language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  select post, seq, at, account, what, array[wanted], subject, way, hash from safar.trail
  where safar.sees_case(wanted) and cases @> array[wanted]
  order by at desc limit 200
$$;

-- Opens a case out of reach for the acting post, where its programme allows it; nothing is seen before the reason is kept.
create function safar.break_glass(glass uuid, by_account uuid, wanted uuid, moment timestamptz)
  returns table (programme text, wrapped text, until timestamptz) language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  acting text := safar.acting_post();
  found_case record;
begin
  select c.id, c.post, c.programme, k.wrapped, g.glass_hours into found_case
    from safar.cases c join safar.case_keys k on k.case_id = c.id
      join safar.programmes g on g.name = c.programme
      join safar.posts own on own.id = acting and own.closed_at is null
      join safar.posts other on other.id = c.post
    where c.id = wanted and own.functions && g.glass_by
      and (g.sensitivity <> 'restricted' or 'supervisor' = any (own.functions))
      and (g.glass_within = 4 or own.organisation = other.organisation)
      and safar.holds(by_account, acting, moment);
  if not found then
    return;
  end if;
  insert into safar.glasses (id, post, account, case_id, case_post, programme, broken_at, until)
    values (glass, acting, by_account, wanted, found_case.post, found_case.programme, moment,
      moment + make_interval(hours => found_case.glass_hours));
  perform safar.note('glass', by_account, array[wanted], found_case.post, 'glass', moment);
  return query select found_case.programme, found_case.wrapped, moment + make_interval(hours => found_case.glass_hours);
end $$;

create function safar.keep_why(glass uuid, reason text) returns void language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  update safar.glasses set why = reason where id = glass and post = safar.acting_post() and why is null and length(reason) > 0
$$;

-- Whether the acting post, held by this account, looks after another: gives it, or answers for its work.
create function safar.looks_after(other text, by_account uuid, moment timestamptz, only_administrator boolean) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select safar.holds(by_account, safar.acting_post(), moment) and exists (
    select from safar.oversight o where o.post = safar.acting_post() and o.over = other
      and (o.administers or o.supervises and not only_administrator))
$$;

-- What a post leaves to whoever comes next: its cases by state, what is due or falls due in a fortnight, what a person must decide.
create function safar.left_behind(left_post text, moment timestamptz) returns jsonb language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  with owed as (
    select c.id, c.programme, s.due_step as step, c.since_at + make_interval(days => s.due_days) as due_at
    from safar.cases c join safar.states s on s.programme = c.programme and s.state = c.state
    where c.post = left_post and s.due_days is not null
      and c.since_at <= moment - make_interval(days => s.due_days - 14)
  )
  select jsonb_build_object(
    'states', (select coalesce(jsonb_agg(jsonb_build_object('programme', programme, 'state', state, 'cases', cases)), '[]')
      from (select programme, state, count(*) as cases from safar.cases where post = left_post group by 1, 2 order by 1, 2) s),
    'owed', (select coalesce(jsonb_agg(jsonb_build_object('case', id, 'programme', programme, 'step', step, 'due', due_at)), '[]')
      from (select * from owed order by due_at, id limit 500) o),
    'unsettled', (select coalesce(jsonb_agg(id), '[]') from (select id from safar.cases where post = left_post
      and (set_aside <> '[]' or clashes <> '[]') order by last_at desc limit 500) u))
$$;

-- The same on demand: for the post itself, who stands in for it, and who looks after it.
create function safar.packet_of(wanted text, moment timestamptz) returns jsonb language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  select case when wanted = safar.acting_post()
    or exists (select from safar.oversight o where o.post = safar.acting_post() and o.over = wanted)
    or exists (select from safar.reach r where r.post = safar.acting_post() and r.sees = wanted and r.stands_in)
  then safar.left_behind(wanted, moment) end
$$;

create function safar.end_holding(left_post text, moment timestamptz) returns boolean language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
declare held safar.holdings;
begin
  select * into held from safar.holdings h where h.post = left_post and (h.held_until is null or h.held_until > moment)
    order by h.held_from limit 1;
  if not found then
    return false;
  end if;
  insert into safar.handovers (id, post, account, held_from, made_at, body)
    values (gen_random_uuid(), left_post, held.account, held.held_from, moment, safar.left_behind(left_post, moment));
  update safar.holdings h set held_until = greatest(h.held_from, moment)
    where h.post = left_post and (h.held_until is null or h.held_until > moment);
  delete from safar.sessions s where s.post = left_post;
  return true;
end $$;

-- The owner's way, for the command line: whoever may log in to the machine may give and vacate every post.
create function safar.hold(holding uuid, given text, to_account uuid, since timestamptz) returns void language plpgsql as $$
begin
  perform safar.end_holding(given, since);
  insert into safar.holdings (id, post, account, held_from) values (holding, given, to_account, since);
  perform safar.refresh_reach(greatest(now(), since));
end $$;
create function safar.vacate(left_post text, moment timestamptz) returns boolean language plpgsql as $$
declare ended boolean := safar.end_holding(left_post, moment);
begin
  perform safar.refresh_reach(greatest(now(), moment));
  return ended;
end $$;

-- What pages do with posts. Each answers with a word: 'done', or why not.
create function safar.give_post(holding uuid, given text, to_account uuid, by_account uuid, moment timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not safar.looks_after(given, by_account, moment, true) then return 'not-yours'; end if;
  -- Whoever could give posts to themselves could open any case.
  if to_account = by_account then return 'to-yourself'; end if;
  if exists (select from safar.posts where id = given and closed_at is not null) then return 'closed'; end if;
  if not exists (select from safar.accounts where id = to_account and closed_at is null) then return 'no-account'; end if;
  if safar.holds(to_account, given, moment) then return 'held-already'; end if;
  perform safar.end_holding(given, moment);
  insert into safar.holdings (id, post, account, held_from) values (holding, given, to_account, moment);
  perform safar.refresh_reach(moment);
  perform safar.note('gave', by_account, '{}', given, null, moment);
  return 'done';
end $$;

create function safar.vacate_post(left_post text, by_account uuid, moment timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not safar.looks_after(left_post, by_account, moment, false) then return 'not-yours'; end if;
  if not safar.end_holding(left_post, moment) then return 'vacant'; end if;
  perform safar.refresh_reach(moment);
  perform safar.note('vacated', by_account, '{}', left_post, null, moment);
  return 'done';
end $$;

create function safar.name_deputy(naming uuid, left_post text, stand_in text, since timestamptz, until timestamptz,
  by_account uuid, moment timestamptz) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- A post names its own deputies too.
  if not (safar.looks_after(left_post, by_account, moment, false)
    or left_post = safar.acting_post() and safar.holds(by_account, left_post, moment)) then return 'not-yours'; end if;
  if left_post = stand_in then return 'itself'; end if;
  if until is not null and until <= since then return 'ends-before'; end if;
  if not exists (select from safar.posts p join safar.posts d on d.organisation = p.organisation
    where p.id = left_post and d.id = stand_in and p.closed_at is null and d.closed_at is null) then return 'other-organisation'; end if;
  insert into safar.deputies (id, post, deputy, stands_from, stands_until) values (naming, left_post, stand_in, since, until);
  perform safar.refresh_reach(moment);
  perform safar.note('deputy-named', by_account, '{}', left_post, null, moment);
  return 'done';
end $$;

create function safar.end_deputy(naming uuid, by_account uuid, moment timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare left_post text := (select post from safar.deputies where id = naming);
begin
  if left_post is null or not (safar.looks_after(left_post, by_account, moment, false)
    or left_post = safar.acting_post() and safar.holds(by_account, left_post, moment)) then return 'not-yours'; end if;
  update safar.deputies set stands_until = greatest(stands_from, least(moment, stands_until)) where id = naming;
  perform safar.refresh_reach(moment);
  perform safar.note('deputy-ended', by_account, '{}', left_post, null, moment);
  return 'done';
end $$;

create function safar.make_post(made text, of_organisation text, at_place text, with_functions text[], titled jsonb,
  by_account uuid, moment timestamptz) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not safar.holds(by_account, safar.acting_post(), moment) or not exists (
    select from safar.posts a left join safar.places l on l.code = at_place
    where a.id = safar.acting_post() and a.closed_at is null and 'administrator' = any (a.functions)
      and (a.place is null or a.organisation = of_organisation and a.place in (at_place, l.within))) then return 'not-yours'; end if;
  if not exists (select from safar.organisations where code = of_organisation) then return 'no-organisation'; end if;
  if at_place is not null and not exists (select from safar.places where code = at_place) then return 'no-place'; end if;
  if exists (select from safar.posts where id = made) then return 'id-taken'; end if;
  insert into safar.posts (id, organisation, place, functions, title) values (made, of_organisation, at_place, with_functions, titled);
  perform safar.refresh_reach(moment);
  perform safar.note('made', by_account, '{}', made, null, moment);
  return 'done';
end $$;

create function safar.close_post(closed text, by_account uuid, moment timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not safar.looks_after(closed, by_account, moment, true) then return 'not-yours'; end if;
  if exists (select from safar.holdings h where h.post = closed and (h.held_until is null or h.held_until > moment)) then return 'held'; end if;
  if exists (select from safar.cases c join safar.states s on s.programme = c.programme and s.state = c.state
    where c.post = closed and not s.is_end) then return 'open-cases'; end if;
  update safar.posts set closed_at = moment where id = closed and closed_at is null;
  if not found then return 'closed'; end if;
  perform safar.refresh_reach(moment);
  perform safar.note('closed', by_account, '{}', closed, null, moment);
  return 'done';
end $$;

create function safar.add_account(added uuid, new_login text, sealed text, hash text, speaks text, by_account uuid, moment timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not safar.holds(by_account, safar.acting_post(), moment)
    or not exists (select from safar.oversight where post = safar.acting_post() and administers) then return 'not-yours'; end if;
  insert into safar.accounts (id, login, sealed_name, password_hash, language) values (added, new_login, sealed, hash, speaks)
    on conflict (login) do nothing;
  return case when found then 'done' else 'login-taken' end;
end $$;

-- What was done lately to the cases of the posts that the acting post looks after: who and which step, no answers.
create function safar.audit_acts(since timestamptz, most integer)
  returns table (case_id uuid, programme text, case_post text, step text, received text, post text, account uuid, stands_for text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.programme, c.post, b.body ->> 'step', b.body ->> 'received', b.body #>> '{by,post}',
    (b.body #>> '{by,account}')::uuid, b.body #>> '{by,for}'
  from safar.oversight o cross join safar.programmes g
    cross join lateral (select id, programme, post from safar.cases
      where post = o.over and programme = g.name and last_at >= since order by last_at desc limit most) c
    join safar.acts a on a.case_id = c.id
    cross join lateral (select a.body::jsonb as body) b
  where o.post = safar.acting_post() and b.body ->> 'received' >= to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
  order by 5 desc limit most
$$;

-- What the application decides, once more: a post sees the cases in its reach and those it broke the glass for, opens cases of its own,
-- and moves those that its functions may work on. A case never changes its programme nor its post.
create policy seen on safar.cases for select to web using (
  (programme, post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post())
  or id in (select g.case_id from safar.glasses g where g.post = safar.acting_post() and not g.over and g.why is not null));
create policy opened on safar.cases for insert to web with check (
  post = safar.acting_post()
  and (programme, post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post() and r.works));
create policy moved on safar.cases for update to web using (
  (programme, post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post() and r.works));
revoke update on safar.cases from web;
grant update (state, opened_at, since_at, last_at, last_id, heads, set_aside, clashes, answers, seq, head) on safar.cases to web;

drop policy of_seen_cases on safar.acts;
create policy of_seen_cases on safar.acts for select to web
  using (exists (select from safar.cases c where c.id = acts.case_id));
create policy of_worked_cases on safar.acts for insert to web
  with check (exists (select from safar.cases c where c.id = acts.case_id
    and (c.programme, c.post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post() and r.works)));

drop policy of_seen_cases on safar.case_keys;
create policy of_seen_cases on safar.case_keys for select to web
  using (exists (select from safar.cases c where c.id = case_keys.case_id));
create policy of_opened_cases on safar.case_keys for insert to web
  with check (exists (select from safar.cases c where c.id = case_keys.case_id
    and (c.programme, c.post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post() and r.works)));
create policy of_worked_cases on safar.case_keys for update to web
  using (exists (select from safar.cases c where c.id = case_keys.case_id
    and (c.programme, c.post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post() and r.works)));

alter table safar.restricted_keys enable row level security;
create policy of_restricted_readers on safar.restricted_keys for select to web
  using (exists (select from safar.cases c where c.id = restricted_keys.case_id
    and (c.programme, c.post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post() and r.restricted)));
create policy of_restricted_workers on safar.restricted_keys for insert to web
  with check (exists (select from safar.cases c where c.id = restricted_keys.case_id
    and (c.programme, c.post) in (select r.programme, r.sees from safar.reach r
      where r.post = safar.acting_post() and r.restricted and r.works)));

drop policy of_seen_cases on safar.files;
create policy of_seen_cases on safar.files for select to web
  using (case when case_id is null then post = safar.acting_post()
    else exists (select from safar.cases c where c.id = files.case_id and (not files.restricted
      or (c.programme, c.post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post() and r.restricted))) end);
create policy own on safar.files for insert to web with check (case_id is null and post = safar.acting_post());
create policy named on safar.files for update to web using (case_id is null and post = safar.acting_post())
  with check (exists (select from safar.cases c where c.id = files.case_id
    and (c.programme, c.post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post() and r.works)));

alter table safar.glasses enable row level security;
create policy told on safar.glasses for select to web
  using (post = safar.acting_post() or case_post = safar.acting_post()
    or case_post in (select o.over from safar.oversight o where o.post = safar.acting_post())
    or post in (select o.over from safar.oversight o where o.post = safar.acting_post()));
alter table safar.trail enable row level security;
create policy overseen on safar.trail for select to web
  using (post = safar.acting_post() or post in (select o.over from safar.oversight o where o.post = safar.acting_post()));
alter table safar.handovers enable row level security;
create policy next on safar.handovers for select to web
  using (post = safar.acting_post()
    or post in (select o.over from safar.oversight o where o.post = safar.acting_post())
    or post in (select r.sees from safar.reach r where r.post = safar.acting_post() and r.stands_in));

grant select on safar.places, safar.programmes, safar.rights, safar.states, safar.deputies, safar.reach, safar.oversight,
  safar.glasses, safar.trail, safar.handovers, safar.restricted_keys to web;
grant insert on safar.restricted_keys to web;
grant update (restricted) on safar.files to web;

-- The cases of a batch as they stand, with their keys and by what right the post sees them; and which of its acts are kept already.
create or replace function safar.load(acting text, case_ids uuid[], act_ids uuid[]) returns json language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  acting := set_config('safar.post', acting, true);
  return json_build_object(
    'cases', (
      select json_agg(json_build_object(
        'id', c.id, 'programme', c.programme, 'post', c.post, 'state', state, 'opened_at', opened_at, 'since_at', since_at,
        'last_at', last_at, 'last_id', last_id, 'heads', heads, 'set_aside', set_aside, 'clashes', clashes,
        'answers', answers, 'seq', seq, 'head', encode(head, 'hex'), 'wrapped', k.wrapped, 'restricted', s.wrapped,
        'functions', r.functions, 'reads_restricted', r.restricted, 'stands_in', r.stands_in,
        'glass_until', case when r.post is null then (select max(g.until) from safar.glasses g
          where g.post = acting and g.case_id = c.id and not g.over and g.why is not null) end))
      from safar.cases c join safar.case_keys k on k.case_id = c.id
        left join safar.reach r on r.post = acting and r.programme = c.programme and r.sees = c.post
        left join safar.restricted_keys s on s.case_id = c.id
      where c.id = any (case_ids)
    ),
    'acts', (
      select json_agg(json_build_object('id', a.id, 'case_id', a.case_id)) from safar.acts a where a.id = any (act_ids)
    )
  );
end $$;

-- As before, and the key of restricted answers where a batch brings one.
create or replace function safar.append(acting text, case_ids uuid[], opened json, moved json, keys json, acts json, files json, whole boolean)
  returns uuid[] language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  kept uuid[] := '{}';
begin
  acting := set_config('safar.post', acting, true);
  -- Always in the same order, so that two batches never wait for each other.
  if cardinality(case_ids) > 1 then
    perform from safar.cases where id = any (case_ids) order by id for update;
  end if;

  if opened is not null then
    with done as (
      insert into safar.cases (id, programme, post, state, opened_at, since_at, last_at, last_id, heads, set_aside,
        clashes, answers, seq, head)
      select id, programme, post, state, opened_at, since_at, last_at, last_id, heads, set_aside, clashes, answers, seq,
        decode(head, 'hex')
      from json_to_recordset(opened) as c (
        id uuid, programme text, post text, state text, opened_at timestamptz, since_at timestamptz, last_at timestamptz,
        last_id uuid, heads uuid[], set_aside jsonb, clashes jsonb, answers jsonb, seq integer, head text)
      order by id
      on conflict (id) do nothing returning id, seq, head
    ), announced as (
      insert into safar.unsigned_heads (case_id, seq, hash) select id, seq, head from done
    )
    select coalesce(array_agg(id), '{}') into kept from done;
  end if;

  if moved is not null then
    with done as (
      update safar.cases c set state = m.state, opened_at = m.opened_at, since_at = m.since_at, last_at = m.last_at,
        last_id = m.last_id, heads = m.heads, set_aside = m.set_aside, clashes = m.clashes, answers = m.answers,
        seq = m.seq, head = decode(m.head, 'hex')
      from json_to_recordset(moved) as m (
        id uuid, expected integer, state text, opened_at timestamptz, since_at timestamptz, last_at timestamptz,
        last_id uuid, heads uuid[], set_aside jsonb, clashes jsonb, answers jsonb, seq integer, head text)
      where c.id = m.id and c.seq = m.expected returning c.id, c.seq, c.head
    ), announced as (
      insert into safar.unsigned_heads (case_id, seq, hash) select id, seq, head from done
    )
    select kept || coalesce(array_agg(id), '{}') into kept from done;
  end if;

  if whole and cardinality(kept) < cardinality(case_ids) then
    raise exception 'a case has moved on' using errcode = 'serialization_failure';
  end if;

  if keys is not null then
    insert into safar.case_keys (case_id, wrapped, found_by)
      select case_id, wrapped, found_by from json_to_recordset(keys) as k (case_id uuid, wrapped text, found_by bigint[])
      where case_id = any (kept) and found_by is not null
      on conflict (case_id) do update set found_by = excluded.found_by;
    if keys::text like '%"restricted":"%' then
      insert into safar.restricted_keys (case_id, wrapped)
        select case_id, restricted from json_to_recordset(keys) as k (case_id uuid, restricted text)
        where case_id = any (kept) and restricted is not null;
    end if;
  end if;
  insert into safar.acts (id, case_id, seq, body, hash)
    select id, case_id, seq, body, decode(hash, 'hex')
    from json_to_recordset(acts) as a (id uuid, case_id uuid, seq integer, body text, hash text)
    where case_id = any (kept);
  if files is not null then
    update safar.files f set case_id = k.case_id, restricted = k.restricted
      from json_to_recordset(files) as k (id uuid, case_id uuid, restricted boolean)
      where f.id = k.id and f.case_id is null and k.case_id = any (kept);
  end if;
  return kept;
end $$;

do $$
declare guarded text;
begin
  foreach guarded in array array['refresh_reach', 'keep_reach', 'note', 'sees_case', 'trail_of', 'break_glass', 'keep_why', 'looks_after',
    'left_behind', 'packet_of', 'end_holding', 'hold', 'vacate', 'give_post', 'vacate_post', 'name_deputy', 'end_deputy', 'make_post', 'close_post',
    'add_account', 'audit_acts'] loop
    execute format('revoke execute on function safar.%I from public', guarded);
  end loop;
end $$;
grant execute on function safar.note, safar.sees_case, safar.trail_of, safar.break_glass, safar.keep_why, safar.looks_after, safar.packet_of,
  safar.give_post, safar.vacate_post, safar.name_deputy, safar.end_deputy, safar.make_post, safar.close_post, safar.add_account,
  safar.audit_acts to web;
grant execute on function safar.keep_reach to worker;

select safar.refresh_reach(now());
