import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openPool } from '#store/database.ts'
import type { Post } from '#store/posts.ts'

import { sightOf, works } from './matrix/oracle.ts'
import { ofAll, ofCases, ofNobody, ofOwn, readsStory } from './matrix/tables.ts'
import { type Marked, type World, openWorld, posts, vacant } from './matrix/world.ts'

// The same country, asked in SQL as the role that serves people: what the database itself shows and takes when no application stands
// before it. Every table must have been thought about.

let world: World
let pool: pg.Pool
beforeAll(async () => {
  world = await openWorld()
  pool = openPool(world.connection, 'web', 1)
  // One for each case, whatever its programme: what is asked here is who sees it.
  await world.owner.query(`
    insert into safar.certificates (id, number, case_id, programme, course, day, valid_until, says, post, account, issued_at)
    select gen_random_uuid(), lpad(row_number() over ()::text, 12, '0'), c.id, c.programme, 'course', current_date, current_date + 1,
      '\\x00', c.post, (select id from safar.accounts limit 1), now() from safar.cases c`)
})
afterAll(async () => {
  await pool.end()
  await world[Symbol.asyncDispose]()
})

interface Asking {
  all<Row extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** How many rows a statement changes; `denied` when it is refused. */
  tries(statement: string, values?: readonly unknown[]): Promise<number | 'denied'>
}

/** Asks as a post; whatever is done is taken back. */
async function as<Result>(post: string, work: (asking: Asking) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('safar.post', $1, true)`, [post])
    return await work({
      all: async <Row extends pg.QueryResultRow>(statement: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(statement, [...values])).rows,
      async tries(statement, values = []) {
        await client.query('savepoint before')
        try {
          return (await client.query(statement, [...values])).rowCount ?? 0
        } catch (error) {
          if (!/permission denied|row-level security/.test(String(error))) throw error
          return 'denied'
        } finally {
          await client.query('rollback to savepoint before')
        }
      },
    })
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const expected = (post: Post, may: (post: Post, marked: Marked) => boolean): readonly string[] =>
  world.cases
    .filter((marked) => may(post, marked))
    .map(({ id }) => id)
    .toSorted()

test('somebody has said of every table what it shows to whom', async () => {
  const { rows } = await world.owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'safar' order by 1`,
  )
  const known = [...Object.keys(ofCases), ...ofNobody, ...ofOwn, ...ofAll]
  const isKnown = (name: string) => known.some((each) => (typeof each === 'string' ? each === name : each.test(name)))
  expect(
    rows.map(({ name }) => name).filter((name) => !isKnown(name)),
    'Say in test/matrix/tables.ts what the table shows to whom',
  ).toEqual([])
})

test('each post sees the rows of the cases that it may see, by programme, place and sensitivity, and no others', async () => {
  for (const post of posts)
    for (const [table, { column, may }] of Object.entries(ofCases)) {
      const rows = await as(post.id, ({ all }) =>
        all<{ id: string }>(`select distinct ${column} as id from safar.${table} where ${column} is not null`),
      )
      expect([post.id, table, rows.map(({ id }) => id).toSorted()]).toEqual([post.id, table, expected(post, may)])
    }
})

test('without a post, or as one that is not there, nothing of a person is shown', async () => {
  for (const post of ['', 'no-such-post'])
    for (const table of [...Object.keys(ofCases), ...ofOwn])
      expect([table, await as(post, ({ all }) => all(`select 1 from safar.${table}`))]).toEqual([table, []])
})

test('what nobody has a use for is refused', async () => {
  for (const table of ofNobody) {
    const tried = await as('a-administrator-all', ({ tries }) => tries(`select 1 from safar.${table}`))
    expect([table, tried]).toEqual([table, 'denied'])
  }
})

