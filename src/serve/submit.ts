import { type Reader, accessOf, restrictedIn } from '#kernel/access.ts'
import type { Act } from '#kernel/act.ts'
import { type Case, stepOf } from '#kernel/case.ts'
import type { Problem, Refusal } from '#kernel/outcome.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { project } from '#kernel/statistics.ts'
import { type Addition, type Loaded, type NamedFile, type StoredCase, actsOf, append, load } from '#store/acts.ts'
import { isConflict, isStale } from '#store/database.ts'
import { describeFiles } from '#store/files.ts'
import {
  type CaseKeys,
  findable,
  isRestricted,
  makeOwnKey,
  openAnswer,
  ownerOf,
  recordNumber,
  wrapKey,
} from '#store/seal.ts'
import type { Acting, Office } from '#web/office.ts'

import { type SentAct, readEnvelope } from './envelope.ts'
import { type Judgement, filesIn, judge } from './judge.ts'
import { keysOf } from './opened-case.ts'
import { type SeatReader, seatFault, seatReader } from './seating.ts'
import { openerOf } from './sight.ts'

/** What became of one act. `setAside` says that it is kept but a person must look at it. */
export type Verdict =
  | {
      readonly id: string
      readonly verdict: 'kept'
      readonly case: string
      readonly state: string
      readonly setAside?: Refusal
    }
  | { readonly id: string; readonly verdict: 'duplicate'; readonly case: string }
  | { readonly id: string; readonly verdict: 'refused'; readonly why: Refusal; readonly problems?: readonly Problem[] }

/** One request carries at most this many acts, so that one sender cannot hold the others up. */
export const mostActs = 1000

// A case that others write to at the same moment is read again; more often than this is not a coincidence.
const tries = 6

interface Submission {
  /** Keep all acts or none: an import that was asked to be whole. */
  readonly whole?: boolean
}

/** Takes acts from the wire: reads, judges, and keeps those that are good. One verdict an act, in the order sent. */
export async function submit(
  office: Office,
  acting: Acting,
  sent: readonly unknown[],
  { whole = false }: Submission = {},
): Promise<readonly Verdict[]> {
  const verdicts = new Map<number, Verdict>()
  const waiting = new Map<number, SentAct>()
  for (const [index, each] of sent.entries()) {
    const read = readEnvelope(each)
    if (read.ok) waiting.set(index, read.value)
    else verdicts.set(index, { id: idOf(each), verdict: 'refused', why: 'malformed-act', problems: read.why })
  }
  for (let left = tries; waiting.size > 0 && left > 0; left--) {
    // New cases need no reading. If one is there already, it is not kept, and the next round reads everything.
    const unread = left === tries && [...waiting.values()].every((act) => opensCase(office, act))
    const round = await oneRound(office, acting, waiting, { whole, spoilt: whole && verdicts.size > 0, unread })
    for (const [index, verdict] of round) {
      waiting.delete(index)
      verdicts.set(index, verdict)
    }
    if (whole && round.size > 0) break
  }
  for (const [index, { id }] of waiting) verdicts.set(index, { id, verdict: 'refused', why: 'busy' })
  return sent.map((_, index) => verdicts.get(index) ?? { id: '', verdict: 'refused', why: 'busy' })
}

const idOf = (sent: unknown): string => {
  const id = (sent as { readonly id?: unknown } | null)?.id
  return typeof id === 'string' ? id.slice(0, 64) : ''
}

interface Draft {
  readonly programme: Programme
  readonly before: StoredCase | undefined
  readonly keys: CaseKeys
  readonly reader: Reader
  now: Case | undefined
  readonly added: { readonly act: Act; readonly definition: string }[]
  readonly files: NamedFile[]
  /** What the sealed answers of these acts say, so that none need be opened again. */
  readonly identity: Map<unknown, unknown>
  readonly indexes: number[]
}

function opensCase({ programmes }: Office, act: SentAct): boolean {
  const programme = programmes.get(act.programme)
  const step = programme && stepOf(programme, act.step)
  return step !== undefined && !step.from
}

const nothing: Loaded = { cases: new Map(), kept: new Map() }

function loadAll(office: Office, { post }: Acting, waiting: ReadonlyMap<number, SentAct>): Promise<Loaded> {
  const acts = [...waiting.values()]
  return load(
    office.database,
    post,
    [...new Set(acts.map((act) => act.case))],
    acts.map(({ id }) => id),
  )
}

