import type { Phrase } from '#kernel/words.ts'
import type { SentAct } from '#serve/envelope.ts'
import { mostActs, submit } from '#serve/submit.ts'
import type { Database } from '#store/database.ts'
import { listPosts } from '#store/posts.ts'
import { readSetting, writeSetting } from '#store/settings.ts'
import { StartProblem } from '#store/start-problem.ts'
import { type Acting, type Office, actingAs } from '#web/office.ts'

import { type DemoAct, demoActs } from './acts.ts'
import { putDeliveries } from './deliveries.ts'
import { demoPassword, demoPosts } from './posts.ts'
import { putRelease } from './releases.ts'
import { putServices } from './services.ts'
import { holdCourses, ownTexts, signUps } from './sessions.ts'
import { accountOf, giveTo, holderAt, leaveVacant, putStaff } from './staff.ts'

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
    await putStaff(owner, { ...when, keys: office.keys })
    await keepAll({ owner, office: { ...office, synthetic: true }, ...when, report })
    await putServices(office.database, when)
    await ownTexts(office, when)
    await holdCourses({ ...office, synthetic: true }, when)
    await putDeliveries({ ...office, synthetic: true }, when)
    await putRelease({ ...office, synthetic: true }, when)
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

type Keeping = Required<Omit<Filling, 'report'>> & { readonly report: NonNullable<Filling['report']> }

/**
 * Tells the story in the order in which one builds on the other: each holder of each post, who is given the post first;
 * supervisors stand last among the posts. Then the posts whose last holder has left become vacant, and their deputies go on.
 */
async function keepAll({ owner, office, seed, now, report }: Keeping): Promise<void> {
  const acts = demoActs(seed, now)
  const progress = { kept: 0, of: acts.length, report }
  for (const post of demoPosts)
    for (const holder of post.holders) {
      await giveTo(owner, { post, holder, seed, now })
      const sent = acts.filter(
        (act) => act.post === post.id && act.standsFor === undefined && holderAt(post, act.sent.at, now) === holder,
      )
      await keepBatches(office, batchesOf(actingAs(accountOf(seed, holder, now), post), sent), progress)
    }
  for (const post of demoPosts) await leaveVacant(owner, { post, seed, now })
  for (const post of demoPosts) {
    const holder = post.holders.at(-1)
    const sent = acts.filter((act) => act.post === post.id && act.standsFor !== undefined)
    if (holder && sent.length > 0)
      await keepBatches(office, batchesOf(actingAs(accountOf(seed, holder, now), post), sent), progress)
  }
}

const batchesOf = (acting: Acting, acts: readonly DemoAct[]): readonly Batch[] =>
  inParts(
    acts.map(({ sent }) => sent),
    mostActs,
  ).map((sent) => ({ acting, sent }))

const inParts = <Each>(all: readonly Each[], most: number): readonly (readonly Each[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, part) => all.slice(part * most, (part + 1) * most))

interface Progress {
  kept: number
  readonly of: number
  readonly report: Keeping['report']
}

async function keepBatches(office: Office, batches: readonly Batch[], progress: Progress): Promise<void> {
  for (const { acting, sent } of batches) {
    const verdicts = await submit(office, acting, sent)
    const refused = verdicts.find(({ verdict }) => verdict === 'refused')
    if (refused) throw new Error(`The demonstration breaks a rule: ${JSON.stringify(refused)}`)
    progress.kept += sent.length
    progress.report({ kept: progress.kept, of: progress.of })
  }
}

const demo: Demo = {
  accounts: demoPosts
    .filter(({ shown }) => shown)
    .flatMap(({ holders, title }) => holders.map(({ login }) => ({ login, password: demoPassword, post: title }))),
  cases: demoPosts.reduce((sum, { enrols }) => sum + (enrols?.people ?? 0), 0) + signUps,
}
