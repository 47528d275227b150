import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { act, enrolment } from '#test/acts.ts'
import { type TestOffice, openOffice } from '#test/office.ts'
import { addressesIn, filled, formTo } from '#test/page.ts'
import type { Reply, Visitor } from '#test/visitor.ts'

/** Somebody who does not exist; whatever of hers is seen where it must not be was let out by us. */
const canary = {
  name: 'Канареева Гулбарг',
  document: 'CANARY0042',
  phone: '+992600424242',
  employer: 'Канарейка ЛТД',
  note: 'Канареечная запись',
  latin: 'Kanareeva',
  password: 'canary sings in the mine',
}
const traces = /канаре|kanare|canary|600424242|60 042 42 42/i

/** The traces as a database writes bytes. */
const traceBytes = [canary.name, canary.document, canary.phone.slice(1), canary.employer, canary.note, 'canary']
  .map((text) => Buffer.from(text).toString('hex'))
  .join('|')

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
const betrays = (text: string) => traces.test(text) || traces.test(decoded(text))

let office: TestOffice
let trainer: Visitor
const replies: { readonly what: string; readonly reply: Reply }[] = []

/** Does something and remembers the answer. */
async function hear(what: string, doing: Promise<Reply>): Promise<Reply> {
  const reply = await doing
  replies.push({ what, reply })
  return reply
}

const enrolPage = '/new/orientation/enrol'
const inAddress = encodeURIComponent(canary.name)
const bytes = (text: string) => new TextEncoder().encode(text)

beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
  await bringIn()
  await look()
  await provoke()
  await breakDatabase()
})
afterAll(() => office[Symbol.asyncDispose]())

/** She is enrolled by a form, by the interface and by a list, with mistakes on the way. */
async function bringIn() {
  const written = {
    name: canary.name, born: '1998-04-02', sex: 'female', document: canary.document, phone: canary.phone, district: '3505401', destination: 'RUS',
    contract: 'yes', employer: canary.employer, _send: 'yes',
  } // prettier-ignore
  const { text } = await trainer.open(enrolPage)
  const photo = {
    field: 'scan',
    filename: `${canary.name}.jpg`,
    content: Buffer.from(`ffd8ff${Buffer.from(canary.note).toString('hex')}`, 'hex'),
  }
  const wrong = await hear(
    'a wrong form',
    trainer.post(enrolPage, filled(formTo(text, enrolPage), { ...written, born: canary.name }), [photo]),
  )
  const sent = await hear(
    'a form',
    trainer.post(enrolPage, filled(formTo(wrong.text, enrolPage), { born: '1998-04-02' }), []),
  )
  expect(sent.status).toBe(303)
  const other = enrolment({ name: `${canary.latin} Gulbarg`, document: 'CANARY0043', phone: canary.phone })
  await hear(
    'acts',
    trainer.call('POST', '/api/acts', {
      acts: [
        other,
        act('correct', other.case, { note: canary.note }, 1),
        act('leave', other.case, { reason: 'work', note: canary.note }, 2),
      ],
    }),
  )
  const heads = 'Ному насаб;Санаи таваллуд;Ҷинс;Ноҳия;Кишвари сафар;Шиноснома'
  const list = `${heads}\n${canary.name} Як;04.02.1998;зан;Хуҷанд;Русия;CANARY0044\n${canary.name} Ду;31.02.1998;зан;Хуҷанд;Русия;CANARY0045\n`
  const brought = await hear(
    'a list',
    trainer.post('/import/orientation', [], [{ field: 'list', filename: `${canary.name}.csv`, content: bytes(list) }]),
  )
  const address = brought.headers['location'] ?? ''
  const preview = await hear('a preview', trainer.open(address))
  for (const button of ['check', 'good', 'all', 'refused'])
    await hear(`the list, ${button}`, trainer.post(address, filled(formTo(preview.text, address), { _do: button })))
  expect((await office.count()).cases).toBe(3)
}

