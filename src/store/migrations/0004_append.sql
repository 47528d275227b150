-- What every request asks, each in one call: one round trip, one transaction. A connection plans these statements once, perhaps
-- while the tables are still empty: so they are told to go through the indexes from the first day.

-- The session of a token, as long as it lasts and the account still holds the post.
create function safar.find_session(token bytea, moment timestamptz)
  returns table (account uuid, sealed_name text, id text, organisation text, place text, functions text[], title jsonb)
  language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  return query
    select s.account, a.sealed_name, p.id, p.organisation, p.place, p.functions, p.title
    from safar.sessions s
    join safar.accounts a on a.id = s.account
    join safar.posts p on p.id = s.post
    where s.token_hash = token and s.expires_at > moment and a.closed_at is null and p.closed_at is null
      and exists (select from safar.holdings h where h.post = s.post and h.account = s.account
        and h.held_from <= moment and (h.held_until is null or h.held_until > moment));
end $$;

-- The cases of a batch as they stand, with their keys, and which of its acts are kept already.
create function safar.load(acting text, case_ids uuid[], act_ids uuid[]) returns json language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  acting := set_config('safar.post', acting, true);
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

-- Keeps acts and their cases, for every case that still stands where the caller read it: `opened` are new, `moved` were read
-- when they had `expected` acts. Returns the cases kept; the others have moved on meanwhile and are to be read again.
-- With `whole`, either all are kept or none.
create function safar.append(acting text, case_ids uuid[], opened json, moved json, keys json, acts json, files json, whole boolean)
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
  return kept;
end $$;

-- The cases whose identity has all of these words, or one of these whole numbers. It runs with the owner's rights, because
-- row-level security lets no index be asked what an array holds. Only ids come out: who joins them to cases sees its own.
create function safar.find_cases(words bigint[], wholes bigint[]) returns setof uuid language sql stable rows 100
  security definer set search_path = pg_catalog, pg_temp as $$
  select case_id from safar.case_keys where found_by @> words or found_by && wholes
$$;

revoke execute on function safar.find_session, safar.load, safar.append, safar.find_cases from public;
grant execute on function safar.find_session, safar.load, safar.append, safar.find_cases to web;
