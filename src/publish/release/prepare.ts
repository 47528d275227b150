import { setImmediate as breathe } from 'node:timers/promises'

import type { Codelists } from '#kernel/codelist.ts'
import type { Instant, PlainDate } from '#kernel/date.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import type { Rhythm } from '#kernel/register.ts'
import type { Source } from '#kernel/source.ts'
import type { Table } from '#kernel/table.ts'
import type { Language, Phrase } from '#kernel/words.ts'
import { sentence as sayControl } from '#publish/disclosure/refusal.ts'
import type { Chance } from '#publish/protect/context.ts'
import { peopleIn } from '#publish/protect/people.ts'
import { protect } from '#publish/protect/protect.ts'
import type { ProtectedTable } from '#publish/protect/protected.ts'
import { type Snapshot, type Snapshots, isRegister, snapshotOf } from '#publish/register/snapshot.ts'
import type { Engine } from '#publish/tabulate/engine.ts'
import { sentence as sayCount } from '#publish/tabulate/refusal.ts'
import { tabulate } from '#publish/tabulate/tabulate.ts'
import type { People } from '#store/budget.ts'
import { keepCandidate } from '#store/candidates.ts'
import { newestDelivery } from '#store/released.ts'

import { type Attackable, attackCandidate } from './attack-candidate.ts'
import { axisWithWords } from './axis-words.ts'
import {
  type Candidate,
  type CandidateSnapshot,
  type CandidateTable,
  type CandidateText,
  writeCandidate,
} from './candidate.ts'
import type { Hand } from './decide.ts'
import type { ReleaseRefusal } from './refusal.ts'

/** What candidates are prepared with. */
export interface Workshop extends Attackable {
  /** The database as the role `publisher`, and where snapshots are kept. */
  readonly snapshots: Snapshots
  readonly engine: Engine
  readonly lists: Codelists
  /** For a table under noise: the generator and the budget that it draws on, in the name of this release, from everybody in it. */
  chanceOf(table: string, release: string, people: People): Chance
  /** How a table is protected, in words for a reader. */
  noteOf(table: Table, protectedTable: ProtectedTable): Phrase
}

/** What somebody wants to release. */
export interface Wanted {
  /** `register.table`, all of one register and for one audience. */
  readonly tables: readonly string[]
  readonly text: CandidateText
  readonly asOf: PlainDate
  /** What a rate is measured against, in words, by `register.table.figure`. */
  readonly denominators?: Readonly<Record<string, Phrase>>
  readonly by: Hand
  readonly signal?: AbortSignal
  readonly report?: (done: number, of: number) => void
}

/** A refusal, with the reason in words where it comes from counting or protecting. */
export type Unprepared = ReleaseRefusal & { readonly reason?: Phrase }

/**
 * Counts, protects and attacks some tables and keeps them as a candidate; gives its id. Nothing is kept when a table cannot be counted or
 * protected, or when the signal says stop; then it throws the signal's reason. Budget that noise has drawn on stays spent.
 */
export async function prepareCandidate(workshop: Workshop, wanted: Wanted): Promise<Outcome<string, Unprepared>> {
  const chosen = choose(workshop.sources, wanted.tables)
  if (!chosen.ok) return chosen
  const { source, tables, audience } = chosen.value
  const snapshot = await snapshotOf(workshop.snapshots, source)
  if (!snapshot) return bad({ why: 'no-rows', values: { register: source.name } })
  const { report = () => undefined, by } = wanted
  const steps = tables.length + 1
  const made: CandidateTable[] = []
  for (const [at, [name, table]] of tables.entries()) {
    report(at, steps)
    const one = await makeTable(workshop, wanted, { source, snapshot, name, table })
    if (!one.ok) return one
    made.push(one.value)
  }
  report(tables.length, steps)
  const unattacked: Candidate = {
    ...wanted.text,
    population: source.name,
    asOf: wanted.asOf,
    audience,
    synthetic: snapshot.synthetic,
    snapshots: [await describeSnapshot(workshop, source, snapshot, by.now)],
    tables: made,
    verdict: null,
    prepared: { post: by.post, account: by.account, at: by.now.toISOString() },
  }
  const verdict = await attackCandidate(workshop, unattacked, by.now)
  wanted.signal?.throwIfAborted()
  const candidate = { ...unattacked, verdict }
  const id = crypto.randomUUID()
  await keepCandidate(workshop.snapshots.publisher, {
    id,
    name: candidate.name,
    population: candidate.population,
    post: by.post,
    account: by.account,
    preparedAt: by.now,
    ...writeCandidate(candidate),
  })
  report(steps, steps)
  return good(id)
}

