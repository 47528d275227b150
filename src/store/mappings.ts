import { type Database, asPost } from './database.ts'

/** Whose files, and which headings they have. */
interface Headed {
  readonly register: string
  readonly owner: string
  readonly headings: readonly string[]
}

// Line breaks may stand in a heading, but not this.
const asOne = (headings: readonly string[]) => headings.join('\u001F').replaceAll('\0', '')

/** What the columns of files with these headings were last taken for; `null` is a column that is left out. */
export const findMapping = async (
  database: Database,
  post: string,
  { register, owner, headings }: Headed,
): Promise<readonly (string | null)[] | undefined> => {
  const row = await asPost(database, post, (reading) =>
    reading
      .selectFrom('registers.mappings')
      .select('mapping')
      .where('register', '=', register)
      .where('owner', '=', owner)
      .where('headings', '=', asOne(headings))
      .executeTakeFirst(),
  )
  return row?.mapping
}

/** Remembers what the columns were taken for, for the next file with the same headings. */
export const saveMapping = (
  database: Database,
  post: string,
  {
    register,
    owner,
    headings,
    mapping,
    at,
  }: Headed & { readonly mapping: readonly (string | null)[]; readonly at: Date },
): Promise<void> =>
  asPost(database, post, async (writing) => {
    const saved = { mapping: JSON.stringify(mapping), post, savedAt: at }
    await writing
      .insertInto('registers.mappings')
      .values({ register, owner, headings: asOne(headings), ...saved })
      .onConflict((conflict) => conflict.columns(['register', 'owner', 'headings']).doUpdateSet(saved))
      .execute()
  })
