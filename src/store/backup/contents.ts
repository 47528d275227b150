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
  { name: 'safar.places' },
  { name: 'safar.posts' },
  { name: 'safar.accounts' },
  { name: 'safar.totp' },
  { name: 'safar.recovery_codes' },
  { name: 'safar.passkeys' },
  { name: 'safar.oidc_links' },
  { name: 'safar.holdings' },
  { name: 'safar.deputies' },
  { name: 'safar.services' },
  { name: 'safar.handovers' },
  { name: 'safar.glasses' },
  { name: 'safar.trail' },
  { name: 'safar.trail_ends' },
  { name: 'safar.definitions' },
  { name: 'safar.series' },
  { name: 'safar.series_figures' },
  { name: 'safar.cases' },
  { name: 'safar.case_keys' },
  { name: 'safar.restricted_keys' },
  { name: 'safar.acts' },
  { name: 'safar.certificates' },
  // Without these, acts that wait to be signed would wait for ever after a restore.
  { name: 'safar.unsigned_heads' },
  { name: 'safar.checkpoints' },
  // What was charged to people is charged for good.
  { name: 'budget.people' },
  { name: 'budget.charges' },
  { name: 'releases.candidates' },
  { name: 'releases.approvals' },
  { name: 'releases.decisions' },
  { name: 'releases.files' },
  { name: 'releases.access' },
  { name: 'releases.reads' },
  { name: 'releases.called_off' },
  { name: 'releases.ledger' },
  { name: 'safar.missing_figures' },
  // A file that no act names yet is sent again together with its act.
  { name: 'safar.files', only: 'case_id is not null' },
  { name: 'registers.deliveries' },
  { name: 'registers.months' },
  { name: 'registers.parts' },
  { name: 'registers.mappings' },
]

/** What is over with the day: log-ins, what was tried and spent in them, lists between their preview and their import, and how far long work was. */
export const leftOut: readonly string[] = [
  'safar.sessions',
  'safar.tries',
  'safar.spent_tickets',
  'safar.drafts',
  'safar.work',
  // What is computed anew at each start, from posts, holdings, deputies and the programmes.
  'safar.programmes',
  'safar.rights',
  'safar.states',
  'safar.reach',
  'safar.reach_kept',
  'safar.oversight',
]

const schemas = ['published', ...new Set(kept.map(({ name }) => name.replace(/\..*/, '')))]

/** The tables of a backup of this database, with their columns. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly KeptTable[]> {
  const { rows } = await client.query<{ name: string; columns: readonly string[] }>(
    `select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = any ($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     group by 1 order by 1`,
    [schemas],
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
