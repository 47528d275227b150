import { randomUUIDv7 } from 'node:crypto'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { seatAt } from '#kernel/course.ts'
import { findSession, listSessions, putSession, rosterOf } from '#store/course-sessions.ts'
import { act, enrolment } from '#test/acts.ts'
import { planSession } from '#test/course-sessions.ts'
import { type TestOffice, accountOf, openOffice, posts } from '#test/office.ts'
import type { Visitor } from '#test/visitor.ts'

let office: TestOffice
let trainer: Visitor
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
})
afterAll(() => office[Symbol.asyncDispose]())

/** Somebody who is enrolled at the centre in Khujand. */
async function enrolled(answers = {}): Promise<string> {
  const sent = enrolment(answers)
  expect(await trainer.send([sent])).toMatchObject([{ verdict: 'kept' }])
  return sent.case
}

// Without a moment: now, as a page sends it.
const now = (step: string, caseId: string, answers: object) => {
  const { at: _, ...sent } = act(step, caseId, { ...answers })
  return sent
}
const join = (caseId: string, session: string) => now('join', caseId, { courseSession: session })
const by = () => ({ post: posts.khujand.id, account: accountOf('khujand'), at: office.desk.now() })
const roster = async (session: string) =>
  (await rosterOf(office.desk.database, posts.khujand.id, session)).map(({ caseId }) => caseId)

describe('a seat', () => {
  test('goes to whoever joins first; the third of two seats waits, and moves up when somebody leaves', async () => {
    const session = await planSession(office)
    const people = [await enrolled(), await enrolled(), await enrolled()] as const
    for (const each of people) {
      office.pass(1)
      expect(await trainer.send([join(each, session.id)])).toMatchObject([{ verdict: 'kept' }])
    }
    expect(await roster(session.id)).toEqual(people)
    expect(await findSession(office.desk.database, posts.khujand.id, session.id)).toMatchObject({
      seated: 2,
      waiting: 1,
      free: 0,
    })
    expect(await trainer.send([now('leave', people[0], { reason: 'illness' })])).toMatchObject([{ verdict: 'kept' }])
    expect(await roster(session.id)).toEqual(people.slice(1))
  })

  test('is lost by going to another course, and whoever comes back stands last', async () => {
    const [session, other] = [await planSession(office), await planSession(office)]
    const people = [await enrolled(), await enrolled()] as const
    for (const each of people) {
      office.pass(1)
      await trainer.send([join(each, session.id)])
    }
    office.pass(1)
    await trainer.send([join(people[0], other.id)])
    expect(await roster(session.id)).toEqual([people[1]])
    office.pass(1)
    await trainer.send([join(people[0], session.id)])
    expect(await roster(session.id)).toEqual([people[1], people[0]])
  })

  test('the last one goes to one of two who join at once, and the other is number one on the waiting list', async () => {
    const session = await planSession(office, { capacity: 1 })
    const people = [await enrolled(), await enrolled()] as const
    const verdicts = await Promise.all(people.map((each) => trainer.send([join(each, session.id)])))
    expect(verdicts.flat().map(({ verdict }) => verdict)).toEqual(['kept', 'kept'])
    const places = await rosterOf(office.desk.database, posts.khujand.id, session.id)
    expect(places.map(({ place }) => seatAt(place, 1))).toEqual([{ seated: true }, { seated: false, waiting: 1 }])
    expect(new Set(places.map(({ caseId }) => caseId))).toEqual(new Set(people))
  })
})