interface Chosen {
  readonly source: Source
  readonly tables: readonly (readonly [name: string, table: Table])[]
  readonly audience: Candidate['audience']
}

/** Finds the tables; all must be of one source, whose people the attack then knows, and for one audience. */
function choose(sources: readonly Source[], names: readonly string[]): Outcome<Chosen, Unprepared> {
  const found: { readonly source: Source; readonly name: string; readonly table: Table }[] = []
  for (const name of new Set(names)) {
    const [register = '', own = ''] = name.split('.')
    const source = sources.find((each) => each.name === register)
    const table = source?.tables[own]
    if (!source || !table) return bad({ why: 'no-such-table', values: { table: name } })
    found.push({ source, name, table })
  }
  const [first] = found
  if (!first) return bad({ why: 'no-tables' })
  const stranger = found.find(({ source }) => source !== first.source)
  if (stranger) return bad({ why: 'two-populations', values: { one: first.name, other: stranger.name } })
  const other = found.find(({ table }) => table.audience !== first.table.audience)
  if (other) return bad({ why: 'two-audiences', values: { one: first.name, other: other.name } })
  return good({
    source: first.source,
    tables: found.map(({ name, table }) => [name, table] as const),
    audience: first.table.audience,
  })
}

interface Making {
  readonly source: Source
  readonly snapshot: Snapshot
  readonly name: string
  readonly table: Table
}

async function makeTable(
  { engine, lists, chanceOf, noteOf }: Workshop,
  { text, denominators = {}, signal }: Wanted,
  { source, snapshot, name, table }: Making,
): Promise<Outcome<CandidateTable, Unprepared>> {
  const refused = (reason: Phrase) => bad({ why: 'table-refused' as const, values: { table: name }, reason })
  const pause = async () => {
    signal?.throwIfAborted()
    await breathe()
  }
  await pause()
  const people = table.method.kind === 'noise' ? await peopleIn(engine, snapshot.path) : undefined
  if (people && !people.ok) return refused(inEach((language) => sayCount(language, people.why)))
  const chance = people ? chanceOf(name, text.name, people.value) : undefined
  const limits = chance ? { rowsPerPerson: chance.rowsPerPerson } : {}
  const counted = await tabulate(engine, { file: snapshot.path, record: source.record }, table, lists, limits)
  if (!counted.ok) return refused(inEach((language) => sayCount(language, counted.why)))
  await pause()
  const guarded = await protect(table, counted.value, { table: name, pause, ...(chance && { chance }) })
  if (!guarded.ok) return refused(inEach((language) => sayControl(language, guarded.why)))
  const { axes, figures, method, noise } = guarded.value
  const [, own = ''] = name.split('.')
  const said = (pick: (words: Source['words']['en']['tables'][string]) => string) =>
    inEach((language) => {
      const words = source.words[language].tables[own]
      return words ? pick(words) : ''
    })
  return good({
    table: name,
    title: said(({ title }) => title),
    about: said(({ about }) => about),
    axes: axes.map((axis, at) => axisWithWords(axis, table.by[at] ?? { column: axis.column }, source, lists)),
    figures: Object.entries(table.figures).flatMap(([figure, declared]) => {
      const cells = figures[figure]
      if (!cells) return []
      const words = said((each) => each.figures[figure] ?? '')
      return [{ name: figure, declared, words, denominator: denominators[`${name}.${figure}`] ?? null, cells }]
    }),
    where: table.where ?? {},
    method: { kind: table.method.kind, report: method, note: noteOf(table, guarded.value) },
    noise,
    schedule: table.schedule,
    snapshot: snapshot.hash,
  })
}

const inEach = (say: (language: Language) => string): Phrase => ({
  tg: say('tg'),
  ru: say('ru'),
  en: say('en'),
})

/** A programme of our own is delivered as it is worked with: what stands in it now was delivered now. */
async function describeSnapshot(
  { snapshots }: Workshop,
  source: Source,
  { hash, synthetic }: Snapshot,
  now: Date,
): Promise<CandidateSnapshot> {
  const title = inEach((language) => source.words[language].title)
  const delivered: Instant = isRegister(source)
    ? ((await newestDelivery(snapshots.publisher, source.name)) ?? now).toISOString()
    : now.toISOString()
  const rhythm: Rhythm = isRegister(source) ? source.rhythm : 'month'
  const owner = isRegister(source) ? source.owner : source.name
  return { register: source.name, title, owner, hash, delivered, rhythm, synthetic }
}
