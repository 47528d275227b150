import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { certificateNumber } from '#kernel/certificate-number.ts'
import { languages } from '#kernel/words.ts'
import { certified, shownOn } from '#test/certificates.ts'
import { type TestOffice, openOffice } from '#test/office.ts'
import { addressesIn, wordsOf } from '#test/page.ts'
import { readPdf } from '#test/pdf.ts'
import type { Visitor } from '#test/visitor.ts'
import { words } from '#words/certificate/words.ts'

let office: TestOffice
let trainer: Visitor
let cases: readonly string[]
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
  const made: string[] = []
  for (const at of Array.from({ length: 60 }, (_, index) => index))
    made.push(await certified(trainer, { name: `Намунаев Шумораи ${at}` }))
  cases = made
})
afterAll(() => office[Symbol.asyncDispose]())

const say = words.en

/** Waits for work to end; gives its page. */
async function ended(by: Visitor, address: string): Promise<string> {
  for (;;) {
    const { text, headers } = await by.open(address)
    if (headers['refresh'] === undefined) return text
    await setTimeout(100)
  }
}

const chosen = (ids: readonly string[]) => ids.map((id): [string, string] => ['case', id])

test('the certificates of those who are chosen come as one document, each on a page of its own', async () => {
  const begun = await trainer.post('/print', chosen(cases.slice(0, 3)))
  expect(begun.status).toBe(303)
  const page = await ended(trainer, begun.headers['location'] ?? '')
  expect(wordsOf(page)).toContain('3 certificates')
  const file = addressesIn(page).find((address) => address.endsWith('/file')) ?? ''
  const fetched = await trainer.open(file)
  expect(fetched.headers['content-type']).toBe('application/pdf')
  const pages = readPdf(fetched.bytes)
  expect(pages).toHaveLength(3)
  const texts = pages.map(({ texts: said }) => said.join(' '))
  for (const at of [0, 1, 2]) expect(texts.some((text) => text.includes(`Намунаев Шумораи ${at}`))).toBe(true)
  // The file is sealed, and its post's alone.
  const { rows } = await office.owner.query<{ content: Buffer }>(
    "select content from safar.drafts where programme = 'certificates'",
  )
  expect(rows.every(({ content }) => !content.includes('%PDF'))).toBe(true)
  const neighbour = await office.enter('isfara')
  expect([(await neighbour.open(file)).status, (await neighbour.open(begun.headers['location'] ?? '')).status]).toEqual(
    [404, 404],
  )
})

test('those of a whole state come as an archive of documents of fifty pages; who has none is left out and counted', async () => {
  const begun = await trainer.post('/print', [['all', 'orientation']])
  const page = await ended(trainer, begun.headers['location'] ?? '')
  expect(wordsOf(page)).toContain('60 certificates')
  const file = addressesIn(page).find((address) => address.endsWith('/file')) ?? ''
  const { bytes, headers } = await trainer.open(file)
  expect(headers['content-type']).toBe('application/zip')
  expect([...bytes.toString('latin1').matchAll(/PK\x01\x02/g)]).toHaveLength(2)
  expect(bytes.toString('latin1')).toContain('certificates-0001-0050.pdf')
  expect(bytes.toString('latin1')).toContain('certificates-0051-0060.pdf')
})

test('while many are printed the server answers others', async () => {
  const begun = await trainer.post('/print', [['all', 'orientation']])
  const waits: number[] = []
  for (;;) {
    const at = performance.now()
    await office.stranger().open('/health')
    waits.push(performance.now() - at)
    if ((await trainer.open(begun.headers['location'] ?? '')).headers['refresh'] === undefined) break
    await setTimeout(20)
  }
  expect(Math.max(...waits)).toBeLessThan(500)
})

test('work that is stopped keeps no file', async () => {
  const begun = await trainer.post('/print', [['all', 'orientation']])
  const address = begun.headers['location'] ?? ''
  await trainer.post(address, [])
  const page = await ended(trainer, address)
  const said = wordsOf(page)
  if (said.includes(say.many.cancelled)) expect((await trainer.open(`${address}/file`)).status).toBe(404)
  else expect(said).toContain('60 certificates')
})

