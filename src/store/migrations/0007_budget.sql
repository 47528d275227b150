-- What tables under noise have cost the people in them: ρ of zero-concentrated differential privacy, for good. Rows are added and
-- read, never changed or removed. In a schema of their own, because the role `publisher` enters nothing of the cases.

create schema budget;

-- A set of people, once for all charges of the same ones: their keyed hashes in rising order, eight bytes each. No name leads here.
create table budget.people (
  hash bytea primary key check (octet_length(hash) = 32),
  people integer not null check (people * 8 = octet_length(keys)),
  keys bytea not null
);

-- One charge: a table under noise, drawn for a release, to everybody in it; drawn anew, it is paid for anew. Charges are whole
-- billionths of ρ.
create table budget.charges (
  id uuid primary key default gen_random_uuid(),
  release text not null,
  table_name text not null,
  period text not null check (period ~ '^\d{4}$'),
  population text not null,
  billionths bigint not null check (billionths > 0),
  -- What one person could be charged in the period when this was charged.
  most bigint not null check (most >= billionths),
  -- Empty where the charge is everybody's, whoever they are.
  people bytea references budget.people,
  charged_at timestamptz not null default clock_timestamp()
);
create index on budget.charges (period);

-- Whatever the application forgets: two charges of one period never pass each other, and what the same set of people is charged
-- stays within the most. Who stands in several sets is looked up by the application, under the same lock.
create function budget.stay_within_most() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7239150, hashtext(new.period));
  if (select coalesce(sum(billionths), 0) + new.billionths > new.most
      from budget.charges where period = new.period and (people is null or people = new.people)) then
    raise exception 'the budget of % is spent', new.period using errcode = 'check_violation';
  end if;
  return new;
end $$;
-- The owner, who restores a backup, is not asked.
create trigger within_most before insert on budget.charges
  for each row when (current_user = 'publisher') execute function budget.stay_within_most();

-- Who prepares tables charges for them; who serves people shows what was charged to whoever decides on figures, and never to whom.
grant usage on schema budget to publisher, web;
grant select, insert on budget.people, budget.charges to publisher;
grant select on budget.charges to web;

alter table budget.people enable row level security;
create policy counting on budget.people to publisher using (true);

alter table budget.charges enable row level security;
create policy counting on budget.charges to publisher using (true);
create policy of_statisticians on budget.charges for select to web using (
  exists (select from safar.posts p where p.id = safar.acting_post() and p.closed_at is null
    and ('statistician' = any (p.functions) or 'supervisor' = any (p.functions) and p.place is null)));
