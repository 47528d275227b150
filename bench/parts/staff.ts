import { randomUUID } from 'node:crypto'

import { country } from '#app/office.ts'
import { addAccount } from '#store/accounts.ts'
import type { Database } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import { type Post, hold, putPosts } from '#store/posts.ts'
import { ownerOf, sealText } from '#store/seal.ts'
import { beginSession } from '#store/sessions.ts'
import { type Acting, actingAs } from '#web/office.ts'

/** A trainer's post, with its holder logged in. */
export interface Trainer {
  readonly acting: Acting
  readonly token: string
}

const day = 86_400_000

/** Makes trainers' posts, each at a place of its own and seeing its own cases alone, and logs their holders in. */
export async function putTrainers(owner: Database, keys: Keys, many: number): Promise<readonly Trainer[]> {
  const posts = country.codelists.place.codes.slice(0, many).map(({ code }) => trainer(code))
  await putPosts(owner, posts)
  return Array.fromAsync(posts, (post) => seat(owner, keys, post))
}

const trainer = (place: string): Post => ({
  id: `trainer-${place}`,
  organisation: 'MIGSERV',
  place,
  functions: ['trainer'],
  title: { tg: 'Омӯзгор', ru: 'Преподаватель', en: 'Trainer' },
})

async function seat(owner: Database, keys: Keys, post: Post): Promise<Trainer> {
  const id = randomUUID()
  const sealedName = sealText(keys, 'Корманди намунавӣ', ownerOf.account(id))
  await addAccount(owner, { id, login: post.id, sealedName, passwordHash: 'no password opens this', language: 'tg' })
  await hold(owner, { id: randomUUID(), post: post.id, account: id, from: new Date(Date.now() - day) })
  const begun = new Date()
  const expires = new Date(begun.getTime() + day)
  const token = await beginSession(owner, { account: id, post: post.id, begun, expires })
  return { acting: actingAs(id, post), token }
}
