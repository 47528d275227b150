import { mkdirSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { buildAssets } from '#app/build.ts'
import { dist, root } from '#app/manifest.ts'
import { type Language, languages } from '#kernel/words.ts'
import type { Assets } from '#screen/assets.ts'
import { renderPage } from '#screen/render.ts'
import type { Theme } from '#screen/theme.ts'
import { launchBrowser } from '#test/browser.ts'

import { galleryPages } from './pages.tsx'

type Name = keyof typeof galleryPages
const names = Object.keys(galleryPages) as Name[]

// What the server sends with every page: nothing inline, nothing from elsewhere.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'"
const output = `${root}test/output`
const kinds: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

let browser: Browser
let assets: Assets

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  assets = await buildAssets()
  browser = await launchBrowser()
})
afterAll(() => browser.close())

interface Opened extends AsyncDisposable {
  readonly page: Page
  readonly show: (name: Name, language?: Language, theme?: Theme) => Promise<void>
  /** What was asked of the server besides files: method, path and the form. */
  readonly asked: readonly string[]
  /** What the browser complained of. */
  readonly complaints: readonly string[]
}

// Answers as a server would, without one: these pages are functions of data.
async function open(options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const asked: string[] = []
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  let body = ''
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url())
    const ending = pathname.slice(pathname.lastIndexOf('.') + 1)
    if (pathname.startsWith('/assets/'))
      return route.fulfill({ path: `${dist}${pathname}`, contentType: kinds[ending] ?? '' })
    asked.push(`${route.request().method()} ${pathname} ${route.request().postData() ?? ''}`)
    return route.fulfill({ body, contentType: 'text/html', headers: { 'content-security-policy': policy } })
  })
  const show = async (name: Name, language: Language = 'en', theme: Theme = 'auto') => {
    body = renderPage(galleryPages[name]({ language, theme, assets }))
    await page.goto(`http://safar.test/${name}`)
    await page.evaluate(() => document.fonts.ready.then(() => true))
  }
  return { page, show, asked, complaints, [Symbol.asyncDispose]: () => context.close() }
}

// Each language, theme and width at least once; every combination would take a minute and find nothing more.
const looks = [
  { language: 'tg', theme: 'light', width: 360 },
  { language: 'tg', theme: 'dark', width: 1280 },
  { language: 'ru', theme: 'dark', width: 360 },
  { language: 'en', theme: 'light', width: 1280 },
] as const

test.for(looks)(
  'every component can be used by everyone: $language, $theme, $width pixels wide',
  async ({ language, theme, width }) => {
    await using opened = await open({ viewport: { width, height: 800 }, reducedMotion: 'reduce' })
    for (const name of names) {
      await opened.show(name, language, theme)
      await opened.page.screenshot({ path: `${output}/${name}-${language}-${theme}-${width}.png`, fullPage: true })
      const { violations } = await new AxeBuilder({ page: opened.page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${name}: ${id} ${html}`))).toEqual([])
    }
    expect(opened.complaints).toEqual([])
  },
)

test('on the narrowest phone no page has to be pushed sideways', async () => {
  await using opened = await open({ viewport: { width: 320, height: 800 } })
  for (const language of languages)
    for (const name of names) {
      await opened.show(name, language)
      expect(await opened.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    }
})

test('what a thumb has to hit on a phone is at least 44 pixels high', async () => {
  await using opened = await open({ viewport: { width: 360, height: 800 } })
  for (const name of names) {
    await opened.show(name, 'tg')
    // Links inside a line of text and native boxes inside their labels are hit by what is around them.
    const small = await opened.page
      .locator(
        'button:visible, header a:visible, main a.btn:visible, .card-choice:visible, label.tick:visible, select:visible',
      )
      .evaluateAll((found) =>
        found
          .filter((each) => each.getBoundingClientRect().height < 44 && each.tabIndex !== -1)
          .map((each) => each.outerHTML),
      )
    expect(small).toEqual([])
  }
})

test('without script everything is there, and nothing that would need it', async () => {
  await using opened = await open({ javaScriptEnabled: false })
  const { page } = opened
  await opened.show('today')
  expect(await page.getByLabel('Choose all on this page').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Hand over the chosen' }).click()
  expect(opened.asked.at(-1)).toBe('POST /hand-over chosen=R-0409')
  await opened.show('case')
  expect(await page.getByRole('button', { name: 'Copy' }).isVisible()).toBe(false)
})

test('the theme follows the device until one is chosen, and the choice shows at once', async () => {
  await using opened = await open({ colorScheme: 'dark' })
  const { page } = opened
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await opened.show('enter')
  expect(await paper()).toBe('rgb(20, 25, 28)')
  await page.getByRole('link', { name: 'Switch to light' }).click()
  expect(await paper()).toBe('rgb(251, 248, 242)')
  expect(
    await page.getByRole('link', { name: 'Switch to dark' }).evaluate((link) => link === document.activeElement),
  ).toBe(true)
  expect(opened.asked).toContain('GET /theme/light ')
  await opened.show('enter', 'en', 'light')
  expect(await paper()).toBe('rgb(251, 248, 242)')
})

test('one checkbox chooses every row, and shows when only some are chosen', async () => {
  await using opened = await open()
  const { page } = opened
  await opened.show('today')
  const all = page.getByLabel('Choose all on this page')
  await all.check()
  expect(await page.locator('tbody input:checked').count()).toBe(4)
  await page.getByLabel('R-0412').uncheck()
  expect(await all.evaluate((box) => box instanceof HTMLInputElement && box.indeterminate)).toBe(true)
})

test('Enter in a long form goes on instead of removing a row', async () => {
  await using opened = await open()
  await opened.show('form')
  await opened.page.getByLabel('Full name').press('Enter')
  await expect.poll(() => opened.asked.at(-1)).toMatch(/POST \/enrol [^]*name="go"\s+on\s/)
  expect(opened.asked.at(-1)).not.toContain('_drop')
})

test('the summary of mistakes is where a form begins, and leads to the answer to mend', async () => {
  await using opened = await open()
  const { page } = opened
  await opened.show('form')
  expect(await page.getByRole('alert').evaluate((alert) => alert === document.activeElement)).toBe(true)
  await page.getByRole('link', { name: 'Year of first departure' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f-year')
})

test('a form is sent once, however often the button is pressed', async () => {
  await using opened = await open()
  await opened.show('enter')
  await opened.page.route('**/enter', () => undefined)
  const sent: string[] = []
  opened.page.on('request', (request) => sent.push(request.method()))
  await opened.page.locator('main form').evaluate((form) => {
    if (!(form instanceof HTMLFormElement)) return
    form.requestSubmit()
    form.requestSubmit()
  })
  await opened.page.waitForTimeout(200)
  expect(sent).toEqual(['POST'])
})

test('answers that were not sent are not left behind unasked', async () => {
  await using opened = await open()
  const { page } = opened
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type())
    void dialog.accept()
  })
  await opened.show('form')
  await page.getByLabel('Note').fill('not sent yet')
  await page.goto('http://safar.test/elsewhere')
  expect(dialogs).toEqual(['beforeunload'])
})

test('on paper the page says that its people are invented, and leaves out what cannot be pressed there', async () => {
  await using opened = await open()
  const { page } = opened
  await opened.show('today', 'tg', 'dark')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('сохтаанд').isVisible()).toBe(true)
  expect(await page.locator('button:visible').count()).toBe(0)
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(29, 42, 49)')
})
