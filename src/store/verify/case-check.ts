import { isDeepStrictEqual } from 'node:util'

import { type Case, fold, isNext, move } from '#kernel/case.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import { type KeptAct, beforeFirst, link, readAct } from '#store/chain.ts'

import type { Break } from './verdict.ts'
import type { KnownDefinition } from './walk.ts'

/** An act as its row has it; the hash as hexadecimal digits. */
export type ActRow = readonly [id: string, seq: number, body: string, hash: string]

/** A head that is known from elsewhere: signed in a checkpoint, or waiting to be. */
export interface KnownHead {
  readonly seq: number
  readonly hash: Buffer
  readonly checkpoint: number | null
}

/** A case as its row has it, with the newest heads that are known of it. */
export interface CaseRow {
  readonly now: Case
  readonly programme: string
  readonly post: string
  readonly seq: number
  readonly head: Buffer
  readonly known: readonly KnownHead[]
}

/** Holds a case's acts against each other, against the known heads, and against the case's own row. */
export function checkCase(
  row: CaseRow,
  rows: readonly ActRow[],
  definitions: ReadonlyMap<string, KnownDefinition>,
): Outcome<readonly KeptAct[], Break> {
  const acts = readChain(row, rows, definitions)
  if (!acts.ok) return acts
  const found = checkEnd(row, rows) ?? checkFold(row, acts.value, definitions)
  return found ? bad(found) : acts
}

/** Reads the acts from the first: none missing, none in another's place, none altered. */
function readChain(
  { now: { id }, programme }: CaseRow,
  rows: readonly ActRow[],
  definitions: ReadonlyMap<string, KnownDefinition>,
): Outcome<readonly KeptAct[], Break> {
  if (rows.length === 0) return bad({ what: 'case-without-acts', case: id, values: { case: id } })
  const acts: KeptAct[] = []
  let head: Buffer = beforeFirst
  for (const [actId, actSeq, body, hash] of rows) {
    const seq = acts.length + 1
    if (actSeq !== seq) return bad(named('act-missing', id, seq))
    const act = readLetters(body)
    if (!act) return bad(named('act-altered', id, seq))
    if (act.id !== actId || act.case !== id || act.seq !== seq) return bad(named('act-moved', id, seq))
    head = link(head, body)
    if (head.toString('hex') !== hash) return bad(named('act-altered', id, seq))
    if (act.programme !== programme) return bad(altered(id, 'programme'))
    if (definitions.get(act.definition)?.programme !== programme) return bad(named('definition-unknown', id, seq))
    acts.push(act)
  }
  return good(acts)
}

const named = (what: Break['what'], id: string, seq: number): Break => ({
  what,
  case: id,
  seq,
  values: { case: id, seq },
})
const altered = (id: string, part: string): Break => ({ what: 'case-altered', case: id, values: { case: id, part } })

function readLetters(body: string): KeptAct | undefined {
  try {
    const act = readAct(body)
    return Array.isArray(act.after) && typeof act.at === 'string' && isPlain(act.answers) && isPlain(act.by)
      ? act
      : undefined
  } catch {
    return undefined
  }
}

const isPlain = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Holds the end of the chain against the heads that others know and against the case's row. */
function checkEnd({ now: { id }, seq, head, known }: CaseRow, rows: readonly ActRow[]): Break | undefined {
  for (const { seq: end, hash, checkpoint } of known) {
    const there = rows[end - 1]?.[3]
    const where = { case: id, seq: end, ...(checkpoint !== null && { checkpoint }) }
    if (there === undefined) return { what: 'tail-cut', ...where, values: { case: id, seq: end, last: rows.length } }
    if (there !== hash.toString('hex')) return { what: 'chain-rewritten', ...where, values: { case: id, seq: end } }
  }
  if (seq > rows.length) return { what: 'tail-cut', case: id, seq, values: { case: id, seq, last: rows.length } }
  if (seq < rows.length || rows.at(-1)?.[3] !== head.toString('hex')) return altered(id, 'end')
  // Acts that are not announced would never be signed.
  if (known.every((one) => one.seq < seq)) return named('end-unannounced', id, seq)
  return undefined
}

/** Takes the acts as the server did, in the order they came and by the rules of their time, and compares. */
function checkFold(
  { now, post }: CaseRow,
  acts: readonly KeptAct[],
  definitions: ReadonlyMap<string, KnownDefinition>,
): Break | undefined {
  if (acts[0]?.by.post !== post) return altered(now.id, 'post')
  const again = acts.reduce<Case | undefined>((before, act, index) => {
    const rules = definitions.get(act.definition)?.rules
    if (!rules) return before
    const next = isNext(before, act) ? move(rules, before, act) : undefined
    return next?.ok ? next.value : fold(rules, acts.slice(0, index + 1))
  }, undefined)
  const part = parts.find((name) => !isDeepStrictEqual(now[name], again?.[name]))
  return part && altered(now.id, part)
}

const parts = ['state', 'answers', 'opened', 'since', 'last', 'heads', 'setAside', 'clashes'] as const