describe('joining is refused with a word', () => {
  const refused = async (caseId: string, session: string) => (await trainer.send([join(caseId, session)]))[0]

  test('for a session that is not there, one of another house that is not public, and none at all', async () => {
    const person = await enrolled()
    const foreign = await planSession(
      office,
      { isPublic: false, organisation: 'NGO', trainer: posts.ngo.id },
      'ngo',
    ).catch(() => undefined)
    expect(await refused(person, randomUUIDv7())).toMatchObject({ verdict: 'refused', why: 'no-such-session' })
    expect(foreign).toBeUndefined()
    expect((await trainer.send([now('join', person, {})]))[0]).toMatchObject({
      verdict: 'refused',
      why: 'no-such-session',
    })
  })

  test('for one that is over or cancelled, and for a man where it is for women only', async () => {
    const person = await enrolled()
    const over = await planSession(office, { startsOn: '2026-05-01', endsOn: '2026-05-05' })
    const cancelled = await planSession(office)
    await putSession(office.desk.database, by(), { ...cancelled, state: 'cancelled' })
    expect(await refused(person, over.id)).toMatchObject({ why: 'session-over' })
    expect(await refused(person, cancelled.id)).toMatchObject({ why: 'session-over' })
    const women = await planSession(office, { womenOnly: true })
    expect(await refused(await enrolled({ sex: 'male' }), women.id)).toMatchObject({ why: 'women-only' })
    expect(await refused(person, women.id)).toMatchObject({ verdict: 'kept' })
  })
})

describe('attendance', () => {
  const attend = async (caseId: string, attended: string) =>
    (await trainer.send([now('attend', caseId, { attended, modules: ['M3'] })]))[0]

  test('is taken on the days of the session, from those who sit, and from nobody who waits', async () => {
    const session = await planSession(office, { startsOn: '2026-05-30', endsOn: '2026-06-02', capacity: 1 })
    const [seated, waiting] = [await enrolled(), await enrolled()]
    await trainer.send([join(seated, session.id)])
    office.pass(1)
    await trainer.send([join(waiting, session.id)])
    expect(await attend(seated, '2026-05-29')).toMatchObject({ why: 'outside-session' })
    expect(await attend(waiting, '2026-05-30')).toMatchObject({ why: 'still-waiting' })
    expect(await attend(seated, '2026-05-30')).toMatchObject({ verdict: 'kept' })
  })

  test('before the first day of a session is refused', async () => {
    const session = await planSession(office)
    const person = await enrolled()
    await trainer.send([join(person, session.id)])
    expect(await attend(person, '2026-06-01')).toMatchObject({ why: 'outside-session' })
  })

  test('of somebody who has joined no session is taken as before', async () => {
    expect(await attend(await enrolled(), '2026-05-29')).toMatchObject({ verdict: 'kept' })
  })
})

// What the rule says, written once more and in another way: a line of people, nothing else.
type Move =
  | { readonly kind: 'join' | 'other' | 'leave' | 'return'; readonly who: number }
  | { readonly kind: 'seats'; readonly seats: number }
const moves = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('join', 'other', 'leave', 'return'), who: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('seats' as const), seats: fc.integer({ min: 1, max: 6 }) }) },
) as fc.Arbitrary<Move>

test('any order of joining, leaving, coming back, going elsewhere and changes of the capacity seats people by the rule', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moves, { minLength: 1, maxLength: 14 }), async (all) => {
      const [session, other] = [await planSession(office, { capacity: 3 }), await planSession(office)]
      const people = await Promise.all(Array.from({ length: 5 }, () => enrolled()))
      let line: readonly string[] = []
      const at = new Map<string, 'here' | 'other'>()
      const left = new Set<string>()
      let capacity = 3
      for (const move of all) {
        office.pass(1)
        if (move.kind === 'seats') {
          const isTaken = Math.min(line.length, capacity) > move.seats
          const done = await putSession(office.desk.database, by(), { ...session, capacity: move.seats }).then(
            () => true,
            () => false,
          )
          expect(done).toBe(!isTaken)
          if (done) capacity = move.seats
          continue
        }
        const who = people[move.who] ?? ''
        const steps = {
          join: join(who, session.id),
          other: join(who, other.id),
          leave: now('leave', who, { reason: 'illness' }),
          return: now('return', who, {}),
        }
        const [verdict] = await trainer.send([steps[move.kind]])
        const may = (move.kind === 'return') === left.has(who)
        expect(verdict?.verdict).toBe(may ? 'kept' : 'refused')
        if (!may) continue
        const without = line.filter((each) => each !== who)
        if (move.kind === 'leave') {
          left.add(who)
          line = without
        } else if (move.kind === 'return') {
          left.delete(who)
          line = at.get(who) === 'here' ? [...without, who] : without
        } else if (move.kind === 'other') {
          at.set(who, 'other')
          line = without
        } else {
          // Joining the course one is in already loses no place.
          line = at.get(who) === 'here' && line.includes(who) ? line : [...without, who]
          at.set(who, 'here')
        }
      }
      expect(await roster(session.id)).toEqual(line)
      const [counted] = await listSessions(office.desk.database, '', { ids: [session.id], most: 1 })
      expect(counted).toMatchObject({
        joined: line.length,
        seated: Math.min(line.length, capacity),
        waiting: Math.max(0, line.length - capacity),
      })
    }),
    { numRuns: 15 },
  )
}, 60_000)

