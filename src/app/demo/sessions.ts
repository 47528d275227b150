import type { CourseSession } from '#kernel/course.ts'
import { type PlainDate, addDays } from '#kernel/date.ts'
import { signUp } from '#serve/sign-up.ts'
import { putSession } from '#store/course-sessions.ts'
import { confirmText, giveTexts, listTexts } from '#store/courses.ts'
import { isRefusedByRule } from '#store/database.ts'
import { type Office, actingAs, dayIn } from '#web/office.ts'

import { drawHome } from './homes.ts'
import { drawName } from './names.ts'
import { phoneOf } from './people.ts'
import { type DemoPost, demoPosts } from './posts.ts'
import { type Random, randomFrom } from './random.ts'
import { accountOf, holderAt } from './staff.ts'

interface Holding {
  readonly post: string
  readonly course: string
  /** The first day, so many days from now. */
  readonly starts: number
  readonly days: number
  readonly capacity: number
  /** How many sign up by themselves. */
  readonly signUps: number
  readonly womenOnly?: true
  readonly language?: 'ru'
  readonly isInternal?: true
}

// A dozen to come, some of them full with people waiting, and some that are past.
const holdings: readonly Holding[] = [
  { post: 'migserv-bokhtar-trainer', course: 'full', starts: 5, days: 5, capacity: 12, signUps: 15 },
  { post: 'migserv-bokhtar-trainer', course: 'russia', starts: 12, days: 3, capacity: 20, signUps: 9 },
  { post: 'migserv-bokhtar-trainer', course: 'short', starts: 19, days: 2, capacity: 10, signUps: 4, womenOnly: true },
  { post: 'migserv-bokhtar-trainer', course: 'korea', starts: 33, days: 4, capacity: 15, signUps: 0 },
  { post: 'migserv-khujand-trainer', course: 'russia', starts: 4, days: 3, capacity: 8, signUps: 11, language: 'ru' },
  { post: 'migserv-khujand-trainer', course: 'full', starts: 11, days: 5, capacity: 20, signUps: 6 },
  { post: 'migserv-khujand-trainer', course: 'kazakhstan', starts: 25, days: 2, capacity: 12, signUps: 2 },
  { post: 'migserv-vose-trainer', course: 'short', starts: 6, days: 2, capacity: 6, signUps: 7 },
  { post: 'migserv-vose-trainer', course: 'russia', starts: 20, days: 3, capacity: 12, signUps: 3 },
  { post: 'migserv-dushanbe-trainer', course: 'full', starts: 3, days: 5, capacity: 24, signUps: 12 },
  { post: 'migserv-dushanbe-trainer', course: 'returning', starts: 9, days: 1, capacity: 15, signUps: 3 },
  {
    post: 'migserv-dushanbe-trainer',
    course: 'short',
    starts: 16,
    days: 2,
    capacity: 12,
    signUps: 0,
    isInternal: true,
  },
  { post: 'rcst-kulob-caseworker', course: 'deciding', starts: 8, days: 1, capacity: 10, signUps: 5 },
  { post: 'migserv-bokhtar-trainer', course: 'full', starts: -23, days: 5, capacity: 12, signUps: 6 },
  { post: 'migserv-khujand-trainer', course: 'short', starts: -16, days: 2, capacity: 10, signUps: 4 },
  { post: 'migserv-dushanbe-trainer', course: 'russia', starts: -30, days: 3, capacity: 16, signUps: 0 },
]

/** How many synthetic people sign up by themselves. */
export const signUps = holdings.reduce((sum, each) => sum + each.signUps, 0)

interface Telling {
  readonly seed: string
  readonly now: Date
}

/** Plans the courses of the demonstration and lets synthetic people sign up for them, as anybody would. Done twice it is done once. */
export async function holdCourses(office: Office, { seed, now }: Telling): Promise<void> {
  const today = dayIn(office.zone, now)
  for (const [place, holding] of holdings.entries()) {
    const random = randomFrom(`${seed}/session/${place}`)
    const post = demoPosts.find(({ id }) => id === holding.post)
    const session = post && sessionOf(holding, { post, random, today })
    if (!session || !post) throw new Error(`The demonstration has no post ${holding.post}`)
    const planned = new Date(now.getTime() - 20 * 86_400_000 + Math.min(0, holding.starts) * 86_400_000)
    const isPast = session.endsOn < today
    await putSession(office.database, actorOf(post, { seed, now, at: planned }), session).catch(unlessThere)
    if (isPast) {
      const ended = new Date(`${session.endsOn}T10:00:00Z`)
      await putSession(office.database, actorOf(post, { seed, now, at: ended }), { ...session, state: 'held' }).catch(
        unlessThere,
      )
    }
    for (let at = 0; at < holding.signUps; at++)
      await signUpOne({ ...office, now: () => later(planned, at) }, session, {
        random: randomFrom(`${seed}/sign-up/${place}/${at}`),
        post,
        today,
        number: firstNumber + place * 100 + at,
      })
  }
}

