import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { inventDelivery, lastMonth } from '#app/generate/write.ts'
import { root } from '#app/manifest.ts'
import { registers } from '#app/registers.ts'
import { launchBrowser } from '#test/browser.ts'
import { type Running, makeHome } from '#test/safar.ts'
import { words } from '#words/desk/words.ts'
import { words as registerWords } from '#words/register/words.ts'

// From a register's file to a release that anybody can check, in a real browser on a real start; on the way something would have leaked.
const home = makeHome()
const folder = mkdtempSync(path.join(tmpdir(), 'safar-release-'))
const say = words.tg
let safar: Running
let browser: Browser

beforeAll(async () => {
  ;[safar, browser] = await Promise.all([home.start({ SAFAR_DEMO: 'yes' }), launchBrowser()])
}, 180_000)
afterAll(async () => {
  await browser.close()
  await safar.stop()
  await home[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

type Look = Parameters<Browser['newContext']>[0]
const desktop: Look = { viewport: { width: 1280, height: 900 } }
const phone: Look = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }

async function enter(login: string, look: Look): Promise<Page> {
  const context = await browser.newContext({ locale: 'tg', baseURL: safar.address, acceptDownloads: true, ...look })
  const page = await context.newPage()
  await page.goto('/log-in')
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', 'safar-demo-2026')
  await page.click('main button')
  await page.waitForURL('**/today')
  return page
}

/** Prepares a draft and waits until it stands there. */
async function prepare(page: Page, name: string, query: string, tables: readonly string[]): Promise<string> {
  await page.goto(`/publish/prepare?${query}`)
  await page.fill('[name=name]', name)
  for (const table of tables) await page.check(`[name=tables][value="${table}"]`)
  await page.locator('main form button.main').click()
  await page.waitForURL(/\/publish\/candidates\//, { timeout: 60_000 })
  return new URL(page.url()).pathname
}

const noticeOf = (page: Page) => page.locator('#attack .notice').first().innerText()

/** Two people of two posts approve, the second on a phone without script, and releases. */
async function release(first: Page, second: Page, draft: string): Promise<void> {
  await first.goto(draft)
  await first.click('[name=_do][value=approve]')
  expect(await first.locator('[name=_do][value=release]').count(), 'one approval is not enough').toBe(0)
  await second.goto(draft)
  await second.click('[name=_do][value=approve]')
  await second.click('[name=_do][value=release]')
  await second.waitForURL(/\/publish\/releases\//)
}

async function download(page: Page, link: string): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.click(link)
  const file = path.join(folder, (await waiting).suggestedFilename())
  await (await waiting).saveAs(file)
  return file
}

test('a register’s owner brings a file with bad rows: they come back with reasons, the others are a new version', async () => {
  const register = registers.find(({ name }) => name === 'returns')
  if (!register) throw new Error('There is a register of returns')
  const file = path.join(folder, 'returns.csv')
  await inventDelivery(file, { register, rows: 20_400, seed: 'story', until: lastMonth(new Date()), language: 'tg' })
  const [mark = '', headings = '', ...rows] = readFileSync(file, 'utf8').split('\r\n')
  const bad = rows
    .slice(0, 30)
    .map((row, at) => (at % 2 === 0 ? row.replace(/;[FM];/, ';X;') : row.replace(/;35\d{5};/, ';Nowhere;')))
  writeFileSync(file, [mark, headings, ...bad, ...rows.slice(30)].join('\r\n'))

  const page = await enter('registers', desktop)
  await page.goto('/publish/registers/returns')
  await page.click('main a[href$="/import"]')
  await page.setInputFiles('[name=file]', file)
  await page.click('main form button.main')
  await page.waitForURL(/\/import\/.+/)
  expect(await page.locator('main table').innerText()).toContain('«X»')
  await page.click('[name=_do][value=deliver]')
  await page.waitForURL(/\/publish\/work\//)
  await page.waitForSelector('[role=status]', { timeout: 60_000 })
  expect(await page.locator('[role=status]').innerText()).toContain('30')
  const refused = readFileSync(await download(page, 'main a[download]'), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(refused).toHaveLength(32)
  expect(refused.filter((line) => line.includes('Nowhere'))).toHaveLength(15)
  await page.locator('form[action$="/forget"] button').click()
  expect(await page.locator('main a[download]').count(), 'names do not lie about').toBe(0)

  await page.goto('/publish/registers/returns')
  const [latest = '', before = ''] = await page.locator('main table').first().locator('tbody tr').allInnerTexts()
  expect(latest).toMatch(/^2 /)
  expect(latest).toContain(registerWords.tg.states.accepted)
  expect(before).toContain(registerWords.tg.states.superseded)
  await page.context().close()
}, 90_000)

test('three tables are released: counts changed by chance, counts under noise that cost budget, amounts with withheld cells', async () => {
  const first = await enter('statistician', desktop)
  const second = await enter('registers', phone)

  await first.goto('/publish/tables/returns.homes')
  await first.locator('#risk form button').click()
  await first.waitForSelector('#risk table.heat', { timeout: 60_000 })
  expect(await first.locator('#risk td.heat-3, #risk td.heat-2, #risk td.heat-1').count()).toBeGreaterThan(0)

  const counts = await prepare(first, 'story-returns', 'register=returns', ['returns.manners', 'returns.removals'])
  expect(await noticeOf(first)).toBe(say.candidate.attack.clean)
  await first.goto('/publish/budget')
  expect(await first.locator('main table').innerText()).toContain('story-returns')
  await release(first, second, counts)

  const amounts = await prepare(first, 'story-money', 'register=remittances', ['remittances.corridors'])
  expect(await noticeOf(first)).toBe(say.candidate.attack.clean)
  await release(first, second, amounts)

  const anybody = await (await browser.newContext({ locale: 'tg', baseURL: safar.address, ...phone })).newPage()
  await anybody.goto('/figures')
  await anybody.click('.released a[href="/figures/releases/story-money"]')
  await anybody.click('main a[href$="/remittances.corridors"]')
  expect(await anybody.locator('.no-value').count()).toBeGreaterThan(0)
  await anybody.context().close()
  await first.context().close()
  await second.context().close()
}, 120_000)

test('a narrower table would undo what is withheld: the gate stops it, repairs close it, and then it may go', async () => {
  const first = await enter('statistician', desktop)
  const second = await enter('registers', phone)
  // The same table for one year: other cells are withheld, and what is missing here stands there.
  const leaking = 'register=remittances&o.remittances.corridors.years=2025'
  const draft = await prepare(first, 'story-2025', leaking, ['remittances.corridors'])
  expect(await first.locator('.finding-card').count()).toBeGreaterThan(0)
  expect(await first.locator('.finding-card').first().innerText()).toContain('story-money')
  expect(await first.locator('[name=_do][value=approve]').count(), 'nobody is asked to approve a leak').toBe(0)
  const digest = await first.locator('input[name=digest]').first().getAttribute('value')
  const forced = await first
    .context()
    .request.post(draft, {
      form: { _do: 'release', digest: digest ?? '' },
      headers: { 'sec-fetch-site': 'same-origin' },
    })
  expect(forced.status()).toBe(422)

  await first.click('[name=_do][value=mend-all]')
  await first.waitForURL(/\/publish\/candidates\//, { timeout: 60_000 })
  expect(await noticeOf(first)).toBe(say.candidate.attack.clean)
  await release(first, second, draft)
  await first.context().close()
  await second.context().close()
}, 120_000)

test('anybody downloads the bundle and checks it without Safar; one changed byte is found', async () => {
  const page = await (
    await browser.newContext({ locale: 'tg', baseURL: safar.address, acceptDownloads: true })
  ).newPage()
  for (const name of ['story-returns', 'story-money', 'story-2025']) {
    await page.goto(`/figures/releases/${name}`)
    const command = (await page.locator('#bundle code').innerText()).split(' ')
    const script = await download(page, '#bundle a[href$="verify-release.mjs"]')
    expect(readFileSync(script)).toEqual(readFileSync(`${root}verify-release.mjs`))
    const bundle = await download(page, `#bundle a[href$="${name}.tar"]`)
    const check = () => spawnSync(process.execPath, [script, bundle, ...command.slice(3)], { encoding: 'utf8' })
    expect(check(), check().stderr).toMatchObject({ status: 0 })
    const bytes = readFileSync(bundle)
    const at = bytes.indexOf('"tables/')
    writeFileSync(bundle, Buffer.concat([bytes.subarray(0, at + 9), Buffer.from('X'), bytes.subarray(at + 10)]))
    const found = check()
    expect(found.status).toBe(1)
    expect(found.stderr + found.stdout).toContain('release.json')
  }
  await page.context().close()
  const verified = await home.run(['verify', '--language', 'en'])
  expect(verified, verified.out).toMatchObject({ code: 0 })
}, 60_000)
