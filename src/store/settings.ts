import type { Database } from './database.ts'

/** What this database says of itself: whether it is a demonstration. */
export async function readSetting(database: Database, name: string): Promise<unknown> {
  const row = await database.selectFrom('safar.settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function writeSetting(database: Database, name: string, value: unknown): Promise<void> {
  await database
    .insertInto('safar.settings')
    .values({ name, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: JSON.stringify(value) }))
    .execute()
}
