// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import { from } from './sources.ts'
import { say, stated, yearInferred } from './stated.ts'

const bans = stated('service-2017', 'in-force')
const inferred = { note: yearInferred, unverified: true } as const

/** Bans on entering Russia. No source as read shows its year, so nothing of it is drawn. */
export const entryBans = defineSeries({
  id: 'entry-bans',
  subject: 'return',
  title: say('Манъи вуруд ба Русия', 'Запреты на въезд в Россию', 'Bans on entering Russia'),
  finding: say(
    'Ба {banned} шаҳрванди Тоҷикистон вуруд ба Русия манъ аст ({bannedTime})',
    '{banned} гражданам Таджикистана запрещён въезд в Россию ({bannedTime})',
    '{banned} citizens of Tajikistan may not enter Russia ({bannedTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {
    ban: {
      name: say('Навъи манъ', 'Вид запрета', 'Kind of ban'),
      codes: {
        'ten-years-papers': say('10 сол, ҳуҷҷатҳои қалбакӣ', '10 лет, поддельные документы', '10 years, forged papers'),
        'life-health': say('Якумрӣ, беморӣ', 'Пожизненно, болезнь', 'For life, disease'),
      },
    },
  },
  definitions: {
    'in-force': {
      name: say('Манъҳои амалкунанда', 'Действующие запреты', 'Bans in force'),
      text: say(
        'Шаҳрвандоне, ки манъи вурудашон амал мекунад, аз рӯи Хадамоти муҳоҷират.',
        'Граждане, чей запрет на въезд действует, по данным Миграционной службы.',
        'Citizens whose ban is in force, according to the Migration Service.',
      ),
    },
    expected: {
      name: say('Манъҳои интизоршаванда', 'Ожидаемые запреты', 'Bans expected'),
      text: say(
        'Шумораи манъҳо, ки СБМ интизор буд.',
        'Число запретов, которого ожидала МОМ.',
        'The number of bans that IOM expected.',
      ),
    },
  },
  sources: from('iom-bans', 'service-2017'),
  figures: { banned: {} },
  pictures: [],
  beside: ['controlled-persons', 'removals-from-russia'],
  observations: [
    stated('iom-bans', 'expected')('2015', 300_000, { precision: 'about', ...inferred }),
    bans('2017', 151_000, inferred),
    bans('2017', 12_262, { by: { ban: 'ten-years-papers' }, ...inferred }),
    bans('2017', 4977, { by: { ban: 'life-health' }, ...inferred }),
  ],
})
