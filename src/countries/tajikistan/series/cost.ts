// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import prices from './data/world-bank-rpw-to-tajikistan.json' with { type: 'json' }
import { from } from './sources.ts'
import { countryFrom, say, stated } from './stated.ts'

const price = stated('world-bank-rpw', 'average')

/** What it costs to send money to the country (SDG indicator 10.c.1). */
export const cost = defineSeries({
  id: 'cost-of-sending-money',
  subject: 'remittances',
  title: say(
    'Нархи фиристодани пул ба Тоҷикистон',
    'Цена перевода денег в Таджикистан',
    'Cost of sending money to Tajikistan',
  ),
  finding: say(
    'Фиристодани пул аз Русия {russia} маблағ арзиш дорад, аз Олмон {germany} ({russiaTime})',
    'Перевод из России стоит {russia} суммы, из Германии {germany} ({russiaTime})',
    'Sending money from Russia costs {russia} of the amount, from Germany {germany} ({russiaTime})',
  ),
  unit: 'percent',
  kind: 'price',
  frequency: 'quarter',
  area: 'TJK',
  breakdowns: { from: countryFrom },
  definitions: {
    average: {
      name: say('Нархи миёнаи умумӣ', 'Средняя полная цена', 'Average total cost'),
      text: say(
        'Нархи миёнаи умумии фиристодани 200 доллари ИМА, бо фоизи маблағ: ҳаққи хизмат ва фарқи қурб. Нишондиҳандаи 10.c.1 ҲРУ.',
        'Средняя полная цена перевода 200 долларов США в процентах от суммы: сбор и разница курса. Показатель ЦУР 10.c.1.',
        'Average total cost of sending 200 US dollars, per cent of the amount: fee and exchange rate margin. SDG indicator 10.c.1.',
      ),
    },
  },
  sources: from('world-bank-rpw'),
  figures: { russia: { from: 'RUS' }, germany: { from: 'DEU' } },
  pictures: [
    {
      kind: 'time',
      by: 'from',
      codes: ['RUS', 'DEU'],
      joins: 6,
      bounds: [{ value: 3, says: say('Ҳадафи ҲРУ: то 3 %', 'Цель ЦУР: ниже 3 %', 'SDG target: under 3%') }],
    },
  ],
  beside: ['remittances'],
  observations: Object.entries(prices.corridors).flatMap(([country, quarters]) =>
    Object.entries(quarters).map(([quarter, value]) => price(quarter, value, { by: { from: country } })),
  ),
})
