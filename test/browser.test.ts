import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { expect, test } from 'vitest'

import { launchBrowser } from './browser.ts'

const require = createRequire(import.meta.url)
const fontFile = (part: string) =>
  readFileSync(
    require.resolve(`@fontsource-variable/source-sans-3/files/source-sans-3-${part}-wght-normal.woff2`),
  ).toString('base64')

const face = (part: string) =>
  `@font-face { font-family: Safar; src: url(data:font/woff2;base64,${fontFile(part)}) format('woff2') }`

const page = (part: string) => `<!doctype html><html lang="tg"><meta charset="utf-8">
  <style>${face(part)} b { font: 40px Safar, 'No such font'; display: inline-block }</style>
  ${[...'ҒӢҚӮҲҶ'].map((letter) => `<b>${letter}</b>`).join(' ')}`

test('the browser draws the six Tajik letters, each its own, with the font that the pages bring', async () => {
  await using browser = await launchBrowser()
  const tab = await browser.newPage()
  await tab.setContent(page('cyrillic-ext'))
  expect(
    await tab.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].map(({ status }) => status))),
  ).toEqual(['loaded'])

  const letters = await tab.locator('b').all()
  const pictures = []
  for (const letter of letters) pictures.push((await letter.screenshot()).toString('base64'))
  // Letters that a font lacks all look alike: an empty box.
  expect(new Set(pictures).size).toBe(6)
})
