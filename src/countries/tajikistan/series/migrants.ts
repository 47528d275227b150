// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'
import type { Phrase } from '#kernel/words.ts'

import byAge from './data/un-desa-2019-in-tajikistan-by-age.json' with { type: 'json' }
import byOrigin from './data/un-desa-2019-in-tajikistan-by-origin.json' with { type: 'json' }
import { from } from './sources.ts'
import { countryFrom, say, sex } from './stated.ts'
import { estimates } from './un-desa.ts'

const stock = {
  name: say('Шумораи муҳоҷирон', 'Численность мигрантов', 'Migrant stock'),
  text: say(
    'Касоне, ки дар кишвари дигар таваллуд шудаанд ва дар Тоҷикистон зиндагӣ мекунанд, дар миёнаи сол; баҳои СММ. Онҳое ҳам дохиланд, ки дар замони Иттиҳоди Шӯравӣ омада буданд.',
    'Родившиеся в другой стране и живущие в Таджикистане, на середину года; оценка ООН. Входят и приехавшие в советское время.',
    'People born in another country who live in Tajikistan, at mid-year; estimated by the United Nations. Those who came in Soviet times are among them.',
  ),
}

/** International migrants in the country by where they are from. */
export const migrantsByOrigin = defineSeries({
  id: 'migrants-in-tajikistan-by-origin',
  subject: 'foreign',
  title: say(
    'Муҳоҷирони байналмилалӣ дар Тоҷикистон аз рӯи кишвар',
    'Международные мигранты в Таджикистане по странам',
    'International migrants in Tajikistan by country of origin',
  ),
  finding: say(
    'Дар Тоҷикистон {all} муҳоҷири байналмилалӣ зиндагӣ мекунад, {russia} аз Русия ({allTime})',
    'В Таджикистане живут {all} международных мигрантов, {russia} из России ({allTime})',
    '{all} international migrants live in Tajikistan, {russia} of them from Russia ({allTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {
    from: {
      ...countryFrom,
      codes: {
        other_south: say('Дигар кишварҳои Ҷануб', 'Прочие страны Юга', 'Other countries of the South'),
        other_north: say('Дигар кишварҳои Шимол', 'Прочие страны Севера', 'Other countries of the North'),
      },
    },
    sex,
  },
  definitions: { stock },
  sources: from('un-desa-2019'),
  figures: { all: {}, russia: { from: 'RUS' } },
  pictures: [
    { kind: 'corridors', by: 'from', most: 6, direction: 'from' },
    { kind: 'slope', by: 'from', codes: ['AFG', 'KGZ', 'UZB', 'UKR'] },
    { kind: 'bars', by: 'from', parts: 'sex', most: 6 },
  ],
  beside: ['migrants-in-tajikistan-by-age', 'work-permits'],
  observations: estimates(byOrigin, 'from', byOrigin.countries),
})

// Codes of five-year ages as SDMX writes them.
const ageName = (code: string): Phrase => {
  const text = code === 'Y_GE75' ? '75+' : code.slice(1).replace('T', '–')
  return say(text, text, text)
}

/** International migrants in the country by age and sex. */
export const migrantsByAge = defineSeries({
  id: 'migrants-in-tajikistan-by-age',
  subject: 'foreign',
  title: say(
    'Муҳоҷирони байналмилалӣ дар Тоҷикистон аз рӯи синну сол',
    'Международные мигранты в Таджикистане по возрасту',
    'International migrants in Tajikistan by age',
  ),
  finding: say(
    'Аз {all} муҳоҷири байналмилалӣ дар Тоҷикистон {women} зананд ({allTime})',
    'Из {all} международных мигрантов в Таджикистане {women} – женщины ({allTime})',
    'Of {all} international migrants in Tajikistan {women} are women ({allTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {
    age: {
      name: say('Синну сол', 'Возраст', 'Age'),
      codes: Object.fromEntries(
        Object.keys(byAge.ages)
          .filter((code) => code.startsWith('Y'))
          .map((code) => [code, ageName(code)]),
      ),
    },
    sex,
  },
  definitions: { stock },
  sources: from('un-desa-2019'),
  figures: { all: {}, women: { sex: 'F' } },
  pictures: [
    { kind: 'pyramid', ages: 'age', sexes: 'sex' },
    { kind: 'time', by: 'sex', codes: ['M', 'F'], joins: 60 },
  ],
  beside: ['migrants-in-tajikistan-by-origin'],
  observations: estimates(byAge, 'age', byAge.ages),
})
