import { randomUUIDv7 } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { type WrittenAct, act, enrolment, person } from '#test/acts.ts'
import { type PostName, type TestOffice, accountOf, openOffice } from '#test/office.ts'
import type { Visitor } from '#test/visitor.ts'

interface Line {
  readonly id: string
  readonly post: string
  readonly state: string
  readonly answers: Readonly<Record<string, unknown>>
}
interface Found {
  readonly total: number
  readonly page: number
  readonly cases: readonly Line[]
}

let office: TestOffice
const visitors = {} as Record<PostName, Visitor>
const cases = {} as Record<'khujand' | 'desk' | 'isfara' | 'ngo', WrittenAct>
const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex')
let scan: { readonly id: string }

beforeAll(async () => {
  office = await openOffice()
  for (const name of ['khujand', 'desk', 'isfara', 'sughd', 'ngo', 'administrator'] as const)
    visitors[name] = await office.enter(name)
  const names = { khujand: 'Ҷӯраева Ғунча', desk: 'Қодиров Шариф', isfara: 'Ӯзбекова Мӯҳтарам', ngo: 'Ҷӯраева Ғунча' }
  for (const [at, name] of (['khujand', 'desk', 'isfara', 'ngo'] as const).entries()) {
    const kept = name === 'khujand' ? await keptFile(visitors.khujand) : undefined
    cases[name] = enrolment({
      name: names[name],
      document: `A900000${at}`,
      phone: `+99260000010${at}`,
      ...(kept && { scan: [kept] }),
    })
    await visitors[name].send([cases[name]])
    if (kept) scan = kept
  }
})
afterAll(() => office[Symbol.asyncDispose]())

async function keptFile(visitor: Visitor) {
  const headers = { authorization: `Bearer ${visitor.token}`, 'content-type': 'image/jpeg' }
  const { body } = await visitor.raw({ method: 'POST', url: '/api/files', headers, payload: jpeg })
  return body as { readonly id: string }
}

const found = async (name: PostName, body: object) =>
  (await visitors[name].call<Found>('POST', '/api/cases/search', body)).body
const search = async (name: PostName, words: string) =>
  (await found(name, { search: words })).cases.map(({ answers }) => answers['name'])

test('a post lists the cases of its own desk, and reads what was written there', async () => {
  const { status, body } = await visitors.khujand.call<Found>('GET', '/api/cases')
  expect(status).toBe(200)
  expect(body).toMatchObject({ total: 2, page: 1 })
  expect(body.cases.find(({ id }) => id === cases.khujand.case)).toMatchObject({
    programme: 'orientation',
    post: 'trainer-khujand',
    state: 'enrolled',
    unsettled: false,
    answers: { name: 'Ҷӯраева Ғунча', document: 'A9000000', phone: '+992600000100', district: '3505401' },
  })
})

test('a supervisor sees every desk of the organisation in the region, and nobody else’s', async () => {
  const { body } = await visitors.sughd.call<Found>('GET', '/api/cases')
  expect(body.cases.map(({ id }) => id).toSorted()).toEqual(
    [cases.khujand, cases.desk, cases.isfara].map((each) => each.case).toSorted(),
  )
  expect((await visitors.administrator.call<Found>('GET', '/api/cases')).body).toMatchObject({ total: 0, cases: [] })
})

test('a list is narrowed by programme and state, and leafed through', async () => {
  expect(await found('sughd', { programme: 'orientation', state: 'enrolled' })).toMatchObject({ total: 3 })
  expect(await found('sughd', { state: 'certified' })).toMatchObject({ total: 0 })
  expect(await found('sughd', { programme: 'counselling' })).toMatchObject({ total: 0 })
  expect(await found('sughd', { page: 2 })).toMatchObject({ total: 3, page: 2, cases: [] })
  for (const page of [0, 201, 1.5, 'last'])
    expect(await visitors.sughd.call('POST', '/api/cases/search', { page }), String(page)).toMatchObject({
      status: 400,
    })
})

