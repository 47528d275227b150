import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type Act, inOrder, momentAfter } from './act.ts'
import { type Case, fold, hasSeenAll, isNext, move } from './case.ts'
import { course } from './sample.ts'

// A morning's work of three devices that are often offline: each writes acts on what it has seen, and now and then
// meets the server. Their clocks disagree by up to an hour.

const moment = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 8) + minutes * 60_000).toISOString()
const idOf = fc.uuid()

const doing = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      step: fc.constant('attend'),
      answers: fc.record({ modules: fc.subarray(['M1', 'M2', 'M3', 'M10'], { minLength: 1 }) }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('certify'),
      answers: fc.record({ score: fc.integer({ min: 0, max: 3 }) }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('leave'),
      answers: fc.record({ note: fc.constantFrom('tired', 'gone') }, { requiredKeys: [] }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      step: fc.constant('correct'),
      answers: fc.record(
        {
          note: fc.constantFrom('tired', 'gone', null),
          sex: fc.constantFrom('female', 'male'),
          modules: fc.constantFrom(['M1'], ['M2', 'M3']),
        },
        { requiredKeys: [] },
      ),
    }),
  },
)

const event = fc.record({
  device: fc.nat(2),
  meets: fc.boolean(),
  passed: fc.integer({ min: 0, max: 20 }),
  id: idOf,
  done: doing,
})

/** Everything that the devices wrote, in the order it was written. */
const morning = fc
  .tuple(fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60)), idOf, fc.array(event, { maxLength: 14 }))
  .map(([skews, first, events]): readonly Act[] => {
    const enrol: Act = { id: first, case: 'case', step: 'enrol', at: moment(0), after: [], answers: { sex: 'female' } }
    const written = [enrol]
    const server = new Set([enrol])
    const seen = skews.map(() => new Set([enrol]))
    let clock = 0
    for (const { device, meets, passed, id, done } of events) {
      const here = seen[device] ?? new Set()
      clock += passed
      if (meets) {
        for (const act of here) server.add(act)
        for (const act of server) here.add(act)
      }
      const last = [...here].toSorted(inOrder).at(-1)
      const at = momentAfter(last?.at, moment(clock + (skews[device] ?? 0)))
      const act = { id, case: 'case', at, after: headsOf([...here]), ...done }
      here.add(act)
      written.push(act)
    }
    return written
  })

const headsOf = (acts: readonly Act[]) =>
  acts.map(({ id }) => id).filter((id) => !acts.some(({ after }) => after.includes(id)))

const arrived = (acts: readonly Act[]) =>
  fc.shuffledSubarray([...acts], { minLength: acts.length, maxLength: acts.length })
const morningAndArrival = morning.chain((written) => fc.tuple(fc.constant(written), arrived(written)))

/** Whether one act was done after another, written down as plainly as can be. */
const knows = (acts: readonly Act[], later: Act, earlier: Act): boolean =>
  acts.some((act) => later.after.includes(act.id) && (act === earlier || knows(acts, act, earlier)))

const effective = (acts: readonly Act[], now: Case | undefined) =>
  acts.filter(({ id }) => !now?.setAside.some(({ act }) => act === id)).toSorted(inOrder)

test('acts that arrive in any order make the same case', () => {
  fc.assert(
    fc.property(morningAndArrival, ([written, received]) => {
      expect(fold(course, received)).toEqual(fold(course, written))
    }),
  )
})

test('so do acts that no honest device would write', () => {
  const acts = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      case: fc.constant('case'),
      at: fc.constantFrom(moment(0), moment(1), moment(2)),
      after: fc.subarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'lost']),
      done: fc.oneof(
        doing,
        fc.constant({ step: 'enrol', answers: { note: 'again' } }),
        fc.constant({ step: 'fly', answers: {} }),
      ),
    }),
    { selector: ({ id }) => id },
  )
  const both = acts
    .map((each) => each.map(({ done, ...act }): Act => ({ ...act, ...done })))
    .chain((each) => fc.tuple(fc.constant(each), arrived(each)))
  fc.assert(
    fc.property(both, ([written, received]) => {
      expect(fold(course, received)).toEqual(fold(course, written))
    }),
  )
})

