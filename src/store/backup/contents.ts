import type pg from 'pg'

/** One table of a backup. */
export interface KeptTable {
  readonly name: string
  readonly columns: readonly string[]
  /** Which rows, when not all. */
  readonly only?: string
}

/** In an order in which every row finds the rows that it names. The published tables come after these. */
const kept: readonly { readonly name: string; readonly only?: string }[] = [
  { name: 'safar.settings' },
  { name: 'safar.organisations' },
  { name: 'safar.posts' },
  { name: 'safar.reach' },
  { name: 'safar.accounts' },
  { name: 'safar.holdings' },
  { name: 'safar.definitions' },
  { name: 'safar.cases' },
  { name: 'safar.case_keys' },
  { name: 'safar.acts' },
  // Without these, acts that wait to be signed would wait for ever after a restore.
  { name: 'safar.unsigned_heads' },
  { name: 'safar.checkpoints' },
  // A file that no act names yet is sent again together with its act.
  { name: 'safar.files', only: 'case_id is not null' },
]

/** What is over with the day: log-ins, and lists between their preview and their import. */
export const leftOut: readonly string[] = ['safar.sessions', 'safar.drafts']

/** The tables of a backup of this database, with their columns. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly KeptTable[]> {
  const { rows } = await client.query<{ name: string; columns: readonly string[] }>(
    `select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname in ('safar', 'published') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     group by 1 order by 1`,
  )
  const published = rows.filter(({ name }) => name.startsWith('published.'))
  const own = kept.map(({ name, only }) => ({
    name,
    columns: rows.find((row) => row.name === name)?.columns ?? [],
    ...(only !== undefined && { only }),
  }))
  return [...own, ...published]
}

/** The number of the last step of this database's structure; `undefined` when it has none. */
export async function schemaOf(client: pg.ClientBase): Promise<number | undefined> {
  const found = await client.query<{ there: boolean }>(
    `select to_regclass('public.safar_migrations') is not null as there`,
  )
  if (!found.rows[0]?.there) return undefined
  const { rows } = await client.query<{ number: number | null }>(
    'select max(number) as number from public.safar_migrations',
  )
  return rows[0]?.number ?? undefined
}
