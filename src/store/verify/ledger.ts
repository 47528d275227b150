import type pg from 'pg'

import { entryFingerprint, lettersCheck, noEntry, readEntry } from '#store/ledger.ts'
import { type Witnessed, readWitness } from '#store/witness.ts'

import { inBatches } from './cursor.ts'
import type { Break } from './verdict.ts'
import type { Walk } from './walk.ts'

interface Row {
  readonly number: number
  readonly release: string
  readonly kind: string
  readonly body: string
  readonly signature: Buffer
}

const manyEntries = 500

/** Walks the ledger of releases from its first entry: the numbers, the chain, the signatures, and what its columns say. */
export async function walkLedger({ client, keys, walked, report }: Walk): Promise<Break | undefined> {
  const isSigned = keys ? lettersCheck(keys) : () => true
  let previous = noEntry
  const inOrder = 'select number, release, kind, body, signature from releases.ledger order by number'
  for await (const rows of inBatches<Row>(client, inOrder, manyEntries)) {
    for (const { number, release, kind, body, signature } of rows) {
      const expected = walked.entries + 1
      if (number !== expected) return named('entry-missing', expected)
      if (!isSigned('safar ledger 1', body, signature)) return named('entry-forged', expected)
      const entry = readEntry(body)
      if (entry?.number !== expected || entry.release !== release || entry.kind !== kind)
        return named('entry-altered', expected)
      if (entry.previous !== previous) return named('entry-unchained', expected)
      previous = entryFingerprint(body)
      walked.entries = expected
    }
    report()
  }
  return undefined
}

const named = (what: Break['what'], entry: number): Break => ({ what, values: { entry } })

const manyLines = 1000

/** Holds the witness of the ledger against it: it may be behind, never ahead, and never of another mind. */
export async function compareLedgerWitness({ client }: Walk, path: string, length: number): Promise<Break | undefined> {
  let waiting: Witnessed[] = []
  for await (const line of readWitness(path, length)) {
    waiting.push(line)
    if (waiting.length < manyLines) continue
    const found = await contradicted(client, waiting)
    if (found) return found
    waiting = []
  }
  return contradicted(client, waiting)
}

async function contradicted(client: pg.ClientBase, lines: readonly Witnessed[]): Promise<Break | undefined> {
  const { rows } = await client.query<{ number: number; gone: boolean }>(
    `select w.number, l.number is null as gone
     from unnest($1::integer[], $2::text[]) as w (number, hash) left join releases.ledger l on l.number = w.number
     where l.number is null or sha256(convert_to(l.body, 'UTF8')) <> decode(w.hash, 'hex')
     order by w.number limit 1`,
    [lines.map(({ number }) => number), lines.map(({ hash }) => hash)],
  )
  const [first] = rows
  return first && named(first.gone ? 'entries-cut' : 'entry-replaced', first.number)
}
