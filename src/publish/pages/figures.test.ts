import { afterAll, beforeAll, expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { addFigures, readSeries } from '#store/series.ts'
import { type TestOffice, openOffice, posts } from '#test/office.ts'
import { wordsOf } from '#test/page.ts'
import { words as screenWords } from '#words/screen/words.ts'
import { words } from '#words/series/words.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

const open = (url: string, language: (typeof languages)[number] = 'en') =>
  office.stranger().speaking(language).open(url)
const read = async (url: string, language?: (typeof languages)[number]) => wordsOf((await open(url, language)).text)

test('who is not logged in is led to the figures, and finds the way in there; who is goes to work', async () => {
  const stranger = office.stranger()
  expect((await stranger.open('/')).headers['location']).toBe('/figures')
  const page = await stranger.open('/figures')
  expect(page.status).toBe(200)
  expect(page.text).toContain('href="/log-in"')
  const trainer = await office.enter('khujand')
  expect((await trainer.open('/')).headers['location']).toBe('/today')
  const known = await trainer.open('/figures')
  expect(known.text).not.toContain('class="log-in"')
  expect(known.text).toContain('href="/today"')
})

test('each of the four groups has a finding, a figure with its source, and a drawing, in every language', async () => {
  for (const language of languages) {
    const { text } = await open('/figures', language)
    const { subjects, released } = words[language]
    for (const subject of ['prospective', 'return', 'foreign', 'remittances'] as const) {
      expect(text).toContain(`<section class="card" id="${subject}"><h2>${subjects[subject]}</h2><p class="headline">`)
    }
    expect(text.match(/<svg class="chart"/g)?.length).toBeGreaterThanOrEqual(4)
    expect(wordsOf(text)).toContain(released.title)
    expect(text).not.toMatch(/\{\w+\}|NaN|undefined| style=|<style/)
  }
  const said = await read('/figures')
  expect(said).toContain('652 014 people left to work abroad, 627 028 of them for Russia (2023)')
  expect(said).toContain('centralasia.news, 2024-02-15')
})

test('in a demonstration real figures say that they are real, and are never called invented', async () => {
  for (const language of languages) {
    const { mark, says, realMark, realSays } = screenWords[language].demo
    for (const url of ['/figures', '/figures/series/remittances']) {
      const said = await read(url, language)
      expect(said, url).toContain(`${realMark} ${realSays}`)
      expect(said, url).not.toContain(`${mark} ${says}`)
      expect((await open(url, language)).text).not.toContain('watermark')
    }
  }
  await using working = await openOffice({ synthetic: false })
  expect(wordsOf((await working.stranger().open('/figures')).text)).not.toContain(screenWords.en.demo.realMark)
})

test('every series has a page in every language and both files', async () => {
  const all = await readSeries(office.desk.database)
  for (const { id, title, observations } of all) {
    for (const language of languages) {
      const { status, text } = await open(`/figures/series/${id}`, language)
      expect(status, id).toBe(200)
      expect(wordsOf(text)).toContain(title[language])
      expect(text, id).not.toMatch(/\{\w+\}|NaN|undefined| style=|<style/)
    }
    const csv = await open(`/figures/series/${id}.csv`)
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(observations.length + 1)
    const json = await open(`/figures/series/${id}.json`)
    expect((JSON.parse(json.text) as { observations: unknown[] }).observations).toHaveLength(observations.length)
  }
})

test('where sources do not agree both stand side by side; what nobody verified is told so and not drawn', async () => {
  const said = await read('/figures/series/remittances')
  expect(said).toContain('Where sources do not agree')
  expect(said).toMatch(
    /4\.6 billion US dollars .*5\.7 billion US dollars|5\.7 billion US dollars .*4\.6 billion US dollars/,
  )
  expect(said).toContain('9 values that nobody has verified stand in the table only and are not drawn.')
  const departures = await read('/figures/series/departures-for-work')
  expect(departures).toMatch(/673 285 .*January–September 2023|January–September 2023 673 285/)
  expect(departures).toContain('We do not choose between them.')
  const bans = await open('/figures/series/entry-bans')
  expect(bans.text).not.toContain('<svg class="chart')
  expect(wordsOf(bans.text)).toContain('No value of this series is verified yet')
})

test('a long series shows one time at once, the one that the address asks for', async () => {
  const rows = async (url: string) =>
    (await open(url)).text.split('id="values"')[1]?.match(/<tr role="row">/g)?.length ?? 0
  const address = '/figures/series/migrants-in-tajikistan-by-origin'
  expect(await rows(address)).toBeLessThan(130)
  expect(await read(`${address}?time=1990`)).toContain('428 900')
  expect(await read(`${address}?time=nonsense`)).toContain('274 071')
})

test('a figure that a post adds is on the page at once, with who added it', async () => {
  const figures = [
    {
      series: 'returns',
      observation: {
        time: '2025',
        by: {},
        value: 601_234,
        precision: 'exact',
        source: 'Ministry, letter 12',
        definition: 'returned',
        status: 'verified',
      },
    },
  ] as const
  await addFigures(office.desk.database, { post: posts.desk.id, figures })
  const said = await read('/figures/series/returns')
  expect(said).toContain('601 234 people returned from work abroad (2025)')
  expect(said).toContain('Ministry, letter 12')
  expect(said).toContain('added by desk-khujand')
})

test('there is no page of a series that is not there, and nothing of what was asked comes back', async () => {
  for (const id of ['nothing', 'returns.xlsx', '%3Cb%3E', 'returns.csv.csv']) {
    const { status, text } = await open(`/figures/series/${id}`)
    expect(status, id).toBe(404)
    expect(text).not.toContain('<b>')
  }
})
