import { randomUUIDv7 } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { type RegisterOffice, account, openRegisters, posts, today } from '#test/registers.ts'

import { askToCancel, beginWork, endWork, findWork, listWork, markInterrupted, tellWork } from './work.ts'

let place: RegisterOffice
beforeAll(async () => {
  place = await openRegisters()
})
afterAll(() => place[Symbol.asyncDispose]())

const post = posts.statistician
const after = (seconds: number) => new Date(today.getTime() + seconds * 1000)

async function begin(): Promise<string> {
  const id = randomUUIDv7()
  await beginWork(place.web, { id, kind: 'delivery', about: { register: 'returns' }, post, account, begunAt: today })
  return id
}

test('work tells how far it is, and how it ended', async () => {
  const id = await begin()
  expect(await tellWork(place.web, { id, post, done: 3, of: 10, at: after(1) })).toBe(false)
  expect(await findWork(place.web, post, id)).toMatchObject({
    state: 'running',
    done: 3,
    of: 10,
    about: { register: 'returns' },
  })
  await endWork(place.web, {
    id,
    post,
    state: 'done',
    outcome: { says: 'accepted', values: { number: 1 } },
    at: after(2),
  })
  expect(await findWork(place.web, post, id)).toMatchObject({
    state: 'done',
    outcome: { says: 'accepted', values: { number: 1 } },
    endedAt: after(2),
  })
})

test('work learns that it was asked to stop when it next tells how far it is', async () => {
  const id = await begin()
  expect(await askToCancel(place.web, post, id)).toBe(true)
  expect(await tellWork(place.web, { id, post, done: 4, of: 10, at: after(1) })).toBe(true)
  await endWork(place.web, { id, post, state: 'cancelled', at: after(2) })
  expect(await askToCancel(place.web, post, id)).toBe(false)
})

test('nobody sees or stops the work of another post', async () => {
  const id = await begin()
  expect(await findWork(place.web, posts.other, id)).toBeUndefined()
  expect(await listWork(place.web, posts.other)).toEqual([])
  expect(await askToCancel(place.web, posts.other, id)).toBe(false)
  expect(await findWork(place.web, post, id)).toMatchObject({ cancelAsked: false })
})

test('work that a stop of Safar broke off is marked at the next start, and goes on in no case', async () => {
  const [broken, young] = [await begin(), await begin()]
  await tellWork(place.web, { id: young, post, done: 1, of: 2, at: after(100) })
  expect(await markInterrupted(place.worker, after(50))).toBeGreaterThan(0)
  expect(await findWork(place.web, post, broken)).toMatchObject({ state: 'interrupted', endedAt: after(50) })
  expect(await findWork(place.web, post, young)).toMatchObject({ state: 'running' })
  expect(await tellWork(place.web, { id: broken, post, done: 5, of: 10, at: after(60) })).toBe(true)
  await endWork(place.web, { id: broken, post, state: 'done', at: after(61) })
  expect(await findWork(place.web, post, broken)).toMatchObject({ state: 'interrupted' })
})

test('the latest work comes first, of one kind when one is asked for', async () => {
  const kinds = (await listWork(place.web, post, 'delivery')).map(({ kind }) => kind)
  expect(new Set(kinds)).toEqual(new Set(['delivery']))
  expect(await listWork(place.web, post, 'release')).toEqual([])
})
