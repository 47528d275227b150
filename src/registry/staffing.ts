import { type PlainDate, isDay } from '#kernel/date.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import { type Language, languages } from '#kernel/words.ts'
import { type PostFunction, postFunctions } from '#kernel/workflow.ts'
import { findAccount } from '#store/accounts.ts'
import type { Database } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import type { Post } from '#store/posts.ts'
import { ownerOf, sealText } from '#store/seal.ts'
import { type Changer, type StaffingRefusal, addAccountBy, givePost } from '#store/staffing.ts'

import { drawPassword, hashPassword } from './password.ts'

/** What a form sent, each part as it was written. */
type Written = Readonly<Record<string, string | readonly string[] | undefined>>

/** What is wrong with a form about posts: a word for each question, whose sentence says what to write. */
export type FormFaults = Readonly<Record<string, 'missing' | 'badId' | 'badDay' | 'loginBad' | 'noName'>>

const text = (written: Written, name: string): string => {
  const value = written[name]
  return typeof value === 'string' ? value.trim().slice(0, 300) : ''
}
const many = (written: Written, name: string): readonly string[] => [written[name] ?? []].flat()

/** Reads a new post, or says which answers cannot be taken. */
export function readNewPost(written: Written): Outcome<Post, FormFaults> {
  const id = text(written, 'id')
  const title = Object.fromEntries(languages.map((each) => [each, text(written, `title.${each}`)])) as Post['title']
  const functions = postFunctions.filter((each) => many(written, 'functions').includes(each))
  const organisation = text(written, 'organisation')
  const faults: FormFaults = {
    ...(/^[a-z0-9][a-z0-9-]{1,60}$/.test(id) ? {} : { id: 'badId' }),
    ...(organisation === '' ? { organisation: 'missing' } : {}),
    ...(functions.length === 0 ? { functions: 'missing' } : {}),
    ...Object.fromEntries(
      languages.filter((each) => title[each] === '').map((each) => [`title.${each}`, 'missing'] as const),
    ),
  }
  if (Object.keys(faults).length > 0) return bad(faults)
  const place = text(written, 'place')
  return good({
    id,
    organisation,
    place: place === '' ? null : place,
    functions: functions satisfies PostFunction[],
    title,
  })
}

/** A deputy as it was written: which post, from and until which day. */
export interface WrittenDeputy {
  readonly deputy: string
  readonly from: PlainDate
  readonly until: PlainDate | undefined
}

/** Reads who is to stand in and when; without a first day from today on. */
export function readDeputy(written: Written, today: PlainDate): Outcome<WrittenDeputy, FormFaults> {
  const [deputy, from, until] = [text(written, 'deputy'), text(written, 'from') || today, text(written, 'until')]
  const faults: FormFaults = {
    ...(deputy === '' ? { deputy: 'missing' } : {}),
    ...(isDay(from) ? {} : { from: 'badDay' }),
    ...(until === '' || isDay(until) ? {} : { until: 'badDay' }),
  }
  if (Object.keys(faults).length > 0) return bad(faults)
  return good({ deputy, from, until: until === '' ? undefined : until })
}

/** To whom a post is given: somebody with an account, or somebody who gets one now. */
export interface WrittenHolder {
  readonly login: string
  readonly name: string
  readonly language: Language
}

/** Reads to whom a post is to be given. */
export function readHolder(written: Written): Outcome<WrittenHolder, FormFaults> {
  const login = text(written, 'login').toLowerCase()
  if (!/^[a-z0-9][a-z0-9._@-]{1,80}$/.test(login)) return bad({ login: 'loginBad' })
  const language = languages.find((each) => each === text(written, 'language')) ?? 'tg'
  return good({ login, name: text(written, 'name'), language })
}

interface Registry {
  readonly database: Database
  readonly keys: Keys
  now(): Date
}

/**
 * Gives a post to somebody by their login. Without such an account and with a name one is made, and its first password is in
 * the answer: it is told once and kept nowhere.
 */
export async function giveTo(
  { database, keys, now }: Registry,
  by: Changer,
  { post, holder }: { readonly post: string; readonly holder: WrittenHolder },
): Promise<Outcome<{ readonly password?: string }, StaffingRefusal | FormFaults>> {
  const there = await findAccount(database, holder.login)
  if (there) {
    const given = await givePost(database, by, { post, to: there.id, at: now() })
    return given === 'done' ? good({}) : bad(given)
  }
  if (holder.name === '') return bad({ name: 'noName' })
  const [id, password] = [crypto.randomUUID(), drawPassword()]
  const added = await addAccountBy(database, by, {
    account: {
      id,
      login: holder.login,
      sealedName: sealText(keys, holder.name, ownerOf.account(id)),
      passwordHash: await hashPassword(password),
      language: holder.language,
    },
    at: now(),
  })
  if (added !== 'done') return bad(added)
  const given = await givePost(database, by, { post, to: id, at: now() })
  return given === 'done' ? good({ password }) : bad(given)
}
