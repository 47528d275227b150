import { randomUUIDv7 } from 'node:crypto'

import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { type WrittenAct, act, attendance, enrolment, shortCourse } from '#test/acts.ts'
import { mutated, mutations, oddJson, oddText } from '#test/fuzz.ts'
import { type Fuzzed, type Kept, isSaid, nothing, openFuzzed, patience } from '#test/fuzzed.ts'
import type { Method, Reply, SaidVerdict } from '#test/visitor.ts'

let fuzzed: Fuzzed
beforeAll(async () => {
  fuzzed = await openFuzzed()
})
afterEach(() => fuzzed.isUnharmed())
afterAll(async () => {
  // Not all of it was nonsense.
  expect((await fuzzed.office.count()).acts).toBeGreaterThan(500)
  await fuzzed[Symbol.asyncDispose]()
})

/** A good act of some kind, with ids of its own. */
function goodAct(kind: number): WrittenAct {
  const { case: caseId = '' } = fuzzed.opened[kind % fuzzed.opened.length] ?? {}
  const contract = { languages: ['tg'], contract: 'yes', employer: 'Ферма' }
  const kinds = [
    () => enrolment({ trips: [{ country: 'RUS', from: '2019-03-01' }], ...contract }),
    () => attendance(caseId, shortCourse, 1),
    () => act('correct', caseId, { sex: 'male', note: crypto.randomUUID(), phone: null }, 2),
    () => act('certify', caseId, { score: 84 }, 3),
    () => act('leave', caseId, { reason: 'other', otherReason: 'Кӯчид' }, 4),
    () => ({ ...act('return', caseId, {}, 5), after: [randomUUIDv7()] }),
  ]
  return (kinds[kind % kinds.length] ?? enrolment)()
}

/** What the verdicts say was kept. */
function keptBy({ status, body }: Reply): Kept {
  if (status !== 200) return nothing
  const { verdicts } = body as { verdicts: readonly SaidVerdict[] }
  for (const each of verdicts) if (each.verdict === 'refused') expect(each.says).toMatch(/\p{L}{3}/u)
  const kept = verdicts.flatMap((each) => (each.verdict === 'kept' ? [each] : []))
  const known = new Set(fuzzed.opened.map((each) => each.case))
  return { acts: kept.length, cases: new Set(kept.map((each) => each.case)).difference(known).size }
}

// Made when it is sent, so that no two bodies share their ids.
const mangled = fc.tuple(fc.nat(48), mutations).map(
  ([kind, all]) =>
    () =>
      mutated(goodAct(kind), all),
)
const noAct = oddJson.map((each) => () => each)
const oneAct = fc.oneof({ weight: 8, arbitrary: mangled }, { weight: 1, arbitrary: noAct })

test(
  'acts that were mangled on the way are refused with a sentence, and only what is kept is written',
  () => {
    const acts = fc.array(oneAct, { minLength: 1, maxLength: 3 })
    const body = fc.record({ acts, whole: fc.boolean(), twice: fc.boolean() })
    return fuzzed.sendAll(4500, body, async ({ acts: made, whole, twice }, by) => {
      const written = made.map((make) => make())
      const payload = { acts: twice ? [...written, ...written] : written, whole }
      const reply = await by.call('POST', '/api/acts', payload)
      isSaid(reply, payload)
      return keptBy(reply)
    })
  },
  patience,
)

const addresses = [
  '/api/acts', '/api/session', '/api/cases/search', '/api/files', '/api/cases', '/api/nowhere', '/people', '/many', '/log-in', '/post', '/password',
  '/new/orientation/enrol', '/import/orientation', '/health',
] as const // prettier-ignore

const types = [
  'application/json', 'application/json; charset=utf-16', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data',
  'multipart/form-data; boundary=x', 'image/jpeg', 'application/pdf', 'application/octet-stream', 'x', '',
] as const // prettier-ignore

const names = [
  'acts',
  'whole',
  'login',
  'password',
  'post',
  'search',
  'state',
  'programme',
  'page',
  'q',
  'step',
  'case',
  'name',
  'present',
  'wanted',
  '_send',
  '_do',
  '_add',
]
const json = fc
  .oneof(oddJson, fc.dictionary(fc.constantFrom(...names), oddJson, { maxKeys: 5 }))
  .map((each) => JSON.stringify(each) ?? '')
const payloads = fc.oneof(
  json,
  fc.tuple(json, fc.nat(200)).map(([text, length]) => text.slice(0, length)),
  oddText,
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    `{"acts":${'['.repeat(5000)}`, `{"acts":${'[{"a":'.repeat(2000)}1${'}]'.repeat(2000)}}`, '{"__proto__":{"acts":[]}}',
    '--x\r\nContent-Disposition: form-data; name="q"\r\n\r\n', '--x--', '--x\r\n\r\n--x\r\n',
    'a='.repeat(2000), '%', '%E0%A4%A=%', 'a[b][c]=1&a=2', 'case=1&case=2&step=orientation/attend',
  ), // prettier-ignore
)

test(
  'bodies of any kind to any address, in broken writing and under a wrong name, break nothing',
  () => {
    const body = fc.record({
      method: fc.constantFrom<Method>('POST', 'POST', 'POST', 'PUT', 'DELETE'),
      url: fc.constantFrom(...addresses),
      type: fc.constantFrom(...types),
      accept: fc.constantFrom('text/html', 'application/json', '*/*'),
      payload: payloads,
    })
    return fuzzed.sendAll(2000, body, async ({ method, url, type, accept, payload }, by) => {
      const headers = { accept, cookie: `safar_session=${by.token}`, 'sec-fetch-site': 'same-origin' }
      const typed = { ...headers, ...(type !== '' && { 'content-type': type }) }
      isSaid(await by.raw({ method, url, headers: typed, payload }), { method, url, type, sent: String(payload) })
      return nothing
    })
  },
  patience,
)
