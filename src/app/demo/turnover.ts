import { addDays } from '#kernel/date.ts'

import type { DemoCase, Done } from './cases.ts'
import { dayOf } from './clock.ts'
import { workday } from './courses.ts'
import { type Random, randomFrom } from './random.ts'
import { type Deed, attend, certify, required } from './stories.ts'

// Of those who were left in the middle of a course, so many are taken on.
const share = 0.6

/**
 * Lets the deputy of a vacant post go on with people whom its last holder left in the middle of a course: they hear what they have
 * missed and get their certificate.
 */
export const takeOver = (seed: string, now: Date, cases: readonly DemoCase[]): readonly DemoCase[] =>
  cases.map((each) => {
    const random = randomFrom(`${seed}/turnover/${each.number}`)
    return each.post.deputy !== undefined && isHalfWay(each) && random.chance(share) ? goOn(random, now, each) : each
  })

const isHalfWay = ({ done }: DemoCase) => done.at(-1)?.step === 'attend'

function goOn(random: Random, now: Date, each: DemoCase): DemoCase {
  const { post, done } = each
  const left = post.holders.at(-1)?.until ?? 0
  const day = workday(addDays(dayOf(now), random.whole(8, 30) - left))
  const heard = done.flatMap(({ answers }) => answers.modules ?? [])
  const missed = required.filter((module) => !heard.includes(module))
  const deeds: readonly Deed[] = [
    ...(missed.length > 0 ? [attend(random, { day, modules: missed })] : []),
    certify(random, day),
  ]
  const taken = deeds
    .filter(({ at }) => at <= now.toISOString())
    .reduce<DemoCase['done']>((so, deed) => [...so, doneFor(random, each, so, deed)], done)
  return { ...each, done: taken }
}

function doneFor(random: Random, { post }: DemoCase, so: DemoCase['done'], deed: Deed): Done {
  const seen = so.at(-1)?.id ?? ''
  return { ...deed, id: random.id(Date.parse(deed.at)), by: post.deputy ?? post.id, standsFor: post.id, after: [seen] }
}
