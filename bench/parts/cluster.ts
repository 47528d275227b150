import pg from 'pg'

import type { Connection } from '#store/database.ts'

/** Makes a database of that name anew: empty, or as another is. */
export async function makeDatabase(cluster: Connection, name: string, template = 'template0'): Promise<Connection> {
  await within(cluster, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return { ...cluster, database: name }
}

/** The settings that decide what an acknowledged act can survive, and the version. */
export const describeCluster = (cluster: Connection): Promise<Readonly<Record<string, string>>> =>
  within(cluster, async (client) => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, current_setting(name) as setting from pg_settings where name = any ($1) order by name`,
      [['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'server_version']],
    )
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
  })

async function within<Result>(cluster: Connection, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(cluster)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
