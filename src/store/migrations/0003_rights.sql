-- Three roles, none of which owns a table: `web` serves people, `worker` signs, `publisher` counts.
do $$
declare role_name text;
begin
  foreach role_name in array array['web', 'worker', 'publisher'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I login', role_name);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- Another database of this server made the role at the same moment.
    end;
    if not pg_has_role(current_user, role_name, 'member') then
      execute format('grant %I to current_user', role_name);
    end if;
    execute format('grant connect on database %I to %I', current_database(), role_name);
  end loop;
end $$;

revoke create on schema public from public;
grant usage on schema safar to web, worker;
grant usage on schema published to web, publisher;

-- Acts are added and read, never changed or removed.
grant select, insert on safar.acts, safar.case_keys to web;
grant select, insert, update on safar.cases to web;
grant update (found_by) on safar.case_keys to web;
grant insert on safar.unsigned_heads to web;
grant select, insert, update (case_id) on safar.files to web;
grant select, insert, delete on safar.drafts, safar.sessions to web;
grant select on safar.settings, safar.organisations, safar.posts, safar.reach, safar.accounts, safar.holdings,
  safar.definitions to web;

grant update (password_hash) on safar.accounts to web;

grant select, delete on safar.unsigned_heads to worker;
grant select, insert on safar.checkpoints to worker;
grant select, delete on safar.sessions, safar.drafts to worker;

create function safar.acting_post() returns text language sql stable
  return coalesce(current_setting('safar.post', true), '');

-- Whatever the application forgets, the database still shows a post only what it may see.
alter table safar.cases enable row level security;
create policy within_reach on safar.cases to web
  using (post in (select sees from safar.reach where reach.post = safar.acting_post()));

alter table safar.acts enable row level security;
create policy of_seen_cases on safar.acts to web
  using (exists (select from safar.cases where cases.id = acts.case_id));

alter table safar.case_keys enable row level security;
create policy of_seen_cases on safar.case_keys to web
  using (exists (select from safar.cases where cases.id = case_keys.case_id));

alter table safar.files enable row level security;
create policy of_seen_cases on safar.files to web
  using (case when case_id is null then post = safar.acting_post()
         else exists (select from safar.cases where cases.id = files.case_id) end);

alter table safar.drafts enable row level security;
create policy own on safar.drafts to web using (post = safar.acting_post());
create policy sweeping on safar.drafts to worker using (true);
