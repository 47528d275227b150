import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import pg from 'pg'

import type { Act } from '#kernel/act.ts'
import { type Case, fold, isNext, move } from '#kernel/case.ts'
import type { KeptFile } from '#kernel/kinds/files.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { project } from '#kernel/statistics.ts'
import { orientation } from '#programmes/orientation/index.ts'
import { type NamedFile, actsOf, append, load } from '#store/acts.ts'
import { type Connection, type Database, openDatabase, openPool } from '#store/database.ts'
import { keepFile } from '#store/files.ts'
import { type Keys, makeKeys, writeKeys } from '#store/keys.ts'
import { definitionOf, migrate } from '#store/migrate.ts'
import {
  findable,
  makeOwnKey,
  openAnswers,
  ownerOf,
  recordNumber,
  sealAnswers,
  sealBytes,
  sealText,
  unwrapKey,
  wrapKey,
} from '#store/seal.ts'

import { type TestDatabase, makeDatabase } from './database.ts'

/** A step as a test writes it: when it happened, and after which acts if not after all. */
export interface Taken {
  readonly step: string
  readonly at: string
  readonly answers?: LooseAnswers
  readonly after?: readonly string[]
}

/** A database with two training centres, a key file, and acts kept as the server keeps them. */
export interface TestJournal extends AsyncDisposable {
  readonly connection: Connection
  readonly owner: pg.Client
  readonly web: Database
  readonly worker: Database
  readonly keys: Keys
  readonly keyPath: string
  readonly witnessPath: string
  /** Keeps steps of one case, in one batch; returns the ids of the acts. */
  keep(post: string, caseId: string, ...taken: readonly Taken[]): Promise<readonly string[]>
}

/** The posts of a test journal: neither sees the other's cases. */
export const [khujand, bokhtar] = ['trainer-khujand', 'trainer-bokhtar'] as const

/** Somebody who does not exist. */
export const person: LooseAnswers = {
  name: 'Намуна Намунаева',
  born: '1998-04-02',
  sex: 'female',
  document: 'A0000001',
  district: 'TJ-SU-01',
  destination: 'RU',
}

export const enrolled = (at = '2026-03-01T09:00:00.000Z'): Taken => ({ step: 'enrol', at, answers: person })
export const attended = (at: string, ...modules: readonly string[]): Taken => ({
  step: 'attend',
  at,
  answers: { modules },
})

/** Makes a database with the orientation programme, two posts and one account. */
export const prepareJournal = async (connection: Connection): Promise<void> => {
  await migrate(connection, [orientation])
  const client = new pg.Client(connection)
  await client.connect()
  const title = JSON.stringify({ tg: 'Мураббӣ', ru: 'Тренер', en: 'Trainer' })
  await client.query(`insert into safar.organisations values ('MS', '{}', 'agency')`)
  for (const post of [khujand, bokhtar]) {
    await client.query(`insert into safar.posts values ($1, 'MS', null, '{trainer}', $2)`, [post, title])
  }
  await client.query('select safar.refresh_reach(now())')
  await client.end()
}

/** Opens a journal of one test file's own. */
export async function openJournal(): Promise<TestJournal> {
  const database = await makeDatabase('journal', prepareJournal)
  const folder = await mkdtemp(path.join(tmpdir(), 'safar-keys-'))
  const keyPath = path.join(folder, 'keys.json')
  const keys = makeKeys()
  await writeKeys(keyPath, keys)
  return openOn(database, keys, keyPath, () => rm(folder, { recursive: true }))
}