describe('who may not', () => {
  test('the public sees public planned sessions and their numbers, and nobody who sits in them', async () => {
    const session = await planSession(office)
    const hidden = await planSession(office, { isPublic: false })
    const cancelled = await planSession(office)
    await putSession(office.desk.database, by(), { ...cancelled, state: 'cancelled' })
    await trainer.send([join(await enrolled(), session.id)])
    const seen = await listSessions(office.desk.database, '', { ids: [session.id, hidden.id, cancelled.id], most: 9 })
    expect(seen.map(({ id, joined }) => [id, joined])).toEqual([[session.id, 1]])
    expect(await rosterOf(office.desk.database, '', session.id)).toEqual([])
  })

  test('another organisation sees no session that is not public, no list, and changes none', async () => {
    const [session, hidden] = [await planSession(office), await planSession(office, { isPublic: false })]
    await trainer.send([join(await enrolled(), session.id)])
    const { database } = office.desk
    expect(await findSession(database, posts.ngo.id, hidden.id)).toBeUndefined()
    expect(await rosterOf(database, posts.ngo.id, session.id)).toEqual([])
    const asNgo = { post: posts.ngo.id, account: accountOf('ngo'), at: office.desk.now() }
    await expect(putSession(database, asNgo, { ...session, capacity: 9 })).rejects.toThrow('row-level security')
    await expect(putSession(database, asNgo, { ...session, id: randomUUIDv7() })).rejects.toThrow('row-level security')
  })

  test('a post of the same organisation elsewhere sees that somebody sits there, and not who', async () => {
    const session = await planSession(office)
    await trainer.send([join(await enrolled(), session.id)])
    expect(await rosterOf(office.desk.database, posts.isfara.id, session.id)).toEqual([{ caseId: null, place: 1 }])
  })

  test('a centre changes no session of a centre elsewhere, and its supervisor does', async () => {
    const session = await planSession(office)
    const { database } = office.desk
    const as = (name: 'isfara' | 'sughd' | 'desk') => ({
      post: posts[name].id,
      account: accountOf(name),
      at: office.desk.now(),
    })
    await expect(putSession(database, as('isfara'), { ...session, capacity: 5 })).rejects.toThrow('row-level security')
    await expect(putSession(database, as('desk'), { ...session, capacity: 5 })).rejects.toThrow('row-level security')
    await putSession(database, as('sughd'), { ...session, capacity: 5 })
    expect(await findSession(database, posts.khujand.id, session.id)).toMatchObject({ capacity: 5 })
  })

  test('nobody changes or removes what was written down of a session, nor one that is over', async () => {
    const session = await planSession(office)
    await putSession(office.desk.database, by(), { ...session, state: 'held' })
    await expect(putSession(office.desk.database, by(), { ...session, state: 'planned' })).rejects.toThrow(
      'the session is over',
    )
    const { rows } = await office.owner.query(
      `select has_table_privilege('web', 'safar.session_changes', 'insert, update, delete, truncate') as may,
        (select count(*)::integer from safar.session_changes where session = $1) as changes`,
      [session.id],
    )
    expect(rows).toEqual([{ may: false, changes: 2 }])
  })
})
