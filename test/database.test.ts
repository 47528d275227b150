import pg from 'pg'
import { expect, test } from 'vitest'

import type { Connection } from '#store/database.ts'

import { makeDatabase, makeEmptyDatabase } from './database.ts'

async function ask(connection: Connection, statement: string): Promise<readonly unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('a template is prepared once and copied for each test', async () => {
  const prepared: Connection[] = []
  const prepare = async (connection: Connection) => {
    prepared.push(connection)
    await ask(connection, 'create table course (name text)')
  }
  await using first = await makeDatabase('courses', prepare)
  await ask(first.connection, "insert into course values ('Ҳуқуқи муҳоҷир')")
  await using second = await makeDatabase('courses', prepare)

  expect(prepared).toHaveLength(1)
  expect(await ask(first.connection, 'select name from course')).toEqual([{ name: 'Ҳуқуқи муҳоҷир' }])
  expect(await ask(second.connection, 'select name from course')).toEqual([])
})

test('a preparation that fails is tried again by the next test', async () => {
  const refuse = () => Promise.reject(new Error('not yet'))
  await expect(makeDatabase('late', refuse)).rejects.toThrow('not yet')
  await using database = await makeDatabase('late', (connection) => ask(connection, 'create table here ()'))
  expect(await ask(database.connection, 'select from here')).toEqual([])
})

test('in a test database Tajik sorts by its own alphabet, and similar Tajik names are found', async () => {
  await using database = await makeEmptyDatabase()
  const sorted = await ask(
    database.connection,
    "select string_agg(letter, '' order by letter) as letters from unnest(array['ҷ','ч','қ','к','ғ','г','ӯ','у','ҳ','х','ӣ','и']) letter",
  )
  expect(sorted).toEqual([{ letters: 'гғиӣкқуӯхҳчҷ' }])
  await ask(database.connection, 'create extension pg_trgm')
  expect(await ask(database.connection, "select similarity('Ҷӯраев', 'Ҷӯраева') > 0.5 as alike")).toEqual([
    { alike: true },
  ])
})
