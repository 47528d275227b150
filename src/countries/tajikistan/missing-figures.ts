// Tajik and Russian: for a native reader's review. What is said of the country was read in the sources named; that a figure is missing
// means that these do not have it, and whoever owes it may know it well.
import type { MissingFigure } from '#kernel/missing-figure.ts'

/** What is not known of migration from and to Tajikistan. */
export const missingFigures: readonly MissingFigure[] = [
  {
    id: 'departures-by-origin',
    subject: 'prospective',
    title: {
      tg: 'Рафтан ба кор аз рӯи вилоят ва ноҳия',
      ru: 'Выезды на работу по областям и районам',
      en: 'Departures for work by region and district of origin',
    },
    why: {
      tg: 'Рақамҳои нашршуда тамоми кишвар, ҷинс ва кишвари таъинотро мегӯянд; дар онҳо вилоят ва ноҳия ёфт нашуд.',
      ru: 'Опубликованы цифры по стране, полу и стране назначения; областей и районов в них не нашлось.',
      en: 'What is published gives the whole country, women and men, and the destination; no region or district was found in it.',
    },
    known: {
      tg: 'Соли 2023: 652\u202F014 рафтан, аз онҳо 97\u202F000 зан; 627\u202F028 ба Русия (Вазорати меҳнат).',
      ru: '2023 год: 652\u202F014 выездов, из них 97\u202F000 женщин; 627\u202F028 в Россию (Министерство труда).',
      en: '2023: 652,014 departures, 97,000 of them women; 627,028 to Russia (Ministry of Labour).',
    },
    since: '2013',
    owedBy: 'MOLME',
    sources: ['centralasia.news, 2024-02-15'],
  },
  {
    id: 'departures-2014',
    subject: 'prospective',
    title: {
      tg: 'Рафтан ба кор дар соли 2014',
      ru: 'Выезды на работу в 2014 году',
      en: 'Departures for work in 2014',
    },
    why: {
      tg: 'Сарчашмаҳои ҷамъшуда солҳои 2013 ва 2015-ро мегӯянд, соли 2014-ро не.',
      ru: 'Собранные источники называют 2013 и 2015 годы, но не 2014.',
      en: 'The sources gathered tell of 2013 and 2015, and not of 2014.',
    },
    known: {
      tg: '799\u202F698 дар соли 2013 ва 552\u202F588 дар соли 2015; ҳарду аз гуфтаҳои баъдӣ ҳисоб шудаанд.',
      ru: '799\u202F698 в 2013 году и 552\u202F588 в 2015; обе цифры вычислены из более поздних сообщений.',
      en: '799,698 in 2013 and 552,588 in 2015, both computed from later statements.',
    },
    since: '2014',
    owedBy: 'MOLME',
    sources: ['parstoday.ir, 2019-02-08', 'news.tj, 2017-01-19'],
  },
  {
    id: 'departures-2021',
    subject: 'prospective',
    title: {
      tg: 'Рафтан ба кор дар тамоми соли 2021',
      ru: 'Выезды на работу за весь 2021 год',
      en: 'Departures for work in the whole of 2021',
    },
    why: {
      tg: 'Дар сарчашмаҳои ҷамъшуда танҳо даҳ моҳ ҳаст.',
      ru: 'В собранных источниках есть только десять месяцев.',
      en: 'The sources gathered have ten months only.',
    },
    known: {
      tg: '331\u202F353 дар даҳ моҳ.',
      ru: '331\u202F353 за десять месяцев.',
      en: '331,353 in ten months.',
    },
    since: '2021',
    owedBy: 'MOLME',
    sources: ['ng.ru (TASS), 2021-11-26'],
  },
  {
    id: 'departures-2024',
    subject: 'prospective',
    title: {
      tg: 'Рафтан ба кор дар тамоми соли 2024',
      ru: 'Выезды на работу за весь 2024 год',
      en: 'Departures for work in the whole of 2024',
    },
    why: {
      tg: 'Дар сарчашмаҳои ҷамъшуда нимсола ва нӯҳ моҳ ҳаст, аз ду сарчашма.',
      ru: 'В собранных источниках есть полугодие и девять месяцев, из двух разных.',
      en: 'The sources gathered have half a year and nine months, from two sources.',
    },
    known: {
      tg: '393\u202F000 дар нимсолаи аввал (вазир); 618\u202F097 дар нӯҳ моҳ (гузориши СБМ).',
      ru: '393\u202F000 за первое полугодие (министр); 618\u202F097 за девять месяцев (отчёт МОМ).',
      en: '393,000 in the first half (the Minister); 618,097 in nine months (report of IOM).',
    },
    since: '2024',
    owedBy: 'MOLME',
    sources: ['vesti.news (TASS), 2024-08-06', 'asiaplustj, 2025-05-14, quoting a situation report of IOM'],
  },
  {
    id: 'departures-2023-which',
    subject: 'prospective',
    title: {
      tg: 'Кадом шумор барои рафтан дар соли 2023 дуруст аст',
      ru: 'Какая из цифр выездов за 2023 год верна',
      en: 'Which figure of departures in 2023 holds',
    },
    why: {
      tg: 'Ду шумор ба ҳам мухолифанд: нӯҳ моҳ аз тамоми сол зиёдтар аст. Таърифҳо бо онҳо нашр нашудаанд.',
      ru: 'Две цифры противоречат друг другу: девять месяцев больше целого года. Определений при них не опубликовано.',
      en: 'Two figures contradict each other: nine months are more than the whole year. No definition is published with them.',
    },
    known: {
      tg: '652\u202F014 барои сол (Вазорати меҳнат); 673\u202F285 барои нӯҳ моҳ (дар гузориши СБМ).',
      ru: '652\u202F014 за год (Министерство труда); 673\u202F285 за девять месяцев (в отчёте МОМ).',
      en: '652,014 for the year (Ministry of Labour); 673,285 for nine months (in a report of IOM).',
    },
    since: '2023',
    owedBy: 'MOLME',
    sources: ['centralasia.news, 2024-02-15', 'asiaplustj, 2025-05-14, quoting a situation report of IOM'],
  },
  {
    id: 'people-behind-departures',
    subject: 'prospective',
    title: {
      tg: 'Чанд нафар (на чанд рафтан) дар як сол ба кор меравад',
      ru: 'Сколько людей, а не выездов, уезжает на работу за год',
      en: 'How many people, rather than departures, leave for work in a year',
    },
    why: {
      tg: 'Тоҷикистон варақаҳои муҳоҷират, Русия бақайдгириҳоро мешуморад; як шахс метавонад чанд бор шумурда шавад.',
      ru: 'Таджикистан считает миграционные карты, Россия – постановки на учёт; один человек может быть посчитан несколько раз.',
      en: 'Tajikistan counts migration cards and Russia registrations; one person may be counted several times.',
    },
    known: {
      tg: 'Соли 2021: 331\u202F353 дар даҳ моҳ аз рӯи Тоҷикистон, 1\u202F597\u202F481 вуруд барои кор дар ёздаҳ моҳ аз рӯи Русия.',
      ru: '2021 год: 331\u202F353 за десять месяцев по данным Таджикистана, 1\u202F597\u202F481 въезд для работы за одиннадцать месяцев по данным России.',
      en: '2021: 331,353 in ten months by Tajikistan’s count, 1,597,481 arrivals for work in eleven months by Russia’s.',
    },
    since: '2021',
    owedBy: 'MIGSERV',
    sources: ['ng.ru (TASS), 2021-11-26', 'azda.tv'],
  },
  {
    id: 'departures-by-occupation',
    subject: 'prospective',
    title: {
      tg: 'Рафтан ба кор аз рӯи касб ва таҳсилот',
      ru: 'Выезды на работу по занятию и образованию',
      en: 'Departures for work by occupation and education',
    },
    why: {
      tg: 'Дар рақамҳои нашршудаи рафтан касб ва таҳсилот ёфт нашуд; онҳоро танҳо пурсишҳои бозгаштагон мегӯянд.',
      ru: 'В опубликованных цифрах выездов занятия и образования не нашлось; о них говорят только опросы вернувшихся.',
      en: 'No occupation and no education was found in the published figures of departures; only surveys of returnees tell of them.',
    },
    known: {
      tg: 'Пурсиши соли 2024 дар байни 2\u202F186 бозгашта: 44 % бо таҳсилоти миёнаи пурра (СБМ).',
      ru: 'Опрос 2024 года среди 2\u202F186 вернувшихся: у 44 % полное среднее образование (МОМ).',
      en: 'Survey of 2024 among 2,186 returnees: 44 % with upper secondary education (IOM).',
    },
    since: '2013',
    owedBy: 'MOLME',
    sources: ['dtm.iom.int, node 44681'],
  },
  {
    id: 'returns-each-year',
    subject: 'return',
    title: {
      tg: 'Ҳар сол чанд нафар бармегардад',
      ru: 'Сколько людей возвращается каждый год',
      en: 'How many return each year',
    },
    why: {
      tg: 'Дар сарчашмаҳои ҷамъшуда шумори солона танҳо барои ду сол ҳаст.',
      ru: 'В собранных источниках годовая цифра есть только за два года.',
      en: 'The sources gathered have a yearly figure for two years only.',
    },
    known: {
      tg: 'Зиёда аз 400\u202F000 дар соли 2016; 590\u202F710 дар соли 2023.',
      ru: 'Более 400\u202F000 в 2016 году; 590\u202F710 в 2023.',
      en: 'More than 400,000 in 2016; 590,710 in 2023.',
    },
    since: '2016',
    owedBy: 'MIGSERV',
    sources: ['news.tj, 2017-01-19', 'centralasia.news, 2024-02-15'],
  },
  {
    id: 'returns-by-reason',
    subject: 'return',
    title: {
      tg: 'Бозгашт аз рӯи сабаб, ҷинс ва ноҳия',
      ru: 'Возвращения по причине, полу и району',
      en: 'Returns by reason, sex and district',
    },
    why: {
      tg: 'Сабаби бозгашт танҳо дар шумори ихроҷ аз Русия ва дар пурсишҳо дида мешавад.',
      ru: 'Причина возвращения видна только в числе выдворений из России и в опросах.',
      en: 'The reason is seen only in the number of removals from Russia, and in surveys.',
    },
    known: {
      tg: 'Ихроҷ аз Русия: 11\u202F000 дар соли 2023, 30\u202F000 дар соли 2024.',
      ru: 'Выдворения из России: 11\u202F000 в 2023 году, 30\u202F000 в 2024.',
      en: 'Removals from Russia: 11,000 in 2023, 30,000 in 2024.',
    },
    since: '2023',
    owedBy: 'MIGSERV',
    sources: ['vesti.news, 2024-08-06', 'asiaplustj, 2025-02-14'],
  },
  {
    id: 'entry-bans-in-force',
    subject: 'return',
    title: {
      tg: 'Чанд шаҳрванд ҳоло манъи вуруд ба Русияро дорад',
      ru: 'Скольким гражданам сейчас запрещён въезд в Россию',
      en: 'How many citizens are banned from entering Russia now',
    },
    why: {
      tg: 'Шумори охирини ёфташуда тақрибан аз соли 2017 аст; феҳристи шахсони таҳти назорат чизи дигар аст.',
      ru: 'Последняя найденная цифра – примерно 2017 года; реестр контролируемых лиц – другое.',
      en: 'The last figure found is of about 2017; the register of controlled persons is another thing.',
    },
    known: {
      tg: '151\u202F000 тақрибан дар соли 2017 (Хадамоти муҳоҷират); дар феҳристи назорат зиёда аз 150\u202F000 дар моҳи ноябри 2025.',
      ru: '151\u202F000 примерно в 2017 году (Миграционная служба); в реестре контролируемых лиц более 150\u202F000 в ноябре 2025.',
      en: '151,000 in about 2017 (Migration Service); more than 150,000 in the register of controlled persons in November 2025.',
    },
    since: '2017',
    owedBy: 'MIGSERV',
    sources: ['vzglyadriv.kg, article 6707, undated', 'timesca.com, quoting Asia-Plus'],
  },
  {
    id: 'foreign-workers-by-sex',
    subject: 'foreign',
    title: {
      tg: 'Коргарони хориҷӣ аз рӯи ҷинс, касб ва ноҳия',
      ru: 'Иностранные работники по полу, занятию и району',
      en: 'Foreign workers by sex, occupation and district',
    },
    why: {
      tg: 'Квота, шумори иҷозатҳо ва ҳиссаи баъзе шаҳрвандиҳо нашр мешаванд; ҷинс, касб ва ҷой ёфт нашуданд.',
      ru: 'Публикуются квота, число разрешений и доля некоторых гражданств; пола, занятия и места не нашлось.',
      en: 'The quota, the number of permits and the share of some citizenships are published; no sex, occupation or place was found.',
    },
    known: {
      tg: 'Квотаи 7\u202F500 дар соли 2022; 6\u202F500 иҷозат дар охири соли 2024, зиёда аз ду сеяк шаҳрвандони Чин.',
      ru: 'Квота 7\u202F500 на 2022 год; 6\u202F500 разрешений на конец 2024, более двух третей у граждан Китая.',
      en: 'A quota of 7,500 for 2022; 6,500 permits at the end of 2024, more than two thirds of them to citizens of China.',
    },
    since: '2022',
    owedBy: 'MOLME',
    sources: ['asiaplus.news, ?p=375207', 'asiaplustj, 2025-05-14'],
  },
  {
    id: 'remittances-by-country',
    subject: 'remittances',
    title: {
      tg: 'Интиқоли пул аз рӯи кишвари фиристода',
      ru: 'Денежные переводы по странам отправления',
      en: 'Remittances by country of sending',
    },
    why: {
      tg: 'Ҷамъ нашр мешавад; ҳиссаи Русия танҳо аз гуфтаи як шахси расмии Русия маълум аст.',
      ru: 'Публикуется сумма; доля России известна лишь из слов российского чиновника.',
      en: 'The sum is published; Russia’s part is known from the words of a Russian official only.',
    },
    known: {
      tg: 'Соли 2024: 5,8 миллиард доллар ҳамагӣ (Бонки ҷаҳонӣ); 1,8 миллиард аз Русия.',
      ru: '2024 год: всего 5,8 млрд долларов (Всемирный банк); 1,8 млрд из России.',
      en: '2024: USD 5.8 billion in all (World Bank); 1.8 billion from Russia.',
    },
    since: '2024',
    owedBy: 'NBT',
    sources: ['World Bank, quoted by IOM and Asia-Plus', 'Asia-Plus, quoting an aide of the Kremlin'],
  },
  {
    id: 'remittances-of-migrants',
    subject: 'remittances',
    title: {
      tg: 'Аз он чи ба кишвар меояд, чӣ қадарашро муҳоҷирон мефиристанд',
      ru: 'Какую часть поступлений отправляют сами мигранты',
      en: 'How much of what comes in migrants themselves send',
    },
    why: {
      tg: 'Бонки миллӣ розӣ нест, ки ҳамаашро интиқоли муҳоҷирон шуморанд; ҷудокунӣ ёфт нашуд.',
      ru: 'Национальный банк не согласен считать всё переводами мигрантов; разделения не нашлось.',
      en: 'The National Bank contests that all of it is migrants’ money; no breakdown was found.',
    },
    known: {
      tg: 'Миллиард доллар: 2,9 (2021), 5,3 (2022), 5,7 (2023), 5,8 (2024).',
      ru: 'Млрд долларов: 2,9 (2021), 5,3 (2022), 5,7 (2023), 5,8 (2024).',
      en: 'USD billion: 2.9 (2021), 5.3 (2022), 5.7 (2023), 5.8 (2024).',
    },
    since: '2022',
    owedBy: 'NBT',
    sources: ['thecentral.asia, tj/8475', 'buffett.ru, quoting Asia-Plus and ADB'],
  },
  {
    id: 'remittances-2023-which',
    subject: 'remittances',
    title: {
      tg: 'Кадом шумори интиқоли пул барои соли 2023 дуруст аст',
      ru: 'Какая из цифр переводов за 2023 год верна',
      en: 'Which figure of remittances in 2023 holds',
    },
    why: {
      tg: 'Ду сарчашма ду шуморро мегӯянд ва намегӯянд, ки ба он чӣ дохил мешавад.',
      ru: 'Два источника называют две цифры и не говорят, что в них входит.',
      en: 'Two sources give two figures, and neither says what is in it.',
    },
    known: {
      tg: '5,7 миллиард доллар, 48,2 % ММД; ё 4,6 миллиард, 39 % (дар гузориши СБМ).',
      ru: '5,7 млрд долларов, 48,2 % ВВП; или 4,6 млрд, 39 % (в отчёте МОМ).',
      en: 'USD 5.7 billion, 48.2 % of GDP; or 4.6 billion, 39 % (in a report of IOM).',
    },
    since: '2023',
    owedBy: 'NBT',
    sources: ['buffett.ru, quoting Asia-Plus and ADB', 'report of IOM'],
  },
  {
    id: 'recruitment-costs',
    subject: 'prospective',
    title: {
      tg: 'Одам барои кор дар хориҷа чӣ қадар медиҳад ва дар моҳи аввал чӣ қадар мегирад',
      ru: 'Сколько человек платит за работу за рубежом против первого заработка',
      en: 'What people pay for work abroad, against what they first earn there',
    },
    why: {
      tg: 'Дар сарчашмаҳои ҷамъшуда шуморе ёфт нашуд. Барои он хароҷот ва музди ҳамон як шахс лозим аст (нишондиҳандаи ҲРУ 10.7.1).',
      ru: 'В собранных источниках цифры не нашлось. Для неё нужны расходы и заработок одного и того же человека (показатель ЦУР 10.7.1).',
      en: 'No figure was found in the sources gathered. It takes the cost and the earnings of the same person (SDG indicator 10.7.1).',
    },
    known: {
      tg: 'Бо роҳи ташкилшуда ба кор фиристода шуданд: 6\u202F500 дар соли 2023, 5\u202F158 дар нимсолаи аввали 2024.',
      ru: 'Трудоустроено в организованном порядке: 6\u202F500 в 2023 году, 5\u202F158 в первом полугодии 2024.',
      en: 'Placed in an organised way: 6,500 in 2023, 5,158 in the first half of 2024.',
    },
    since: '2023',
    owedBy: 'MOLME',
    sources: ['asiaplustj, 2024-03-20', 'deutsch.news-pravda.com (TASS), 2024-08-05'],
  },
]
