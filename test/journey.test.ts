import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { root } from '#app/manifest.ts'
import { districts } from '#countries/tajikistan/districts.ts'
import { launchPostgres } from '#store/embedded.ts'
import { launchBrowser } from '#test/browser.ts'
import { type MessyList, messyList } from '#test/messy-list.ts'
import { type Running, makeHome } from '#test/safar.ts'

// The day of a trainer, from the list that her centre keeps to certificates, in a real browser on a real start.
const output = `${root}test/output`
const home = makeHome()
let safar: Running
let browser: Browser
let list: MessyList

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  ;[safar, browser] = await Promise.all([home.start({ SAFAR_DEMO: 'yes' }), launchBrowser()])
  list = await messyList({ seed: 7, people: 500, districts: districts.map(([, , tg]) => tg) })
  writeFileSync(`${output}/list.xlsx`, list.xlsx)
}, 180_000)
afterAll(async () => {
  await browser.close()
  await safar.stop()
  await home[Symbol.asyncDispose]()
})

const open = async (options: Parameters<Browser['newContext']>[0]): Promise<Page> => {
  const context = await browser.newContext({ locale: 'tg', baseURL: safar.address, ...options })
  return context.newPage()
}

async function logIn(page: Page, login = 'trainer'): Promise<void> {
  await page.goto('/log-in')
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', 'safar-demo-2026')
  await page.click('main button')
  await page.waitForURL('**/today')
}

/** What the role `publisher` sees: the rows that statistics are made of. */
async function publishedRows(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const server = await launchPostgres(home.data)
  const client = new pg.Client({ ...server.connection, user: 'publisher' })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>('select * from published.orientation')
  await client.end()
  return rows
}

const total = async (page: Page) => Number((await page.locator('h1 + p').innerText()).replaceAll(/\D/g, ''))

test('a trainer imports the messy list of 500 people, teaches a class and certifies it', async () => {
  const page = await open({ viewport: { width: 1280, height: 900 } })
  await logIn(page)
  // The picture in the README.
  if (process.env['SAFAR_PICTURE']) await page.screenshot({ path: `${root}docs/picture.png` })
  await page.goto('/people')
  const before = await total(page)

  await page.goto('/import/orientation')
  await page.setInputFiles('[name=list]', `${output}/list.xlsx`)
  await page.click('main form button')
  await page.waitForURL(/\/import\/orientation\/.+/)
  const good = list.expected.good.length
  expect(await page.locator('[role=status]').innerText()).toContain(String(good))
  await page.screenshot({ path: `${output}/import-preview.png` })

  await page.click('[name=_do][value=good]')
  const refused = 500 - good
  expect(await page.locator('[role=status]').innerText()).toMatch(new RegExp(`${good}.*${refused}`))
  const waiting = page.waitForEvent('download')
  await page.click('[name=_do][value=refused]')
  const file = readFileSync(await (await waiting).path(), 'utf8')
  for (const { name } of list.expected.refused['district-unknown']) expect(file).toContain(name)

  await page.goto('/people')
  expect(await total(page)).toBe(before + good)

  await page.goto('/import/orientation')
  await page.setInputFiles('[name=list]', `${output}/list.xlsx`)
  await page.click('main form button')
  await page.waitForURL(/\/import\/orientation\/.+/)
  expect(await page.locator('[name=_do][value=good]').count(), 'the same file again brings nothing new').toBe(0)
  await page.goto('/people')
  expect(await total(page)).toBe(before + good)

  await page.goto('/people?programme=orientation&state=enrolled')
  const [first = ''] = await page.locator('main table tbody [role=rowheader] a').allInnerTexts()
  await page.locator('[data-choose-all] input').check()
  await page.click('button[value="orientation/attend"]')
  await page.fill('[name=attended]', '2026-11-20')
  for (const module of ['M3', 'M4', 'M5', 'M6', 'M9']) await page.check(`[name=modules][value=${module}]`)
  await page.click('[name=_send].btn')
  expect(await page.locator('[role=status]').innerText()).toContain('50')

  await page.goto('/people?programme=orientation&state=attending')
  await page.locator('[data-choose-all] input').check()
  await page.click('button[value="orientation/certify"]')
  await page.click('[name=_send].btn')
  expect(await page.locator('[role=status]').innerText()).toContain('50')

  await page.goto('/people')
  await page.fill('[name=q]', first)
  await page.press('[name=q]', 'Enter')
  await page.waitForLoadState()
  expect(page.url(), 'a name is never in an address').not.toContain('q=')
  await page.click('main table tbody [role=rowheader] a')
  await page.screenshot({ path: `${output}/case.png`, fullPage: true })
  expect(await page.locator('main').innerText()).toContain('Шаҳодатнома дода шуд')
  await page.context().close()

  const verified = await home.run(['verify', '--language', 'en'])
  expect(verified, verified.out).toMatchObject({ code: 0 })
}, 120_000)

