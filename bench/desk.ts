// The lists that a working day begins with, over many open cases, at the database: as the role `web`, under row-level security.
import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { sql } from 'kysely'

import { type Prepared, country, prepare } from '#app/office.ts'
import type { PostFunction } from '#kernel/workflow.ts'
import { submit } from '#serve/submit.ts'
import { addAccount } from '#store/accounts.ts'
import { countStates, listCases } from '#store/cases.ts'
import { type Connection, openDatabase, openPool } from '#store/database.ts'
import { listDue } from '#store/due.ts'
import { launchPostgres } from '#store/embedded.ts'
import { type Post, hold, putPosts } from '#store/posts.ts'
import { ownerOf, sealText, sought } from '#store/seal.ts'
import { makeRunFolder, removeRunFolder } from '#test/run-folder.ts'
import { type Acting, actingAs, dayIn } from '#web/office.ts'

import { describeCluster, makeDatabase } from './parts/cluster.ts'
import { drawCrowd } from './parts/people.ts'
import { describeMachine, table, tell } from './parts/report.ts'

const { quick, write } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
}).values

const plan = quick ? { cases: 10_000, rounds: 10 } : { cases: 100_000, rounds: 60 }
const atOnce = 500
const day = 86_400_000

const { codes: places } = country.codelists.place
const districts = places.filter(({ within }) => within !== undefined).slice(0, 35)

const postAt = (id: string, place: string | null, ...functions: PostFunction[]): Post => ({
  id,
  organisation: 'MIGSERV',
  place,
  functions,
  title: { tg: 'Вазифа', ru: 'Должность', en: 'Post' },
})
const trainers = districts.flatMap(({ code }) => [
  postAt(`trainer-${code}`, code, 'trainer'),
  postAt(`second-${code}`, code, 'trainer'),
])
const region = districts[0]?.within ?? ''
const heads = [postAt('head-of-region', region, 'supervisor'), postAt('head-of-service', null, 'supervisor')]

const folder = makeRunFolder()
const secrets = mkdtempSync(path.join(tmpdir(), 'safar-bench-'))
try {
  const { connection } = await launchPostgres(folder)
  tell('desk', await bench(connection), write)
} finally {
  await removeRunFolder(folder)
  rmSync(secrets, { recursive: true })
}

async function bench(cluster: Connection): Promise<string> {
  const connection = await makeDatabase(cluster, 'desk')
  const prepared = await prepare(connection, path.join(secrets, 'keys.json'))
  try {
    const begun = performance.now()
    const desks = await fill(connection, prepared)
    console.error(`${plan.cases} open cases, filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    const rows: (readonly string[])[] = []
    for (const { name, post } of desks) rows.push(...(await measure(prepared, name, post)))
    return [
      '# The desk',
      describeMachine(await describeCluster(cluster)),
      `${grouped(plan.cases)} open cases of ${trainers.length} posts in ${districts.length} districts, enrolled over the last sixty days. Each list is asked as a page asks for it: one
transaction as the role \`web\`, row-level security on, through the pool, rows read back. Times in milliseconds over ${plan.rounds} warm rounds; the
longest list of tasks that is asked for must be there within 50 ms.`,
      table(['post', 'cases in reach', 'list', 'rows', 'p50', 'p95', 'most'], rows),
      '',
    ].join('\n\n')
  } finally {
    await prepared.close()
  }
}

function grouped(number: number): string {
  return number.toLocaleString('en')
}

