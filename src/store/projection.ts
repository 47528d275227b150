import type pg from 'pg'

import type { Fields } from '#kernel/field.ts'
import type { Programme } from '#kernel/programme.ts'
import { projectionColumns } from '#kernel/statistics.ts'

/**
 * Makes or widens a programme's table of published codes from its definition, and grants it:
 * `publisher` reads all of it, `web` only writes, through a function with the owner's rights:
 * replacing a row would otherwise need the right to read it. A column is never dropped or renamed.
 */
export async function makeProjection(client: pg.ClientBase, { name, record, workflow }: Programme): Promise<void> {
  const columns = projectionColumns(record).map((column) => ({
    column: snake(column),
    key: column,
    check: column === 'state' ? oneOf(workflow.states) : checkOf(record, column),
  }))
  const table = `published.${name}`
  const statements = [
    `create table if not exists ${table} (record bigint primary key, synthetic boolean not null)`,
    ...columns.flatMap(({ column, check }) => [
      `alter table ${table} add column if not exists "${column}" text not null default 'unknown'`,
      `alter table ${table} drop constraint if exists ${name}_${column}_is_code`,
      // Rows of the past may hold codes that have been retired since: only new rows are checked.
      `alter table ${table} add constraint ${name}_${column}_is_code check ("${column}" ${check}) not valid`,
    ]),
    putFunction(name, columns),
    `revoke execute on function published.put_${name} from public`,
    `grant execute on function published.put_${name} to web`,
    `grant select on ${table} to publisher`,
  ]
  await client.query(statements.join(';\n'))
}

// Most acts publish nothing new: a row that says the same already is left alone.
const putFunction = (name: string, columns: readonly { readonly column: string; readonly key: string }[]) => `
  create or replace function published.put_${name}(rows json, kept uuid[]) returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  begin
    insert into published.${name} (record, synthetic, ${columns.map(({ column }) => `"${column}"`).join(', ')})
    select record, synthetic, ${columns.map(({ key }) => `"${key}"`).join(', ')}
    from json_to_recordset(rows) as r (case_id uuid, record bigint, synthetic boolean, ${columns.map(({ key }) => `"${key}" text`).join(', ')})
    where case_id = any (kept) and not exists (
      select from published.${name} p where p.record = r.record and ${columns.map(({ column, key }) => `p."${column}" = r."${key}"`).join(' and ')})
    on conflict (record) do update set ${columns.map(({ column }) => `"${column}" = excluded."${column}"`).join(', ')};
  end $$`

function checkOf(record: Fields, column: string): string {
  const codes = record[column]?.publish?.codes
  if (codes) return oneOf([...codes, 'unknown'])
  return `~ '^[0-9A-Za-z._-]{1,24}$'`
}

const oneOf = (codes: readonly string[]) => `in (${codes.map((code) => `'${code.replaceAll("'", "''")}'`).join(', ')})`

/** `openedMonth` as SQL writes it. */
export const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
