-- Papers that people carry. A certificate says what it said when it was issued; a changed name is a new certificate.
alter table safar.states add certifies boolean not null default false;

create table safar.certificates (
  id uuid primary key,
  -- Eleven digits that were drawn and one that checks them: nobody finds one by counting.
  number text not null unique check (number ~ '^[0-9]{12}$'),
  case_id uuid not null references safar.cases,
  programme text not null,
  -- The course: an id of the curriculum, or the programme where no session says a nearer one.
  course text not null check (course ~ '^[a-z][a-z0-9_-]{1,60}$'),
  day date not null,
  valid_until date not null check (valid_until > day),
  -- What is printed: sealed with the key of the case.
  says bytea not null,
  post text not null references safar.posts,
  account uuid not null references safar.accounts,
  issued_at timestamptz not null,
  revoked_at timestamptz
);
create index on safar.certificates (case_id);
-- A case has one certificate that is valid, or none.
create unique index certificates_standing on safar.certificates (case_id) where revoked_at is null;
create index on safar.certificates (valid_until) where revoked_at is not null;

-- Only a case in a state that certifies gets one (a backup that is put back is taken as it is). The lock lets whoever revokes at this moment wait, or be seen.
create function safar.certifies() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform from safar.cases c join safar.states s on s.programme = c.programme and s.state = c.state and s.certifies
    where c.id = new.case_id and c.programme = new.programme for share of c;
  return case when found then new end;
end $$;
create trigger certifies before insert on safar.certificates for each row when (current_user = 'web') execute function safar.certifies();

-- A case that leaves its state, or has left it and come back within one batch, takes its certificate with it: in the same
-- transaction as the act, whoever wrote it, and for good.
create function safar.revoke_certificates() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update safar.certificates set revoked_at = clock_timestamp()
    where case_id = new.id and revoked_at is null and (issued_at < new.since_at or not exists (
      select from safar.states s where s.programme = new.programme and s.state = new.state and s.certifies));
  return null;
end $$;
create trigger revokes after update of state, since_at on safar.cases for each row
  when (old.state is distinct from new.state or old.since_at is distinct from new.since_at)
  execute function safar.revoke_certificates();

alter table safar.certificates enable row level security;
create policy of_seen_cases on safar.certificates for select to web
  using (exists (select from safar.cases c where c.id = certificates.case_id));
create policy of_worked_cases on safar.certificates for insert to web
  with check (revoked_at is null and post = safar.acting_post() and exists (select from safar.cases c
    where c.id = certificates.case_id
      and (c.programme, c.post) in (select r.programme, r.sees from safar.reach r where r.post = safar.acting_post() and r.works)));
grant select, insert on safar.certificates to web;

-- What everybody may ask of a number that they hold in their hands: no more than that there is one, for which course and day.
create function safar.certificate_said(of_number text)
  returns table (course text, day text, valid_until text, revoked boolean, replaced boolean)
  language sql stable security definer set search_path = '' as $$
  select c.course, c.day::text, c.valid_until::text, c.revoked_at is not null,
    c.revoked_at is not null and exists (
      select from safar.certificates n where n.case_id = c.case_id and n.revoked_at is null and n.issued_at >= c.issued_at)
  from safar.certificates c where c.number = of_number
$$;

-- The fingerprints of revoked numbers that would still be valid on a day: the first eight bytes of SHA-256, in base64url.
create function safar.revoked_numbers(on_day date) returns table (fingerprint text)
  language sql stable security definer set search_path = '' as $$
  select translate(encode(substring(sha256(c.number::bytea) for 8), 'base64'), '+/=', '-_') as fingerprint
  from safar.certificates c where c.revoked_at is not null and c.valid_until >= on_day order by 1
$$;

revoke execute on function safar.certifies, safar.revoke_certificates, safar.certificate_said, safar.revoked_numbers from public;
grant execute on function safar.certificate_said, safar.revoked_numbers to web;