test('a name is found by any spelling and by its beginning', async () => {
  for (const spelling of [
    'Ҷӯраева',
    'ҷӯраева ғунча',
    'Ғунча Ҷӯраева',
    'Джураева',
    'Чураева',
    'Juraeva',
    'Ҷӯра',
    'гунч',
  ])
    expect(await search('khujand', spelling), spelling).toContain('Ҷӯраева Ғунча')
  expect(await search('desk', 'Кодиров')).toEqual(['Қодиров Шариф'])
  expect(await search('khujand', 'Ҷӯраева Шариф')).toEqual([])
  expect(await search('khujand', 'ев')).toEqual([])
})

test('a passport and a telephone are found whole, however they are written, and never by a part', async () => {
  for (const written of ['A9000000', 'a 9000000', 'A-9000000', '+992600000100', '+992 60 000 01 00', '60 000 01 00'])
    expect(await search('khujand', written), written).toEqual(['Ҷӯраева Ғунча'])
  for (const part of ['A900000', '9000000', '60000010', '+9926000001'])
    expect(await search('khujand', part), part).toEqual([])
})

test('a search finds nothing that the post may not see', async () => {
  expect(await search('ngo', 'Ҷӯраева')).toHaveLength(1)
  expect((await found('ngo', { search: 'Ҷӯраева' })).cases.map(({ id }) => id)).toEqual([cases.ngo.case])
  expect(await found('isfara', { search: 'A9000000' })).toMatchObject({ total: 0, cases: [] })
})

test('search words come in a body alone: in an address they are not read', async () => {
  const { body } = await visitors.khujand.call<Found>('GET', '/api/cases?search=nobody&q=nobody')
  expect(body.total).toBe(2)
  const wrong = await visitors.khujand.call('GET', '/api/cases/search?search=nobody')
  expect(wrong).toMatchObject({ status: 404, body: { error: 'noSuchCase' } })
})

test('what another organisation keeps is answered like what does not exist: case, acts, file, page', async () => {
  const other = visitors.ngo
  const hidden = cases.khujand.case
  const absent = randomUUIDv7()
  for (const address of [(id: string) => `/api/cases/${id}`, (id: string) => `/api/cases/${id}/acts`]) {
    const [there, not] = [await other.call('GET', address(hidden)), await other.call('GET', address(absent))]
    expect([there.status, there.text]).toEqual([not.status, not.text])
    expect(not).toMatchObject({ status: 404, body: { error: 'noSuchCase' } })
  }
  for (const address of ['', '/attend', '/leave', '/correct'].map((end) => (id: string) => `/case/${id}${end}`)) {
    const [there, not] = [await other.open(address(hidden)), await other.open(address(absent))]
    expect([there.status, there.text.replaceAll(hidden, absent)]).toEqual([not.status, not.text])
    expect(not.status).toBe(404)
  }
  const [file, none] = [await other.open(`/files/${scan.id}`), await other.open(`/files/${absent}`)]
  expect([file.status, file.text]).toEqual([none.status, none.text])
  expect(none.status).toBe(404)
})

test('a file is for those who may see its case', async () => {
  for (const name of ['khujand', 'desk', 'sughd'] as const) {
    const { status, bytes, headers } = await visitors[name].open(`/files/${scan.id}`)
    expect([name, status, bytes, headers['content-type'], headers['cache-control']]).toEqual([
      name,
      200,
      jpeg,
      'image/jpeg',
      'no-store',
    ])
  }
  for (const name of ['isfara', 'ngo', 'administrator'] as const)
    expect((await visitors[name].open(`/files/${scan.id}`)).status, name).toBe(404)
})

