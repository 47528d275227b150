// Tajik: for a native reader's review.
import { defineSeries } from '#kernel/series.ts'

import { from } from './sources.ts'
import { countryTo, say, sex, stated, yearInferred } from './stated.ts'

const derived = (tg: string, ru: string, en: string) =>
  say(`Ҳисоб карда шуд: ${tg}`, `Вычислено: ${ru}`, `Computed: ${en}`)
const [told2017, told2019, told2020, told2024] = (
  ['ministry-2017', 'ministry-2019', 'ministry-2020', 'ministry-2024'] as const
).map((source) => stated(source, 'cards')) as [Teller, Teller, Teller, Teller]
type Teller = ReturnType<typeof stated>
const iom = stated('iom-2025', 'iom')

/** People who left to work abroad. */
export const departures = defineSeries({
  id: 'departures-for-work',
  subject: 'prospective',
  title: say('Рафтагон барои кор ба хориҷа', 'Выехавшие на работу за границу', 'People who left to work abroad'),
  finding: say(
    'Барои кор ба хориҷа {left} нафар рафтанд, аз онҳо {russia} ба Русия ({leftTime})',
    'На работу за границу выехали {left} человек, из них {russia} в Россию ({leftTime})',
    '{left} people left to work abroad, {russia} of them for Russia ({leftTime})',
  ),
  unit: 'person',
  kind: 'flow',
  frequency: 'year',
  area: 'TJK',
  breakdowns: { to: countryTo, sex },
  definitions: {
    cards: {
      name: say('Ҳисоби Вазорат', 'Учёт Министерства', 'Ministry’s count'),
      text: say(
        'Шаҳрвандоне, ки барои кор ба хориҷа рафтаанд, аз рӯи ҳисоби Вазорати меҳнат; соли 2018 аз рӯи варақаҳои муҳоҷират. Манбаъҳо намегӯянд, ки касе, ки ду бор рафтааст, ду бор ҳисоб мешавад ё не.',
        'Граждане, выехавшие на работу за границу, по учёту Министерства труда; в 2018 году по миграционным карточкам. Источники не говорят, считается ли дважды тот, кто выехал дважды.',
        'Citizens who left to work abroad, as the Ministry of Labour counts them; in 2018 by migration cards. The sources do not say whether a person who left twice is counted twice.',
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
      name: say('Гузориши СБМ', 'Сводка МОМ', 'IOM’s report'),
      text: say(
        'Рақамҳое, ки гузориши вазъияти СБМ овардааст. 9 моҳи соли 2023 дар он аз тамоми соли 2023-и Вазорат бештар аст: таърифҳо гуногунанд.',
        'Числа из сводки МОМ. Девять месяцев 2023 года в ней больше, чем весь 2023 год у Министерства: определения различаются.',
        'Figures as a situation report of IOM gives them. Nine months of 2023 are more there than all of 2023 with the Ministry: the definitions differ.',
      ),
    },
  },
  sources: from(
    'ministry-2017', 'ministry-2019', 'ministry-cards-2019', 'ministry-2020', 'ministry-2021', 'ministry-2024', 'minister-2024', 'service-2015',
    'asia-plus-adb', 'iom-2025',
  ), // prettier-ignore
  figures: { left: {}, russia: { to: 'RUS' } },
  pictures: [{ kind: 'time', joins: 12 }],
  beside: ['arrivals-for-work-in-russia', 'working-in-russia', 'organised-recruitment'],
  observations: [
    told2019('2013', 799_698, {
      note: derived('рақами соли 2018 ва 315 522', 'число 2018 года плюс 315 522', 'the figure of 2018 plus 315,522'),
    }),
    stated('service-2015', 'cards')('2015-01', 45_418),
    stated('service-2015', 'cards')('2015-01', 6858, { by: { sex: 'F' } }),
    stated('service-2015', 'cards')('2015-01', 245, { by: { to: 'KAZ' } }),
    told2017('2015', 552_588, {
      note: derived('рақами соли 2016 ва 35 288', 'число 2016 года плюс 35 288', 'the figure of 2016 plus 35,288'),
    }),
    told2017('2016', 517_300),
    told2017('2016', 81_800, { by: { sex: 'F' } }),
    told2017('2016', 504_900, { by: { to: 'RUS' } }),
    told2017('2016', 12_400, { by: { to: 'KAZ' } }),
    told2019('2017', 487_757, {
      note: derived('рақами соли 2018 ва 3581', 'число 2018 года плюс 3581', 'the figure of 2018 plus 3,581'),
    }),
    told2019('2018', 484_176),
    told2019('2018', 463_000, { by: { to: 'RUS' }, precision: 'over' }),
    told2019('2018', 14_000, { by: { to: 'KAZ' }, precision: 'about' }),
    ...(
      [
        [518_000, { to: 'RUS' }, 'over'],
        [9800, { to: 'KAZ' }, 'exact'],
        [454_000, { sex: 'M' }, 'about'],
        [77_000, { sex: 'F' }, 'about'],
      ] as const
    ).map(([value, by, precision]) =>
      stated('ministry-cards-2019', 'cards')('2019', value, { by, precision, note: yearInferred, unverified: true }),
    ),
    told2020('2020', 129_807, { by: { to: 'RUS' } }),
    told2020('2020', 112_927, { by: { to: 'RUS', sex: 'M' } }),
    told2020('2020', 16_880, { by: { to: 'RUS', sex: 'F' } }),
    stated('ministry-2021', 'cards')('2021-01-01/P10M', 331_353),
    stated('asia-plus-adb', 'quoted')('2022', 775_600),
    told2024('2023', 652_014),
    told2024('2023', 554_000, { by: { sex: 'M' }, precision: 'about' }),
    told2024('2023', 97_000, { by: { sex: 'F' }, precision: 'about' }),
    told2024('2023', 627_028, { by: { to: 'RUS' } }),
    stated('minister-2024', 'cards')('2024-S1', 393_000),
    iom('2023-01-01/P9M', 673_285),
    iom('2024-01-01/P9M', 618_097),
  ],
})
