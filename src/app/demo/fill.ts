import type { Codelist } from '#kernel/codelist.ts'
import type { Phrase } from '#kernel/words.ts'
import type { SentAct } from '#serve/envelope.ts'
import { mostActs, submit } from '#serve/submit.ts'
import type { Database } from '#store/database.ts'
import { listPosts } from '#store/posts.ts'
import { readSetting, writeSetting } from '#store/settings.ts'
import { StartProblem } from '#store/start-problem.ts'
import { type Acting, type Office, actingAs } from '#web/office.ts'

import { type DemoAct, demoActs } from './acts.ts'
import { demoPassword, demoPosts } from './posts.ts'
import { accountOf, holderAt, putStaff } from './staff.ts'

/** An account to log in with: one for each kind of post. */
export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly post: Phrase
}

export interface Demo {
  readonly accounts: readonly DemoAccount[]
  readonly cases: number
}

interface Filling {
  /** As the owner of the tables, who may write settings, posts and accounts. */
  readonly owner: Database
  /** As people will use it: acts go through the same door as everybody's. */
  readonly office: Office
  readonly seed: string
  readonly now: Date
  /** How many acts are kept, of how many. */
  readonly report?: (progress: { readonly kept: number; readonly of: number }) => void
}

/** Whether a demonstration is wanting: nothing is in the database yet, or its first filling was broken off. */
export async function needsDemo(owner: Database, now: Date): Promise<boolean> {
  const begun = await readBegun(owner)
  return begun ? !begun.done : (await listPosts(owner, now)).length === 0
}

/**
 * Fills an empty database with synthetic people, or goes on where an earlier filling was broken off; a filled one it leaves alone.
 * The organisations of the country must be there. A database with posts of its own is refused: no synthetic person among real ones.
 */
export async function fillDemo({ owner, office, seed, now, report = () => undefined }: Filling): Promise<Demo> {
  const begun = (await readBegun(owner)) ?? (await begin(owner, { seed, now }))
  if (!begun.done) {
    const when = { seed: begun.seed, now: new Date(begun.now) }
    await putStaff(owner, { ...when, keys: office.keys, places: placesOf(office) })
    await keepAll({ ...office, synthetic: true }, batchesOf(demoActs(when.seed, when.now), when), report)
    await writeSetting(owner, 'demo', { ...begun, done: true })
  }
  return demo
}

interface Begun {
  readonly seed: string
  /** The moment that the demonstration tells its story up to. */
  readonly now: string
  readonly done: boolean
}

async function readBegun(owner: Database): Promise<Begun | undefined> {
  // Written below and by nobody else, so its shape is known.
  return (await readSetting(owner, 'demo')) as Begun | undefined
}

async function begin(owner: Database, { seed, now }: { readonly seed: string; readonly now: Date }): Promise<Begun> {
  if ((await listPosts(owner, now)).length > 0) throw new StartProblem('database-not-empty')
  const begun = { seed, now: now.toISOString(), done: false }
  // First of all, so that no synthetic person is ever without the mark.
  await writeSetting(owner, 'synthetic', true)
  await writeSetting(owner, 'demo', begun)
  return begun
}

interface Batch {
  readonly acting: Acting
  readonly sent: readonly SentAct[]
}

/** The acts of each holder of each post, in the order in which one builds on the other: supervisors stand last among the posts. */
function batchesOf(
  acts: readonly DemoAct[],
  { seed, now }: { readonly seed: string; readonly now: Date },
): readonly Batch[] {
  return demoPosts.flatMap((post) =>
    post.holders.flatMap((holder) => {
      const sent = acts
        .filter((act) => act.post === post.id && holderAt(post, act.sent.at, now) === holder)
        .map((act) => act.sent)
      const acting = actingAs(accountOf(seed, holder, now), post)
      return inParts(sent, mostActs).map((part) => ({ acting, sent: part }))
    }),
  )
}

const inParts = <Each>(all: readonly Each[], most: number): readonly (readonly Each[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, part) => all.slice(part * most, (part + 1) * most))

async function keepAll(
  office: Office,
  batches: readonly Batch[],
  report: NonNullable<Filling['report']>,
): Promise<void> {
  const of = batches.reduce((sum, { sent }) => sum + sent.length, 0)
  let kept = 0
  for (const { acting, sent } of batches) {
    const verdicts = await submit(office, acting, sent)
    const refused = verdicts.find(({ verdict }) => verdict === 'refused')
    if (refused) throw new Error(`The demonstration breaks a rule: ${JSON.stringify(refused)}`)
    kept += sent.length
    report({ kept, of })
  }
}

function placesOf({ lists }: Office): Codelist {
  const { place } = lists
  if (!place) throw new Error('The country has no list of places')
  return place
}

const demo: Demo = {
  accounts: demoPosts
    .filter(({ shown }) => shown)
    .flatMap(({ holders, title }) => holders.map(({ login }) => ({ login, password: demoPassword, post: title }))),
  cases: demoPosts.reduce((sum, { enrols }) => sum + (enrols?.people ?? 0), 0),
}
