import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Language, languages } from '#kernel/words.ts'
import { launchBrowser } from '#test/browser.ts'
import { type Running, makeHome } from '#test/safar.ts'

// Every kind of page, as the server sends it, in each language and both themes: axe finds nothing against WCAG 2.2 AA.
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

// Both themes, all languages, phone and desktop each; every combination of them with SAFAR_LONG=1.
const all = languages.flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })))
const looks = process.env['SAFAR_LONG'] ? all : all.filter((_, place) => [0, 3, 5].includes(place))

test.each(looks)(
  'axe finds nothing on any page in $language, $theme',
  async ({ language, theme }) => {
    const context = await browser.newContext({
      locale: language,
      colorScheme: theme,
      baseURL: safar.address,
      viewport: theme === 'light' ? { width: 1280, height: 900 } : { width: 390, height: 844 },
    })
    const found = await problemsOfAll(context, language)
    await context.close()
    expect(found).toEqual([])
  },
  300_000,
)

async function problemsOfAll(context: BrowserContext, language: Language): Promise<readonly string[]> {
  const page = await context.newPage()
  const found: string[] = []
  const look = async (what: string) => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    found.push(...violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html}`))
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
  }
  for (const address of [
    '/figures',
    '/figures/series/departures-for-work',
    '/figures/series/people-from-tajikistan-abroad',
    '/figures/series/migrants-in-tajikistan-by-origin',
    '/figures/series/migrants-in-tajikistan-by-age',
    '/figures/series/remittances',
    '/figures/series/population',
    '/figures/series/entry-bans',
    '/figures/releases/demo-first',
    '/figures/releases/demo-first/prospective.schooling',
  ]) {
    await page.goto(address)
    await look(address)
  }
  await page.goto('/certificate#forged')
  await page.waitForSelector('[data-answer=forged]')
  await look('certificate, forged')
  await page.fill('[name=number]', '4721-0583-9165')
  await page.click('main form button')
  await look('certificate, mistyped')
  await page.fill('[name=number]', '000000000000')
  await page.click('main form button')
  await look('certificate, unknown')
  await page.goto('/log-in/passkey')
  await look('log-in with a passkey')
  await page.goto('/log-in')
  await look('log-in')
  await page.fill('[name=login]', 'trainer')
  await page.fill('[name=password]', 'not this one')
  await page.click('main button')
  await look('log-in refused')
  await page.fill('[name=password]', 'safar-demo-2026')
  await page.click('main button')
  await page.waitForURL('**/today')
  await look('today')
  for (const address of [
    '/people',
    '/people?programme=orientation&state=certified',
    '/password',
    '/post',
    '/account',
    '/account/prove',
    '/account/totp',
    '/account/passkey',
    '/posts',
    '/posts/migserv-bokhtar-trainer',
    '/posts/migserv-bokhtar-trainer/handover',
    '/audit',
    '/services',
    '/glass',
    '/new/orientation/enrol',
    '/import/orientation',
    '/nowhere',
  ]) {
    await page.goto(address)
    await look(address)
  }
  await page.goto('/new/orientation/enrol')
  await page.click('[name=_add][value=trips]')
  await page.click('[name=_send].btn')
  await look('enrol with mistakes')

  await page.goto('/people?programme=orientation&state=attending')
  const address = (await page.locator('main table tbody a').first().getAttribute('href')) ?? ''
  for (const step of ['', '/attend', '/leave', '/correct']) {
    await page.goto(address + step)
    await look(`case${step}`)
  }
  await page.goto('/people?programme=orientation&state=certified')
  const certified = (await page.locator('main table tbody a').first().getAttribute('href')) ?? ''
  await page.locator('main table tbody input[type=checkbox]').first().check()
  await page.click('button[formaction="/print"]')
  await page.waitForURL(/\/print\/.+/)
  await look('certificates being printed')
  await page.waitForSelector('main a[download]')
  await look('certificates printed')
  await page.goto(certified)
  await look('case with a certificate')

  await page.goto('/people?programme=orientation&state=attending')
  await page.locator('main table tbody input[type=checkbox]').first().check()
  await page.click('button[value="orientation/attend"]')
  await look('many')

  await page.goto('/import/orientation')
  await page.setInputFiles('[name=list]', { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(sample) })
  await page.click('main form button')
  await page.waitForURL(/\/import\/orientation\/.+/)
  await look('import preview')
  await page.click('[name=_do][value=good], [name=_do][value=refused]')
  await look('import done')
  await page.context().clearCookies()
  await lookAtFigures(page, look)
  return found
}

/** The desk of figures, as a statistician sees it: each kind of page, a draft and a delivery under way among them. */
async function lookAtFigures(page: Page, look: (what: string) => Promise<void>): Promise<void> {
  await page.goto('/log-in')
  await page.fill('[name=login]', 'statistician')
  await page.fill('[name=password]', 'safar-demo-2026')
  await page.click('main button')
  await page.waitForURL('**/today')
  for (const address of [
    '/publish',
    '/publish/registers',
    '/publish/registers/foreign',
    '/publish/registers/foreign/import',
    '/publish/tables',
    '/publish/tables/foreign.ages',
    '/publish/prepare?register=foreign',
    '/publish/releases',
    '/publish/budget',
    '/publish/missing',
  ]) {
    await page.goto(address)
    await look(address)
  }
  await page.goto('/publish/registers/foreign/import')
  const rows = 'Month of issue;Kind of permit;Sex\n2026-01;work;F\n2026-13;work;F\n'
  await page.setInputFiles('[name=file]', { name: 'f.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
  await page.click('main form button')
  await page.waitForURL(/\/import\/.+/)
  await look('delivery preview')
  await page.goto('/publish/tables/foreign.ages')
  await page.locator('#risk form button').click()
  await look('long work')
  await page.waitForSelector('#risk table.heat', { timeout: 60_000 })
  await look('risk')
  await page.goto('/publish/prepare?register=foreign')
  await page.check('[name=tables][value="foreign.ages"]')
  await page.locator('main form button.main').click()
  await page.waitForURL(/\/publish\/candidates\//, { timeout: 60_000 })
  await look('draft')
  await page.locator('#tables tbody a').first().click()
  await look('table of a draft')
}

// One good row and one that is refused; in the second language the good one is here already.
const sample =
  'Full name;Born;Sex;District;Destination\nНамунаев Намуна;1999-03-08;Woman;Bokhtar;KAZ\nБесана Бесана;1999-13-08;Man;Bokhtar;KAZ\n'
