-- What proves who somebody is, what a session knows of it, and how often somebody may guess.

-- Whoever serves people acts for one account at a time; what follows shows an account its own rows alone.
create function safar.acting_account() returns uuid language sql stable
  return nullif(current_setting('safar.account', true), '')::uuid;

-- The authenticator app: its secret, sealed, and the last step of time whose code was taken, so that none is taken twice.
create table safar.totp (
  account uuid primary key references safar.accounts,
  sealed text not null,
  last_step bigint not null,
  since timestamptz not null
);

-- For the day when the telephone is lost. A code that was used is gone.
create table safar.recovery_codes (
  account uuid not null references safar.accounts,
  hash bytea not null,
  primary key (account, hash)
);

create table safar.passkeys (
  id uuid primary key,
  account uuid not null references safar.accounts,
  -- The name that the authenticator gave to it.
  credential text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  -- The name that its owner gave to it, sealed: «Телефони …» names a person.
  sealed_name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index on safar.passkeys (account);

-- Who somebody is at the sign-in service of the government or the ministry.
create table safar.oidc_links (
  issuer text not null,
  subject text not null,
  account uuid not null references safar.accounts,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (account, issuer)
);

-- How much of what may be tried is spent; it flows back evenly. Keys are keyed fingerprints: a password typed as a login stays nowhere.
create table safar.tries (
  key bytea primary key,
  spent double precision not null,
  at timestamptz not null
);
create index on safar.tries (at);

-- What may be used once and has been, until it would have run out anyway.
create table safar.spent_tickets (
  hash bytea primary key,
  until timestamptz not null
);
create index on safar.spent_tickets (until);

alter table safar.sessions
  add column id uuid not null default gen_random_uuid() unique,
  add column seen_at timestamptz not null default now(),
  -- When its owner last showed who they are: what guards an account is changed only soon after.
  add column proved_at timestamptz not null default now(),
  -- Whether a second factor was shown.
  add column strong boolean not null default false,
  add column device text not null default '';
create index on safar.sessions (account);

-- Credentials and sessions: each account its own. Passwords: not even read, except through the functions below.
revoke select, insert, delete on safar.sessions from web;
grant select (id, account, post, created_at, seen_at, proved_at, expires_at, strong, device), insert, delete,
  update (proved_at, strong) on safar.sessions to web;
revoke select on safar.accounts from web;
revoke update (password_hash) on safar.accounts from web;
grant select (id, login, sealed_name, language, created_at, closed_at) on safar.accounts to web;
grant select, insert, delete, update (sealed, last_step, since) on safar.totp to web;
grant select, insert, delete on safar.recovery_codes, safar.oidc_links to web;
grant select, insert, delete, update (counter, last_used_at) on safar.passkeys to web;
grant insert on safar.spent_tickets to web;
grant select, delete on safar.tries, safar.spent_tickets to worker;

do $$
declare guarded text;
begin
  foreach guarded in array array['sessions', 'totp', 'recovery_codes', 'passkeys', 'oidc_links'] loop
    execute format('alter table safar.%I enable row level security', guarded);
    execute format('create policy own on safar.%I to web using (account = safar.acting_account())', guarded);
  end loop;
end $$;
create policy sweeping on safar.sessions to worker using (true);

-- The hash of the acting account's password, to check what was typed.
create function safar.own_password() returns text language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  select password_hash from safar.accounts where id = safar.acting_account() and closed_at is null
$$;

-- Takes a new password of the acting account into use; whoever was logged in with the old one is not any more.
create function safar.change_own_password(hash text) returns void language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  update safar.accounts set password_hash = hash where id = safar.acting_account() and closed_at is null;
  delete from safar.sessions where account = safar.acting_account();
$$;

-- Whose passkey this is, before anybody has said who they are.
create function safar.find_passkey(credential text)
  returns table (id uuid, account uuid, public_key bytea, counter bigint) language sql stable rows 1
  security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.account, p.public_key, p.counter
  from safar.passkeys p join safar.accounts a on a.id = p.account
  where p.credential = find_passkey.credential and a.closed_at is null
$$;

-- Whose account an identity of the sign-in service opens.
create function safar.find_oidc_link(issuer text, subject text) returns uuid language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  select l.account from safar.oidc_links l join safar.accounts a on a.id = l.account
  where l.issuer = find_oidc_link.issuer and l.subject = find_oidc_link.subject and a.closed_at is null
$$;

-- Takes one try from each of these keys, or from none when one of them has no more: `most` in `seconds`, flowing back evenly.
create function safar.take_tries(keys bytea[], most integer[], seconds integer[], moment timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare each record;
begin
  -- Always in the same order, so that two who try at once never wait for each other.
  for each in select key, least, during from unnest(keys, most, seconds) as limits (key, least, during) order by key loop
    insert into safar.tries as t (key, spent, at) values (each.key, 1, moment)
      on conflict (key) do update set
        spent = 1 + greatest(0, t.spent - greatest(0, extract(epoch from moment - t.at)) * each.least / each.during),
        at = greatest(t.at, moment)
      where 1 + greatest(0, t.spent - greatest(0, extract(epoch from moment - t.at)) * each.least / each.during) <= each.least;
    if not found then
      raise exception 'no more tries' using errcode = 'SF429';
    end if;
  end loop;
  return true;
exception when sqlstate 'SF429' then
  return false;
end $$;

-- Whether an account holds a post at a moment.
create function safar.holds(account uuid, post text, moment timestamptz) returns boolean language sql stable as $$
  select exists (select from safar.holdings h where h.post = holds.post and h.account = holds.account
    and h.held_from <= moment and (h.held_until is null or h.held_until > moment))
$$;

-- The session of a token, as long as it lasts, is used, and the account still holds the post. That it is used is noted at most
-- once a minute. `needs_factor`: a function of the post asks for a second factor that this session has not shown; nobody is asked
-- for one in a demonstration.
drop function safar.find_session(bytea, timestamptz);
create function safar.find_session(token bytea, moment timestamptz, idle interval)
  returns table (session uuid, account uuid, sealed_name text, strong boolean, needs_factor boolean, proved_at timestamptz,
    expires_at timestamptz, holds_more boolean, id text, organisation text, place text, functions text[], title jsonb)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
begin
  return query
    select s.id, s.account, a.sealed_name, s.strong,
      not s.strong
        and exists (select from safar.settings where name = 'second-factor' and value ?| p.functions)
        and not exists (select from safar.settings where name = 'synthetic' and value = 'true'),
      s.proved_at, s.expires_at,
      exists (select from safar.holdings h join safar.posts other on other.id = h.post
        where h.account = s.account and h.post <> s.post and other.closed_at is null
          and h.held_from <= moment and (h.held_until is null or h.held_until > moment)),
      p.id, p.organisation, p.place, p.functions, p.title
    from safar.sessions s
    join safar.accounts a on a.id = s.account
    join safar.posts p on p.id = s.post
    where s.token_hash = token and s.expires_at > moment and s.seen_at > moment - idle
      and a.closed_at is null and p.closed_at is null and safar.holds(s.account, s.post, moment);
  if found then
    update safar.sessions set seen_at = moment where token_hash = token and seen_at < moment - interval '1 minute';
  end if;
end $$;

-- Ends the session of a token.
create function safar.end_session(token bytea) returns void language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  delete from safar.sessions where token_hash = token
$$;

-- A session lasts no longer than the holding: whoever gets the post back later logs in anew.
create function safar.end_with_holding() returns trigger language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  update safar.sessions set expires_at = least(expires_at, new.held_until)
    where post = new.post and account = new.account;
  return null;
end $$;
create trigger end_with_holding after update of held_until on safar.holdings
  for each row when (new.held_until is not null) execute function safar.end_with_holding();

revoke execute on function safar.own_password, safar.change_own_password, safar.find_passkey, safar.find_oidc_link,
  safar.take_tries, safar.holds, safar.find_session, safar.end_session, safar.end_with_holding from public;
grant execute on function safar.own_password, safar.change_own_password, safar.find_passkey, safar.find_oidc_link,
  safar.take_tries, safar.holds, safar.find_session, safar.end_session to web;
