import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import pg from 'pg'

import type { Phrase } from '#kernel/words.ts'
import { makeFigure } from '#publish/protect/protected.ts'
import { type Candidate, type CandidateAxis, type CandidateTable, writeCandidate } from '#publish/release/candidate.ts'
import type { Hand, Signing } from '#publish/release/decide.ts'
import { type Approval, findCandidate, keepApproval, keepCandidate } from '#store/candidates.ts'
import { type Connection, type Database, openDatabase, openPool } from '#store/database.ts'
import { type Keys, makeKeys } from '#store/keys.ts'
import { migrate } from '#store/migrate.ts'

import { makeDatabase } from './database.ts'

const said = (tg: string, ru: string, en: string): Phrase => ({ tg, ru, en })

/** Who decides on figures here, who does not, and one person who holds two posts. */
export const people = {
  statistician: { post: 'statistician', account: '0192c000-0000-7000-8000-000000000001' },
  head: { post: 'head', account: '0192c000-0000-7000-8000-000000000002' },
  /** Another post of the same person as `statistician`. */
  second: { post: 'statistician-2', account: '0192c000-0000-7000-8000-000000000001' },
  third: { post: 'statistician-3', account: '0192c000-0000-7000-8000-000000000003' },
  trainer: { post: 'trainer', account: '0192c000-0000-7000-8000-000000000004' },
  regional: { post: 'regional', account: '0192c000-0000-7000-8000-000000000005' },
} as const
export type PersonName = keyof typeof people

const posts: readonly (readonly [id: string, functions: string, place: string | null])[] = [
  ['statistician', '{statistician}', null],
  ['statistician-2', '{statistician}', null],
  ['statistician-3', '{statistician}', null],
  ['head', '{supervisor}', null],
  ['regional', '{supervisor}', '3505000'],
  ['trainer', '{trainer}', '3505401'],
]

async function prepare(connection: Connection): Promise<void> {
  await migrate(connection, [])
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(`insert into safar.organisations values ('TAJSTAT', '{}', 'government')`)
  for (const [id, functions, place] of posts)
    await client.query(
      `insert into safar.posts (id, organisation, place, functions, title) values ($1, 'TAJSTAT', $2, $3, $4)`,
      [id, place, functions, JSON.stringify(said(`Вазифаи ${id}`, `Должность ${id}`, `Post ${id}`))],
    )
  for (const { post, account } of Object.values(people)) {
    await client.query(
      `insert into safar.accounts (id, login, sealed_name, password_hash, language) values ($1, $2, '-', '-', 'tg')
       on conflict do nothing`,
      [account, post],
    )
    await client.query(
      `insert into safar.holdings (id, post, account, held_from) values (gen_random_uuid(), $1, $2, '2020-01-01')`,
      [post, account],
    )
  }
  await client.end()
}

/** A database in which releases are made, one test file's own. */
export interface TestReleases extends AsyncDisposable {
  readonly connection: Connection
  readonly owner: pg.Client
  readonly web: Database
  readonly publisher: Database
  readonly signing: Signing
  readonly keys: Keys
  readonly folder: string
  /** Keeps a candidate as it is prepared; gives its id. */
  prepare(candidate: Candidate): Promise<string>
  /** What somebody says of a candidate as it is now. */
  say(id: string, person: PersonName, more?: Partial<Approval>): ReturnType<typeof keepApproval>
  digestOf(id: string): Promise<string>
}

/** When things happen in these tests, unless they say otherwise. */
export const now = new Date('2026-06-10T08:00:00.000Z')

export const hand = (name: PersonName, at = now): Hand => ({ ...people[name], now: at })

