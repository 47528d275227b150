import { expect, test } from 'vitest'

import { defineCodelist } from './codelist.ts'
import { type Country, defineCountry } from './country.ts'

const list = (name: string, ...codes: readonly string[]) =>
  defineCodelist({
    name,
    source: 'a test',
    codes: codes.map((code) => ({ code, name: { tg: code, ru: code, en: code }, also: [code.slice(0, 2)] })),
  })
const bodies = (name: string, code: string) =>
  defineCodelist({
    name,
    source: 'a test',
    codes: [{ code, name: { tg: code, ru: code, en: code }, kind: 'government', source: 'a test' }],
  })

const atlantis: Country = {
  code: 'ATL',
  alpha2: 'AT',
  name: { tg: 'Атлантида', ru: 'Атлантида', en: 'Atlantis' },
  languages: ['en'],
  timeZone: 'Atlantic/Azores',
  numbering: { prefix: '999', length: 7 },
  codelists: {
    place: list('place', 'SEA'),
    country: list('country', 'ATL', 'RUS'),
    destination: list('destination', 'RUS', 'other'),
    language: list('language', 'en'),
  },
  agencies: bodies('agency', 'COURT'),
  partners: bodies('partner', 'BANK'),
}

test('a country is put together from lists that go together', () => {
  expect(defineCountry(atlantis).code).toBe('ATL')
})

test('a list kept under the name of another is refused', () => {
  const codelists = { ...atlantis.codelists, education: list('school', '0') }
  expect(() => defineCountry({ ...atlantis, codelists })).toThrow("the list 'education' calls itself 'school'")
})

test('a destination that is no country, and the country itself as one, are refused', () => {
  const going = (to: string) => ({
    ...atlantis,
    codelists: { ...atlantis.codelists, destination: list('destination', to) },
  })
  expect(() => defineCountry(going('XYZ'))).toThrow('destination XYZ is no country')
  expect(() => defineCountry(going('ATL'))).toThrow('a destination of its own')
})

test('codes and a telephone prefix that the world would not know are refused', () => {
  expect(() => defineCountry({ ...atlantis, code: 'XYZ' })).toThrow('XYZ is not in the list of countries')
  expect(() => defineCountry({ ...atlantis, alpha2: 'ZZ' })).toThrow('ZZ is not the two-letter code of ATL')
  expect(() => defineCountry({ ...atlantis, numbering: { prefix: '+999', length: 7 } })).toThrow(
    "'+999' is no telephone prefix",
  )
})

test('one body is not both an agency and a partner', () => {
  expect(() => defineCountry({ ...atlantis, partners: bodies('partner', 'COURT') })).toThrow(
    'COURT is an agency and a partner',
  )
})

test('a country has a language, and a list of places, before it compiles', () => {
  // @ts-expect-error Nobody could read its pages.
  const mute: Country = { ...atlantis, languages: [] }
  // @ts-expect-error Nobody could say where they live.
  const adrift: Country = { ...atlantis, codelists: { country: atlantis.codelists.country } }
  expect([mute.languages, Object.keys(adrift.codelists)]).toEqual([[], ['country']])
})
