// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import { from } from './sources.ts'
import { say, stated } from './stated.ts'

const second = stated('iom-survey-2', 'answers')
const third = stated('iom-survey-3', 'answers')

const answers = {
  name: say('Пурсиши СБМ', 'Опрос МОМ', 'IOM survey'),
  text: say(
    'Фоизи баргаштагони пурсидашуда (978 нафар дар моҳи ноябри 2023, 2186 нафар дар соли 2024). Пурсидашудагон ҳамаи баргаштагон нестанд.',
    'Доля опрошенных вернувшихся (978 человек в ноябре 2023 года, 2186 в 2024 году). Опрошенные – не все вернувшиеся.',
    'Part of the returnees who were asked (978 in November 2023, 2,186 in 2024). Those asked are not all who returned.',
  ),
}

/** In which sector returnees had worked. */
export const bySector = defineSeries({
  id: 'returnees-by-sector',
  subject: 'return',
  title: say('Баргаштагон аз рӯи соҳаи кор', 'Вернувшиеся по отраслям', 'Returnees by sector of work'),
  finding: say(
    '{building} баргаштагони пурсидашуда дар сохтмон кор мекарданд ({buildingTime})',
    '{building} опрошенных вернувшихся работали на стройке ({buildingTime})',
    '{building} of the returnees asked had worked in construction ({buildingTime})',
  ),
  unit: 'percent',
  kind: 'share',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {
    sector: {
      name: say('Соҳа', 'Отрасль', 'Sector'),
      codes: {
        construction: say('Сохтмон', 'Строительство', 'Construction'),
        services: say('Хизматрасонӣ ба мардум', 'Услуги населению', 'Community and personal services'),
        transport: say('Нақлиёт, анбор, алоқа', 'Транспорт, склад, связь', 'Transport, storage, communication'),
        manufacturing: say('Саноат', 'Промышленность', 'Manufacturing'),
        trade: say('Савдо', 'Торговля', 'Trade'),
      },
    },
  },
  definitions: { answers },
  sources: from('iom-survey-2', 'iom-survey-3'),
  figures: { building: { sector: 'construction' } },
  pictures: [{ kind: 'bars', by: 'sector' }],
  observations: [
    second('2023-11', 43, { by: { sector: 'construction' } }),
    second('2023-11', 18, { by: { sector: 'services' } }),
    second('2023-11', 11, { by: { sector: 'transport' } }),
    second('2023-11', 7, { by: { sector: 'manufacturing' } }),
    second('2023-11', 5, { by: { sector: 'trade' } }),
    third('2024', 45, { by: { sector: 'construction' } }),
  ],
})

/** How long returnees had stayed abroad. */
export const byStay = defineSeries({
  id: 'returnees-by-stay',
  subject: 'return',
  title: say(
    'Баргаштагон аз рӯи муддати истиқомат',
    'Вернувшиеся по длительности пребывания',
    'Returnees by length of stay',
  ),
  finding: say(
    '{most} баргаштагони пурсидашуда дар хориҷа 7–12 моҳ буданд ({mostTime})',
    '{most} опрошенных вернувшихся пробыли за границей 7–12 месяцев ({mostTime})',
    '{most} of the returnees asked had stayed abroad for 7 to 12 months ({mostTime})',
  ),
  unit: 'percent',
  kind: 'share',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {
    stay: {
      name: say('Муддат', 'Срок', 'Stay'),
      codes: {
        'm0-1': say('То 1 моҳ', 'До 1 месяца', 'Under 1 month'),
        'm2-3': say('2–3 моҳ', '2–3 месяца', '2–3 months'),
        'm4-6': say('4–6 моҳ', '4–6 месяцев', '4–6 months'),
        'm7-12': say('7–12 моҳ', '7–12 месяцев', '7–12 months'),
        'y1-3': say('1–3 сол', '1–3 года', '1–3 years'),
        'y3-5': say('3–5 сол', '3–5 лет', '3–5 years'),
      },
    },
  },
  definitions: { answers },
  sources: from('iom-survey-2'),
  figures: { most: { stay: 'm7-12' } },
  pictures: [{ kind: 'bars', by: 'stay' }],
  observations: (
    [
      ['m0-1', 0.5],
      ['m2-3', 2],
      ['m4-6', 12],
      ['m7-12', 41],
      ['y1-3', 39],
      ['y3-5', 6],
    ] as const
  ).map(([stay, value]) => second('2023-11', value, { by: { stay } })),
})

const baseline = stated('iom-baseline-3', 'informants')

/** Who is away and who is back, in the communities that IOM asked. */
export const mobility = defineSeries({
  id: 'mobility-in-twelve-districts',
  subject: 'return',
  title: say(
    'Дар дувоздаҳ ноҳия: дар хориҷа ва баргашта',
    'В двенадцати районах: уехавшие и вернувшиеся',
    'In twelve districts: away and back',
  ),
  finding: say(
    'Дар дувоздаҳ ноҳия {back} нафар баргаштааст, {away} дар хориҷа аст ({backTime})',
    'В двенадцати районах вернулись {back} человек, {away} за границей ({backTime})',
    'In twelve districts {back} people are back and {away} are abroad ({backTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {
    where: {
      name: say('Ҳоло', 'Сейчас', 'Now'),
      codes: { abroad: say('Дар хориҷа', 'За границей', 'Abroad'), back: say('Баргашта', 'Вернулись', 'Back') },
    },
  },
  definitions: {
    informants: {
      name: say('Баҳои донандагони маҳал', 'Оценка местных знатоков', 'Estimate of local informants'),
      text: say(
        'Баҳои 3459 донандаи маҳал дар 935 ҷамоаи 12 ноҳия. Барои тамоми кишвар нест.',
        'Оценка 3459 местных знатоков в 935 общинах 12 районов. Не для всей страны.',
        'Estimated by 3,459 local informants in 935 communities of 12 districts. Not for the whole country.',
      ),
    },
  },
  sources: from('iom-baseline-3'),
  figures: { back: { where: 'back' }, away: { where: 'abroad' } },
  pictures: [{ kind: 'bars', by: 'where' }],
  observations: [
    baseline('2024-04', 271_059, { by: { where: 'abroad' } }),
    baseline('2024-04', 299_834, { by: { where: 'back' } }),
  ],
})
