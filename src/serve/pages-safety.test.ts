import { afterAll, beforeAll, expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { type WrittenAct, enrolment } from '#test/acts.ts'
import { type TestOffice, openOffice } from '#test/office.ts'
import { addressesIn, formsIn, wordsOf } from '#test/page.ts'
import type { Visitor } from '#test/visitor.ts'
import { words as screenWords } from '#words/screen/words.ts'
import { words } from '#words/serve/words.ts'
import { words as web } from '#words/web/words.ts'

let office: TestOffice
let trainer: Visitor
let enrol: WrittenAct
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
  enrol = enrolment()
  await trainer.send([enrol])
})
afterAll(() => office[Symbol.asyncDispose]())

const pages = () => [
  '/today',
  '/people',
  '/people?state=enrolled&programme=orientation&page=2',
  '/post',
  '/password',
  '/new/orientation/enrol',
  '/import/orientation',
  `/case/${enrol.case}`,
  ...['attend', 'certify', 'leave', 'return', 'correct'].map((step) => `/case/${enrol.case}/${step}`),
  '/nowhere',
]

test('every page allows nothing from elsewhere and nothing inline, in no frame, kept by no cache', async () => {
  for (const [visitor, address] of [
    ...pages().map((each) => [trainer, each] as const),
    [office.stranger(), '/log-in'] as const,
  ]) {
    const { headers, text } = await visitor.open(address)
    expect(headers, address).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
    })
    const policy = (headers['content-security-policy'] ?? '').split(';')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("form-action 'self'")
    for (const directive of policy) expect(directive).not.toMatch(/unsafe|\*|https?:|data:/)
    // Nor is there anything that the policy would have to stop.
    expect(text, address).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|javascript:/i)
    for (const link of addressesIn(text)) expect(link, address).toMatch(/^(?:\/(?!\/)|#)/)
  }
})

test('in a demonstration every page says in the reader’s language that its people are invented', async () => {
  for (const language of languages) {
    const { mark, says } = screenWords[language].demo
    for (const address of pages())
      expect(wordsOf((await trainer.speaking(language).open(address)).text), address).toContain(`${mark} ${says}`)
    const stranger = office.stranger().speaking(language)
    expect(wordsOf((await stranger.open('/log-in')).text)).toContain(mark)
  }
})

test('in a demonstration every export says so in its first line', async () => {
  for (const language of languages) {
    const { text, headers } = await trainer.speaking(language).open('/people.csv')
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' })
    expect(text.split('\r\n')[0]).toBe(`\uFEFF"${words[language].export.synthetic}"`)
    expect(text).toContain('Намуна Намунаева')
  }
})

test('outside a demonstration no page and no export says that people are invented', async () => {
  await using real = await openOffice({ synthetic: false })
  const visitor = await real.enter('khujand')
  await visitor.send([enrolment()])
  for (const language of languages) {
    const { mark } = screenWords[language].demo
    expect((await visitor.speaking(language).open('/today')).text).not.toContain(mark)
    expect((await visitor.speaking(language).open('/people.csv')).text).not.toContain(words[language].export.synthetic)
  }
})

test('what was sent from another site is not taken, whatever says where it came from', async () => {
  const before = await office.count()
  const cookie = `safar_session=${trainer.token}`
  const own = {
    cookie,
    accept: 'text/html',
    'accept-language': 'en',
    'content-type': 'application/x-www-form-urlencoded',
    host: 'safar.example',
  }
  const send = (headers: object, url = '/people') =>
    trainer.raw({ method: 'POST', url, headers: { ...own, ...headers }, payload: 'q=x' })
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'https://safar.example.elsewhere.example' },
    { origin: 'https://safar.example:8443' },
    // What a browser sends by itself proves nothing.
    { 'sec-fetch-site': 'cross-site', authorization: 'Basic eDp5' },
  ])
    for (const url of [
      '/people',
      '/log-out',
      '/log-in',
      '/new/orientation/enrol',
      '/import/orientation',
      '/password',
    ]) {
      const { status, text } = await send(headers, url)
      expect([JSON.stringify(headers), url, status, wordsOf(text)]).toEqual([
        JSON.stringify(headers),
        url,
        403,
        expect.stringContaining(web.en.errors.crossSite),
      ])
    }
  for (const headers of [
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://safar.example' },
    {},
  ])
    expect((await send(headers)).status, JSON.stringify(headers)).toBe(200)
  expect(await office.count()).toEqual(before)
  expect((await trainer.open('/today')).status).toBe(200)
})