test('moving a case on act by act, as long as each is next, gives what folding all of them gives', () => {
  fc.assert(
    fc.property(morningAndArrival, ([written, received]) => {
      for (const arrival of [written, received]) {
        const kept: Act[] = []
        let now: Case | undefined
        for (const act of arrival) {
          const moved = isNext(now, act) ? move(course, now, act) : undefined
          // The server does not keep what it refuses.
          if (moved && !moved.ok) continue
          kept.push(act)
          now = moved ? moved.value : fold(course, kept)
          expect(now).toEqual(fold(course, kept))
        }
      }
    }),
  )
})

test('whoever has seen everything and writes after it is next', () => {
  fc.assert(
    fc.property(morning, fc.nat(300), (written, minutes) => {
      const now = fold(course, written) as Case
      const act: Act = {
        id: 'next',
        case: 'case',
        step: 'correct',
        at: momentAfter(now.last.at, moment(minutes)),
        after: now.heads,
        answers: {},
      }
      expect(hasSeenAll(now, act)).toBe(true)
      expect(isNext(now, act)).toBe(true)
    }),
  )
})

test('every act is in effect or set aside, none is lost', () => {
  fc.assert(
    fc.property(morning, (written) => {
      const now = fold(course, written) as Case
      const steps = effective(written, now).map(({ step }) => step)
      expect(effective(written, now).length + now.setAside.length).toBe(written.length)
      expect(steps.filter((step) => step === 'certify').length).toBeLessThanOrEqual(1)
      if (steps.includes('leave')) expect(now.state).toBe('left')
    }),
  )
})

describe('of a question', () => {
  // The answers that nobody who had seen them gave anew.
  const standing = (written: readonly Act[], now: Case, field: string) => {
    const answered = effective(written, now).filter(({ answers }) => field in answers)
    return answered.filter((act) => !answered.some((later) => knows(written, later, act)))
  }

  test('a clash is found exactly when two standing answers differ and neither author knew of the other', () => {
    fc.assert(
      fc.property(morning, (written) => {
        const now = fold(course, written) as Case
        for (const field of ['note', 'sex', 'score']) {
          const stand = standing(written, now, field)
          const differing = stand.flatMap((one, place) =>
            stand
              .slice(place + 1)
              .flatMap((other) => (one.answers[field] === other.answers[field] ? [] : [[one.id, other.id]])),
          )
          expect(now.clashes.filter((clash) => clash.field === field).map(({ acts }) => acts)).toEqual(differing)
        }
      }),
    )
  })

  test('the answer that the case shows is one that stands', () => {
    fc.assert(
      fc.property(morning, (written) => {
        const now = fold(course, written) as Case
        for (const field of ['note', 'sex', 'score']) {
          const values = standing(written, now, field).map(({ answers }) => answers[field] ?? undefined)
          expect(values.length === 0 ? [undefined] : values).toContain(now.answers[field])
        }
      }),
    )
  })

  test('whoever has seen everything settles it by answering again, and leaves the others as they are', () => {
    fc.assert(
      fc.property(morning, fc.constantFrom('note', 'sex'), (written, field) => {
        const now = fold(course, written) as Case
        const act: Act = {
          id: 'settled',
          case: 'case',
          step: 'correct',
          at: momentAfter(now.last.at, now.last.at),
          after: now.heads,
          answers: { [field]: 'settled' },
        }
        const left = now.clashes.filter((clash) => clash.field !== field)
        expect(fold(course, [...written, act])?.clashes).toEqual(left)
        expect(move(course, now, act)).toMatchObject({ ok: true, value: { clashes: left } })
      }),
    )
  })
})

test('classes that nobody corrects add up, whoever entered them when', () => {
  fc.assert(
    fc.property(morningAndArrival, ([written, received]) => {
      const classes = (acts: readonly Act[]) => acts.filter(({ step }) => step === 'enrol' || step === 'attend')
      const attended = new Set(
        classes(written).flatMap(({ answers }) => (answers['modules'] ?? []) as readonly string[]),
      )
      const now = fold(course, classes(received))
      expect(now?.answers['modules'] ?? []).toEqual(['M1', 'M2', 'M3', 'M10'].filter((each) => attended.has(each)))
      expect(now?.clashes).toEqual([])
    }),
  )
})
