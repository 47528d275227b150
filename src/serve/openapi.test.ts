import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import addFormats from 'ajv-formats'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { actSchemas } from '#kernel/act-schema.ts'
import { orientation } from '#programmes/orientation/index.ts'
import { act, enrolment, shortCourse } from '#test/acts.ts'
import { type TestOffice, openOffice, password } from '#test/office.ts'
import { openapiShape } from '#test/openapi.ts'
import type { Method, Visitor } from '#test/visitor.ts'

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>
}
interface Operation {
  readonly tags: readonly string[]
  readonly security?: readonly object[]
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}
interface Document {
  readonly openapi: string
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

let office: TestOffice
let trainer: Visitor
let document: Document
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
  document = (await office.stranger().call<Document>('GET', '/api/openapi.json')).body
})
afterAll(() => office[Symbol.asyncDispose]())

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
addFormats.default(ajv)

const operations = () =>
  Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ address, method, operation })),
  )

/** What a validator has against a value, in words. */
const against = (validate: ValidateFunction, value: unknown) =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)

test('the interface describes itself in OpenAPI 3.1, and every schema in it is one', () => {
  expect(against(ajv.compile(openapiShape), document)).toEqual([])
  for (const { address, method, operation } of operations()) {
    const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((each) =>
      Object.values(each?.content ?? {}),
    )
    for (const { schema } of contents) expect(() => ajv.compile(schema), `${method} ${address}`).not.toThrow()
  }
})

