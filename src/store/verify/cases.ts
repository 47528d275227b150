import type { Clash, SetAside } from '#kernel/case.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import type { Keys } from '#store/keys.ts'
import { type CaseKeys, ownerOf, unwrapKey } from '#store/seal.ts'

import { type ActRow, type CaseRow, type KnownHead, checkCase } from './case-check.ts'
import { inBatches } from './cursor.ts'
import { type NamedFile, compareFiles, filesNamedBy } from './files.ts'
import { type Projected, comparePublished } from './published.ts'
import type { Break } from './verdict.ts'
import type { Walk } from './walk.ts'

const fewKeys = 20

/** Tries some keys: when none opens, the key file is another's, and every other finding would only mislead. */
export async function tryKeys({ client, keys }: Walk): Promise<Break | undefined> {
  if (!keys) return undefined
  const { rows } = await client.query<{ id: string; wrapped: string }>(
    'select case_id as id, wrapped from safar.case_keys order by case_id limit $1',
    [fewKeys],
  )
  const opens = rows.some(({ id, wrapped }) => openKeys(keys, { id, wrapped, restricted: null }).ok)
  return rows.length === 0 || opens ? undefined : { what: 'keys-of-another', values: {} }
}

/** Finds what is left of cases whose own row is gone: their acts, or a head that somebody signed. */
export async function findLostCases({ client }: Walk): Promise<Break | undefined> {
  const orphans = await client.query<{ case_id: string; seq: number }>(
    `select case_id, seq from safar.acts where not exists (select from safar.cases c where c.id = case_id)
     order by case_id, seq limit 1`,
  )
  const [orphan] = orphans.rows
  if (orphan) {
    const { case_id: id, seq } = orphan
    return { what: 'acts-without-case', case: id, seq, values: { case: id, seq } }
  }
  const removed = await client.query<{ case_id: string; checkpoint: number | null }>(
    `select case_id, checkpoint from heads where not exists (select from safar.cases c where c.id = case_id)
     order by checkpoint, case_id limit 1`,
  )
  const [lost] = removed.rows
  if (!lost) return undefined
  const { case_id: id, checkpoint } = lost
  return { what: 'case-removed', case: id, ...(checkpoint !== null && { checkpoint }), values: { case: id } }
}

const manyCases = 250

/** Walks every case with all its acts, its key, its published row and its files. */
export async function walkCases(walk: Walk): Promise<Break | undefined> {
  const { client } = walk
  for await (const rows of inBatches<StoredRow>(client, casesInOrder, manyCases)) {
    const found = await checkMany(walk, rows)
    if (found) return found
    walk.report()
  }
  return undefined
}

interface StoredRow {
  readonly id: string
  readonly programme: string
  readonly post: string
  readonly state: string
  readonly opened_at: Date
  readonly since_at: Date
  readonly last_at: Date
  readonly last_id: string
  readonly heads: readonly string[]
  readonly set_aside: readonly SetAside[]
  readonly clashes: readonly Clash[]
  readonly answers: LooseAnswers
  readonly seq: number
  readonly head: Buffer
  readonly wrapped: string | null
  readonly restricted: string | null
  readonly signed_seq: number | null
  readonly signed_hash: Buffer
  readonly checkpoint: number
  readonly waiting_seq: number | null
  readonly waiting_hash: Buffer
  readonly acts: string | null
}

// The acts come with their case, one a line: nothing is quicker for both sides, and no act has a line break in it.
const casesInOrder = `
  select c.id, programme, post, state, opened_at, since_at, last_at, last_id, heads, set_aside, clashes, answers,
    c.seq, head, k.wrapped, s.wrapped as restricted, signed.seq as signed_seq, signed.hash as signed_hash, signed.checkpoint,
    waiting.seq as waiting_seq, waiting.hash as waiting_hash, acts
  from safar.cases c
  left join safar.case_keys k on k.case_id = c.id
  left join safar.restricted_keys s on s.case_id = c.id
  left join lateral (select string_agg(concat_ws(' ', id, encode(hash, 'hex'), seq, body), E'\\n' order by seq) as acts
    from safar.acts a where a.case_id = c.id) a on true
  left join lateral (select seq, hash, checkpoint from heads h
    where h.case_id = c.id and checkpoint is not null order by seq desc, checkpoint limit 1) signed on true
  left join lateral (select seq, hash from heads h
    where h.case_id = c.id and checkpoint is null order by seq desc limit 1) waiting on true
  order by c.id`

async function checkMany(walk: Walk, stored: readonly StoredRow[]): Promise<Break | undefined> {
  const { walked, definitions } = walk
  const projected: Projected[] = []
  const files: NamedFile[] = []
  for (const row of stored) {
    const caseRow = readRow(row)
    const checked = checkCase(caseRow, readActs(row.acts), definitions)
    if (!checked.ok) return checked.why
    const keys = openKeys(walk.keys, row)
    if (!keys.ok) return keys.why
    const named = filesNamedBy(checked.value, definitions, keys.value)
    if (!named.ok) return named.why
    files.push(...named.value)
    projected.push({ now: caseRow.now, programme: row.programme, definition: checked.value.at(-1)?.definition ?? '' })
    walked.cases += 1
    walked.acts += checked.value.length
    walked.uncovered += row.seq - (row.signed_seq ?? 0)
  }
  return (await comparePublished(walk, projected)) ?? (await compareFiles(walk, files))
}

const readActs = (lines: string | null): readonly ActRow[] => (lines === null ? [] : lines.split('\n').map(readLine))

/** An id of 36 letters, a hash of 64, the number, and the letters of the act. */
function readLine(line: string): ActRow {
  const end = line.indexOf(' ', 102)
  return [line.slice(0, 36), Number(line.slice(102, end)), line.slice(end + 1), line.slice(37, 101)]
}

const readRow = (row: StoredRow): CaseRow => ({
  now: {
    id: row.id,
    state: row.state,
    answers: row.answers,
    opened: row.opened_at.toISOString(),
    since: row.since_at.toISOString(),
    last: { at: row.last_at.toISOString(), id: row.last_id },
    heads: row.heads,
    setAside: row.set_aside,
    clashes: row.clashes,
  },
  programme: row.programme,
  post: row.post,
  seq: row.seq,
  head: row.head,
  known: knownHeads(row),
})

const knownHeads = (row: StoredRow): readonly KnownHead[] => [
  ...(row.signed_seq === null ? [] : [{ seq: row.signed_seq, hash: row.signed_hash, checkpoint: row.checkpoint }]),
  ...(row.waiting_seq === null ? [] : [{ seq: row.waiting_seq, hash: row.waiting_hash, checkpoint: null }]),
]

/** Opens the keys of a case, as far as the key file is there: without them nobody can read the person's name. */
function openKeys(
  keys: Keys | undefined,
  { id, wrapped, restricted }: Pick<StoredRow, 'id' | 'wrapped' | 'restricted'>,
): Outcome<CaseKeys | undefined, Break> {
  if (wrapped === null) return bad({ what: 'key-missing', case: id, values: { case: id } })
  if (!keys) return good(undefined)
  try {
    const own = unwrapKey(keys, wrapped, ownerOf.case(id))
    if (restricted === null) return good({ own })
    return good({ own, restricted: unwrapKey(keys, restricted, ownerOf.restricted(id)) })
  } catch {
    return bad({ what: 'key-does-not-open', case: id, values: { case: id } })
  }
}
