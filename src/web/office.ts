import type { Codelists } from '#kernel/codelist.ts'
import type { Numbering, Shapes } from '#kernel/country.ts'
import type { Curriculum } from '#kernel/course.ts'
import { type Instant, type PlainDate, localTime } from '#kernel/date.ts'
import type { Programme } from '#kernel/programme.ts'
import type { Register } from '#kernel/register.ts'
import type { Source } from '#kernel/source.ts'
import type { PostFunction } from '#kernel/workflow.ts'
import type { Database } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import type { Post } from '#store/posts.ts'

/** All that serving people needs: the database as role `web`, the secrets, the declarations, and time. */
export interface Office {
  readonly database: Database
  readonly keys: Keys
  readonly programmes: ReadonlyMap<string, Programme>
  /** The fingerprints of each programme's definitions by version: a form that is a little old is still taken. */
  readonly definitions: ReadonlyMap<string, ReadonlyMap<number, string>>
  readonly lists: Codelists
  /** How the country is drawn on maps; undefined where nobody has drawn it. */
  readonly shapes: Shapes | undefined
  /** What courses there are, and of what texts each is made. */
  readonly curriculum: Curriculum
  /** How the country's telephone numbers are made. */
  readonly numbering: Numbering
  /** The time zone whose days the country's forms mean. */
  readonly zone: string
  /** True in a demonstration: every page and every export says so. */
  readonly synthetic: boolean
  readonly press: Press
  now(): Date
}

/** What publishing works with besides: the declarations, the ways in of those who count and who sign, and a folder of its own. */
export interface Press {
  readonly registers: readonly Register[]
  /** Everything that tables are made of: the registers, and the programmes that declare tables. */
  readonly sources: readonly Source[]
  readonly publisher: Database
  readonly worker: Database
  /** Where files wait, snapshots are kept and refused rows are written: for nobody else on this machine. */
  readonly folder: string
  /** The file that remembers the ledger of releases, beside the key file. */
  readonly witness: string
}

/** Who acts: an account, as one post, with the post's functions. */
export interface Acting {
  readonly account: string
  readonly post: string
  /** The desk that the post stands at: its organisation and place, shared with the posts beside it. */
  readonly desk: string
  readonly functions: readonly PostFunction[]
}

/** The day that a moment falls on in the country. */
export const dayIn = (zone: string, moment: Instant | Date): PlainDate => localTime(moment, zone).day

/** The moment at which a day begins in the country. */
export function startOf(zone: string, day: PlainDate): Date {
  const guess = Date.parse(`${day}T00:00:00Z`)
  const there = localTime(new Date(guess), zone)
  return new Date(2 * guess - Date.parse(`${there.day}T${there.time}:00Z`))
}

/** Who acts, from an account and the post that it holds. */
export const actingAs = (
  account: string,
  { id, organisation, place, functions }: Pick<Post, 'id' | 'organisation' | 'place' | 'functions'>,
): Acting => ({
  account,
  post: id,
  desk: `${organisation}/${place ?? ''}`,
  functions,
})
