import fc from 'fast-check'
import { expect } from 'vitest'

import { programmes } from '#app/programmes.ts'
import { verify } from '#store/verify.ts'

import { type WrittenAct, enrolment } from './acts.ts'
import { type TestOffice, keys, openOffice } from './office.ts'
import { wordsOf } from './page.ts'
import type { Reply, Visitor } from './visitor.ts'

// The usual run sends the same bodies each time; a long one sends ten times as many, and others.
const isLong = process.env['SAFAR_LONG'] === '1'
const atOnce = 10

/** How long a test may take that sends thousands of bodies. */
export const patience = isLong ? 1_200_000 : 120_000

/** What was written because of one body. */
export interface Kept {
  readonly acts: number
  readonly cases: number
}

export const nothing: Kept = { acts: 0, cases: 0 }

/** A server that is sent whatever chance makes, with a few cases that bodies may be about. */
export interface Fuzzed extends AsyncDisposable {
  readonly office: TestOffice
  /** The cases of now; others take their place from time to time. */
  readonly opened: readonly WrittenAct[]
  /** Sends so many bodies, ten at once; what they change must be exactly what the answers say was kept. */
  sendAll<Body>(
    bodies: number,
    body: fc.Arbitrary<Body>,
    send: (body: Body, by: Visitor) => Promise<Kept>,
  ): Promise<void>
  /** That nothing broke meanwhile, and the whole journal can be walked. */
  isUnharmed(): Promise<void>
}

export async function openFuzzed(): Promise<Fuzzed> {
  const office = await openOffice()
  const now = { opened: await openCases(office), turns: 0 }
  return {
    office,
    get opened() {
      return now.opened
    },
    sendAll: (bodies, body, send) =>
      fc.assert(
        fc.asyncProperty(fc.array(body, { minLength: atOnce, maxLength: atOnce }), async (some) => {
          // Among the bodies are some that log out.
          const by = await office.enter('khujand')
          // A case that ten thousand acts are about is no case of this world.
          now.turns += 1
          if (now.turns % 100 === 0) now.opened = await openCases(office)
          await writesWhatItSays(office, () => Promise.all(some.map((each) => send(each, by))))
        }),
        {
          numRuns: (isLong ? bodies * 10 : bodies) / atOnce,
          ...(!isLong && { seed: 20_260_601 }),
          // Ten bodies at once are not made simpler in reasonable time; the failure names the one.
          endOnFailure: true,
        },
      ),
    isUnharmed: async () => {
      expect(office.log.filter((line) => line.includes('"level":50')).slice(0, 3)).toEqual([])
      expect(await verify(office.connection, { programmes, keys })).toMatchObject({ ok: true })
    },
    [Symbol.asyncDispose]: () => office[Symbol.asyncDispose](),
  }
}

async function openCases(office: TestOffice): Promise<readonly WrittenAct[]> {
  const opened = Array.from({ length: 8 }, () => enrolment())
  await (await office.enter('khujand')).send(opened)
  return opened
}

async function writesWhatItSays(office: TestOffice, send: () => Promise<readonly Kept[]>): Promise<void> {
  const before = await office.count()
  const kept = await send()
  const now = await office.count()
  const sum = (name: keyof Kept) => kept.reduce((so, each) => so + each[name], 0)
  const cases = now.cases - before.cases
  expect({ acts: now.acts - before.acts, cases }).toEqual({ acts: sum('acts'), cases: sum('cases') })
  expect(now.published - before.published).toBe(cases)
}

/** That an answer is no failure of ours, and says what to do if it refuses. */
export function isSaid({ status, body, text, headers }: Reply, sent: unknown): void {
  const about = () => `${status} ${text.slice(0, 300)} for ${JSON.stringify(sent)?.slice(0, 600)}`
  expect(status, about()).toBeLessThan(500)
  if (status < 400) return
  const says = headers['content-type']?.startsWith('text/html')
    ? /role="(alert|status)"|class="err"/.test(text) && wordsOf(text)
    : (body as { says?: unknown } | undefined)?.says
  expect(says, about()).toEqual(expect.stringMatching(/\p{L}.*\p{L}/su))
}