test('a language and a theme are remembered, and lead back to where one was', async () => {
  for (const [address, cookie] of [
    ['/language/ru?back=%2Fpeople%3Fstate%3Denrolled', 'language=ru;'],
    ['/theme/dark?back=%2Fpeople%3Fstate%3Denrolled', 'theme=dark;'],
  ] as const) {
    const { status, headers } = await trainer.open(address)
    expect([status, headers['location']]).toEqual([303, '/people?state=enrolled'])
    expect(headers['set-cookie']).toContain(cookie)
  }
  const dark = await trainer.raw({
    method: 'GET',
    url: '/today',
    headers: { accept: 'text/html', cookie: `language=ru; theme=dark; safar_session=${trainer.token}` },
  })
  expect(dark.text).toContain('<html lang="ru" data-theme="dark">')
  expect((await trainer.open('/language/de?back=/')).status).toBe(404)
  expect((await trainer.open('/theme/pink?back=/')).headers['set-cookie']).toContain('theme=auto;')
})

test('nobody is led to another site on the way back', async () => {
  for (const back of [
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '/x\r\nset-cookie: a=b',
    '/\t/elsewhere.example',
    '\\\\elsewhere.example',
    '',
  ])
    for (const what of ['/language/en', '/theme/dark']) {
      const { headers } = await trainer.open(`${what}?back=${encodeURIComponent(back)}`)
      expect(headers['location'], JSON.stringify(back)).toBe('/')
    }
  const twice = await trainer.open('/language/en?back=/people&back=//elsewhere.example')
  expect(twice.headers['location']).toBe('/')
})

test('every page leads back to itself when the language changes, and to no place that was only posted to', async () => {
  for (const address of pages()) {
    const { text } = await trainer.open(address)
    const back = addressesIn(text).find((each) => each.startsWith('/language/tg?back=')) ?? ''
    const to = decodeURIComponent(back.slice(back.indexOf('=') + 1))
    expect((await trainer.open(to)).status, `${address} → ${to}`).toBeLessThan(400)
  }
})

test('a page that is not there says so in the reader’s language, with the way to the start', async () => {
  for (const language of languages) {
    const { status, text } = await trainer.speaking(language).open('/nowhere')
    const { notFound, notFoundTitle } = web[language].errors
    expect(status).toBe(404)
    for (const said of [notFound, notFoundTitle]) expect(wordsOf(text)).toContain(said)
    expect(text).toContain(`<html lang="${language}"`)
  }
  expect((await office.stranger().open('/nowhere')).status).toBe(404)
  expect((await trainer.raw({ method: 'PUT', url: '/people', headers: { accept: 'text/html' } })).status).toBe(404)
})

test('when something breaks here the page says that it is our fault, with a number that stands in the log', async () => {
  await office.owner.query('alter table safar.cases rename to cases_elsewhere')
  try {
    for (const language of languages) {
      const { status, text } = await trainer.speaking(language).open('/people')
      const [number] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(wordsOf(text)) ?? []
      expect(status).toBe(500)
      expect(wordsOf(text)).toContain(web[language].errors.broken.split('{')[0])
      const lines = office.log.map((line) => JSON.parse(line) as Record<string, unknown>)
      expect(lines.find((line) => line['reqId'] === number && line['level'] === 50)).toMatchObject({
        msg: 'broken',
        code: '42P01',
      })
      expect(text).not.toMatch(/relation|select|42P01/)
    }
    expect(await trainer.call('GET', '/api/cases')).toMatchObject({ status: 500, body: { error: 'broken' } })
  } finally {
    await office.owner.query('alter table safar.cases_elsewhere rename to cases')
  }
  expect((await trainer.open('/people')).status).toBe(200)
})

test('no page shows a form that would be sent elsewhere or by an address', async () => {
  for (const address of pages())
    for (const form of formsIn((await trainer.open(address)).text)) {
      expect(form.method, address).toBe('post')
      expect(form.action, address).toMatch(/^\/(?!\/)/)
    }
})

test('a built file is served for ever, and nothing else of the machine is', async () => {
  for (const address of [
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/..%2f..%2fetc%2fpasswd',
    '/assets/',
    '/assets/none.js',
  ]) {
    const { status, text } = await trainer.open(address)
    expect([address, status]).toEqual([address, expect.toSatisfy((each: number) => each === 403 || each === 404)])
    expect(text).not.toContain('"name"')
  }
})