test('the published rows of all this hold codes, and no letter of a name', async () => {
  const published = await publishedRows()
  expect(published.length).toBeGreaterThan(900)
  const codes = new Set(published.flatMap((row) => Object.values(row).map(String)))
  for (const code of codes) expect(code).toMatch(/^(true|-?\d+|\d{4}-\d\d|[A-Za-z0-9][\w-]{0,23})$/)
  const people = list.expected.good.map(({ name }) => name.split(' ')[0] ?? name)
  for (const name of people) expect(codes.has(name)).toBe(false)
})

test('on a phone in Tajik, without script: a person is enrolled and found again', async () => {
  const page = await open({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  await logIn(page)
  await page.goto('/new/orientation/enrol')
  await page.click('[name=_send].btn')
  expect(await page.locator('[role=alert]').innerText()).toContain('Санаи таваллуд')
  await page.fill('[name=name]', 'Намунаев Намуна')
  await page.fill('[name=born]', '1999-03-08')
  await page.check('[name=sex][value=female]')
  await page.selectOption('[name=district]', { label: 'Бохтар' })
  await page.selectOption('[name=destination]', 'KAZ')
  await page.check('[name=contract][value=yes]')
  await page.click('[name=_add][value=trips]')
  await page.fill('[name="trips.0.country"]', 'Қазоқистон')
  await page.fill('[name="trips.0.from"]', '2020-03-01')
  await page.click('[name=_send].btn')
  // The contract asks who the employer is: the question comes with the answer to the first sending.
  await page.fill('[name=employer]', 'Корхонаи намунавӣ')
  await page.screenshot({ path: `${output}/enrol-phone.png`, fullPage: true })
  await page.click('[name=_send].btn')
  await page.waitForURL(/\/case\//)
  expect(await page.locator('h1').innerText()).toBe('Намунаев Намуна')
  expect(await page.locator('main').innerText()).toContain('Қазоқистон')

  await page.goto('/people')
  await page.fill('[name=q]', 'namunaev')
  await page.press('[name=q]', 'Enter')
  expect(await page.locator('main table tbody').innerText()).toContain('Намунаев Намуна')
  await page.context().close()
}, 60_000)

test('while one writes, mistakes are said at once and conditional questions come and go', async () => {
  const page = await open({ viewport: { width: 390, height: 844 } })
  await logIn(page)
  await page.goto('/new/orientation/enrol')
  expect(await page.locator('[name=employer]').isVisible()).toBe(false)
  await page.check('[name=contract][value=yes]', { force: true })
  expect(await page.locator('[name=employer]').isVisible()).toBe(true)
  await page.fill('[name=phone]', '12')
  await page.locator('[name=phone]').blur()
  expect(await page.locator('#f-phone-error').innerText()).toContain('+992')
  await page.fill('[name=phone]', '93 123 45 67')
  await page.locator('[name=phone]').blur()
  expect(await page.locator('#f-phone-error').count()).toBe(0)
  await page.context().close()
}, 60_000)
