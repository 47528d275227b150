import { afterAll, beforeAll, expect, test } from 'vitest'

import { type TestOffice, openOffice } from '#test/office.ts'
import { filled, formTo, wordsOf } from '#test/page.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

const written = {
  'title.tg': 'Паноҳгоҳ', 'title.ru': 'Приют', 'title.en': 'Shelter', kind: 'shelter', place: '3505401', forWhom: ['women', 'children'], capacity: '12',
} // prettier-ignore

test('a supervisor adds a service of their organisation; everybody finds it, by page and by interface', async () => {
  const head = await office.enter('sughd')
  const page = await head.open('/services/new')
  const sent = await head.post('/services/new', filled(formTo(page.text, '/services/new'), written))
  expect([sent.status, sent.headers['location']]).toEqual([303, '/services'])
  const again = await head.post('/services/new', filled(formTo(page.text, '/services/new'), written))
  expect(again.status).toBe(303)
  const ngo = await office.enter('ngo')
  const list = wordsOf((await ngo.open('/services?kind=shelter')).text)
  expect(list).toContain('Shelter')
  expect(list).toContain('women, children')
  const { body } = await ngo.call<{ services: readonly unknown[] }>('GET', '/api/services?kind=shelter')
  expect(body.services).toEqual([
    expect.objectContaining({ organisation: 'MIGSERV', place: '3505401', kind: 'shelter', capacity: 12 }),
  ])
})

test('what cannot be taken is said at its question', async () => {
  const head = await office.enter('sughd')
  const page = await head.open('/services/new')
  const bad = await head.post(
    '/services/new',
    filled(formTo(page.text, '/services/new'), {
      ...written,
      capacity: '0',
      'title.ru': '',
      forWhom: [],
      place: 'nowhere',
    }),
  )
  expect(bad.status).toBe(422)
  expect(wordsOf(bad.text)).toContain('a whole number of at least 1')
  expect(bad.text.match(/class="err"/g)).toHaveLength(4)
})

test('those who do not keep the services of an organisation neither add, change nor close them', async () => {
  const { body } = await (
    await office.enter('ngo')
  ).call<{ services: readonly { id: string }[] }>('GET', '/api/services')
  const address = `/services/${body.services[0]?.id}`
  for (const name of ['khujand', 'desk', 'ngo'] as const) {
    const visitor = await office.enter(name)
    expect([name, (await visitor.open('/services/new')).status]).toEqual([name, 403])
    expect([name, (await visitor.post(address, [['_do', 'close']])).status]).toEqual([name, 403])
  }
  expect((await office.stranger().call('GET', '/api/services')).status).toBe(401)
})

test('a service is changed, and taken out of the list', async () => {
  const administrator = await office.enter('administrator')
  const { body } = await administrator.call<{ services: readonly { id: string }[] }>('GET', '/api/services')
  const address = `/services/${body.services[0]?.id}`
  const page = await administrator.open(address)
  await administrator.post(address, filled(formTo(page.text, address), { capacity: '' }))
  const changed = await administrator.call<{ services: readonly { capacity?: number }[] }>('GET', '/api/services')
  expect(changed.body.services[0]).not.toHaveProperty('capacity')
  await administrator.post(address, [['_do', 'close']])
  expect((await administrator.call<{ services: readonly unknown[] }>('GET', '/api/services')).body.services).toEqual([])
})
