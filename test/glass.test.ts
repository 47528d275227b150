import { randomUUIDv7 } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Marked, type World, openWorld } from './matrix/world.ts'
import { begin } from './office.ts'
import { formTo, wordsOf } from './page.ts'
import type { Visitor } from './visitor.ts'

// A sensitive programme, with the same code as every other: what is read of it is kept, and who needs a case that is out of reach
// opens it with a reason, for a while, and is seen doing so.

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const caseOf = (programme: string, owner: string): Marked => {
  const found = world.cases.find((each) => each.programme.name === programme && each.owner.id === owner)
  if (!found) throw new Error(`There is no case of ${owner} in ${programme}`)
  return found
}
const theirs = () => caseOf('refuge', 'a-caseworker-d1')
const reason = 'She sits here and must be brought to the shelter tonight.'

const breaking = async (visitor: Visitor, number: string, why = reason) => {
  const page = await visitor.open('/glass')
  expect([page.status, formTo(page.text, '/glass').inputs.map(([name]) => name)]).toEqual([200, ['number', 'why']])
  return visitor.post('/glass', [['number', number], ['why', why]]) // prettier-ignore
}
const trail = async (post: string) => {
  const { rows } = await world.owner.query<{ what: string; way: string | null; cases: readonly string[] }>(
    'select what, way, cases from safar.trail where post = $1 order by seq',
    [post],
  )
  return rows
}

test('whoever reads a case of a sensitive programme is written down, by page, by interface and by list; of an ordinary one nobody', async () => {
  const worker = world.visitor('a-caseworker-d1')
  const { id } = theirs()
  await worker.open(`/case/${id}`)
  await worker.call('GET', `/api/cases/${id}`)
  await worker.call('GET', `/api/cases/${id}/acts`)
  await worker.open(`/files/${theirs().file}`)
  await worker.open('/people')
  await worker.open('/people.csv')
  await worker.open(`/case/${caseOf('orientation', 'a-caseworker-d1').id}`)
  const kept = await trail('a-caseworker-d1')
  expect(kept.map(({ what }) => what)).toEqual(['read', 'read', 'read', 'file', 'listed', 'exported'])
  expect(kept.every(({ cases, way }) => cases.includes(id) && way === 'reach')).toBe(true)
  const seen = new Set(kept.flatMap(({ cases }) => cases))
  expect([...seen].toSorted()).toEqual([id, caseOf('witness', 'a-caseworker-d1').id].toSorted())
})

test('the case itself says who has read it', async () => {
  const head = world.visitor('a-supervisor-r1')
  const page = wordsOf((await head.open(`/case/${theirs().id}`)).text)
  expect(page).toContain('Who has read this case')
  expect(page).toContain('Корманд a-caseworker-d1')
})

test('without a reason that says something nothing is opened', async () => {
  const away = world.visitor('a-caseworker-r2')
  const short = await breaking(away, theirs().id, 'need it')
  expect([short.status, wordsOf(short.text).includes('at least twenty letters')]).toEqual([422, true])
  expect((await away.open(`/case/${theirs().id}`)).status).toBe(404)
})

test('a case that may not be opened and one that is not there give the same answer', async () => {
  const away = world.visitor('a-caseworker-r2')
  const closed = [
    caseOf('witness', 'a-caseworker-d1').id,
    caseOf('refuge', 'b-caseworker-d1').id,
    randomUUIDv7(),
    'A0000001',
  ]
  const answers = await Promise.all(closed.map((number) => breaking(away, number)))
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422])
  expect(new Set(answers.map(({ text }) => wordsOf(text).replaceAll(/[0-9a-f-]{36}|A0000001/g, ''))).size).toBe(1)
  expect((await world.visitor('a-statistician-all').open('/glass')).status).toBe(403)
})

