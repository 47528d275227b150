-- `web` brings deliveries and never reads their rows; `publisher` reads them and changes nothing.
grant usage on schema registers to web, publisher;
grant select, insert on registers.deliveries, registers.months to web;
grant update (state, settled_by, settled_at) on registers.deliveries to web;
grant insert on registers.parts to web;
grant select, insert, update on registers.mappings to web;
grant select on registers.standing to web, publisher;
grant select (id, register, number, version, state, content_hash, content_bytes, rows, synthetic, received_at)
  on registers.deliveries to publisher;
grant select on registers.months, registers.parts to publisher;
revoke execute on function registers.settle from public;
grant execute on function registers.settle to web;

grant select, insert, update (state, done, "of", cancel_asked, outcome, told_at, ended_at) on safar.work to web;
grant select (id, state, told_at), update (state, ended_at) on safar.work to worker;

-- Registers are for statisticians, and for administrators to look at: for which agency they deliver is written down.
create function registers.acts_for(some_functions text[]) returns boolean language sql stable
  return exists (select from safar.posts p
    where p.id = safar.acting_post() and p.closed_at is null and p.functions && some_functions);
grant execute on function registers.acts_for to web;

alter table registers.deliveries enable row level security;
create policy seen on registers.deliveries for select to web
  using (registers.acts_for(array['statistician', 'administrator']));
create policy brought on registers.deliveries for insert to web
  with check (registers.acts_for(array['statistician']) and post = safar.acting_post());
create policy settled on registers.deliveries for update to web using (registers.acts_for(array['statistician']));
create policy counted on registers.deliveries for select to publisher using (true);

alter table registers.months enable row level security;
create policy of_seen_deliveries on registers.months for select to web
  using (exists (select from registers.deliveries d where d.id = months.delivery));
create policy of_own_deliveries on registers.months for insert to web
  with check (exists (select from registers.deliveries d where d.id = months.delivery and d.post = safar.acting_post()));
create policy counted on registers.months for select to publisher using (true);

alter table registers.parts enable row level security;
create policy of_own_deliveries on registers.parts for insert to web
  with check (exists (select from registers.deliveries d where d.id = parts.delivery and d.post = safar.acting_post()));
create policy counted on registers.parts for select to publisher using (true);

alter table registers.mappings enable row level security;
create policy of_statisticians on registers.mappings to web using (registers.acts_for(array['statistician']));

alter table safar.work enable row level security;
create policy own on safar.work to web using (post = safar.acting_post());
create policy minding on safar.work to worker using (true);
