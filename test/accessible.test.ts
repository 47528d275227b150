import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext } from 'playwright-core'
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
  120_000,
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
  return found
}

// One good row and one that is refused; in the second language the good one is here already.
const sample =
  'Full name;Born;Sex;District;Destination\nНамунаев Намуна;1999-03-08;Woman;Bokhtar;KAZ\nБесана Бесана;1999-13-08;Man;Bokhtar;KAZ\n'
