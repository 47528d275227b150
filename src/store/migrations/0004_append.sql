-- Reading and keeping acts, each in one call: one round trip, one transaction.

-- The cases of a batch as they stand, with their keys, and which of its acts are kept already.
create function safar.load(acting text, case_ids uuid[], act_ids uuid[]) returns json language plpgsql
  set plan_cache_mode = force_generic_plan as $$
begin
  perform set_config('safar.post', acting, true);
  return json_build_object(
    'cases', (
      select json_agg(json_build_object(
        'id', c.id, 'programme', programme, 'post', post, 'state', state, 'opened_at', opened_at, 'since_at', since_at,
        'last_at', last_at, 'last_id', last_id, 'heads', heads, 'set_aside', set_aside, 'clashes', clashes,
        'answers', answers, 'seq', seq, 'head', encode(head, 'hex'), 'wrapped', wrapped))
      from safar.cases c join safar.case_keys k on k.case_id = c.id where c.id = any (case_ids)
    ),
    'acts', (
      select json_agg(json_build_object('id', a.id, 'case_id', a.case_id)) from safar.acts a where a.id = any (act_ids)
    )
  );
end $$;

-- Keeps acts, their cases and their projections, for every case that still stands where the caller read it.
-- Returns the cases kept; the others have moved on meanwhile and are to be read again.
-- With `whole`, either all are kept or none.
create function safar.append(acting text, cases json, keys json, acts json, files json, projections json, whole boolean)
  returns uuid[] language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  wanted uuid[] := array(select (c->>'id')::uuid from json_array_elements(cases) c);
  kept uuid[];
  projection record;
begin
  perform set_config('safar.post', acting, true);
  -- Always in the same order, so that two batches never wait for each other.
  if cardinality(wanted) > 1 then
    perform from safar.cases where id = any (wanted) order by id for update;
  end if;

  with incoming as materialized (
    select * from json_to_recordset(cases) as c (
      id uuid, expected integer, programme text, post text, state text, opened_at timestamptz, since_at timestamptz,
      last_at timestamptz, last_id uuid, heads uuid[], set_aside jsonb, clashes jsonb, answers jsonb, seq integer, head text)
  ), opened as (
    insert into safar.cases (id, programme, post, state, opened_at, since_at, last_at, last_id, heads, set_aside,
      clashes, answers, seq, head)
    select id, programme, post, state, opened_at, since_at, last_at, last_id, heads, set_aside,
      clashes, answers, seq, decode(head, 'hex')
    from incoming where expected = 0 order by id
    on conflict (id) do nothing returning id, seq, head
  ), moved as (
    update safar.cases c set state = i.state, opened_at = i.opened_at, since_at = i.since_at, last_at = i.last_at,
      last_id = i.last_id, heads = i.heads, set_aside = i.set_aside, clashes = i.clashes, answers = i.answers,
      seq = i.seq, head = decode(i.head, 'hex')
    from incoming i where c.id = i.id and i.expected > 0 and c.seq = i.expected returning c.id, c.seq, c.head
  ), done as (
    select * from opened union all select * from moved
  ), announced as (
    insert into safar.unsigned_heads (case_id, seq, hash) select id, seq, head from done
  )
  select coalesce(array_agg(id), '{}') into kept from done;

  if whole and cardinality(kept) < cardinality(wanted) then
    raise exception 'a case has moved on' using errcode = 'serialization_failure';
  end if;

  if keys is not null then
    insert into safar.case_keys (case_id, wrapped, found_by)
      select case_id, wrapped, found_by from json_to_recordset(keys) as k (case_id uuid, wrapped text, found_by bigint[])
      where case_id = any (kept)
      on conflict (case_id) do update set found_by = excluded.found_by;
  end if;
  insert into safar.acts (id, case_id, seq, body, hash)
    select id, case_id, seq, body, decode(hash, 'hex')
    from json_to_recordset(acts) as a (id uuid, case_id uuid, seq integer, body text, hash text)
    where case_id = any (kept);
  if files is not null then
    update safar.files f set case_id = k.case_id
      from json_to_recordset(files) as k (id uuid, case_id uuid)
      where f.id = k.id and f.case_id is null and k.case_id = any (kept);
  end if;

  for projection in select key as programme, value as rows from json_each(projections) loop
    execute format('select published.put_%s($1, $2)', projection.programme) using projection.rows, kept;
  end loop;
  return kept;
end $$;

-- The cases whose identity has all of these words, or one of these whole numbers. It runs with the owner's rights, because
-- row-level security lets no index be asked what an array holds. Only ids come out: who joins them to cases sees its own.
create function safar.find_cases(words bigint[], wholes bigint[]) returns setof uuid language sql stable rows 100
  security definer set search_path = pg_catalog, pg_temp as $$
  select case_id from safar.case_keys where found_by @> words or found_by && wholes
$$;

revoke execute on function safar.load, safar.append, safar.find_cases from public;
grant execute on function safar.load, safar.append, safar.find_cases to web;