test('a restricted answer stands nowhere in letters that the key of the case opens', async () => {
  const { rows } = await world.owner.query<{ answers: string }>(
    `select answers::text from safar.cases where programme in ('refuge', 'witness')`,
  )
  expect(rows).toHaveLength(8)
  for (const { answers } of rows) expect(answers).toMatch(/"story": "restricted:/)
})

test('each post moves the cases that it may work on, and adds acts, keys and files to no others', async () => {
  for (const post of posts)
    await as(post.id, async ({ tries }) => {
      for (const marked of world.cases) {
        const { id } = marked
        const may = works(post, marked)
        const done = {
          moved: await tries('update safar.cases set seq = seq where id = $1', [id]),
          added: await tries(`insert into safar.acts values (gen_random_uuid(), $1, 99, '{}', '\\x00')`, [id]),
          indexed: await tries(`update safar.case_keys set found_by = found_by where case_id = $1`, [id]),
          // There is one of each case that has been told of already: whoever may bring one gets as far as that.
          confided: await tries(`insert into safar.restricted_keys values ($1, 'k1.') on conflict do nothing`, [id]),
        }
        const where = `${marked.programme.name} of ${marked.owner.id} as ${post.id}`
        expect([where, done]).toEqual([
          where,
          {
            moved: may ? 1 : 0,
            added: may ? 1 : 'denied',
            indexed: may ? 1 : 0,
            confided: may && sightOf(post, marked)?.restricted ? expect.any(Number) : 'denied',
          },
        ])
      }
    })
})

test('each post opens cases of its own where its function works, and none for another post', async () => {
  const opening = `insert into safar.cases select gen_random_uuid(), $2, $1, state, opened_at, since_at, last_at, last_id, heads, set_aside,
    clashes, answers, seq, head from (values ('open', now(), now(), now(), gen_random_uuid(), '{}'::uuid[], '[]'::jsonb, '[]'::jsonb,
    '{}'::jsonb, 1, '\\x00'::bytea)) as v (state, opened_at, since_at, last_at, last_id, heads, set_aside, clashes, answers, seq, head)`
  for (const post of posts)
    await as(post.id, async ({ tries }) => {
      for (const programme of world.desk.programmes.values())
        for (const other of posts.filter((each) => each === post || world.cases.some(({ owner }) => owner === each))) {
          const may = other === post && works(post, { programme, owner: post })
          expect([post.id, programme.name, other.id, await tries(opening, [other.id, programme.name])]).toEqual([
            post.id,
            programme.name,
            other.id,
            may ? 1 : 'denied',
          ])
        }
    })
})

test('no post moves a case to another post or programme, nor takes back what was kept', async () => {
  for (const post of posts.filter(({ id }) => id.startsWith('a-')))
    await as(post.id, async ({ tries }) => {
      for (const statement of [
        `update safar.cases set post = '${post.id}'`,
        `update safar.cases set programme = 'orientation'`,
        'delete from safar.cases',
        `update safar.acts set body = ''`,
        'delete from safar.acts',
        `update safar.restricted_keys set wrapped = ''`,
        'delete from safar.trail',
        'insert into safar.trail select * from safar.trail',
        `update safar.glasses set over = false`,
        `insert into safar.glasses select * from safar.glasses`,
        `insert into safar.reach values ('${post.id}', 'orientation', 'a-caseworker-d1', '{trainer}', true, true, false)`,
        `update safar.reach set restricted = true`,
        `insert into safar.rights values ('witness', 'trainer', 4, true, true)`,
        `update safar.holdings set held_until = null`,
        `insert into safar.deputies values (gen_random_uuid(), 'a-caseworker-d1', '${post.id}', now(), null)`,
        `update safar.posts set functions = '{supervisor}'`,
        'select safar.refresh_reach(now())',
        `select safar.left_behind('a-caseworker-d1', now())`,
        `select safar.hold(gen_random_uuid(), '${post.id}', gen_random_uuid(), now())`,
        `select safar.vacate('a-caseworker-d1', now())`,
      ])
        expect([post.id, statement, await tries(statement)]).toEqual([post.id, statement, 'denied'])
    })
})

test('no post gives, vacates, makes or closes posts that it does not look after, and nobody gives one to themselves', async () => {
  const account = async (post: string) => {
    const { rows } = await world.owner.query<{ account: string }>(
      'select account from safar.holdings where post = $1 order by held_from desc limit 1',
      [post],
    )
    return rows[0]?.account ?? ''
  }
  const target = 'a-caseworker-d1'
  const [holder, mine] = [await account('b-caseworker-d1'), target]
  for (const post of posts.filter((each) => each !== vacant)) {
    const own = await account(post.id)
    const ours = post.organisation === 'MIGSERV'
    const covers = post.place === null || (ours && ['3505401', '3505000'].includes(post.place))
    const administers = post.functions.includes('administrator') && covers && post.id !== mine
    const supervises = post.functions.includes('supervisor') && ours && covers
    const answer = (statement: string, values: readonly unknown[]) =>
      as(post.id, async ({ all }) => (await all<{ word: string }>(`select ${statement} as word`, values))[0]?.word)
    const words = {
      give: await answer('safar.give_post(gen_random_uuid(), $1, $2, $3, $4)', [target, holder, own, world.desk.now()]),
      toMyself: await answer('safar.give_post(gen_random_uuid(), $1, $2, $2, $3)', [target, own, world.desk.now()]),
      vacate: await answer('safar.vacate_post($1, $2, $3)', [target, own, world.desk.now()]),
      close: await answer('safar.close_post($1, $2, $3)', [target, own, world.desk.now()]),
      // Under another's name nothing is done at all.
      forged: await answer('safar.vacate_post($1, $2, $3)', [
        target,
        holder === own ? crypto.randomUUID() : holder,
        world.desk.now(),
      ]),
    }
    const no = 'not-yours'
    expect([post.id, words]).toEqual([
      post.id,
      {
        give: administers ? 'done' : no,
        toMyself: administers ? 'to-yourself' : no,
        vacate: administers || supervises ? 'done' : no,
        close: administers ? 'held' : no,
        forged: no,
      },
    ])
  }
})

test('the glass is broken only where the programme allows it, and shows one case after a reason is kept', async () => {
  const now = world.desk.now()
  for (const post of posts.filter((each) => each !== vacant))
    for (const marked of world.cases) {
      const { access } = marked.programme
      const ours = post.organisation === marked.owner.organisation
      const may =
        access?.glass !== undefined &&
        access.glass.by.some((each) => post.functions.includes(each)) &&
        (access.glass.within === 'country' || ours)
      const { rows } = await world.owner.query<{ account: string }>(
        'select account from safar.holdings where post = $1',
        [post.id],
      )
      const seen = await as(post.id, async ({ all }) => {
        const glass = crypto.randomUUID()
        const broken = await all('select * from safar.break_glass($1, $2, $3, $4)', [
          glass,
          rows[0]?.account,
          marked.id,
          now,
        ])
        const before = await all('select 1 from safar.cases where id = $1', [marked.id])
        await all('select safar.keep_why($1, $2)', [glass, 'sealed'])
        const after = await all('select 1 from safar.cases where id = $1', [marked.id])
        const confided = await all('select 1 from safar.restricted_keys where case_id = $1', [marked.id])
        return { broken: broken.length, before: before.length, after: after.length, confided: confided.length }
      })
      const sight = sightOf(post, marked)
      const where = `${marked.programme.name} of ${marked.owner.id} as ${post.id}`
      expect([where, seen]).toEqual([
        where,
        {
          broken: may ? 1 : 0,
          before: sight ? 1 : 0,
          after: sight || may ? 1 : 0,
          confided: readsStory(post, marked) ? 1 : 0,
        },
      ])
    }
})
