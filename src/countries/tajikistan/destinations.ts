import { countries } from '#countries/codes/iso-3166.ts'
import { type Code, defineCodelist, findCode } from '#kernel/codelist.ts'

// The largest first: of 652,014 departures for work in 2023, 627,028 were to Russia (Ministry of Labour, in centralasia.news,
// 2024-02-15). Which of the small corridors are here, and in what order, is our own proposal.
const corridors = [
  'RUS', 'KAZ', 'UZB', 'KGZ', 'TUR', 'GBR', 'KOR', 'POL', 'DEU', 'ARE', 'QAT', 'USA', 'SAU', 'JPN', 'CHN', 'IRN', 'BLR', 'LVA', 'LTU', 'CZE',
  'SVK', 'HUN', 'BGR', 'ROU', 'ISR',
] // prettier-ignore

const corridor = (code: string): Code => {
  const country = findCode(countries, code)
  if (!country) throw new Error(`No country has the code ${code}`)
  // On a list of departures a plain `Korea` is the South; the list of all countries refuses it.
  return code === 'KOR' ? { ...country, also: [...(country.also ?? []), 'Корея', 'Korea'] } : country
}

const elsewhere: Code = {
  code: 'other',
  name: { tg: 'Кишвари дигар', ru: 'Другая страна', en: 'Another country' },
  also: ['Дигар', 'Другая', 'Другое', 'Other'],
}

/** Where people leave for. Another country of the world is written as `other`. */
export const destinations = defineCodelist({
  name: 'destination',
  source: 'ISO 3166-1, the corridors in use from Tajikistan; the choice is our own',
  codes: [...corridors.map(corridor), elsewhere],
})
