import { readFile } from 'node:fs/promises'

import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { launchBrowser } from '#test/browser.ts'
import { readPdf } from '#test/pdf.ts'
import { readSquare, squareOf } from '#test/qr.ts'
import { type Running, makeHome } from '#test/safar.ts'
import { words } from '#words/certificate/words.ts'

// A certificate from the desk to a border: printed, scanned, revoked, and checked where there is no network.
const home = makeHome()
let safar: Running
let browser: Browser

beforeAll(async () => {
  ;[safar, browser] = await Promise.all([home.start({ SAFAR_DEMO: 'yes' }), launchBrowser()])
}, 180_000)
afterAll(async () => {
  await browser.close()
  await safar.stop()
  await home[Symbol.asyncDispose]()
})

const say = words.tg.check
const phone = { viewport: { width: 390, height: 844 } }

const open = (options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> =>
  browser.newContext({ locale: 'tg', baseURL: safar.address, ...options })

async function enter(login: string): Promise<Page> {
  const page = await (await open({ acceptDownloads: true })).newPage()
  await page.goto('/log-in')
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', 'safar-demo-2026')
  await page.click('main form button')
  await page.waitForURL('**/today')
  return page
}

/** The cases of the first people with a certificate. */
async function certifiedCases(page: Page): Promise<readonly string[]> {
  await page.goto('/people?programme=orientation&state=certified')
  return Promise.all(
    (await page.locator('main table tbody a').all())
      .slice(0, 2)
      .map(async (link) => (await link.getAttribute('href')) ?? ''),
  )
}

interface Paper {
  readonly address: string
  readonly number: string
  readonly name: string
}

async function print(page: Page, caseAddress: string): Promise<Paper> {
  await page.goto(caseAddress)
  const name = await page.locator('h1').innerText()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`form[action="${caseAddress}/certificate"] button`),
  ])
  const [sheet] = readPdf(await readFile(await download.path()))
  const number = sheet?.texts.find((text) => /^\d{4}-\d{4}-\d{4}$/.test(text)) ?? ''
  return { address: readSquare(squareOf(sheet?.boxes ?? [])), number, name }
}

/** What the page says of what was scanned. */
async function saidOf(page: Page, address: string): Promise<string> {
  // A telephone opens the address as a page of its own; here the same page may be open already.
  await page.goto('about:blank')
  await page.goto(address)
  await page.waitForSelector(
    '[data-answer]:not([data-answer="true"]):not([data-answer=""]):not([data-answer=checking])',
  )
  return (await page.locator('[data-answer]').getAttribute('data-answer')) ?? ''
}

async function problemsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}

test('a printed certificate is scanned and valid, is revoked and says so, and is checked without a network', async () => {
  const trainer = await enter('trainer')
  const [kept = '', lost = ''] = await certifiedCases(trainer)
  const [good, bad] = [await print(trainer, kept), await print(trainer, lost)]

  const officer = await (await open(phone)).newPage()
  const asked: string[] = []
  officer.on('request', (request) => asked.push(request.url()))
  expect(await saidOf(officer, bad.address)).toBe('valid')
  const shown = await officer.locator('[data-answer]').innerText()
  for (const part of [bad.name, bad.number, say.says.valid, say.fresh]) expect(shown).toContain(part)
  expect(await problemsOn(officer)).toEqual([])
  // What was scanned went to nobody, the server included.
  const scanned = bad.address.slice(bad.address.indexOf('#') + 1)
  expect(asked.filter((url) => url.split('#')[0]?.includes(scanned.slice(0, 40)))).toEqual([])
  expect(await saidOf(officer, `${bad.address.slice(0, -5)}AAAAA`)).toBe('forged')

  const head = await enter('supervisor')
  await head.goto(`${lost}/revoke`)
  await head.check('[name=revocation][value=lost]')
  await head.click('[name=_send].btn')
  await head.waitForURL('**kept=yes')
  expect(await saidOf(officer, bad.address)).toBe('revoked')
  expect(await saidOf(officer, good.address)).toBe('valid')
  await officer.evaluate(() => navigator.serviceWorker.ready)

  // The number alone, with script off: how it stands, and no name.
  const plain = await (await open({ ...phone, javaScriptEnabled: false })).newPage()
  await plain.goto('/certificate')
  await plain.fill('[name=number]', bad.number)
  await plain.click('main form button')
  const answered = await plain.locator('main').innerText()
  expect(answered).toContain(say.says.revoked)
  expect(answered).not.toContain(bad.name)

  // At a border: no network for three days.
  await safar.stop()
  await officer.clock.setFixedTime(Date.now() + 3 * 86_400_000 + 60_000)
  expect(await saidOf(officer, good.address)).toBe('valid')
  expect(await officer.locator('[data-answer]').innerText()).toContain(say.age.other.replace('{count}', '3'))
  expect(await saidOf(officer, bad.address)).toBe('revoked')
  expect(await saidOf(officer, `${good.address.slice(0, -5)}AAAAA`)).toBe('forged')
  // After a month the list says too little.
  await officer.clock.setFixedTime(Date.now() + 40 * 86_400_000)
  expect(await saidOf(officer, good.address)).toBe('unchecked')
}, 180_000)
