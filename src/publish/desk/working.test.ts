import { afterAll, beforeAll, expect, test } from 'vitest'

import { askToCancel, findWork } from '#store/work.ts'
import { type RegisterOffice, openRegisters, posts } from '#test/registers.ts'
import type { Acting, Office } from '#web/office.ts'

import { type Task, begin } from './working.ts'

let place: RegisterOffice
beforeAll(async () => {
  place = await openRegisters()
})
afterAll(() => place[Symbol.asyncDispose]())

const log = { said: [] as string[], error: (_: object, says: string) => void log.said.push(says) }

const work = (run: Parameters<typeof begin>[2]['run']) =>
  begin(place.office as Office, place.acting as Acting, { kind: 'risk', about: { name: 'x' }, log, run })

async function ended(id: string) {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await findWork(place.web, posts.statistician, id)
    if (found && found.state !== 'running') return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The work has no end')
}

test('work tells how far it is, ends with its result, and is seen by the post that began it alone', async () => {
  const id = await work(async ({ report }: Task) => {
    report(3, 4)
    return { state: 'done', outcome: { says: 'counted', values: { to: '/somewhere' } } }
  })
  expect(await ended(id)).toMatchObject({ state: 'done', done: 3, of: 4, outcome: { values: { to: '/somewhere' } } })
  expect(await findWork(place.web, posts.other, id)).toBeUndefined()
  expect(await askToCancel(place.web, posts.other, id)).toBe(false)
})

test('work that somebody stops hears of it, and ends as stopped', async () => {
  const id = await work(
    ({ signal }: Task) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
  )
  expect(await askToCancel(place.web, posts.statistician, id)).toBe(true)
  expect(await ended(id)).toMatchObject({ state: 'cancelled', outcome: null })
})

test('our own mistake ends as failed and is noted, without what it was about', async () => {
  const id = await work(() => Promise.reject(new Error('Намунаев 4001 123456')))
  expect(await ended(id)).toMatchObject({ state: 'failed' })
  expect(log.said).toEqual(['work'])
})
