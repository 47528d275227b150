import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { launchBrowser } from '#test/browser.ts'
import { type Running, makeHome } from '#test/safar.ts'
import { words } from '#words/orientation/words.ts'

// A migrant on a cheap telephone: 390 px wide, in Tajik, without script and without an account.
const home = makeHome()
let safar: Running
let browser: Browser
const say = words.tg

beforeAll(async () => {
  ;[safar, browser] = await Promise.all([home.start({ SAFAR_DEMO: 'yes' }), launchBrowser()])
}, 240_000)
afterAll(async () => {
  await browser.close()
  await safar.stop()
  await home[Symbol.asyncDispose]()
})

async function onPhone(walk: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    locale: 'tg',
    javaScriptEnabled: false,
    baseURL: safar.address,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await context.newPage()
  await walk(page)
  await context.close()
}

/** Nothing stands beside the screen: a page that is wider than the phone has to be pushed about. */
const fits = async (page: Page) =>
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(390)

async function fillIn(page: Page, name: string): Promise<void> {
  await page.fill('[name=name]', name)
  await page.fill('[name=born]', '1998-04-02')
  await page.check('[name=sex][value=female]', { force: true })
  await page.selectOption('[name=district]', '3507401')
  await page.fill('[name=phone]', '600 00 00 01')
  await page.selectOption('[name=languages]', 'tg')
  const destination = page.locator('select[name=destination]')
  if ((await destination.count()) > 0) await destination.selectOption('RUS')
  await page.check('[name=consent]', { force: true })
}

test(
  'a course is found, opened and read, page by page',
  () =>
    onPhone(async (page) => {
      await page.goto('/orientation')
      await fits(page)
      await page.getByRole('link', { name: say.home.read }).click()
      await fits(page)
      await page.getByRole('link', { name: 'Пеш аз сафар ба Русия' }).click()
      await fits(page)
      expect(await page.getByText(say.texts.states.overdue).count()).toBe(1)
      await page.locator('main ol.ways a').nth(1).click()
      await fits(page)
      expect(await page.locator('main').innerText()).toContain(say.text.overdue)
      expect(await page.locator('.checklist li').count()).toBeGreaterThan(3)
      await page.getByRole('link', { name: /^Баъдӣ:/ }).click()
      expect(await page.locator('main').innerText()).toContain('Санҷида шуд')
      await fits(page)
    }),
  60_000,
)

test(
  'somebody finds the nearest course, signs up, has a seat; in one that is full they wait with a number',
  () =>
    onPhone(async (page) => {
      await page.goto('/orientation/find')
      await page.selectOption('[name=district]', '3507401')
      await page.getByRole('button', { name: say.find.show }).click()
      await fits(page)
      expect(await page.locator('main h2').first().innerText()).toBe(say.find.near.here)

      await page
        .getByRole('link', { name: new RegExp(`^${say.find.signUp}`) })
        .first()
        .click()
      await fits(page)
      await page.getByRole('button', { name: say.signUp.send }).click()
      expect(await page.locator('main').innerText()).toContain(say.signUp.consentNeeded)
      await fillIn(page, 'Намуна Ҷӯраева')
      await page.getByRole('button', { name: say.signUp.send }).click()
      await page.waitForURL('**/orientation/place/*')
      expect(await page.locator('main').innerText()).toContain(say.signUp.seated)
      expect(await page.locator('main').innerText()).not.toContain('Ҷӯраева')
      await fits(page)

      await page.goto('/orientation/find?district=3507401')
      await page
        .getByRole('link', { name: new RegExp(`^${say.find.wait}`) })
        .first()
        .click()
      expect(await page.locator('main').innerText()).toContain(say.signUp.isFull)
      await fillIn(page, 'Намуна Ғафурова')
      await page.getByRole('button', { name: say.signUp.sendWaiting }).click()
      await page.waitForURL('**/orientation/place/*')
      expect(await page.locator('.notice-title').innerText()).toMatch(/рӯйхати интизорӣ рақами \d+/)
      const place = page.url()
      await page.goto(place)
      expect(await page.locator('.place-number').innerText()).toMatch(/^[0-9A-F]{6}$/)
    }),
  60_000,
)

test('the desk finds who signed up, with the number that they were told', async () => {
  const context = await browser.newContext({ locale: 'tg', baseURL: safar.address })
  const page = await context.newPage()
  await page.goto('/log-in')
  await page.fill('[name=login]', 'trainer')
  await page.fill('[name=password]', 'safar-demo-2026')
  await page.click('main button')
  await page.waitForURL('**/today')
  expect(await page.locator('main').innerText()).toContain(say.texts.dueTitle)
  await page.goto('/sessions?show=mine')
  const addresses = await page
    .locator('main table tbody a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const found: string[] = []
  for (const address of addresses) {
    await page.goto(address)
    found.push(await page.locator('main').innerText())
  }
  expect(found.some((text) => text.includes('Намуна Ҷӯраева'))).toBe(true)
  expect(found.some((text) => text.includes('Намуна Ғафурова') && /Интизор, \d/.test(text))).toBe(true)
  await context.close()
}, 60_000)
