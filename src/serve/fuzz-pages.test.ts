import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { fill } from '#kernel/words.ts'
import { enrolment } from '#test/acts.ts'
import { damaged, damages, oddInputs, oddText } from '#test/fuzz.ts'
import { type Fuzzed, type Kept, isSaid, nothing, openFuzzed, patience } from '#test/fuzzed.ts'
import { messyList } from '#test/messy-list.ts'
import { countSaid, filled, formTo } from '#test/page.ts'
import type { Inputs, Reply } from '#test/visitor.ts'
import { words } from '#words/serve/words.ts'

let fuzzed: Fuzzed
beforeAll(async () => {
  fuzzed = await openFuzzed()
})
afterEach(() => fuzzed.isUnharmed())
afterAll(async () => {
  // Not all of it was nonsense.
  expect((await fuzzed.office.count()).acts).toBeGreaterThan(100)
  await fuzzed[Symbol.asyncDispose]()
})

const known = [
  'name', 'born', 'sex', 'document', 'phone', 'scan', 'district', 'education', 'languages', 'destination', 'occupation', 'contract', 'employer', 'leaving',
  'trips.0.country', 'trips.0.from', 'trips.7.until', 'trips.99.country', 'trips.x.y', 'attended', 'modules', 'score', 'reason', 'otherReason', 'note',
  '_send', '_add', '_drop', '_do', 'act', 'case', 'after', 'step', 'programme', 'state', 'page', 'q', 'post', 'login', 'password', 'present', 'wanted',
  'column.0', 'column.1',
] // prettier-ignore

const pages = ['/people', '/many', '/post', '/log-in', '/password', '/new/orientation/enrol', '/import/orientation']
const steps = ['attend', 'certify', 'leave', 'return', 'correct', 'enrol', 'none']
const oddPart = oddText.map((text) => encodeURIComponent(text.toWellFormed()))

const address = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...pages).map((page) => () => page) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(7), fc.constantFrom(...steps)).map(
      ([at, step]) =>
        () =>
          `/case/${fuzzed.opened[at]?.case}/${step}`,
    ),
  },
  { weight: 1, arbitrary: oddPart.map((part) => () => `/case/${part}/attend`) },
  { weight: 1, arbitrary: oddPart.map((part) => () => `/import/orientation/${part}`) },
)

const goodInputs = (): Inputs => Object.entries(enrolment().answers).map(([name, value]) => [name, String(value)])

test(
  'forms with anything written anywhere are answered with a page that says what to do',
  () => {
    const body = fc.record({ address, inputs: oddInputs(known), good: fc.boolean(), files: fc.boolean() })
    return fuzzed.sendAll(2500, body, async ({ address: to, inputs, good, files }, by) => {
      const url = to()
      const over: Inputs = inputs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()])
      const isOver = (name: string) => over.some(([other]) => other === name)
      // Half of them are a good form in which something is written over.
      const all = [...(good ? goodInputs().filter(([name]) => !isOver(name)) : []), ...over]
      const scan = { field: 'scan', filename: 'x', content: Buffer.from(inputs.length % 2 ? 'ffd8ff' : '', 'hex') }
      const reply = await by.post(url, all, files ? [scan] : undefined)
      isSaid(reply, { url, all })
      return keptByPage(reply, url)
    })
  },
  patience,
)

const { found } = words.en.people
const doneFor = Object.fromEntries(
  Object.entries(found).map(([form, people]) => [form, fill(words.en.form.manyDone, { people })]),
)

/** What a page says was kept: one act when it leads to the case, so many when a step was taken for many. */
function keptByPage({ status, headers, text }: Reply, url: string): Kept {
  if (status === 303 && /^\/case\/[0-9a-f-]{36}\?kept=/.test(headers['location'] ?? ''))
    return { acts: 1, cases: url.startsWith('/new/') ? 1 : 0 }
  return { acts: url === '/many' ? countSaid(text, doneFor) : 0, cases: 0 }
}

test(
  'import files that are damaged, cut or nothing of the kind are read or refused with a sentence',
  async () => {
    const districts = ['Хуҷанд', 'Исфара']
    const lists = await Promise.all([1, 2, 3].map((seed) => messyList({ seed, people: 5, districts, oneBadIn: 4 })))
    const files = lists.flatMap(({ csvUtf8, csv1251, xlsx }) => [csvUtf8, csv1251, xlsx])
    const file = fc.oneof(
      { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...files), damages).map(([good, all]) => damaged(good, all)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
      { weight: 1, arbitrary: oddText.map((text) => Buffer.from(text)) },
    )
    const button = fc.constantFrom('good', 'all', 'check', 'refused', '')
    const columns = oddInputs(['column.0', 'column.1', 'column.2'])
    const body = fc.record({ file, button, columns, asIs: fc.boolean() })
    await fuzzed.sendAll(1000, body, async ({ file: content, button: pressed, columns: chosen, asIs }, by) => {
      const about = { pressed, chosen, file: Buffer.from(content).toString('base64') }
      const sent = await by.post('/import/orientation', [], [{ field: 'list', filename: 'list', content }])
      isSaid(sent, about)
      const preview = sent.headers['location']
      if (preview === undefined || pressed === '') return nothing
      const { text } = await by.open(preview)
      const inputs = { ...(!asIs && Object.fromEntries(chosen)), _do: pressed }
      const done = await by.post(preview, filled(formTo(text, preview), inputs))
      isSaid(done, about)
      const people = countSaid(done.text, words.en.import.kept)
      return { acts: people, cases: people }
    })
  },
  patience,
)
