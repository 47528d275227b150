// Tajik: for a native reader's review.
import type { SeriesSource } from '#kernel/series.ts'
import type { Phrase } from '#kernel/words.ts'

import { say } from './stated.ts'

const ministryName = say(
  'Вазорати меҳнат, муҳоҷират ва шуғли аҳолӣ',
  'Министерство труда, миграции и занятости населения',
  'Ministry of Labour, Migration and Employment',
)
const serviceName = say('Хадамоти муҳоҷират', 'Миграционная служба', 'Migration Service')
const bankName = say('Бонки миллии Тоҷикистон', 'Национальный банк Таджикистана', 'National Bank of Tajikistan')
const worldBankName = say('Бонки Ҷаҳонӣ', 'Всемирный банк', 'World Bank')
const iomName = say(
  'Созмони байналмилалии муҳоҷират',
  'Международная организация по миграции',
  'International Organization for Migration',
)
const aideName = say('Ёвари Президенти Русия', 'Помощник Президента России', 'Aide of the President of Russia')

const quoted = (name: Phrase, reference: string, published?: string): SeriesSource => ({
  name,
  reference,
  licence: 'quoted',
  ...(published !== undefined && { published }),
})

/** Who said the national figures and where that was read. Facts are passed on with their source. */
export const sources = {
  'ministry-2017': quoted(ministryName, 'news.tj, 2017-01-19', '2017-01-19'),
  'ministry-2019': quoted(ministryName, 'parstoday.ir, 2019-02-08', '2019-02-08'),
  'ministry-cards-2019': quoted(ministryName, 'ria24.today, 1771599'),
  'ministry-2020': quoted(ministryName, 'azda.tv, ?p=6677'),
  'ministry-2021': quoted(ministryName, 'ng.ru, TASS, 2021-11-26', '2021-11-26'),
  'ministry-2024': quoted(ministryName, 'centralasia.news, 2024-02-15', '2024-02-15'),
  'ministry-page': quoted(ministryName, 'mehnat.tj/tg/activity/workmigration'),
  'minister-2024': quoted(
    say(
      'Вазири меҳнат, муҳоҷират ва шуғли аҳолӣ',
      'Министр труда, миграции и занятости населения',
      'Minister of Labour, Migration and Employment',
    ),
    'vesti.news, TASS, 2024-08-06',
    '2024-08-06',
  ),
  'minister-tass-2024': quoted(
    say(
      'Вазири меҳнат, муҳоҷират ва шуғли аҳолӣ',
      'Министр труда, миграции и занятости населения',
      'Minister of Labour, Migration and Employment',
    ),
    'TASS, deutsch.news-pravda.com, 2024-08-05',
    '2024-08-05',
  ),
  'service-2015': quoted(serviceName, 'asiaplus.news, 2015-02-10', '2015-02-10'),
  'service-2017': quoted(serviceName, 'vzglyadriv.kg, 6707'),
  'service-2025': quoted(serviceName, 'icma.az, APA'),
  'recruitment-2024': quoted(ministryName, 'asiaplustj, 2024-03-20; daryo.uz, 2024-03-27', '2024-03-20'),
  'gazeta-kg': quoted(say('Нашрияи gazeta.kg', 'Издание gazeta.kg', 'gazeta.kg, a newspaper'), 'gazeta.kg, 166790'),
  'prosecutor-2025': quoted(
    say('Прокурори генералӣ', 'Генеральный прокурор', 'Prosecutor-General'),
    'asiaplustj, 2025-02-14',
    '2025-02-14',
  ),
  'russian-police': quoted(
    say('Вазорати корҳои дохилии Русия', 'МВД России', 'Ministry of Internal Affairs of Russia'),
    'azda.tv',
  ),
  'times-ca': quoted(say('«Азия-Плюс»', '«Азия-Плюс»', 'Asia-Plus'), 'timesca.com, tag/migrants'),
  'kremlin-2025': quoted(aideName, 'asiaplustj, 2025-10-08', '2025-10-08'),
  'kremlin-money': quoted(aideName, 'asiaplustj, 2025'),
  'iom-2025': quoted(iomName, 'asiaplustj, 2025-05-14', '2025-05-14'),
  'iom-bans': quoted(iomName, 'IOM, Tajik Migrants with Re-entry Bans to the Russian Federation'),
  'iom-survey-2': quoted(iomName, 'en.trend.az, 3879987'),
  'iom-survey-3': quoted(iomName, 'dtm.iom.int, node/44681'),
  'iom-baseline-3': quoted(iomName, 'dtm.iom.int, node/40251'),
  'asia-plus-adb': quoted(
    say('«Азия-Плюс», Бонки Осиёии Рушд', '«Азия-Плюс», Азиатский банк развития', 'Asia-Plus, Asian Development Bank'),
    'buffett.ru',
  ),
  'asia-plus-world-bank': quoted(
    say('Бонки Ҷаҳонӣ, аз рӯи «Азия-Плюс»', 'Всемирный банк, по «Азия-Плюс»', 'World Bank, as quoted by Asia-Plus'),
    'buffett.ru',
  ),
  'quota-2022': quoted(ministryName, 'asiaplus.news, ?p=375207'),
  'permits-2025': quoted(ministryName, 'asiaplustj, 2025-05-14', '2025-05-14'),
  'bank-2012': quoted(bankName, 'The Moscow Times, 2012-01-19', '2012-01-19'),
  'world-bank-2011': quoted(worldBankName, 'Asia-Plus, 2011-12-13', '2011-12-13'),
  'world-bank-2024': quoted(worldBankName, 'IOM, Asia-Plus'),
  'world-bank-recalled': quoted(
    say(
      'Бонки Ҷаҳонӣ, аз хотира навишта шуд',
      'Всемирный банк, записано по памяти',
      'World Bank, written down from memory',
    ),
    'KNOMAD',
  ),
  'iom-report': quoted(iomName, 'IOM'),
  fao: quoted(say('ФАО (СММ)', 'ФАО (ООН)', 'FAO (United Nations)'), 'FAO'),
  knomad: quoted(say('КНОМАД, Бонки Ҷаҳонӣ', 'КНОМАД, Всемирный банк', 'KNOMAD, World Bank'), 'KNOMAD, Asia-Plus'),
  statistics: quoted(
    say(
      'Агентии омори назди Президент',
      'Агентство по статистике при Президенте',
      'Agency on Statistics under the President',
    ),
    'kabar.kg, 2021-10-12; rossaprimavera.ru, da74b52a',
    '2021-10-12',
  ),
  'us-2021': quoted(
    say('Департаменти давлатии ИМА', 'Госдепартамент США', 'United States Department of State'),
    'Trafficking in Persons Report 2021',
  ),
  'us-2022': quoted(
    say('Департаменти давлатии ИМА', 'Госдепартамент США', 'United States Department of State'),
    'Trafficking in Persons Report 2022',
  ),
  'un-desa-2019': {
    name: say(
      'СММ, Шуъбаи аҳолии Департаменти корҳои иқтисодию иҷтимоӣ',
      'ООН, Отдел народонаселения Департамента по экономическим и социальным вопросам',
      'United Nations, Department of Economic and Social Affairs, Population Division',
    ),
    reference: 'International Migrant Stock 2019, POP/DB/MIG/Stock/Rev.2019',
    licence: 'CC-BY-3.0-IGO',
    published: '2019-08-31',
    address: 'https://www.un.org/development/desa/pd/content/international-migrant-stock-2019',
  },
  'world-bank-rpw': {
    name: worldBankName,
    reference: 'Remittance Prices Worldwide',
    licence: 'WB-DATASETS',
    address: 'https://remittanceprices.worldbank.org',
  },
} as const satisfies Readonly<Record<string, SeriesSource>>

/** Those of the sources that a series quotes. */
export const from = <const Name extends keyof typeof sources>(...names: readonly Name[]) =>
  // `fromEntries` forgets which names it was given.
  Object.fromEntries(names.map((name): [string, SeriesSource] => [name, sources[name]])) as Readonly<
    Record<Name, SeriesSource>
  >