export async function openReleases(keys: Keys = makeKeys()): Promise<TestReleases> {
  const database = await makeDatabase('releases', prepare)
  const { connection } = database
  const owner = new pg.Client(connection)
  await owner.connect()
  const open = (role: 'web' | 'worker' | 'publisher') => openDatabase(openPool(connection, role, 2))
  const [web, worker, publisher] = [open('web'), open('worker'), open('publisher')]
  const folder = await mkdtemp(path.join(tmpdir(), 'safar-releases-'))
  const digestOf = async (id: string) =>
    (await findCandidate(web, people.statistician.post, id))?.kept.digest ?? 'no such candidate'
  return {
    connection,
    owner,
    web,
    publisher,
    keys,
    folder,
    signing: { worker, keys, witness: path.join(folder, 'ledger.log') },
    async prepare(candidate) {
      const id = crypto.randomUUID()
      const { name, population, prepared } = candidate
      const { post, account, at } = prepared
      await keepCandidate(publisher, {
        id,
        name,
        population,
        post,
        account,
        preparedAt: new Date(at),
        ...writeCandidate(candidate),
      })
      return id
    },
    async say(id, person, more = {}) {
      const digest = await digestOf(id)
      const approval = { candidate: id, digest, kind: 'approval', reason: '', givenAt: now, ...people[person] } as const
      return keepApproval(web, { ...approval, ...more })
    },
    digestOf,
    async [Symbol.asyncDispose]() {
      await Promise.all([owner.end(), web.destroy(), worker.destroy(), publisher.destroy()])
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}

const axis = (column: string, words: Phrase, codes: readonly (readonly [string, Phrase])[]): CandidateAxis => ({
  column,
  words,
  levels: [
    { name: 'total', words: said('Ҳамагӣ', 'Всего', 'Total') },
    { name: column, words },
  ],
  codes: [
    { code: '_T', above: -1, level: 0, words: said('Ҳамагӣ', 'Всего', 'Total') },
    ...codes.map(([code, name]) => ({ code, above: 0, level: 1, words: name })),
  ],
})

const sex = axis('sex', said('Ҷинс', 'Пол', 'Sex'), [
  ['female', said('Зан', 'Женщина', 'Woman')],
  ['male', said('Мард', 'Мужчина', 'Man')],
])
const reason = axis('reason', said('Сабаб', 'Причина', 'Reason'), [
  ['home', said('Хоҳиши худ', 'По своей воле', 'Of their own will')],
  ['removal', said('Ихроҷ', 'Выдворение', 'Removal')],
  ['ban', said('Манъи вуруд', 'Запрет на въезд', 'Entry ban')],
])

/** Invented: people who returned, by sex and reason, changed by chance; one cell is not known. */
export const returned: CandidateTable = {
  table: 'returns.reasons',
  title: said('Бозгашт аз рӯи сабаб', 'Возвращения по причинам', 'Returns by reason'),
  about: said('Шахсони бозгашта', 'Вернувшиеся люди', 'People who returned'),
  axes: [sex, reason],
  figures: [
    {
      name: 'people',
      declared: { kind: 'count' },
      words: said('Одамон', 'Люди', 'People'),
      denominator: null,
      cells: makeFigure(12, (cell) => (cell === 7 ? [NaN, 'missing'] : [cell * 11 + 5, 'perturbed'])),
    },
  ],
  where: {},
  method: {
    kind: 'cell-key',
    report: { D: 5, V: 3, js: 2, pstay: 0.5 },
    note: said('Бо тасодуф', 'Случайно', 'By chance, always the same for the same people.'),
  },
  noise: 5,
  schedule: 'quarter',
  snapshot: 'a'.repeat(64),
}

/** Invented: what they earned, with withheld cells, and how many of them were women, for each hundred. */
export const earned: CandidateTable = {
  ...returned,
  table: 'returns.earned',
  title: said('Даромад', 'Заработок', 'Earnings, “in all”, and women'),
  axes: [reason],
  figures: [
    {
      name: 'amount',
      declared: { kind: 'sum', of: 'amount' },
      words: said('Маблағ', 'Сумма', 'Amount'),
      denominator: null,
      cells: makeFigure(
        4,
        (cell) =>
          [
            [1_000_000.5, 'exact'],
            [NaN, 'withheld'],
            [NaN, 'withheld-beside'],
            [0, 'impossible'],
          ][cell] as [number, 'exact'],
      ),
    },
    {
      name: 'women',
      declared: { kind: 'rate', of: { sex: ['female'] }, per: 100 },
      words: said('Занон аз сад', 'Женщин на сто', 'Women for each hundred'),
      denominator: said('аз ҳамаи бозгаштагон', 'от всех вернувшихся', 'of all who returned'),
      cells: makeFigure(4, (cell) => [cell === 0 ? 48.25 : 1e-7 * cell, 'perturbed']),
    },
  ],
  method: { kind: 'suppression', report: { least: 3, cost: null }, note: said('Пинҳон', 'Скрыто', 'Withheld.') },
  noise: 0,
}

/** A small invented candidate on which nothing is wrong. */
export const candidate: Candidate = {
  name: 'returns-2026-q1',
  population: 'returns',
  asOf: '2026-03-31',
  audience: 'public',
  synthetic: true,
  licence: 'CC-BY-4.0',
  title: said('Бозгашт, семоҳаи 1', 'Возвращения, квартал 1', 'Returns, first quarter of 2026'),
  about: said('Дар бораи бозгашт', 'О возвращениях', 'Who returned, and why.'),
  notes: said('Рақамҳои сохта', 'Вымышленные цифры', 'Invented figures, for a test.'),
  revises: null,
  embargo: null,
  access: [],
  snapshots: [
    {
      register: 'returns',
      title: said('Бозгашт', 'Возвращения', 'Returns'),
      owner: 'MIGSERV',
      hash: 'a'.repeat(64),
      delivered: '2026-05-20T07:00:00.000Z',
      rhythm: 'month',
      synthetic: true,
    },
  ],
  tables: [returned, earned],
  verdict: { at: '2026-06-01T09:00:00.000Z', against: [], refused: null, findings: [] },
  prepared: { ...people.statistician, at: '2026-06-01T08:00:00.000Z' },
}

/** A finding, as the attack puts it for those who decide. */
export const finding = {
  leak: 'difference',
  table: 'returns.earned',
  figure: 'amount',
  at: { reason: 'removal' },
  alike: 1,
  repairs: [],
  says: said('Ошкор мешавад', 'Раскрывается', 'It comes out as a difference.'),
} as const
