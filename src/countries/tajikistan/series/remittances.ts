// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import { from } from './sources.ts'
import { countryFrom, say, stated } from './stated.ts'

const definitions = {
  'world-bank': {
    name: say('Бонки Ҷаҳонӣ', 'Всемирный банк', 'World Bank'),
    text: say(
      'Интиқоли шахсӣ: маблағҳое, ки сокинон аз хориҷа мегиранд, ва музди меҳнати онҳое, ки дар хориҷа муваққатан кор мекунанд.',
      'Личные переводы: трансферты, полученные жителями из-за границы, и оплата труда тех, кто временно работает за границей.',
      'Personal remittances: transfers that residents receive from abroad, and the pay of those who work abroad for a time.',
    ),
  },
  bank: {
    name: say('Бонки миллӣ', 'Нацбанк', 'National Bank'),
    text: say(
      'Аз рӯи ҳисоби Бонки миллии Тоҷикистон.',
      'По данным Национального банка Таджикистана.',
      'As the National Bank of Tajikistan states it.',
    ),
  },
  quoted: {
    name: say('Аз рӯи матбуот', 'По сообщению печати', 'As the press quotes it'),
    text: say(
      'Рақаме, ки нашрия овардааст; манбаъ намегӯяд, ки он чӣ тавр ҳисоб шудааст.',
      'Число, приведённое изданием; источник не говорит, как оно посчитано.',
      'A figure as a publication gives it; the source does not say how it was counted.',
    ),
  },
  iom: {
    name: say('СБМ', 'МОМ', 'IOM'),
    text: say(
      'Аз рӯи гузориши Созмони байналмилалии муҳоҷират.',
      'По докладу Международной организации по миграции.',
      'As a report of the International Organization for Migration quotes it.',
    ),
  },
  russia: {
    name: say('Изҳороти Русия', 'По словам России', 'As Russia states it'),
    text: say(
      'Маблағҳое, ки аз Русия фиристода шудаанд, аз рӯи гуфтаи ёвари Президенти Русия.',
      'Средства, отправленные из России, по словам помощника Президента России.',
      'Money sent from Russia, as an aide of the President of Russia states it.',
    ),
  },
}

const caveat = say(
  'Бонки миллии Тоҷикистон розӣ нест, ки ҳамаи ин маблағро муҳоҷирон фиристодаанд (thecentral.asia/tj/8475).',
  'Национальный банк Таджикистана не согласен с тем, что все эти средства отправили мигранты (thecentral.asia/tj/8475).',
  'The National Bank of Tajikistan disputes that all of this money was sent by migrants (thecentral.asia/tj/8475).',
)

const world = stated('asia-plus-world-bank', 'world-bank')
const recalled = stated('world-bank-recalled', 'world-bank')
const leads = [
  ['2012', 3.6],
  ['2013', 4.2],
  ['2014', 3.4],
  ['2015', 2.26],
  ['2016', 1.87],
  ['2017', 2.24],
  ['2018', 2.18],
  ['2019', 2.32],
  ['2020', 2.19],
] as const

/** Money that comes from abroad. */
export const remittances = defineSeries({
  id: 'remittances',
  subject: 'remittances',
  title: say('Интиқоли пул аз хориҷа', 'Денежные переводы из-за границы', 'Remittances from abroad'),
  finding: say(
    'Аз хориҷа {all} омад ({allTime})',
    'Из-за границы поступило {all} ({allTime})',
    '{all} came from abroad ({allTime})',
  ),
  unit: 'usd-bn',
  kind: 'flow',
  frequency: 'year',
  area: 'TJK',
  breakdowns: { from: countryFrom },
  definitions,
  sources: from(
    'bank-2012', 'world-bank-2011', 'world-bank-2024', 'world-bank-recalled', 'asia-plus-world-bank', 'asia-plus-adb', 'iom-report', 'kremlin-money',
  ), // prettier-ignore
  figures: { all: {} },
  pictures: [{ kind: 'time', joins: 12 }],
  caveat,
  beside: ['remittances-share-of-gdp', 'cost-of-sending-money'],
  observations: [
    stated('bank-2012', 'bank')('2008', 2.52),
    stated('world-bank-2011', 'world-bank')('2010', 2.3),
    stated('bank-2012', 'bank')('2011', 2.96),
    stated('asia-plus-adb', 'quoted')('2013', 3.7),
    world('2021', 2.9),
    world('2022', 5.3),
    world('2023', 5.7),
    stated('iom-report', 'iom')('2023', 4.6),
    stated('world-bank-2024', 'world-bank')('2024', 5.8),
    stated('kremlin-money', 'russia')('2024', 1.8, { by: { from: 'RUS' } }),
    ...leads.map(([year, value]) => recalled(year, value, { unverified: true })),
  ],
})

/** The same money beside the economy. */
export const shareOfGdp = defineSeries({
  id: 'remittances-share-of-gdp',
  subject: 'remittances',
  title: say('Интиқоли пул нисбат ба ММД', 'Переводы относительно ВВП', 'Remittances beside GDP'),
  finding: say(
    'Интиқоли пул ба {all} ММД баробар аст ({allTime})',
    'Переводы равны {all} ВВП ({allTime})',
    'Remittances equal {all} of GDP ({allTime})',
  ),
  unit: 'percent',
  kind: 'share',
  frequency: 'year',
  area: 'TJK',
  breakdowns: { from: countryFrom },
  definitions,
  sources: from(
    'bank-2012',
    'world-bank-2011',
    'world-bank-2024',
    'asia-plus-world-bank',
    'iom-report',
    'kremlin-money',
    'fao',
    'knomad',
  ),
  figures: { all: {} },
  pictures: [{ kind: 'time', joins: 12 }],
  caveat,
  beside: ['remittances'],
  observations: [
    stated('bank-2012', 'bank')('2008', 49),
    stated('world-bank-2011', 'world-bank')('2010', 31),
    stated('bank-2012', 'bank')('2011', 45.4),
    stated('world-bank-2011', 'world-bank')('2011', 47),
    stated('fao', 'quoted')('2014', 42),
    stated('knomad', 'world-bank')('2018', 32.2),
    world('2023', 48.2),
    stated('iom-report', 'iom')('2023', 39),
    stated('world-bank-2024', 'world-bank')('2024', 45),
    stated('kremlin-money', 'russia')('2024', 17, { by: { from: 'RUS' } }),
  ],
})