test('a file that another post sent, or that was never sent, cannot be named in an act', async () => {
  const own = await keptFile(visitors.ngo)
  const why = async (file: object) => (await visitors.khujand.send([enrolment({ scan: [file] })]))[0]
  expect(await why(own)).toMatchObject({ verdict: 'refused', why: 'file-missing' })
  expect(await why({ ...own, id: crypto.randomUUID() })).toMatchObject({ why: 'file-missing' })
  // One that stands in a case already is that case’s alone.
  expect(await why(scan)).toMatchObject({ why: 'file-missing' })
  expect(await visitors.ngo.send([enrolment({ scan: [{ ...own, bytes: 1 }] })])).toMatchObject([
    { why: 'file-missing' },
  ])
})

test('the acts of a case say who did what when, in the order they were kept', async () => {
  await visitors.desk.send([act('correct', cases.desk.case, { sex: 'male' }, 5)])
  const { body } = await visitors.sughd.call<{ acts: readonly object[] }>('GET', `/api/cases/${cases.desk.case}/acts`)
  expect(body.acts).toMatchObject([
    {
      id: cases.desk.id,
      step: 'enrol',
      after: [],
      by: { post: 'desk-khujand', account: accountOf('desk') },
      answers: { name: 'Қодиров Шариф' },
    },
    { step: 'correct', after: [cases.desk.id], received: office.desk.now().toISOString(), answers: { sex: 'male' } },
  ])
})

test('an address that is no id at all is answered like a case that does not exist', async () => {
  for (const id of [
    '1',
    'constructor',
    '%00',
    '%D2%B6%D3%AF',
    '../../etc/passwd',
    'a'.repeat(199),
    "'; drop table safar.acts",
  ])
    for (const end of ['', '/acts']) {
      const { status } = await visitors.khujand.call('GET', `/api/cases/${encodeURIComponent(id)}${end}`)
      expect(status, id).toBe(404)
    }
})

test('definitions and code lists are for everyone, and say what can be asked', async () => {
  const stranger = office.stranger()
  const { body } = await stranger.call<{ programmes: readonly object[] }>('GET', '/api/definitions')
  expect(body.programmes).toMatchObject([{ name: 'orientation', version: 1, record: { name: { kind: 'text' } } }])
  const list = await stranger.call('GET', '/api/lists/education')
  expect(list).toMatchObject({ status: 200, body: { name: expect.any(String), codes: expect.any(Array) } })
  for (const name of ['toString', '__proto__', 'nothing'])
    expect((await stranger.call('GET', `/api/lists/${name}`)).status, name).toBe(404)
})

test('what is not there is said in the language asked for, as JSON to programs', async () => {
  const sentences = new Set<string>()
  for (const language of languages) {
    const { status, body } = await visitors.khujand
      .speaking(language)
      .call<{ error: string; says: string }>('GET', '/api/nowhere')
    expect([status, body.error]).toEqual([404, 'notFound'])
    sentences.add(body.says)
  }
  expect(sentences.size).toBe(languages.length)
})

test('health answers always, readiness as long as the database does', async () => {
  const stranger = office.stranger()
  const states = async () => [
    (await stranger.call('GET', '/health')).status,
    (await stranger.call('GET', '/ready')).status,
  ]
  expect(await states()).toEqual([200, 200])
  const { database } = office.connection
  // The owner may always come in.
  await office.owner.query(`alter database "${database}" connection limit 0`)
  await office.owner.query(`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'safar web'`)
  expect(await states()).toEqual([200, 503])
  await office.owner.query(`alter database "${database}" connection limit -1`)
  expect(await states()).toEqual([200, 200])
})

test('metrics speak of routes, and of nobody', async () => {
  const stranger = office.stranger()
  const metrics = await stranger.call('GET', '/metrics')
  expect(metrics.text).toContain('route="/api/cases/:id"')
  for (const canary of [cases.khujand.case, String(person['document']), 'A9000000', 'Ҷӯраева', 'khujand'])
    expect(metrics.text).not.toContain(canary)
})
