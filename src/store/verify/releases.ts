import { isDeepStrictEqual } from 'node:util'

import type pg from 'pg'

import type { Phrase } from '#kernel/words.ts'
import { type Entry, lettersCheck, readEntry } from '#store/ledger.ts'
import { type Decision, readDecision, writeDecision } from '#store/releases.ts'
import { rootOf, sha256 } from '#store/sums.ts'

import type { Break } from './verdict.ts'
import type { Walk } from './walk.ts'

interface Row {
  readonly name: string
  readonly candidate: string
  readonly population: string
  readonly audience: string
  readonly title: Phrase
  readonly public_from: Date
  readonly body: string
  readonly signature: Buffer
}

/**
 * Walks every release, those that wait for their hour too: what was decided is what was signed, the ledger says the same, and each
 * file has the bytes that were signed, none more and none fewer.
 */
export async function walkReleases(walk: Walk): Promise<Break | undefined> {
  const { client, walked, report } = walk
  const { rows } = await client.query<{ name: string }>('select name from releases.decisions order by name collate "C"')
  const known = new Map<string, Decision>()
  for (const { name } of rows) {
    const decision = await readSigned(walk, name)
    if ('what' in decision) return decision
    known.set(name, decision)
  }
  const strange = await findStrangeEntry(client, known)
  if (strange) return strange
  for (const decision of known.values()) {
    const found = await checkFiles(client, decision)
    if (found) return found
    walked.releases += 1
    report()
  }
  return undefined
}

/** Holds one release against its signature, its entries and its files. */
export async function checkRelease(walk: Walk, name: string): Promise<Break | undefined> {
  const decision = await readSigned(walk, name)
  if ('what' in decision) return decision
  const strange = await findStrangeEntry(walk.client, new Map([[name, decision]]), name)
  return strange ?? checkFiles(walk.client, decision)
}

async function readSigned({ client, keys }: Walk, name: string): Promise<Decision | Break> {
  const { rows } = await client.query<Row>('select * from releases.decisions where name = $1', [name])
  const [row] = rows
  const forged: Break = { what: 'release-forged', values: { release: name } }
  if (!row || (keys && !lettersCheck(keys)('safar release 1', row.body, row.signature))) return forged
  const decision = readWhole(row.body)
  if (!decision) return forged
  const part = partsOf(row).find(([field, value]) => !isDeepStrictEqual(decision[field], value))?.[0]
  return part === undefined ? decision : { what: 'release-altered', values: { release: name, part } }
}

function readWhole(body: string): Decision | undefined {
  try {
    const decision = readDecision(body)
    return writeDecision(decision) === body ? decision : undefined
  } catch {
    return undefined
  }
}

const partsOf = (row: Row): readonly (readonly [keyof Decision, unknown])[] => [
  ['name', row.name],
  ['candidate', row.candidate],
  ['population', row.population],
  ['audience', row.audience],
  ['title', row.title],
  ['publicFrom', row.public_from.toISOString()],
]

/** An entry that speaks of a release that is not there, of other bytes, or before it was to be public. */
async function findStrangeEntry(
  client: pg.ClientBase,
  known: ReadonlyMap<string, Decision>,
  only?: string,
): Promise<Break | undefined> {
  const { rows } = await client.query<{ number: number; body: string }>(
    'select number, body from releases.ledger where release = coalesce($1, release) order by number',
    [only],
  )
  for (const { number, body } of rows) {
    const entry = readEntry(body)
    const decision = entry && known.get(entry.release)
    if (!entry || !decision || !isOf(entry, decision))
      return { what: 'entry-without-release', values: { entry: number, release: entry?.release ?? '' } }
  }
  return undefined
}

const isOf = (entry: Entry, decision: Decision): boolean =>
  entry.root === decision.root &&
  entry.population === decision.population &&
  entry.audience === decision.audience &&
  (entry.kind === 'withdrawal' || (entry.kind === decision.kind && entry.revises === decision.revises)) &&
  entry.at >= decision.publicFrom

async function checkFiles(client: pg.ClientBase, { name, files, root }: Decision): Promise<Break | undefined> {
  if (rootOf(files) !== root) return { what: 'release-altered', values: { release: name, part: 'root' } }
  const { rows } = await client.query<{ path: string; sha256: string }>(
    'select path, sha256 from releases.files where release = $1 order by path collate "C"',
    [name],
  )
  const added = rows.find(({ path }) => files.every((file) => file.path !== path))
  if (added) return { what: 'release-file-added', values: { release: name, path: added.path } }
  for (const { path, sha256: signed } of files) {
    const values = { release: name, path }
    const stored = rows.find((row) => row.path === path)
    if (!stored) return { what: 'release-file-missing', values }
    // One at a time: a file may weigh a hundred megabytes.
    const { rows: contents } = await client.query<{ content: Buffer }>(
      'select content from releases.files where release = $1 and path = $2',
      [name, path],
    )
    const [file] = contents
    if (stored.sha256 !== signed || !file || sha256(file.content).toString('hex') !== signed)
      return { what: 'release-file-altered', values }
  }
  return undefined
}