/** Judges every waiting act on the cases as they stand now, and keeps what can be kept. */
async function oneRound(
  office: Office,
  acting: Acting,
  waiting: ReadonlyMap<number, SentAct>,
  { whole, spoilt, unread }: { readonly whole: boolean; readonly spoilt: boolean; readonly unread: boolean },
): Promise<ReadonlyMap<number, Verdict>> {
  const loaded = unread ? nothing : await loadAll(office, acting, waiting)
  const verdicts = new Map<number, Verdict>()
  const drafts = new Map<string, Draft>()
  const seen = new Map(loaded.kept)
  const seats = seatReader(office, acting)
  for (const [index, act] of waiting) {
    const there = seen.get(act.id)
    if (there !== undefined) {
      verdicts.set(
        index,
        there === act.case ? { id: act.id, verdict: 'duplicate', case: there } : refused(act, 'id-taken'),
      )
      continue
    }
    const draft = drafts.get(act.case) ?? openDraft(office, acting, loaded, act)
    const judgement = draft
      ? await judgeIn(office, acting, act, { draft, seats })
      : ({ ok: false, why: 'unknown-programme' } as const)
    if (!judgement.ok || !draft) {
      verdicts.set(
        index,
        judgement.ok ? refused(act, 'unknown-programme') : refused(act, judgement.why, judgement.problems),
      )
      continue
    }
    drafts.set(act.case, draft)
    seen.set(act.id, act.case)
    take(draft, judgement, index)
    verdicts.set(index, keptVerdict(judgement))
  }
  const isRefused = [...verdicts.values()].some(({ verdict }) => verdict === 'refused')
  // What is sent again was kept before, whatever would be said of it now.
  if (unread && isRefused) return oneRound(office, acting, waiting, { whole, spoilt, unread: false })
  if (whole && (spoilt || isRefused)) return withoutKept(verdicts)
  return keep(office, acting, drafts, verdicts, whole)
}

const refused = ({ id }: SentAct, why: Refusal, problems?: readonly Problem[]): Verdict => ({
  id,
  verdict: 'refused',
  why,
  ...(problems && { problems }),
})

const keptVerdict = ({ act, now, setAside }: Judgement & { readonly ok: true }): Verdict => ({
  id: act.id,
  verdict: 'kept',
  case: act.case,
  state: now.state,
  ...(setAside && { setAside }),
})

// Of a whole import with a refused row nothing is kept: good rows stay without a verdict of their own.
const withoutKept = (verdicts: ReadonlyMap<number, Verdict>) =>
  new Map(
    [...verdicts].map(([index, verdict]) => [
      index,
      verdict.verdict === 'kept' ? refusedByOthers(verdict.id) : verdict,
    ]),
  )

const refusedByOthers = (id: string): Verdict => ({ id, verdict: 'refused', why: 'others-refused' })

function openDraft(office: Office, acting: Acting, { cases }: Loaded, act: SentAct): Draft | undefined {
  const before = cases.get(act.case)
  const programme = office.programmes.get(act.programme)
  if (!programme || (before && before.programme !== act.programme)) return undefined
  const reader = before ? before.way : openerOf(acting, programme)
  const known = before ? keysOf(office, programme, before) : { own: makeOwnKey(), restricts: restrictedIn(programme) }
  // Whoever may read restricted answers would see their key if there were one.
  const isFirst = known.restricted === undefined && reader.restricted && (known.restricts ?? []).length > 0
  const keys = isFirst ? { ...known, restricted: makeOwnKey() } : known
  return { programme, before, keys, reader, now: before?.now, added: [], files: [], identity: new Map(), indexes: [] }
}

interface Judging {
  readonly draft: Draft
  readonly seats: SeatReader
}

async function judgeIn(office: Office, acting: Acting, act: SentAct, { draft, seats }: Judging): Promise<Judgement> {
  const kept = () => (draft.before ? actsOf(office.database, acting.post, [act.case]) : Promise.resolve([]))
  const judgement = await judge(office, act, { ...draft, added: draft.added.map((each) => each.act), kept })
  if (!judgement.ok) return judgement
  const fault = await seatFault(office, seats, { ...draft, ...judgement, before: draft.now })
  if (fault) return { ok: false, why: fault }
  const named = filesIn(draft.programme, judgement.plain)
  if (named.length === 0) return judgement
  const there = await describeFiles(
    office.database,
    acting.post,
    named.map(({ file }) => file.id),
  )
  const isThere = named.every(({ file }) =>
    there.some(
      (one) =>
        one.id === file.id &&
        one.kind === file.kind &&
        one.sha256 === file.sha256 &&
        one.bytes === file.bytes &&
        (one.caseId === null || one.caseId === act.case),
    ),
  )
  if (!isThere) return { ok: false, why: 'file-missing' }
  const { questions } = accessOf(draft.programme)
  draft.files.push(
    ...named.map(({ file, question }) => ({ id: file.id, restricted: questions[question] === 'restricted' })),
  )
  return judgement
}

