import { type PlainDate, addDays } from '#kernel/date.ts'

import type { Given } from './answers.ts'
import { dayOf, momentIn } from './clock.ts'
import { workday } from './courses.ts'
import { drawOtherDestination } from './journeys.ts'
import { phoneOf } from './people.ts'
import type { DemoPost } from './posts.ts'
import type { Random, Weighted } from './random.ts'
import { type Deed, deed } from './stories.ts'

interface Written {
  readonly number: number
  readonly person: Given
}

/** Draws what is put right some days after the last deed, in a few cases: by the post itself, or by the one that supervises it. */
export function drawCorrection(
  random: Random,
  { post, last, ...written }: Written & { readonly post: DemoPost; readonly last: Deed },
): (Deed & { readonly by: string }) | undefined {
  if (!random.chance(0.07)) return undefined
  const day = workday(addDays(dayOf(last.at), random.whole(1, 20)))
  const put = random.weighted(kinds)
  const vacant = post.holders.at(-1)?.until !== undefined
  const by = post.supervisor && (vacant || random.chance(0.3)) ? post.supervisor : post.id
  return { ...deed('correct', momentIn(random, day, 11), put(random, written, day)), by }
}

type Put = (random: Random, written: Written, day: PlainDate) => Given

const otherPhone: Put = (_random, { number }) => ({ phone: phoneOf(number, 1) })
const otherDestination: Put = (random, { person }) => ({
  destination: drawOtherDestination(random, person.destination),
})
const otherDeparture: Put = (random, { person }, day) => ({
  leaving: addDays(person.leaving ?? day, random.whole(14, 40)),
})

const kinds: Weighted<Put> = [
  [otherPhone, 0.45],
  [otherDeparture, 0.3],
  [otherDestination, 0.25],
]
