import type { Phrase } from '#kernel/words.ts'
import { accountNames } from '#store/accounts.ts'
import { caseLines } from '#store/cases.ts'
import { type Glass, glassesFor, glassesOf, openWhy } from '#store/glass.ts'
import { postTitles } from '#store/posts.ts'
import type { Acting, Office } from '#web/office.ts'

import { openNames } from './staff.ts'

/** Somebody opened a case out of their reach: who, as which post, until when and why. */
export interface Told {
  readonly glass: Glass
  readonly who: string
  readonly post: Phrase | undefined
  readonly why: string
}

// Long enough that nobody's holiday hides it.
const days = 30

/** The glasses that were broken for a post's own cases lately. */
export async function toldTo(office: Office, acting: Acting): Promise<readonly Told[]> {
  const since = new Date(office.now().getTime() - days * 86_400_000)
  const glasses = await glassesOf(office.database, acting.post, since)
  const lines = await caseLines(office.database, acting.post, [...new Set(glasses.map(({ caseId }) => caseId))])
  const wrapped = new Map(lines.map((line) => [line.id, line.wrapped]))
  return told(office, glasses, (glass) => wrapped.get(glass.caseId))
}

/** The glasses that were broken for one case, as far as the post is told of them. */
export const toldOf = async (
  office: Office,
  acting: Acting,
  { id, wrapped }: { readonly id: string; readonly wrapped: string },
): Promise<readonly Told[]> => told(office, await glassesFor(office.database, acting.post, id), () => wrapped)

async function told(
  office: Office,
  glasses: readonly Glass[],
  keyOf: (glass: Glass) => string | undefined,
): Promise<readonly Told[]> {
  const sealed = await accountNames(
    office.database,
    glasses.map(({ account }) => account),
  )
  const names = openNames(office, sealed)
  const posts = await postTitles(
    office.database,
    glasses.map(({ post }) => post),
  )
  return glasses.map((glass) => {
    const key = keyOf(glass)
    return {
      glass,
      who: names.get(glass.account) ?? glass.account,
      post: posts.get(glass.post),
      why: key === undefined ? '' : openWhy(office.keys, key, glass),
    }
  })
}
