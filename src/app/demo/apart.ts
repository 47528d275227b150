import type { Given } from './answers.ts'
import type { DemoCase, Done } from './cases.ts'
import { dayOf, later } from './clock.ts'
import { phoneOf } from './people.ts'
import { randomFrom } from './random.ts'
import type { Deed } from './stories.ts'

interface Doing {
  readonly step: Deed['step']
  readonly answers: Given
}

/** What two devices did to one case, neither knowing of the other; the second is the office's where the post has one above it. */
type Parting = (now: DemoCase) => readonly [Doing, Doing]

const twoPhones: Parting = ({ number }) => [
  { step: 'correct', answers: { phone: phoneOf(number, 1) } },
  { step: 'correct', answers: { phone: phoneOf(number, 2) } },
]

const twoDestinations: Parting = ({ person }) => {
  const [one, other] = ['KAZ', 'TUR', 'POL'].filter((destination) => destination !== person.destination)
  return [
    { step: 'correct', answers: { destination: one } },
    { step: 'correct', answers: { destination: other } },
  ]
}

const leftAndPresent: Parting = (now) => [
  { step: 'leave', answers: { reason: 'travelled' } },
  { step: 'attend', answers: { attended: dayOf(last(now).at), modules: ['M7'] } },
]

const partings: readonly (readonly [post: string, Parting])[] = [
  ['migserv-bokhtar-trainer', twoPhones],
  ['migserv-bokhtar-trainer', twoDestinations],
  ['migserv-bokhtar-trainer', leftAndPresent],
  ['migserv-khujand-trainer', twoDestinations],
  ['migserv-dushanbe-trainer', leftAndPresent],
]

/**
 * Lets the latest few cases of some posts wait for a person to settle them: two answers that clash, or an attendance that is set
 * aside because on another device the person had left.
 */
export function bringApart(seed: string, now: Date, cases: readonly DemoCase[]): readonly DemoCase[] {
  const parted = new Map<string, DemoCase>()
  for (const [post, parting] of partings) {
    const [latest] = cases
      .filter((each) => each.post.id === post && !parted.has(each.id) && mayPart(each, now))
      .toSorted((one, other) => (last(one).at < last(other).at ? 1 : -1))
    if (latest) parted.set(latest.id, part(seed, latest, parting))
  }
  return cases.map((each) => parted.get(each.id) ?? each)
}

const last = ({ done }: DemoCase): Done => done.at(-1) ?? done[0]

const mayPart = (each: DemoCase, now: Date) =>
  ['enrol', 'attend'].includes(last(each).step) && later(last(each).at, 60) <= now.toISOString()

function part(seed: string, now: DemoCase, parting: Parting): DemoCase {
  const random = randomFrom(`${seed}/apart/${now.number}`)
  const { id: seen, by, at } = last(now)
  const [first, second] = parting(now)
  const office = second.step === 'correct' ? (now.post.supervisor ?? by) : by
  const done = (doing: Doing, minutes: number, who: string): Done => {
    const moment = later(at, minutes)
    return { ...doing, at: moment, id: random.id(Date.parse(moment)), by: who, after: [seen] }
  }
  return { ...now, done: [...now.done, done(first, 25, by), done(second, 50, office)] }
}
