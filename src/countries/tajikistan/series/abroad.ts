// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import fromTajikistan from './data/un-desa-2019-from-tajikistan.json' with { type: 'json' }
import { from } from './sources.ts'
import { countryTo, say, sex } from './stated.ts'
import { estimates } from './un-desa.ts'

const more = say(
  'Ҷамъи манбаъ аз ҷамъи кишварҳои он бештар аст: дар Амрикои Шимолии он Канада ва ИМА якҷоя камтаранд.',
  'Итог источника больше суммы его стран: в его Северной Америке Канада и США вместе меньше.',
  'The total of the source is larger than the sum of its countries: in its Northern America, Canada and the United States together are fewer.',
)

/** People from Tajikistan who live in other countries, as the United Nations estimates. */
export const abroad = defineSeries({
  id: 'people-from-tajikistan-abroad',
  subject: 'prospective',
  title: say(
    'Мардуми Тоҷикистон дар кишварҳои дигар',
    'Выходцы из Таджикистана в других странах',
    'People from Tajikistan living abroad',
  ),
  finding: say(
    'Дар хориҷа {all} нафар аз Тоҷикистон зиндагӣ мекунад, {russia} дар Русия ({allTime})',
    'За границей живут {all} выходцев из Таджикистана, {russia} в России ({allTime})',
    '{all} people from Tajikistan live abroad, {russia} of them in Russia ({allTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: { to: countryTo, sex },
  definitions: {
    stock: {
      name: say('Шумораи муҳоҷирон', 'Численность мигрантов', 'Migrant stock'),
      text: say(
        'Касоне, ки дар Тоҷикистон таваллуд шудаанд (ё шаҳрванди онанд) ва дар кишвари дигар зиндагӣ мекунанд, дар миёнаи сол; баҳои СММ аз рӯи барӯйхатгирии кишварҳои қабулкунанда. Муҳоҷирони мавсимӣ ба он дохил нестанд.',
        'Родившиеся в Таджикистане (или его граждане), живущие в другой стране, на середину года; оценка ООН по переписям принимающих стран. Сезонные мигранты не входят.',
        'People born in Tajikistan (or citizens of it) who live in another country, at mid-year; estimated by the United Nations from censuses of the receiving countries. Seasonal migrants are not among them.',
      ),
    },
  },
  sources: from('un-desa-2019'),
  figures: { all: {}, russia: { to: 'RUS' } },
  pictures: [
    { kind: 'corridors', by: 'to', most: 6, direction: 'to' },
    { kind: 'small-multiples', by: 'to', codes: ['RUS', 'UKR', 'DEU', 'KAZ', 'UZB', 'USA'], joins: 60 },
    { kind: 'time', by: 'sex', codes: ['M', 'F'], joins: 60 },
  ],
  caveat: say(
    'Ин шумораи сокинон аст, на рафтагон: онро бо рақамҳои миллӣ ҷамъ кардан мумкин нест.',
    'Это численность живущих, а не выезды: с национальными числами её не складывают.',
    'These are people who live there, not departures: never add them to the national figures.',
  ),
  beside: ['working-in-russia', 'departures-for-work'],
  observations: estimates(fromTajikistan, 'to', fromTajikistan.countries, (time, { to }) =>
    (time === '2015' || time === '2019') && to === undefined ? more : undefined,
  ),
})
