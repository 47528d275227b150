import { type Distance, accessOf } from '#kernel/access.ts'
import type { Programme } from '#kernel/programme.ts'
import type { PostFunction } from '#kernel/workflow.ts'
import type { Post } from '#store/posts.ts'

import { type Marked, deputy, vacant } from './world.ts'

// What must be, said once more and in another way: neither the code that decides nor the tables that it fills are asked here.

const within = (inner: string | null, outer: string | null) =>
  outer === null ||
  inner === outer ||
  (inner !== null && inner.slice(0, 4) === outer.slice(0, 4) && outer.endsWith('000'))

function isNear(post: Post, other: Post, at: Distance): boolean {
  if (post.id === other.id) return true
  const ours = post.organisation === other.organisation
  switch (at) {
    case 'own':
      return false
    case 'desk':
      return ours && post.place !== null && post.place === other.place
    case 'place':
      return ours && within(other.place, post.place)
    case 'organisation':
      return ours
    case 'country':
      return true
  }
}

/** By which functions a post sees a case, and whether what was told in confidence is among it; `undefined` when it does not see it. */
export interface Sight {
  readonly functions: readonly PostFunction[]
  readonly restricted: boolean
  readonly standsIn: boolean
}

export function sightOf(post: Post, { programme, owner }: Pick<Marked, 'programme' | 'owner'>): Sight | undefined {
  const { reads: rights, sensitivity } = accessOf(programme)
  const own = post.functions.filter((each) => rights[each] && isNear(post, owner, rights[each].at))
  const lent = owner === vacant && post !== vacant ? owner.functions.filter((each) => rights[each]) : []
  const isDeputy = post.id === deputy && lent.length > 0
  const isHead =
    lent.length > 0 &&
    post.functions.includes('supervisor') &&
    isNear(post, owner, 'place') &&
    (sensitivity === 'ordinary' || rights.supervisor !== undefined)
  const functions = [...own, ...(isDeputy || isHead ? lent : [])]
  if (functions.length === 0) return undefined
  const confidants = [...own, ...(isDeputy ? lent : [])]
  return {
    functions,
    restricted: confidants.some((each) => rights[each]?.upTo === 'restricted'),
    standsIn: isDeputy || isHead,
  }
}

const levels = ['ordinary', 'sensitive', 'restricted']

/** Whether a post may read the answer to a question of a case. */
export function reads(post: Post, marked: Pick<Marked, 'programme' | 'owner'>, question: string): boolean {
  const sight = sightOf(post, marked)
  return sight !== undefined && readsWith(marked.programme, sight, question)
}

export function readsWith(
  programme: Programme,
  sight: Pick<Sight, 'functions' | 'restricted'>,
  question: string,
): boolean {
  const access = accessOf(programme)
  const level = access.questions[question] ?? 'ordinary'
  if (level === 'restricted' && !sight.restricted) return false
  return sight.functions.some((each) => {
    const right = access.reads[each]
    if (!right) return false
    const pages = programme.form.pages
    const onPage = right.pages === undefined || right.pages.some((page) => pages[page]?.includes(question))
    return onPage && (level === 'restricted' || levels.indexOf(level) <= levels.indexOf(right.upTo ?? 'ordinary'))
  })
}

/** Whether a post may take a step of a case. */
export function takes(post: Post, marked: Pick<Marked, 'programme' | 'owner'>, step: string): boolean {
  const sight = sightOf(post, marked)
  if (!sight) return false
  const { steps, corrections } = marked.programme.workflow
  if (step === 'correct') return corrections.some((each) => sight.functions.includes(each))
  const { by = [], asks = [] } = steps[step] ?? {}
  const pages = marked.programme.form.pages
  const asked = asks.flatMap((page) => pages[page] ?? [])
  return (
    by.some((each) => sight.functions.includes(each)) && asked.every((name) => readsWith(marked.programme, sight, name))
  )
}

/** Whether a post may open cases by a step. */
export const opens = (post: Post, { workflow }: Programme, step: string): boolean =>
  workflow.steps[step]?.by.some((each) => post.functions.includes(each)) ?? false

/** Whether any step at all of a case is a post's to take: only then may it write, as far as the database can tell. */
export function works(post: Post, marked: Pick<Marked, 'programme' | 'owner'>): boolean {
  const sight = sightOf(post, marked)
  if (!sight) return false
  const { steps, corrections } = marked.programme.workflow
  return [...corrections, ...Object.values(steps).flatMap(({ by }) => by)].some((each) =>
    sight.functions.includes(each),
  )
}
