// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import { from } from './sources.ts'
import { countryTo, say, stated } from './stated.ts'

/** How the other side counts: arrivals for work, as Russia registers them. */
export const arrivals = defineSeries({
  id: 'arrivals-for-work-in-russia',
  subject: 'prospective',
  title: say('Вуруд ба Русия барои кор', 'Въезды в Россию для работы', 'Arrivals in Russia for work'),
  finding: say(
    'Русия {arrived} вуруди шаҳрвандони Тоҷикистонро барои кор ба қайд гирифт ({arrivedTime})',
    'Россия учла {arrived} въездов граждан Таджикистана для работы ({arrivedTime})',
    'Russia registered {arrived} arrivals of citizens of Tajikistan for work ({arrivedTime})',
  ),
  unit: 'person',
  kind: 'flow',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {},
  definitions: {
    registered: {
      name: say('Қайди ВКД-и Русия', 'Учёт МВД России', 'Count of Russia’s police'),
      text: say(
        'Ҳолатҳои ба қайд гирифтан бо мақсади «кор» дар ВКД-и Русия. Як нафар метавонад чанд бор ҳисоб шавад; усул аз усули Тоҷикистон фарқ дорад.',
        'Случаи постановки на учёт с целью «работа» в МВД России. Один человек может быть учтён несколько раз; метод иной, чем в Таджикистане.',
        'Registrations for the purpose of work with Russia’s Ministry of Internal Affairs. One person may be counted several times; the method is not that of Tajikistan.',
      ),
    },
  },
  sources: from('russian-police'),
  figures: { arrived: {} },
  pictures: [],
  beside: ['departures-for-work'],
  observations: [stated('russian-police', 'registered')('2021-01-01/P11M', 1_597_481)],
})

/** Citizens who are in Russia to work. */
export const inRussia = defineSeries({
  id: 'working-in-russia',
  subject: 'prospective',
  title: say('Шаҳрвандон дар Русия', 'Граждане в России', 'Citizens working in Russia'),
  finding: say(
    'Дар Русия {there} шаҳрванди Тоҷикистон кор мекунад ({thereTime})',
    'В России работают {there} граждан Таджикистана ({thereTime})',
    '{there} citizens of Tajikistan work in Russia ({thereTime})',
  ),
  unit: 'person',
  kind: 'stock',
  frequency: 'irregular',
  area: 'TJK',
  breakdowns: {},
  definitions: {
    stock: {
      name: say('Изҳороти Русия', 'По словам России', 'As Russia states it'),
      text: say(
        'Шаҳрвандони Тоҷикистон, ки дар Русия кор мекунанд: 16 фоизи коргарони хориҷӣ дар он ҷо. Манбаъ намегӯяд, ки чӣ тавр ҳисоб шудааст.',
        'Граждане Таджикистана, работающие в России: 16 процентов иностранных работников там. Как посчитано, источник не говорит.',
        'Citizens of Tajikistan who work in Russia: 16 per cent of the foreign workers there. The source does not say how they were counted.',
      ),
    },
  },
  sources: from('kremlin-2025'),
  figures: { there: {} },
  pictures: [],
  beside: ['people-from-tajikistan-abroad', 'departures-for-work'],
  observations: [stated('kremlin-2025', 'stock')('2025', 1_200_000, { precision: 'about' })],
})

const placed = stated('recruitment-2024', 'placed')

/** People whom licensed agencies and the state placed in jobs abroad. */
export const recruitment = defineSeries({
  id: 'organised-recruitment',
  subject: 'prospective',
  title: say('Қабули муташаккил ба кор', 'Организованный набор', 'Organised recruitment'),
  finding: say(
    'Ба таври муташаккил {placed} нафар бо кор таъмин шуд, аз онҳо {russia} дар Русия ({placedTime})',
    'По организованному набору трудоустроены {placed} человек, из них {russia} в России ({placedTime})',
    'Organised recruitment placed {placed} people abroad, {russia} of them in Russia ({placedTime})',
  ),
  unit: 'person',
  kind: 'flow',
  frequency: 'year',
  area: 'TJK',
  breakdowns: { to: countryTo },
  definitions: {
    placed: {
      name: say('Бо кор таъминшудагон', 'Трудоустроенные', 'Placed'),
      text: say(
        'Касоне, ки агентиҳои литсензиядор ё давлат дар хориҷа бо кор таъмин кардаанд. Дар нимаи аввали 2024: 26 агентӣ, 17 кишвар.',
        'Трудоустроенные за границей лицензированными агентствами или государством. В первом полугодии 2024 года: 26 агентств, 17 стран.',
        'People placed in jobs abroad by licensed agencies or the state. In the first half of 2024: 26 agencies, 17 countries.',
      ),
    },
  },
  sources: from('recruitment-2024', 'minister-tass-2024', 'gazeta-kg'),
  figures: { placed: {}, russia: { to: 'RUS' } },
  pictures: [{ kind: 'time', joins: 12 }],
  beside: ['departures-for-work'],
  observations: [
    placed('2023', 6500),
    placed('2023', 5000, { by: { to: 'RUS' } }),
    stated('minister-tass-2024', 'placed')('2024-S1', 5158),
    stated('gazeta-kg', 'placed')('2025', 21, {
      by: { to: 'KOR' },
      note: say(
        'Аз квотаи 800; сол тахминӣ аст.',
        'Из квоты в 800; год приблизительный.',
        'Of a quota of 800; the year is approximate.',
      ),
      unverified: true,
    }),
  ],
})
