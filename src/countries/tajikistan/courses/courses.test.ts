import { describe, expect, test } from 'vitest'

import { destinations } from '#countries/tajikistan/destinations.ts'
import { orientationModules } from '#countries/tajikistan/orientation-modules.ts'
import { findCode } from '#kernel/codelist.ts'
import { readBlocks, strayNumbers } from '#kernel/plain-text.ts'
import { languages } from '#kernel/words.ts'

import { curriculum } from './index.ts'

describe.each(curriculum.texts)('the text $id', (text) => {
  test('belongs to a module, and to a country that people leave for', () => {
    expect(findCode(orientationModules, text.module)).toBeDefined()
    if (text.corridor !== undefined) expect(findCode(destinations, text.corridor)).toBeDefined()
  })

  test('names only sources that it has, and has none that it does not name', () => {
    for (const language of languages) expect(strayNumbers(text.said[language], text.sources.length)).toEqual([])
    const named = new Set([...text.said.en.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)))
    expect([...named].toSorted((one, other) => one - other)).toEqual(text.sources.map((_, at) => at + 1))
  })

  test('says the same in every language: as many parts of the same kinds, standing on the same sources', () => {
    const shape = (said: string) =>
      readBlocks(said).map((block) => {
        if (block.kind === 'heading') return block.kind
        const lines = 'items' in block ? block.items : [block.text]
        return `${block.kind} ${lines.map(({ sources }) => sources.join('+')).join(',')}`
      })
    expect(shape(text.said.ru)).toEqual(shape(text.said.en))
    expect(shape(text.said.tg)).toEqual(shape(text.said.en))
  })

  test('is short enough for a cheap telephone', () => {
    for (const language of languages) expect(Buffer.byteLength(text.said[language])).toBeLessThan(6000)
  })
})

test('every module is taught, and every course is made of texts that are there', () => {
  const known = curriculum.texts.map(({ id }) => id)
  for (const { texts } of curriculum.courses) expect(texts.filter((id) => !known.includes(id))).toEqual([])
  const taught = new Set(curriculum.texts.map(({ module }) => module))
  expect(orientationModules.codes.filter(({ code }) => !taught.has(code))).toEqual([])
})

test('the short course is the short form of the modules, and the full course is all of them', () => {
  const modules = (id: string) =>
    curriculum.courses
      .find((course) => course.id === id)
      ?.texts.map((text) => curriculum.texts.find((each) => each.id === text)?.module)
  expect(modules('short')).toEqual(orientationModules.codes.flatMap((each) => (each.short ? [each.code] : [])))
  expect(modules('full')).toEqual(orientationModules.codes.map(({ code }) => code))
})