/** Fills a database through the same door as everybody's acts; names the posts whose desks are measured. */
async function fill(connection: Connection, { owner, office, keys }: Prepared) {
  await putPosts(owner, [...trainers, ...heads])
  const account = randomUUID()
  await addAccount(owner, {
    id: account,
    login: 'bench',
    sealedName: sealText(keys, 'Корманди намунавӣ', ownerOf.account(account)),
    passwordHash: 'no password opens this',
    language: 'tg',
  })
  for (const { id } of [...trainers, ...heads])
    await hold(owner, { id: randomUUID(), post: id, account, from: new Date(Date.now() - 90 * day) })
  // What only fills need not wait for the disk.
  const hasty = openDatabase(openPool({ ...connection, options: '-c synchronous_commit=off' }, 'web', 2))
  const crowd = drawCrowd(dayIn(office.zone, office.now()))
  const batches = Array.from({ length: plan.cases / atOnce }, (_, batch) => batch)
  const every = async (first: number) => {
    for (const batch of batches.filter((each) => each % 2 === first)) {
      const by = trainers[batch % trainers.length]
      if (!by) throw new Error('There are no posts')
      await keep(actingAs(account, by), batch)
    }
  }
  const keep = async (acting: Acting, batch: number) => {
    const verdicts = await submit(
      { ...office, database: hasty },
      acting,
      Array.from({ length: atOnce }, (_, number) => {
        const at = new Date(Date.now() - ((batch * atOnce + number) * 60 * day) / plan.cases - 60_000)
        return crowd.enrol(randomUUIDv7(), at)
      }),
    )
    if (verdicts.some(({ verdict }) => verdict !== 'kept')) throw new Error('The desk could not be filled')
  }
  await Promise.all([every(0), every(1)])
  await hasty.destroy()
  await sql`update safar.cases set clashes = '[{"field": "phone", "acts": []}]' where id in (select id from safar.cases limit ${plan.cases / 1000})`.execute(
    owner,
  )
  await sql`vacuum analyze`.execute(owner)
  return [
    { name: 'trainer', post: trainers[0]?.id ?? '' },
    { name: 'head of a region', post: 'head-of-region' },
    { name: 'head of the service', post: 'head-of-service' },
  ]
}

async function measure(
  { office, keys }: Prepared,
  name: string,
  acting: string,
): Promise<readonly (readonly string[])[]> {
  const { database } = office
  const states = await countStates(database, acting)
  const cases = grouped(states.reduce((sum, { people }) => sum + people, 0))
  const asked: readonly (readonly [string, () => Promise<readonly unknown[]>])[] = [
    ['due today, the first 10', async () => (await listDue(database, acting, { by: new Date(), most: 10 })).lines],
    ['due today, the first 50', async () => (await listDue(database, acting, { by: new Date(), most: 50 })).lines],
    ['last touched, the first 50', async () => (await listCases(database, acting, {}, { from: 0, most: 50 })).lines],
    [
      'enrolled, the first 50',
      async () =>
        (await listCases(database, acting, { programme: 'orientation', states: ['enrolled'] }, { from: 0, most: 50 }))
          .lines,
    ],
    ['last touched, page 20', async () => (await listCases(database, acting, {}, { from: 950, most: 50 })).lines],
    [
      'to be decided',
      async () => (await listCases(database, acting, { unsettled: true }, { from: 0, most: 10 })).lines,
    ],
    [
      'searched by name',
      async () => (await listCases(database, acting, { found: sought(keys, 'Каримов') }, { from: 0, most: 50 })).lines,
    ],
    ['by state, counted', async () => countStates(database, acting)],
  ]
  const rows: (readonly string[])[] = []
  for (const [list, ask] of asked) {
    for (let warm = 0; warm < 5; warm++) await ask()
    const times: number[] = []
    let found = 0
    for (let round = 0; round < plan.rounds; round++) {
      const begun = performance.now()
      found = (await ask()).length
      times.push(performance.now() - begun)
    }
    const inOrder = times.toSorted((one, other) => one - other)
    const quantile = (share: number) => (inOrder[Math.floor((inOrder.length - 1) * share)] ?? Number.NaN).toFixed(1)
    rows.push([name, cases, list, String(found), quantile(0.5), quantile(0.95), quantile(1)])
  }
  return rows
}