function take(draft: Draft, { act, now, plain, definition }: Judgement & { readonly ok: true }, index: number): void {
  draft.now = now
  draft.added.push({ act, definition })
  draft.indexes.push(index)
  for (const [name, value] of Object.entries(plain))
    if (draft.programme.record[name]?.sealed) draft.identity.set(act.answers[name], value)
}

/** Appends the drafts; acts of a case that has moved on meanwhile lose their verdict, to be judged again. */
async function keep(
  office: Office,
  acting: Acting,
  drafts: ReadonlyMap<string, Draft>,
  verdicts: Map<number, Verdict>,
  whole: boolean,
): Promise<ReadonlyMap<number, Verdict>> {
  const additions = [...drafts.values()].flatMap((draft) => additionOf(office, acting, draft))
  if (additions.length === 0) return verdicts
  const { kept, taken } = await appendAll(office, acting, additions, whole)
  for (const [caseId, { indexes }] of drafts)
    for (const index of indexes) {
      const verdict = verdicts.get(index)
      if (taken.has(caseId) && verdict) verdicts.set(index, { id: verdict.id, verdict: 'refused', why: 'id-taken' })
      else if (!kept.has(caseId)) verdicts.delete(index)
    }
  return whole && kept.size < additions.length ? new Map() : verdicts
}

interface Appended {
  readonly kept: ReadonlySet<string>
  /** Cases whose id, or an act of theirs, is another's already. */
  readonly taken: ReadonlySet<string>
}

async function appendAll(
  office: Office,
  acting: Acting,
  additions: readonly Addition[],
  whole: boolean,
): Promise<Appended> {
  try {
    const kept = await append(office.database, { post: acting.post, additions, synthetic: office.synthetic, whole })
    // A new case that cannot be made has the id of one that this post may not see.
    const blocked = additions.filter(({ now, before }) => !before && !kept.has(now.id)).map(({ now }) => now.id)
    const visible = blocked.length > 0 ? (await load(office.database, acting.post, blocked, [])).cases : new Map()
    return { kept, taken: new Set(blocked.filter((id) => !visible.has(id))) }
  } catch (error) {
    if (whole && isStale(error)) return { kept: new Set(), taken: new Set() }
    if (!isConflict(error)) throw error
    const [only] = additions
    if (additions.length === 1 && only) return { kept: new Set(), taken: new Set([only.now.id]) }
    // One act in the batch has another's id: each case on its own, so that the others are kept.
    return appendEach(office, acting, additions)
  }
}

async function appendEach(office: Office, acting: Acting, additions: readonly Addition[]): Promise<Appended> {
  const kept = new Set<string>()
  const taken = new Set<string>()
  for (const addition of additions) {
    const one = await appendAll(office, acting, [addition], false)
    for (const id of one.kept) kept.add(id)
    for (const id of one.taken) taken.add(id)
  }
  return { kept, taken }
}

function additionOf(office: Office, acting: Acting, draft: Draft): readonly Addition[] {
  const { programme, before, now, keys } = draft
  if (!now || draft.added.length === 0) return []
  const received = office.now().toISOString()
  const kept = {
    programme: programme.name,
    by: { post: acting.post, account: acting.account, ...(before?.way.standsIn && { for: before.post }) },
    received,
  }
  const isFirstRestricted =
    before?.restricted === undefined && draft.added.some(({ act }) => Object.values(act.answers).some(isRestricted))
  return [
    {
      before,
      programme: programme.name,
      post: before?.post ?? acting.post,
      wrapped: before?.wrapped ?? wrapKey(office.keys, keys.own, ownerOf.case(now.id)),
      restricted:
        isFirstRestricted && keys.restricted
          ? wrapKey(office.keys, keys.restricted, ownerOf.restricted(now.id))
          : undefined,
      acts: draft.added.map(({ act, definition }) => ({ ...act, ...kept, definition })),
      now,
      foundBy: draft.identity.size > 0 ? findable(office.keys, programme.record, identityOf(draft, now)) : undefined,
      record: recordNumber(office.keys, now.id),
      projection: project(programme.record, now),
      files: draft.files,
    },
  ]
}

const identityOf = ({ programme, keys, identity }: Draft, { id, answers }: Case): LooseAnswers =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([name]) => programme.record[name]?.sealed)
      .map(([name, value]) => [name, identity.has(value) ? identity.get(value) : openAnswer(keys, id, name, value)]),
  )
