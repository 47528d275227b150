import type { Instant } from '#kernel/date.ts'
import { hashPassword } from '#registry/password.ts'
import { addAccount } from '#store/accounts.ts'
import type { Database } from '#store/database.ts'
import { putDeputy } from '#store/deputies.ts'
import type { Keys } from '#store/keys.ts'
import { hold, postsHeldBy, putPosts, vacate } from '#store/posts.ts'
import { ownerOf, sealText } from '#store/seal.ts'

import { drawName } from './names.ts'
import { type DemoHolder, type DemoPost, demoPassword, demoPosts } from './posts.ts'
import { randomFrom } from './random.ts'

interface Staffing {
  readonly seed: string
  readonly now: Date
  readonly keys: Keys
}

/** Writes the posts and the accounts of their holders; what is there already stays. */
export async function putStaff(owner: Database, { seed, now, keys }: Staffing): Promise<void> {
  await putPosts(owner, demoPosts.map(withoutStory))
  // One hash for all: they share one password that everybody knows, and hashing is slow on purpose.
  const passwordHash = await hashPassword(demoPassword)
  for (const post of demoPosts)
    for (const holder of post.holders) {
      const { id, name } = personOf(seed, holder, now)
      await addAccount(owner, {
        id,
        login: holder.login,
        sealedName: sealText(keys, name, ownerOf.account(id)),
        passwordHash,
        language: holder.language,
      })
    }
}

const withoutStory = ({ id, organisation, place, functions, title }: DemoPost) => ({
  id,
  organisation,
  place,
  functions,
  title,
})

interface Giving {
  readonly post: DemoPost
  readonly holder: DemoHolder
  readonly seed: string
  readonly now: Date
}

/** Gives a post to its next holder, who finds what the one before has left. */
export async function giveTo(owner: Database, { post, holder, seed, now }: Giving): Promise<void> {
  const { id: account, holding } = personOf(seed, holder, now)
  const from = daysBefore(now, holder.from)
  const held = await postsHeldBy(owner, account, from)
  if (!held.some(({ id }) => id === post.id)) await hold(owner, { id: holding, post: post.id, account, from })
}

/** Lets the last holder of a post leave, where the story says so, and names its deputy. */
export async function leaveVacant(owner: Database, { post, seed, now }: Omit<Giving, 'holder'>): Promise<void> {
  const left = post.holders.at(-1)?.until
  if (left === undefined) return
  const at = daysBefore(now, left)
  await vacate(owner, post.id, at)
  if (post.deputy === undefined) return
  const id = randomFrom(`${seed}/deputy/${post.id}`).id(at.getTime())
  await putDeputy(owner, { id, post: post.id, deputy: post.deputy, standsFrom: at, standsUntil: null })
}

/** Who held a post when something was done. */
export const holderAt = ({ holders }: DemoPost, at: Instant, now: Date): DemoHolder | undefined =>
  holders.findLast(({ from }) => daysBefore(now, from).toISOString() <= at)

/** The account of a holder. */
export const accountOf = (seed: string, holder: DemoHolder, now: Date): string => personOf(seed, holder, now).id

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

function personOf(seed: string, { login, from }: DemoHolder, now: Date) {
  const random = randomFrom(`${seed}/staff/${login}`)
  const since = daysBefore(now, from).getTime()
  return {
    id: random.id(since),
    holding: random.id(since),
    name: drawName(random, random.chance(0.4) ? 'female' : 'male'),
  }
}