test('with a reason the case is read for three hours: what is ordinary or the post’s function may read, and nothing is done', async () => {
  const away = world.visitor('a-trainer-r2')
  const { id, marks } = theirs()
  const broken = await breaking(away, id)
  expect(broken.headers['location']).toBe(`/case/${id}`)
  const page = await away.open(`/case/${id}`)
  expect(page.text).toContain(marks['name'])
  expect(page.text).not.toContain(marks['danger'])
  expect(page.text).not.toContain(marks['story'])
  expect(wordsOf(page.text)).toContain('out of your post’s reach')
  expect((await away.open(`/case/${id}/correct`)).status).toBe(403)
  expect((await away.open(`/files/${theirs().file}`)).status).toBe(404)
  const [verdict] = await away.send([
    { id: randomUUIDv7(), case: id, programme: 'refuge', step: 'assess', answers: { danger: 'none' } },
  ])
  expect(verdict).toMatchObject({ verdict: 'refused', why: 'not-your-function' })
  expect((await trail('a-trainer-r2')).map(({ what, way }) => [what, way])).toEqual([
    ['glass', 'glass'],
    ['read', 'glass'],
    ['read', 'glass'],
  ])
})

test('the case’s post is told on its first page and in the history, with the reason; the reason stands nowhere in plain letters', async () => {
  const worker = world.visitor('a-caseworker-d1')
  const today = wordsOf((await worker.open('/today')).text)
  expect(today).toContain('Opened by somebody out of reach')
  expect(today).toContain(reason)
  expect(today).toContain('Корманд a-trainer-r2')
  const history = wordsOf((await worker.open(`/case/${theirs().id}`)).text)
  expect(history).toContain('Opened out of reach')
  expect(history).toContain(reason)
  const { rows } = await world.owner.query<{ why: string }>('select why from safar.glasses')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.why).not.toMatch(/shelter/)
})

test('a supervisor sees in the audit who opened it; an administrator sees it without whom it is about', async () => {
  const head = wordsOf((await world.visitor('a-supervisor-r2').open('/audit')).text)
  expect(head).toContain('opened a case out of reach')
  const administrator = (await world.visitor('a-administrator-all').open('/audit')).text
  expect(wordsOf(administrator)).toContain('opened a case out of reach')
  expect(administrator).not.toContain(theirs().marks['name'])
  expect(administrator).not.toContain(reason)
  expect(wordsOf((await world.visitor('b-supervisor-all').open('/audit')).text)).not.toContain(
    'opened a case out of reach',
  )
})

test('after three hours it is over, to the second in the application and within a minute in the database', async () => {
  const { id } = theirs()
  world.pass(3 * 3600 - 1)
  const away = await world.enter('a-trainer-r2')
  expect((await away.open(`/case/${id}`)).status).toBe(200)
  world.pass(1)
  expect((await away.open(`/case/${id}`)).status).toBe(404)
  expect((await away.call('GET', `/api/cases/${id}/acts`)).status).toBe(404)
  await world.owner.query('select safar.keep_reach($1)', [new Date(begin.getTime() + 3 * 3_600_000)])
  const { rows } = await world.owner.query<{ over: boolean }>('select over from safar.glasses')
  expect(rows).toEqual([{ over: true }])
})

test('a restricted case is opened out of reach by a supervisor alone, of whatever organisation its programme says', async () => {
  const { id } = caseOf('witness', 'a-caseworker-d1')
  const other = await world.enter('b-supervisor-d1')
  expect((await breaking(other, id)).headers['location']).toBe(`/case/${id}`)
  expect((await other.open(`/case/${id}`)).status).toBe(200)
})

test('whoever sees the case anyway breaks no glass', async () => {
  const before = await world.owner.query('select 1 from safar.glasses')
  const own = await breaking(await world.enter('a-caseworker-d1'), theirs().id)
  expect(own.headers['location']).toBe(`/case/${theirs().id}`)
  expect((await world.owner.query('select 1 from safar.glasses')).rowCount).toBe(before.rowCount)
})
