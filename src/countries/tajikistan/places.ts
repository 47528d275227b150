import { type Code, defineCodelist } from '#kernel/codelist.ts'
import { fold } from '#kernel/fold.ts'
import type { Phrase } from '#kernel/words.ts'

import { type DistrictKind, districts, replacedCodes } from './districts.ts'
import { renames } from './renames.ts'

interface Place extends Code {
  readonly kind: 'region' | 'district' | 'city' | 'city-district'
}

type Kind = DistrictKind | 'region' | 'capital'

// How a desk writes what kind of place it means. A district is never read where a city is written, nor the other way round, unless the
// two have become one: `ноҳияи Бохтар` is Kushoniyon, `шаҳри Бохтар` is Bokhtar, and a `город Дусти` is refused, because the town of
// that name lies in another district, Jayhun.
const cityForms = ['шаҳри {}', 'ш. {}', 'город {}', 'г. {}', 'гор. {}', '{} city', 'city of {}', '{} shahri'] as const
const districtForms = [
  'ноҳияи {}', 'н. {}', '{} ноҳия', 'район {}', '{} район', 'р-н {}', '{} р-н', '{} district', 'district of {}', '{} tumani', '{} rayoni',
] as const // prettier-ignore
const forms: Readonly<Record<Kind, readonly string[]>> = {
  region: ['вилояти {}', '{} вилоят', '{} область', '{} обл.', '{} region', '{} province', '{} oblast'],
  capital: cityForms,
  district: districtForms,
  city: cityForms,
  'city-with-district': [...cityForms, ...districtForms],
  'city-district': districtForms,
}
const kindWords = /^(вилояти|ноҳияи|шаҳри|район|город) | (область|район|region|district|city)$/giu

// Every name that a place has or had, alone and with the word for its kind; spellings that fold alike are said once.
function spellings(code: string, kind: Kind, name: Phrase, also: readonly string[]): readonly string[] {
  const earlier = renames.filter(([renamed]) => renamed === code).flatMap(([, , ...names]) => names)
  const replaced = Object.keys(replacedCodes).filter((old) => replacedCodes[old] === code)
  const names = [name.tg, name.ru, name.en, ...also, ...earlier].map((each) => each.replaceAll(kindWords, ''))
  const withKind = names.flatMap((each) => forms[kind].map((form) => form.replace('{}', each)))
  return [...replaced, ...new Map([...names, ...withKind].map((each) => [fold(each), each])).values()]
}

// We settled the spellings ourselves where sources differ; none is official yet.
const status: Code['status'] = { tg: 'unverified', ru: 'unverified', en: 'unverified' }

const region = (code: string, kind: 'region' | 'capital', name: Phrase, also: readonly string[]): Place => ({
  code,
  name,
  also: spellings(code, kind, name, also),
  kind: 'region',
})

const regions: readonly Place[] = [
  region('3501000', 'capital', { tg: 'Душанбе', ru: 'Душанбе', en: 'Dushanbe' }, ['TJ-DU']),
  region('3505000', 'region', { tg: 'Вилояти Суғд', ru: 'Согдийская область', en: 'Sughd' }, [
    'TJ-SU', 'Суғд', 'Согд', 'Согдийская', 'Sogd', 'Soghd', 'Sogdiyskaya',
  ]), // prettier-ignore
  region('3507000', 'region', { tg: 'Вилояти Хатлон', ru: 'Хатлонская область', en: 'Khatlon' }, [
    'TJ-KT',
    'Хатлон',
    'Хатлонская',
  ]),
  region(
    '3509000',
    'region',
    {
      tg: 'Ноҳияҳои тобеи ҷумҳурӣ',
      ru: 'Районы республиканского подчинения',
      en: 'Districts of Republican Subordination',
    },
    ['TJ-RA', 'TJ-RR', 'НТҶ', 'РРП', 'DRS', 'RRS', 'Ноҳияҳои тобеи марказ'],
  ),
  region(
    '3590000',
    'region',
    {
      tg: 'Вилояти Мухтори Кӯҳистони Бадахшон',
      ru: 'Горно-Бадахшанская автономная область',
      en: 'Gorno-Badakhshan Autonomous Region',
    },
    [
      'TJ-GB',
      'TJ-BG',
      'ВМКБ',
      'ГБАО',
      'GBAO',
      'Бадахшон',
      'Бадахшан',
      'Gorno-Badakhshan',
      'Горный Бадахшан',
      'Кӯҳистони Бадахшон',
    ],
  ),
]

/** Regions and districts, as the state counts them today, by their P-codes; earlier names and other spellings are read. */
export const places = defineCodelist({
  name: 'place',
  source:
    'P-codes of OCHA, valid from 2017-01-01; ISO 3166-2:TJ for regions; names after OCHA and WFP PRISM, normalised by us',
  codes: [
    ...regions,
    ...districts.map(([code, kind, tg, ru, en, ...also]): Place => {
      const name = { tg, ru, en }
      return {
        code,
        name,
        // The first four digits of a district's code are those of its region.
        within: `${code.slice(0, 4)}000`,
        also: spellings(code, kind, name, also),
        status,
        kind: kind === 'city-with-district' ? 'city' : kind,
      }
    }),
  ],
})
