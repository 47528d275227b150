-- Reading and keeping acts, each in one call: one round trip, one transaction.

-- The cases of a batch as they stand, with their keys, and which of its acts are kept already.
create function safar.load(acting text, case_ids uuid[], act_ids uuid[]) returns jsonb language plpgsql as $$
begin
  perform set_config('safar.post', acting, true);
  return jsonb_build_object(
    'cases', (
      select coalesce(jsonb_agg(to_jsonb(c) - 'found_by' || jsonb_build_object('wrapped', k.wrapped, 'head', encode(c.head, 'hex'))), '[]')
      from safar.cases c join safar.case_keys k on k.case_id = c.id where c.id = any (case_ids)
    ),
    'acts', (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'case_id', a.case_id)), '[]')
      from safar.acts a where a.id = any (act_ids)
    )
  );
end $$;

-- Keeps acts, their cases and their projections, for every case that still stands where the caller read it.
-- Returns the cases kept; the others have moved on meanwhile and are to be read again.
-- With `whole`, either all are kept or none.
create function safar.append(acting text, batch jsonb, whole boolean) returns uuid[] language plpgsql as $$
declare
  kept uuid[];
  projection record;
begin
  perform set_config('safar.post', acting, true);
  -- Always in the same order, so that two batches never wait for each other.
  perform from safar.cases
    where id in (select (c->>'id')::uuid from jsonb_array_elements(batch->'cases') c where (c->>'expected')::int > 0)
    order by id for update;

  with incoming as materialized (
    select * from jsonb_to_recordset(batch->'cases') as c (
      id uuid, expected integer, programme text, post text, state text, opened_at timestamptz, since_at timestamptz,
      last_at timestamptz, last_id uuid, heads uuid[], set_aside jsonb, clashes jsonb, answers jsonb,
      found_by bigint[], seq integer, head text)
  ), opened as (
    insert into safar.cases (id, programme, post, state, opened_at, since_at, last_at, last_id, heads, set_aside,
      clashes, answers, found_by, seq, head)
    select id, programme, post, state, opened_at, since_at, last_at, last_id, heads, set_aside,
      clashes, answers, coalesce(found_by, '{}'), seq, decode(head, 'hex')
    from incoming where expected = 0 order by id
    on conflict (id) do nothing returning id
  ), moved as (
    update safar.cases c set state = i.state, opened_at = i.opened_at, since_at = i.since_at, last_at = i.last_at,
      last_id = i.last_id, heads = i.heads, set_aside = i.set_aside, clashes = i.clashes, answers = i.answers,
      found_by = coalesce(i.found_by, c.found_by), seq = i.seq, head = decode(i.head, 'hex')
    from incoming i where c.id = i.id and i.expected > 0 and c.seq = i.expected returning c.id
  )
  select coalesce(array_agg(id), '{}') into kept from (select id from opened union all select id from moved) done;

  if whole and cardinality(kept) < jsonb_array_length(batch->'cases') then
    raise exception 'a case has moved on' using errcode = 'serialization_failure';
  end if;

  insert into safar.case_keys (case_id, wrapped)
    select id, wrapped from jsonb_to_recordset(batch->'cases') as c (id uuid, wrapped text, expected integer)
    where expected = 0 and id = any (kept);
  insert into safar.acts (id, case_id, seq, body, hash)
    select id, case_id, seq, body, decode(hash, 'hex')
    from jsonb_to_recordset(batch->'acts') as a (id uuid, case_id uuid, seq integer, body text, hash text)
    where case_id = any (kept);
  insert into safar.unsigned_heads (case_id, seq, hash)
    select id, seq, decode(head, 'hex') from jsonb_to_recordset(batch->'cases') as c (id uuid, seq integer, head text)
    where id = any (kept);
  update safar.files f set case_id = k.case_id
    from jsonb_to_recordset(batch->'files') as k (id uuid, case_id uuid)
    where f.id = k.id and f.case_id is null and k.case_id = any (kept);

  for projection in select key as programme, value as rows from jsonb_each(batch->'projections') loop
    execute format('select published.put_%s($1, $2)', projection.programme) using projection.rows, kept;
  end loop;
  return kept;
end $$;

revoke execute on function safar.load, safar.append from public;
grant execute on function safar.load, safar.append to web;