/** She is looked for and looked at, also by whoever may not. */
async function look() {
  const { body } = await trainer.call<{ cases: readonly { id: string }[] }>('POST', '/api/cases/search', {
    search: canary.name,
  })
  expect(body.cases).toHaveLength(3)
  for (const q of [canary.name, canary.latin, canary.document, canary.phone, '60 042 42 42']) {
    await hear('a search', trainer.post('/people', [['q', q]]))
    await hear('a search', trainer.call('POST', '/api/cases/search', { search: q }))
  }
  const pages = [
    '/today',
    '/people',
    '/people.csv',
    ...body.cases.flatMap(({ id }) => [`/case/${id}`, `/case/${id}/correct`, `/case/${id}/attend`]),
  ]
  for (const page of pages) {
    const reply = await hear(page, trainer.open(page))
    for (const link of addressesIn(reply.text).filter((each) => each.startsWith('/files/')))
      await hear(link, trainer.open(link))
    await hear(`${page} by another`, (await office.enter('ngo')).open(page))
  }
  await hear(
    'many',
    trainer.post('/many', [
      ['step', 'orientation/attend'],
      ...body.cases.map(({ id }) => ['case', id] as const),
      ['modules', canary.name],
      ['_send', 'yes'],
    ]),
  )
}

/** Mistakes that carry her: in addresses, in names of fields, in places where nothing of hers belongs. */
async function provoke() {
  for (const address of [
    `/${inAddress}`,
    `/people?q=${inAddress}&state=${inAddress}&page=${inAddress}`,
    `/today?name=${inAddress}`,
    `/case/${inAddress}`,
    `/case/${inAddress}/${inAddress}`,
    `/files/${inAddress}`,
    `/new/${inAddress}/enrol`,
    `/import/orientation/${inAddress}`,
    `/log-in?ended=${inAddress}`,
    `/assets/${inAddress}`,
    `/${'К'.repeat(3000)}${inAddress}`,
    `/%E0%A4%A/${inAddress}`,
    `/language/${inAddress}`,
    `/theme/${inAddress}`,
  ]) {
    await hear(address, trainer.open(address))
    await hear(address, office.stranger().open(address))
  }
  for (const address of [
    `/api/${inAddress}`,
    `/api/cases/${inAddress}`,
    `/api/cases?search=${inAddress}&state=${inAddress}&page=${inAddress}`,
    `/api/lists/${inAddress}`,
    `/api/cases/${inAddress}/acts`,
  ])
    await hear(address, trainer.call('GET', address))
  const good = enrolment({ name: canary.name, document: canary.document })
  for (const acts of [
    [
      {
        ...good,
        answers: {
          ...good.answers,
          born: canary.name,
          sex: canary.name,
          phone: canary.document,
          trips: canary.name,
          scan: [{ id: canary.name }],
        },
      },
    ],
    [{ ...good, programme: canary.latin }],
    [{ ...good, step: canary.latin }],
    [{ ...good, at: canary.name }],
    canary.name,
  ])
    await hear('bad acts', trainer.call('POST', '/api/acts', { acts }))
  const headers = { authorization: `Bearer ${trainer.token}`, 'content-type': 'application/json' }
  await hear(
    'half a body',
    trainer.raw({ method: 'POST', url: '/api/acts', headers, payload: `{"acts":[{"name":"${canary.name}"` }),
  )
  await hear(
    'a strange body',
    trainer.raw({
      method: 'POST',
      url: '/api/acts',
      headers: { ...headers, 'content-type': `text/${canary.latin}` },
      payload: canary.name,
    }),
  )
  await hear('a search too long', trainer.call('POST', '/api/cases/search', { search: canary.name.repeat(20) }))
  for (const login of [canary.name, 'khujand']) {
    await hear('a wrong log-in', trainer.call('POST', '/api/session', { login, password: canary.password }))
    await hear(
      'a wrong password',
      office.stranger().post('/log-in', [
        ['login', 'khujand'],
        ['password', canary.password],
      ]),
    )
  }
  await hear(
    'another site',
    trainer.raw({
      method: 'POST',
      url: '/people',
      headers: { origin: `https://${canary.latin}.example`, accept: 'text/html' },
      payload: { q: canary.name },
    }),
  )
}

