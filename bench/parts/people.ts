import { randomUUIDv7 } from 'node:crypto'

import { drawPerson } from '#app/demo/people.ts'
import { type Random, randomFrom } from '#app/demo/random.ts'
import { addDays } from '#kernel/date.ts'
import type { SentAct } from '#serve/envelope.ts'

// Drawing somebody takes longer than keeping them; so these come again and again, each time with papers of their own.
const drawn = 4000

/** The acts of a training centre. */
export interface Crowd {
  readonly enrol: (caseId: string, at: Date) => SentAct
  readonly attend: (caseId: string, at: Date) => SentAct
}

/** Draws people of the demonstration, who enrol and then attend modules of the course. */
export function drawCrowd(today: string): Crowd {
  const random = randomFrom('bench')
  const enrolled = addDays(today, -365)
  const people = Array.from({ length: drawn }, (_, number) =>
    drawPerson(random, { number, catchment: 'sughd', enrolled }),
  )
  let number = 0
  return {
    enrol(caseId, at) {
      number += 1
      const document = `DEMO-${String(number).padStart(7, '0')}`
      const phone = `+9926${String(number).padStart(8, '0')}`
      return act(caseId, at, 'enrol', { ...people[number % drawn], document, phone })
    },
    attend: (caseId, at) => act(caseId, at, 'attend', { attended: enrolled, modules: drawModules(random) }),
  }
}

const drawModules = (random: Random) =>
  [...new Set([random.whole(1, 12), random.whole(1, 12)])].map((each) => `M${each}`)

const act = (caseId: string, at: Date, step: string, answers: unknown): SentAct => ({
  id: randomUUIDv7(),
  case: caseId,
  programme: 'orientation',
  step,
  at: at.toISOString(),
  answers,
})
