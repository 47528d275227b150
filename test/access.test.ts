import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { launchBrowser } from '#test/browser.ts'
import { codeAt } from '#test/factors.ts'
import { type Running, makeHome } from '#test/safar.ts'
import { words } from '#words/account/words.ts'

// The doors of an account in a real browser on a real start: a passkey by a virtual authenticator, an app's codes with script off.
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

// Passkeys belong to a name, never to a bare number.
const open = (options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> =>
  browser.newContext({ locale: 'tg', baseURL: safar.address.replace('127.0.0.1', 'localhost'), ...options })

async function writePassword(page: Page, login: string): Promise<void> {
  await page.goto('/log-in')
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', 'safar-demo-2026')
  await page.click('main form button')
}

/** What axe finds against WCAG 2.2 AA on the page as it stands. */
async function problemsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}

test('a trainer adds a passkey and logs in with it, without a password', async () => {
  const context = await open({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await writePassword(page, 'trainer')
  await page.waitForURL('**/today')
  await page.goto('/account')
  await page.click('main a[href="/account/passkey"]')
  await page.fill('[name=name]', 'Телефони санҷишӣ')
  await page.click('[data-passkey] button')
  await page.waitForSelector('.codes')
  expect(await page.locator('.codes li').count()).toBe(10)
  expect(await problemsOn(page)).toEqual([])
  await page.click('main a[href="/account"]')
  expect(await page.locator('main').innerText()).toContain('Телефони санҷишӣ')

  // The same authenticator has one already, and says so; nothing is sent.
  await page.goto('/account/passkey')
  await page.fill('[name=name]', 'Бори дигар')
  await page.click('[data-passkey] button')
  await page.waitForSelector('[data-passkey-says=failed]:not([hidden])')

  await page.click('.post-bar button')
  await page.waitForURL('**/log-in')
  await page.click('main a[href="/log-in/passkey"]')
  await page.waitForURL('**/today')

  await page.click('.post-bar button')
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.goto('/log-in/passkey')
  await page.waitForSelector('[data-passkey-says=failed]:not([hidden])')
  expect(await page.locator('main').innerText()).toContain(words.tg.passkey.failed)
  expect(await problemsOn(page)).toEqual([])
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.click('[data-passkey] button')
  await page.waitForURL('**/today')

  // The password alone is not enough any more, and the second step leads to the passkey as well.
  await page.click('.post-bar button')
  await writePassword(page, 'trainer')
  await page.waitForURL('**/log-in/second')
  expect(await problemsOn(page)).toEqual([])
  await page.click('main a[href="/log-in/passkey"]')
  await page.waitForURL('**/today')
  await context.close()
}, 90_000)

test('with script off an authenticator app is set up, and its code is the second step of the next log-in', async () => {
  const context = await open({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  const page = await context.newPage()
  await writePassword(page, 'caseworker')
  await page.goto('/account/totp')
  const secret = (await page.locator('.secret code').innerText()).replaceAll(' ', '')
  await page.fill('[name=code]', codeAt(secret, new Date()))
  await page.click('main form button[type=submit]')
  const [first = ''] = await page.locator('.codes code').allInnerTexts()
  await page.click('.post-bar button')

  await writePassword(page, 'caseworker')
  expect(new URL(page.url()).pathname).toBe('/log-in/second')
  await page.fill('[name=code]', '000000')
  await page.click('main form button >> nth=0')
  expect(await page.locator('main').innerText()).toContain(words.tg.second.wrong)
  await page.fill('[name=recovery]', first)
  await page.press('[name=recovery]', 'Enter')
  await page.waitForURL('**/account?done=recovered')

  // Without script a passkey is not offered, and a sentence says what to do instead.
  await page.goto('/account/passkey')
  expect(await page.locator('[data-passkey] button').isVisible()).toBe(false)
  expect(await page.locator('main').innerText()).toContain(words.tg.passkey.noScript)
  await context.close()
}, 60_000)