// Everybody in the demonstration has a number; those who were enrolled by a desk have the lower ones.
const firstNumber = 900_000

const later = (moment: Date, at: number) => new Date(moment.getTime() + (at + 1) * 47 * 60_000)

// A filling that was broken off goes on: what is held already is not planned again.
const unlessThere = (error: unknown) => {
  if (!isRefusedByRule(error)) throw error
}

interface Actor extends Telling {
  readonly at: Date
}

function actorOf(post: DemoPost, { seed, now, at }: Actor) {
  const holder = holderAt(post, at.toISOString(), now)
  if (!holder) throw new Error(`Nobody holds ${post.id}`)
  const { account } = actingAs(accountOf(seed, holder, now), post)
  return { post: post.id, account, at }
}

interface Around {
  readonly post: DemoPost
  readonly random: Random
  readonly today: PlainDate
}

interface Coming extends Around {
  readonly number: number
}

function sessionOf(holding: Holding, { post, random, today }: Around): CourseSession {
  const startsOn = addDays(today, holding.starts)
  return {
    id: random.id(Date.parse(`${startsOn}T00:00:00Z`) - 40 * 86_400_000),
    organisation: post.organisation,
    place: post.place ?? '3501000',
    course: holding.course,
    startsOn,
    endsOn: addDays(startsOn, holding.days - 1),
    trainer: post.id,
    language: holding.language ?? 'tg',
    capacity: holding.capacity,
    womenOnly: holding.womenOnly ?? false,
    isPublic: !holding.isInternal,
    state: 'planned',
  }
}

async function signUpOne(
  office: Office,
  session: CourseSession,
  { random, post, today, number }: Coming,
): Promise<void> {
  const programme = [...office.programmes.values()].find(({ intake }) => intake)
  if (!programme) throw new Error('No programme lets people sign up')
  const sex = session.womenOnly || random.chance(0.3) ? 'female' : 'male'
  const signed = await signUp(office, {
    programme,
    session: { ...session, joined: 0, seated: 0, waiting: 0, free: session.capacity },
    ticket: random.id(0),
    answers: {
      name: drawName(random, sex),
      born: addDays(today, -random.whole(18 * 366, 45 * 365)),
      sex,
      district: drawHome(random, post.enrols?.catchment ?? 'bokhtar'),
      phone: phoneOf(number),
      destination: random.weighted([
        ['RUS', 9],
        ['KAZ', 1],
      ]),
    },
  })
  if (!signed.ok) throw new Error(`The demonstration breaks a rule: ${signed.why.why}`)
}

// One of each kind, so that readers and the desk see what it looks like.
const [overdue, unconfirmed] = ['m4-russia', 'm4-korea']

/** Gives the texts of courses to posts, who have confirmed most of them lately, one too long ago, and some never. */
export async function ownTexts(office: Office, { seed, now }: Telling): Promise<void> {
  const administrator = demoPosts.find(({ functions, place }) => functions.includes('administrator') && place === null)
  const owner = demoPosts.find(({ id }) => id === 'migserv-bokhtar-trainer')
  if (!administrator || !owner) return
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const kept = await listTexts(office.database)
  // Done before: a filling that was broken off goes on.
  if (kept.some((each) => each.owner !== null)) return
  const texts = kept.map(({ text }) => text)
  await giveTexts(office.database, actorOf(administrator, { seed, now, at: before(200) }), { texts, to: owner.id })
  for (const text of texts) {
    if (text === unconfirmed) continue
    const days = text === overdue ? 104 : 30
    const at = before(days)
    await confirmText(office.database, actorOf(owner, { seed, now, at }), {
      text,
      version: 1,
      on: dayIn(office.zone, at),
    })
  }
}