test('every part of an address is described, every tag is known, and what needs a session says so', () => {
  const tags = document.tags.map(({ name }) => name)
  for (const { address, method, operation } of operations()) {
    const inPath = (operation.parameters ?? []).filter((each) => each.in === 'path').map(({ name }) => name)
    expect(inPath, address).toEqual([...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    for (const tag of operation.tags) expect(tags).toContain(tag)
    const isOpen =
      operation.tags.some((tag) => ['definitions', 'health'].includes(tag)) ||
      (address === '/api/session' && method === 'post')
    expect(operation.security === undefined, `${method} ${address}`).toBe(isOpen)
  }
})

test('the pages for people are no part of it, and the whole interface is', () => {
  expect(Object.keys(document.paths).toSorted()).toEqual([
    '/api/acts',
    '/api/cases',
    '/api/cases/search',
    '/api/cases/{id}',
    '/api/cases/{id}/acts',
    '/api/definitions',
    '/api/files',
    '/api/lists/{list}',
    '/api/services',
    '/api/session',
    '/health',
    '/ready',
  ])
})

const golden = path.join(import.meta.dirname, '../../test/golden/openapi.json')

test('the description has not changed unnoticed', async () => {
  const written = `${JSON.stringify(document, null, 2)}\n`
  if (process.env['SAFAR_GOLDEN'] === 'write') await writeFile(golden, written)
  expect(written, 'Look at the difference, then run with SAFAR_GOLDEN=write').toBe(await readFile(golden, 'utf8'))
})

// One story that takes every step once.
const story = () => {
  const enrol = enrolment({
    contract: 'yes',
    employer: 'Ферма',
    languages: ['tg', 'ru'],
    occupation: '9211',
    leaving: '2026-09-01',
    trips: [
      { country: 'RUS', from: '2019-03-01', until: '2021-11-30' },
      { country: 'KAZ', from: '2022-01-01' },
    ],
  })
  const next = (step: string, minutes: number, answers = {}) => act(step, enrol.case, answers, minutes)
  return [
    enrol,
    next('attend', 1, { attended: '2026-05-30', modules: ['M1', 'M12'] }),
    next('leave', 2, { reason: 'other', otherReason: 'Кӯчид', note: 'Сатри як\nСатри ду' }),
    next('return', 3),
    next('attend', 4, { attended: '2026-05-30', modules: shortCourse }),
    next('correct', 5, { name: 'Намунаи Дигар', phone: null, trips: null, education: '4' }),
    next('certify', 6, { score: 84 }),
  ]
}

test('every act of a story is what its own schema says, and is kept', async () => {
  const acts = story()
  const schemas = actSchemas(orientation)
  expect(new Set(acts.map(({ step }) => step))).toEqual(new Set(Object.keys(schemas)))
  for (const each of acts) expect(against(ajv.compile(schemas[each.step] ?? {}), each), each.step).toEqual([])
  const batch = document.paths['/api/acts']?.['post']?.requestBody?.content?.['application/json']?.schema
  expect(against(ajv.compile(batch ?? false), { acts })).toEqual([])
  for (const verdict of await trainer.send(acts)) expect(verdict).toMatchObject({ verdict: 'kept' })
})

test('what a schema refuses is refused: a wrong word, a strange field, a missing answer', async () => {
  const [enrol, attend] = story()
  const schemas = actSchemas(orientation)
  const fits = (each: unknown, step = 'enrol') => ajv.compile(schemas[step] ?? {})(each)
  const answers = (change: object) => ({ ...enrol, answers: { ...enrol?.answers, ...change } })
  const wrong = [
    answers({ sex: 'f' }),
    answers({ shoe: 43 }),
    answers({ name: undefined }),
    { ...enrol, by: 'me' },
  ].map((each) => JSON.parse(JSON.stringify(each)) as object)
  for (const each of wrong) {
    expect(fits(each)).toBe(false)
    expect(await trainer.send([{ ...each, id: crypto.randomUUID(), case: crypto.randomUUID() }])).toMatchObject([
      { verdict: 'refused' },
    ])
  }
  expect(fits(attend)).toBe(false)
})

test('every answer of the interface is what its description says', async () => {
  const acts = story()
  const heard = new Set<string>()
  /** Calls, and holds the answer against what is declared for it. */
  const hear = async (visitor: Visitor, method: Method, url: string, body?: unknown) => {
    const reply = await visitor.call<Record<string, never>>(method, url, body)
    const address = Object.keys(document.paths).find((each) =>
      new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}(\\?.*)?$`).test(url),
    )
    const declared = document.paths[address ?? '']?.[method.toLowerCase()]?.responses[reply.status]
    expect(declared, `${method} ${url} answered ${reply.status}, which is not declared`).toBeDefined()
    const schema = declared?.content?.['application/json']?.schema
    if (schema) expect(against(ajv.compile(schema), reply.body), `${method} ${url} ${reply.status}`).toEqual([])
    heard.add(`${method.toLowerCase()} ${address}`)
    return reply
  }
  const nobody = office.stranger()
  const id = acts[0]?.case ?? ''

  await hear(nobody, 'GET', '/health')
  await hear(nobody, 'GET', '/ready')
  await hear(nobody, 'POST', '/api/session', { login: 'khujand', password })
  await hear(nobody, 'POST', '/api/session', { login: 'khujand', password: 'wrong' })
  await hear(nobody, 'POST', '/api/session', { login: 'khujand', password, post: 'other' })
  await hear(nobody, 'POST', '/api/session', { login: 'khujand' })
  await hear(nobody, 'GET', '/api/session')
  await hear(nobody, 'POST', '/api/acts', { acts })
  await hear(trainer, 'GET', '/api/session')
  await hear(trainer, 'POST', '/api/acts', { acts: [...acts, ...acts, enrolment({ born: 'once' }), null, { id: 7 }] })
  await hear(trainer, 'POST', '/api/acts', {})
  await hear(trainer, 'POST', '/api/acts', { acts: Array.from({ length: 1001 }, () => 1) })
  await hear(trainer, 'POST', '/api/files', { no: 'file' })
  for (const url of [`/api/cases/${id}`, `/api/cases/${id}/acts`, '/api/cases', '/api/cases?state=certified'])
    await hear(trainer, 'GET', url)
  await hear(trainer, 'GET', '/api/cases?page=0')
  await hear(trainer, 'GET', `/api/cases/${crypto.randomUUID()}`)
  await hear(trainer, 'GET', `/api/cases/${crypto.randomUUID()}/acts`)
  await hear(trainer, 'POST', '/api/cases/search', { search: 'Намуна' })
  await hear(trainer, 'POST', '/api/cases/search', { search: 'x'.repeat(101) })
  await hear(trainer, 'GET', '/api/services')
  await hear(nobody, 'GET', '/api/services?kind=shelter')
  await hear(nobody, 'GET', '/api/definitions')
  await hear(nobody, 'GET', '/api/lists/education')
  await hear(nobody, 'GET', '/api/lists/nothing')
  await hear(trainer, 'DELETE', '/api/session')

  const all = operations().map(({ method, address }) => `${method} ${address}`)
  expect([...heard].toSorted()).toEqual(all.toSorted())
})