test('nobody chosen, or nobody who has one, is answered with a sentence', async () => {
  const none = await trainer.post('/print', [])
  expect([none.status, wordsOf(none.text).includes(say.many.none)]).toEqual([422, true])
  const others = await (await office.enter('ngo')).post('/print', chosen(cases.slice(0, 2)))
  expect([others.status, wordsOf(others.text).includes(say.many.none)]).toEqual([422, true])
})

test('the list of people offers it where somebody has a certificate', async () => {
  const { text } = await trainer.open('/people?programme=orientation&state=certified')
  expect(text).toContain('formAction="/print"'.toLowerCase())
  expect(wordsOf(text)).toContain(say.many.offerAll)
  const enrolled = await trainer.open('/people?programme=orientation&state=enrolled')
  expect(wordsOf(enrolled.text)).not.toContain(say.many.offerAll)
})

async function numberOf(id: string): Promise<string> {
  await trainer.post(`/case/${id}/certificate`, [])
  const { rows } = await office.owner.query<{ number: string }>(
    'select number from safar.certificates where case_id = $1',
    [id],
  )
  return rows[0]?.number ?? ''
}

test('of a number everybody learns course and date and how it stands, and nobody’s name', async () => {
  const number = await numberOf(cases[7] ?? '')
  for (const language of languages) {
    const answer = await office
      .stranger()
      .speaking(language)
      .post('/certificate', [['number', number]])
    const said = shownOn(answer.text)
    expect(answer.status).toBe(200)
    expect(said).toContain(words[language].check.byNumber)
    expect(said).not.toContain('Намунаев')
    expect(said).not.toContain('Шумораи')
  }
})

test('a mistyped number is told apart from one that nobody has', async () => {
  const stranger = office.stranger()
  const typed = await stranger.post('/certificate', [['number', '4721-0583-9165']])
  expect([typed.status, shownOn(typed.text).includes(say.check.mistyped)]).toEqual([422, true])
  const unknown = await stranger.post('/certificate', [['number', certificateNumber(12_345)]])
  expect([unknown.status, shownOn(unknown.text).includes(say.check.unknown)]).toEqual([404, true])
})

test('a certificate whose time is over is expired, of its number too', async () => {
  const number = await numberOf(cases[8] ?? '')
  const later = await openedLater(number)
  expect(later).toContain(say.check.says.expired)
  expect(later).not.toContain(say.check.byNumber)
})

async function openedLater(number: string): Promise<string> {
  await office.owner.query('update safar.certificates set valid_until = $2, day = $3 where number = $1', [
    number,
    '2026-05-31',
    '2024-05-31',
  ])
  return shownOn((await office.stranger().post('/certificate', [['number', number]])).text)
}

test('whoever tries numbers is slowed down', async () => {
  const statuses: number[] = []
  for (const at of Array.from({ length: 40 }, (_, index) => index))
    statuses.push(
      (await office.stranger().post('/certificate', [['number', certificateNumber(5_000_000 + at)]])).status,
    )
  expect(statuses.slice(0, 20)).not.toContain(429)
  expect(statuses.at(-1)).toBe(429)
  office.pass(60)
})

test('the page is the same for everybody: it is kept on devices and never says who is logged in', async () => {
  const [mine, anybodys] = [await trainer.open('/certificate'), await office.stranger().open('/certificate')]
  expect(mine.text).toBe(anybodys.text)
  expect(mine.headers['content-security-policy']).toContain("default-src 'none'")
})

test('the keeper may keep that page alone, and is told what the page is built of', async () => {
  const { text, headers } = await office.stranger().open('/certificate/keeper.js')
  expect(headers['service-worker-allowed']).toBe('/certificate')
  expect(text).toContain('importScripts("/assets/certificate-keeper.js")')
  expect(text).toContain('/assets/certificate.js')
})

test('no number, name or scanned text is in the log', async () => {
  const log = office.log.join('')
  const { rows } = await office.owner.query<{ number: string }>('select number from safar.certificates')
  expect(rows.filter(({ number }) => log.includes(number))).toEqual([])
  expect(log).not.toContain('Намунаев')
  expect(log).not.toContain('eyJ')
})