async function openOn(
  database: TestDatabase,
  keys: Keys,
  keyPath: string,
  forget: () => Promise<void>,
): Promise<TestJournal> {
  const { connection } = database
  const owner = new pg.Client(connection)
  await owner.connect()
  const account = crypto.randomUUID()
  await owner.query(
    `insert into safar.accounts (id, login, sealed_name, password_hash, language) values ($1, 'trainer', $2, '-', 'tg')`,
    [account, sealText(keys, 'Мураббии намунавӣ', ownerOf.account(account))],
  )
  const web = openDatabase(openPool(connection, 'web', 2))
  const worker = openDatabase(openPool(connection, 'worker', 2))
  return {
    connection,
    owner,
    web,
    worker,
    keys,
    keyPath,
    witnessPath: path.join(path.dirname(keyPath), 'checkpoints.log'),
    keep: (post, caseId, ...taken) => keepSteps(web, keys, { post, account, caseId }, taken),
    async [Symbol.asyncDispose]() {
      await Promise.all([owner.end(), web.destroy(), worker.destroy()])
      await database.drop()
      await forget()
    },
  }
}

/** Keeps a file that an act may name, as the server does, and describes it as an answer does. */
export async function keepScan({ web, keys }: TestJournal, text: string): Promise<KeptFile> {
  const [id, content, key] = [crypto.randomUUID(), Buffer.from(text), makeOwnKey()]
  const sha256 = createHash('sha256').update(content).digest('hex')
  const described = { id, kind: 'image/jpeg', bytes: content.length, sha256 } as const
  const owner = ownerOf.file(id)
  await keepFile(web, {
    ...described,
    post: khujand,
    wrapped: wrapKey(keys, key, owner),
    content: sealBytes(key, content, owner),
  })
  return described
}

const { record, name: programme } = orientation
const definition = definitionOf(orientation).hash.toString('hex')

async function keepSteps(
  web: Database,
  keys: Keys,
  { post, account, caseId }: { readonly post: string; readonly account: string; readonly caseId: string },
  taken: readonly Taken[],
): Promise<readonly string[]> {
  const before = (await load(web, post, [caseId], [])).cases.get(caseId)
  const earlier = before ? await actsOf(web, post, [caseId]) : []
  const own = before ? unwrapKey(keys, before.wrapped, ownerOf.case(caseId)) : makeOwnKey()
  const { acts, now } = taken.reduce<{ readonly acts: readonly Act[]; readonly now: Case | undefined }>(
    (so, each) => {
      const act: Act = {
        id: crypto.randomUUID(),
        case: caseId,
        step: each.step,
        at: each.at,
        after: each.after ?? so.now?.heads ?? [],
        answers: sealAnswers(record, { own }, caseId, each.answers ?? {}),
      }
      return { acts: [...so.acts, act], now: after(so.now, [...earlier, ...so.acts], act) }
    },
    { acts: [], now: before?.now },
  )
  if (!now) throw new Error('These steps open no case')
  const kept = await append(web, {
    post,
    synthetic: true,
    whole: false,
    additions: [
      {
        before,
        programme,
        post: before?.post ?? post,
        wrapped: before?.wrapped ?? wrapKey(keys, own, ownerOf.case(caseId)),
        acts: acts.map((act) => ({
          ...act,
          programme,
          by: { post, account },
          received: '2026-06-01T00:00:00.000Z',
          definition,
        })),
        now,
        foundBy: findable(keys, record, openAnswers(record, { own }, caseId, now.answers)),
        record: recordNumber(keys, caseId),
        projection: project(record, now),
        files: taken.flatMap(({ answers }) => filesIn(answers)),
      },
    ],
  })
  if (!kept.has(caseId)) throw new Error('The case has moved on')
  return acts.map(({ id }) => id)
}

const filesIn = (answers: LooseAnswers = {}): readonly NamedFile[] =>
  ((answers['scan'] ?? []) as readonly KeptFile[]).map(({ id }) => ({ id, restricted: false }))

function after(now: Case | undefined, earlier: readonly Act[], act: Act): Case | undefined {
  const moved = isNext(now, act) ? move(orientation, now, act) : undefined
  return moved?.ok ? moved.value : fold(orientation, [...earlier, act])
}
