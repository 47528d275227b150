// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import { from } from './sources.ts'
import { say, stated } from './stated.ts'

const minister = stated('minister-2024', 'removed')
const service = stated('service-2025', 'removed')

/** People whom Russia removed. */
export const removals = defineSeries({
  id: 'removals-from-russia',
  subject: 'return',
  title: say('Ихроҷ аз Русия', 'Выдворения из России', 'Removals from Russia'),
  finding: say(
    'Русия {removed} шаҳрванди Тоҷикистонро ихроҷ кард ({removedTime})',
    'Россия выдворила {removed} граждан Таджикистана ({removedTime})',
    'Russia removed {removed} citizens of Tajikistan ({removedTime})',
  ),
  unit: 'person',
  kind: 'flow',
  frequency: 'year',
  area: 'TJK',
  breakdowns: {
    at: {
      name: say('Аз куҷо', 'Откуда выдворены', 'Removed at'),
      codes: { airport: say('Бевосита аз фурудгоҳ', 'Прямо из аэропорта', 'Straight from the airport') },
    },
  },
  definitions: {
    removed: {
      name: say('Ихроҷшудагон', 'Выдворенные', 'Removed'),
      text: say(
        'Шаҳрвандони Тоҷикистон, ки аз Русия ихроҷ шудаанд, аз рӯи гуфтаи мақомоти Тоҷикистон.',
        'Граждане Таджикистана, выдворенные из России, по словам властей Таджикистана.',
        'Citizens of Tajikistan removed from Russia, as authorities of Tajikistan state it.',
      ),
    },
    deported: {
      name: say('Депортатсияшудагон', 'Депортированные', 'Deported'),
      text: say(
        'Депортатсияшудагон; манбаъ намегӯяд, ки аз кадом кишвар.',
        'Депортированные; источник не говорит, из какой страны.',
        'People deported; the source does not say from which country.',
      ),
    },
  },
  sources: from('minister-2024', 'prosecutor-2025', 'service-2025', 'service-2015'),
  figures: { removed: {} },
  pictures: [{ kind: 'time', joins: 12 }],
  beside: ['returns', 'controlled-persons', 'entry-bans'],
  observations: [
    stated('service-2015', 'deported')('2015-01', 239),
    minister('2023', 11_000),
    minister('2024-S1', 17_000),
    stated('prosecutor-2025', 'removed')('2024', 30_000),
    stated('prosecutor-2025', 'removed')('2024', 17_000, { by: { at: 'airport' }, precision: 'over' }),
    service('2024', 30_000, { precision: 'over' }),
    service('2025', 36_000, { precision: 'over' }),
  ],
})

/** People who came back from work abroad. */
export const returns = defineSeries({
  id: 'returns',
  subject: 'return',
  title: say('Баргаштагон аз муҳоҷирати меҳнатӣ', 'Вернувшиеся с заработков', 'People who returned from work abroad'),
  finding: say(
    'Аз муҳоҷирати меҳнатӣ {returned} нафар баргашт ({returnedTime})',
    'С заработков вернулись {returned} человек ({returnedTime})',
    '{returned} people returned from work abroad ({returnedTime})',
  ),
  unit: 'person',
  kind: 'flow',
  frequency: 'year',
  area: 'TJK',
  breakdowns: {},
  definitions: {
    returned: {
      name: say('Баргаштагон', 'Вернувшиеся', 'Returned'),
      text: say(
        'Шаҳрвандоне, ки аз кор дар хориҷа баргаштаанд, аз рӯи ҳисоби Вазорати меҳнат ё Хадамоти муҳоҷират. Манбаъҳо намегӯянд, ки чӣ тавр ҳисоб шудааст.',
        'Граждане, вернувшиеся с работы за границей, по учёту Министерства труда или Миграционной службы. Как посчитано, источники не говорят.',
        'Citizens who came back from work abroad, as the Ministry of Labour or the Migration Service counts them. The sources do not say how.',
      ),
    },
  },
  sources: from('ministry-2017', 'ministry-2024', 'service-2015'),
  figures: { returned: {} },
  pictures: [{ kind: 'time', joins: 12 }],
  beside: ['departures-for-work', 'removals-from-russia'],
  observations: [
    stated('service-2015', 'returned')('2015-01', 39_654),
    stated('ministry-2017', 'returned')('2016', 400_000, { precision: 'over' }),
    stated('ministry-2024', 'returned')('2023', 590_710),
  ],
})

const controlledBy = stated('times-ca', 'listed')

/** People on Russia's list of controlled persons. */
export const controlled = defineSeries({
  id: 'controlled-persons',
  subject: 'return',
  title: say('Феҳристи шахсони назоратшаванда', 'Реестр контролируемых лиц', 'Register of controlled persons'),
  finding: say(
    'Дар феҳристи шахсони назоратшавандаи Русия {listed} шаҳрванди Тоҷикистон аст ({listedTime})',
    'В реестре контролируемых лиц России {listed} граждан Таджикистана ({listedTime})',
    '{listed} citizens of Tajikistan stand in Russia’s register of controlled persons ({listedTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {},
  definitions: {
    listed: {
      name: say('Дар феҳрист', 'В реестре', 'On the register'),
      text: say(
        'Шаҳрвандони Тоҷикистон дар феҳристи шахсони назоратшавандаи Русия, ба ҳолати моҳи нишондодашуда.',
        'Граждане Таджикистана в реестре контролируемых лиц России на указанный месяц.',
        'Citizens of Tajikistan in the register of controlled persons of Russia, as of the month shown.',
      ),
    },
  },
  sources: from('times-ca'),
  figures: { listed: {} },
  pictures: [{ kind: 'time', joins: 14 }],
  beside: ['removals-from-russia', 'entry-bans'],
  observations: [
    controlledBy('2024-10', 120_000, { precision: 'over' }),
    controlledBy('2025-11', 150_000, { precision: 'over' }),
  ],
})