/** The database breaks while she is being written: a row that it refuses, a connection that is gone. */
async function breakDatabase() {
  const writing = () =>
    trainer.call('POST', '/api/acts', {
      acts: [enrolment({ name: canary.name, document: canary.document, phone: canary.phone })],
    })
  await office.owner.query('alter table safar.acts add constraint nobody_new check (seq > 1) not valid')
  expect((await hear('a refused row', writing())).status).toBe(500)
  await office.owner.query('alter table safar.acts drop constraint nobody_new')
  await office.owner.query('begin; lock table safar.cases in access exclusive mode')
  const [waiting, searching] = [
    hear('a lost connection', writing()),
    hear('a lost search', trainer.post('/people', [['q', canary.name]])),
  ]
  const backends = `from pg_stat_activity where application_name = 'safar web' and wait_event_type = 'Lock' and datname = current_database()`
  while ((await office.owner.query(`select ${backends}`)).rowCount !== 2) {
    await wait(10)
    // A transaction looks once who is there, and remembers.
    await office.owner.query('select pg_stat_clear_snapshot()')
  }
  await office.owner.query(`select pg_terminate_backend(pid) ${backends}`)
  expect([(await waiting).status, (await searching).status]).toEqual([500, 500])
  await office.owner.query('rollback')
  expect((await hear('after the break', writing())).status).toBe(200)
}

test('the story was told in full: there were answers of every kind', () => {
  const statuses = new Set(replies.map(({ reply: { status } }) => status))
  expect([...statuses]).toEqual(expect.arrayContaining([200, 303, 400, 401, 403, 404, 415, 422, 500]))
  expect(replies.some(({ reply }) => traces.test(reply.text))).toBe(true)
})

test('no line of the log holds anything of her', () => {
  expect(office.log.length).toBeGreaterThan(replies.length)
  expect(office.log.filter(betrays)).toEqual([])
  expect(office.log.filter((line) => line.includes(String(trainer.token)))).toEqual([])
})

test('no address that a page links to, sends to or leads to holds anything of her', () => {
  for (const { what, reply } of replies) {
    const addresses = [
      ...addressesIn(reply.text),
      reply.headers['location'] ?? '',
      reply.headers['set-cookie'] ?? '',
      reply.headers['content-disposition'] ?? '',
    ]
    expect(addresses.filter(betrays), what).toEqual([])
  }
})

test('no answer that refuses repeats anything of her; only a form gives back what was written into it', () => {
  const refusing = replies.filter(({ reply: { status } }) => status >= 400 && status !== 422)
  expect(refusing.filter(({ reply }) => betrays(reply.text)).map(({ what, reply }) => [what, reply.text])).toEqual([])
  const verdicts = replies.filter(({ what }) => what === 'bad acts')
  expect(verdicts.map(({ reply }) => reply.text).filter(betrays)).toEqual([])
})

test('whoever may not see her is told nothing of her', () => {
  const others = replies.filter(({ what }) => what.endsWith('by another'))
  expect(others.length).toBeGreaterThan(5)
  expect(others.filter(({ reply }) => betrays(reply.text))).toEqual([])
})

test('no row of any table holds anything of her in plain letters or plain bytes', async () => {
  const { rows: tables } = await office.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('safar', 'published', 'public')`,
  )
  const holding = async (pattern: string) => {
    const searches = tables.map(
      ({ name }) => `select '${name}' as name where exists (select from ${name} as line where line::text ~* $1)`,
    )
    const { rows } = await office.owner.query<{ name: string }>(searches.join(' union all '), [pattern])
    return rows.map(({ name }) => name).toSorted()
  }
  expect(await holding(traces.source)).toEqual([])
  expect(await holding(traceBytes)).toEqual([])
  // The search does find what stands there: a district, in letters and in bytes.
  expect(await holding('3505401')).toEqual([
    'published.orientation',
    'safar.acts',
    'safar.cases',
    'safar.places',
    'safar.posts',
  ])
  expect(
    await holding(
      (await office.owner.query<{ hash: string }>(`select encode(hash, 'hex') as hash from safar.acts limit 1`)).rows[0]
        ?.hash ?? '',
    ),
  ).toContain('safar.acts')
})

test('what is published holds codes alone', async () => {
  const { rows } = await office.owner.query<Record<string, unknown>>('select * from published.orientation')
  expect(rows.length).toBeGreaterThan(3)
  for (const { record: _, synthetic, ...codes } of rows) {
    expect(synthetic).toBe(true)
    for (const code of Object.values(codes)) expect(code).toMatch(/^[0-9A-Za-z._-]{1,24}$/)
  }
})

test('the metrics speak of routes, not of people', async () => {
  expect(betrays((await office.stranger().open('/metrics')).text)).toBe(false)
})
