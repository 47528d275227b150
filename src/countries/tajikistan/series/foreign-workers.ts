// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import { from } from './sources.ts'
import { say, stated } from './stated.ts'

const permit = stated('permits-2025', 'in-force')

/** Permits for foreigners to work in the country. */
export const workPermits = defineSeries({
  id: 'work-permits',
  subject: 'foreign',
  title: say('Иҷозатномаҳои кор барои хориҷиён', 'Разрешения на работу для иностранцев', 'Work permits for foreigners'),
  finding: say(
    'Хориҷиён {permits} иҷозатномаи кор доштанд ({permitsTime})',
    'У иностранцев было {permits} разрешений на работу ({permitsTime})',
    'Foreigners held {permits} work permits ({permitsTime})',
  ),
  unit: 'permit',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {
    citizenship: {
      name: say('Шаҳрвандӣ', 'Гражданство', 'Citizenship'),
      list: 'country',
      codes: {
        'afg-irn-ind': say(
          'Афғонистон, Эрон ва Ҳиндустон якҷоя',
          'Афганистан, Иран и Индия вместе',
          'Afghanistan, Iran and India together',
        ),
      },
    },
  },
  definitions: {
    'in-force': {
      name: say('Иҷозатномаҳо', 'Разрешения', 'Permits'),
      text: say(
        'Иҷозатномаҳои кори хориҷиён дар моҳи декабри 2024.',
        'Разрешения на работу иностранцев в декабре 2024 года.',
        'Work permits of foreigners in December 2024.',
      ),
    },
    quota: {
      name: say('Квота', 'Квота', 'Quota'),
      text: say(
        'Шумораи ниҳоии коргарони хориҷӣ, ки барои сол муқаррар шудааст.',
        'Наибольшее число иностранных работников, установленное на год.',
        'The largest number of foreign workers set for the year.',
      ),
    },
  },
  sources: from('quota-2022', 'permits-2025'),
  figures: { permits: {} },
  pictures: [{ kind: 'time', joins: 12 }],
  caveat: say(
    'Зиёда аз се ду ҳиссаи иҷозатномаҳои декабри 2024 аз они шаҳрвандони Чин аст; рақами дақиқ маълум нест.',
    'Более двух третей разрешений декабря 2024 года у граждан Китая; точное число не названо.',
    'More than two thirds of the permits of December 2024 were held by citizens of China; the exact number is not given.',
  ),
  beside: ['workers-of-licensed-firms', 'migrants-in-tajikistan-by-origin'],
  observations: [
    stated('quota-2022', 'quota')('2022', 7500),
    permit('2024-12', 6500),
    permit('2024-12', 1000, { by: { citizenship: 'afg-irn-ind' }, precision: 'about' }),
    permit('2024-12', 100, { by: { citizenship: 'RUS' } }),
  ],
})

const firms = stated('ministry-page', 'workers')

/** Foreign and local workers of licensed firms. */
export const licensedFirms = defineSeries({
  id: 'workers-of-licensed-firms',
  subject: 'foreign',
  title: say('Коргарони корхонаҳои литсензиядор', 'Работники лицензированных предприятий', 'Workers of licensed firms'),
  finding: say(
    'Дар корхонаҳои литсензиядор {foreign} хориҷӣ ва {local} коргари маҳаллӣ кор мекард ({foreignTime})',
    'На лицензированных предприятиях работали {foreign} иностранцев и {local} местных ({foreignTime})',
    'Licensed firms employed {foreign} foreign and {local} local workers ({foreignTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {
    worker: {
      name: say('Коргарон', 'Работники', 'Workers'),
      codes: { foreign: say('Хориҷӣ', 'Иностранные', 'Foreign'), local: say('Маҳаллӣ', 'Местные', 'Local') },
    },
  },
  definitions: {
    workers: {
      name: say('Коргарон', 'Работники', 'Workers'),
      text: say(
        'Коргарони корхонаҳое, ки Вазорат онҳоро литсензиядор меномад, дар давоми моҳҳои нишондодашуда.',
        'Работники предприятий, которые Министерство называет лицензированными, за указанные месяцы.',
        'Workers of the firms that the Ministry calls licensed, over the months shown.',
      ),
    },
  },
  sources: from('ministry-page'),
  figures: { foreign: { worker: 'foreign' }, local: { worker: 'local' } },
  pictures: [{ kind: 'bars', by: 'worker' }],
  beside: ['work-permits'],
  observations: [
    firms('2023-01-01/P9M', 38_598, { by: { worker: 'local' } }),
    firms('2024-01-01/P9M', 4527, { by: { worker: 'foreign' } }),
    firms('2024-01-01/P9M', 41_655, { by: { worker: 'local' } }),
  ],
})
