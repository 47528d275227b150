// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import { from } from './sources.ts'
import { say, sex, stated } from './stated.ts'

const census = stated('statistics', 'census')

/** Everybody who lives in the country. */
export const population = defineSeries({
  id: 'population',
  subject: 'context',
  title: say('Аҳолии Тоҷикистон', 'Население Таджикистана', 'Population of Tajikistan'),
  finding: say(
    'Дар Тоҷикистон {all} нафар зиндагӣ мекунад, {khatlon} дар Хатлон ({allTime})',
    'В Таджикистане живут {all} человек, {khatlon} в Хатлоне ({allTime})',
    '{all} people live in Tajikistan, {khatlon} of them in Khatlon ({allTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: { region: { name: say('Вилоят', 'Область', 'Region'), list: 'place' }, sex },
  definitions: {
    census: {
      name: say('Барӯйхатгирӣ', 'Перепись', 'Census'),
      text: say(
        'Барӯйхатгирии аҳолӣ, 1–15 октябри 2020, натиҷаҳои пешакӣ; вилоятҳо чунон ки дар мақола яклухт шудаанд.',
        'Перепись населения 1–15 октября 2020 года, предварительные итоги; области – как округлено в статье.',
        'Census of 1–15 October 2020, preliminary; regions as rounded in the article.',
      ),
    },
  },
  sources: from('statistics'),
  figures: { all: {}, khatlon: { region: '3507000' } },
  pictures: [{ kind: 'map', by: 'region', shape: 'regions' }],
  observations: [
    census('2020-10', 9_661_600),
    census('2020-10', 4_901_000, { by: { sex: 'M' } }),
    census('2020-10', 4_760_600, { by: { sex: 'F' } }),
    ...(
      [
        ['3501000', 948_800],
        ['3505000', 2_770_000],
        ['3507000', 3_444_000],
        ['3509000', 2_270_000],
        ['3590000', 227_200],
      ] as const
    ).map(([region, value]) => census('2020-10', value, { by: { region }, precision: 'about' })),
  ],
})

/** People registered as looking for work. */
export const unemployed = defineSeries({
  id: 'registered-unemployed',
  subject: 'context',
  title: say('Бекорони бақайдгирифташуда', 'Зарегистрированные безработные', 'Registered unemployed'),
  finding: say(
    '{all} нафар чун бекор ба қайд гирифта шудааст ({allTime})',
    'Безработными зарегистрированы {all} человек ({allTime})',
    '{all} people are registered as unemployed ({allTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'year',
  area: 'TJK',
  breakdowns: {},
  definitions: {
    registered: {
      name: say('Бақайдгирифташудагон', 'Зарегистрированные', 'Registered'),
      text: say(
        'Касоне, ки дар мақомоти шуғл чун бекор ба қайд гирифта шудаанд; 46,3 фоиз зананд.',
        'Зарегистрированные безработными в органах занятости; 46,3 процента – женщины.',
        'People registered as unemployed with the employment service; 46.3 per cent are women.',
      ),
    },
  },
  sources: from('ministry-2024'),
  figures: { all: {} },
  pictures: [],
  observations: [stated('ministry-2024', 'registered')('2023', 48_300)],
})

const advised = stated('ministry-page', 'appeals')

/** Requests for advice to the Migration Service. */
export const counselling = defineSeries({
  id: 'counselling',
  subject: 'context',
  title: say(
    'Муроҷиатҳо ба Хадамоти муҳоҷират',
    'Обращения в Миграционную службу',
    'Requests to the Migration Service',
  ),
  finding: say(
    'Ба Хадамоти муҳоҷират {all} муроҷиат шуд ({allTime})',
    'В Миграционную службу поступило {all} обращений ({allTime})',
    'The Migration Service was asked for advice {all} times ({allTime})',
  ),
  unit: 'appeal',
  kind: 'flow',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {
    way: {
      name: say('Тарзи муроҷиат', 'Способ обращения', 'Way of asking'),
      codes: {
        spoken: say('Шифоҳӣ', 'Устно', 'In person'),
        written: say('Хаттӣ', 'Письменно', 'In writing'),
        hotline: say('Телефони боварӣ', 'Горячая линия', 'Hotline'),
      },
    },
  },
  definitions: {
    appeals: {
      name: say('Муроҷиатҳо', 'Обращения', 'Requests'),
      text: say(
        'Муроҷиатҳо барои машварат; як нафар метавонад чанд бор муроҷиат кунад.',
        'Обращения за консультацией; один человек может обратиться несколько раз.',
        'Requests for advice; one person may ask several times.',
      ),
    },
  },
  sources: from('ministry-page'),
  figures: { all: {} },
  pictures: [{ kind: 'bars', by: 'way' }],
  observations: [
    advised('2024-01-01/P9M', 24_989),
    advised('2024-01-01/P9M', 23_931, { by: { way: 'spoken' } }),
    advised('2024-01-01/P9M', 121, { by: { way: 'written' } }),
    advised('2024-01-01/P9M', 937, { by: { way: 'hotline' } }),
  ],
})

/** Victims of trafficking whom the authorities identified: national totals only, since the numbers are small. */
export const trafficking = defineSeries({
  id: 'trafficking-victims',
  subject: 'context',
  title: say('Қурбониёни савдои одамон', 'Жертвы торговли людьми', 'Victims of trafficking'),
  finding: say(
    'Мақомот {found} қурбонии савдои одамонро муайян карданд ({foundTime})',
    'Власти выявили {found} жертв торговли людьми ({foundTime})',
    'The authorities identified {found} victims of trafficking ({foundTime})',
  ),
  unit: 'person',
  kind: 'flow',
  frequency: 'year',
  area: 'TJK',
  breakdowns: {},
  definitions: {
    identified: {
      name: say('Муайяншуда', 'Выявлены', 'Identified'),
      text: say(
        'Қурбониёне, ки мақомот муайян карданд. Танҳо барои тамоми кишвар: рақамҳо хурданд.',
        'Жертвы, выявленные властями. Только по всей стране: числа малы.',
        'Victims identified by the authorities. For the whole country only: the numbers are small.',
      ),
    },
    referred: {
      name: say('Ба кӯмак фиристодашуда', 'Направлены за помощью', 'Referred to help'),
      text: say(
        'Қурбониёне, ки барои кӯмак фиристода шуданд.',
        'Жертвы, направленные за помощью.',
        'Victims who were referred to help.',
      ),
    },
  },
  sources: from('us-2021', 'us-2022'),
  figures: { found: {} },
  pictures: [{ kind: 'time', joins: 12 }],
  observations: [
    stated('us-2021', 'identified')('2019', 53),
    stated('us-2021', 'identified')('2020', 24),
    stated('us-2021', 'referred')('2020', 15),
    stated('us-2022', 'identified')('2021', 15),
    stated('us-2022', 'referred')('2021', 15),
  ],
})
