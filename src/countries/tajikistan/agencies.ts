// Tajik and Russian: for a native reader's review.
import { type Code, defineCodelist } from '#kernel/codelist.ts'
import type { Organisation } from '#kernel/country.ts'

const unverified: Code['status'] = { tg: 'unverified', ru: 'unverified', en: 'unverified' }
const englishRead: Code['status'] = { tg: 'unverified', ru: 'unverified' }

const ministry: Organisation = {
  code: 'MOLME',
  kind: 'government',
  name: {
    tg: 'Вазорати меҳнат, муҳоҷират ва шуғли аҳолии Ҷумҳурии Тоҷикистон',
    ru: 'Министерство труда, миграции и занятости населения Республики Таджикистан',
    en: 'Ministry of Labour, Migration and Employment of Population of the Republic of Tajikistan',
  },
  also: ['Вазорати меҳнат', 'ВММША', 'Министерство труда', 'Минтруда', 'МТМЗН', 'Ministry of Labour', 'MoLME'],
  source: 'mehnat.tj, seep.tj',
}

const underTheMinistry: readonly Organisation[] = [
  {
    code: 'MIGSERV',
    within: 'MOLME',
    kind: 'government',
    name: { tg: 'Хадамоти муҳоҷират', ru: 'Миграционная служба', en: 'Migration Service' },
    also: ['ХМ'],
    source: 'Presidential decree of January 2011; later moved under the Ministry',
  },
  {
    code: 'AEA',
    within: 'MOLME',
    kind: 'government',
    name: {
      tg: 'Агентии давлатии бо кор таъминкунии шаҳрвандон дар хориҷа',
      ru: 'Агентство по трудоустройству граждан за рубежом',
      en: 'State Agency for Employment Abroad',
    },
    also: ['Agency for Employment Abroad'],
    status: englishRead,
    source: 'tajikistan.iom.int, 2022-11-29',
  },
  {
    code: 'ALE',
    within: 'MOLME',
    kind: 'government',
    name: {
      tg: 'Агентии меҳнат ва шуғли аҳолӣ',
      ru: 'Агентство труда и занятости населения',
      en: 'Labour and Employment Agency',
    },
    status: englishRead,
    source: 'ILO CEACR; tajikistan.iom.int, 2022-11-29',
  },
  {
    code: 'ATC',
    within: 'MOLME',
    kind: 'government',
    name: {
      tg: 'Муассисаи давлатии «Маркази таълими калонсолони Тоҷикистон»',
      ru: 'ГУ «Центр обучения взрослых Таджикистана»',
      en: 'State Institution “Adult Training Center of Tajikistan”',
    },
    also: ['Маркази таълими калонсолон', 'Центр обучения взрослых', 'Adult Training Centre', 'Adult Training Center'],
    status: englishRead,
    source: 'Established on 2008-03-05, No 115',
  },
]

const otherAuthorities: readonly Organisation[] = [
  {
    code: 'MIA',
    kind: 'government',
    name: {
      tg: 'Вазорати корҳои дохилӣ',
      ru: 'Министерство внутренних дел',
      en: 'Ministry of Internal Affairs',
    },
    also: ['ВКД', 'МВД'],
    source: 'tajikistan.iom.int, 2022-11-29; the passport and visa service is inside it',
  },
  {
    code: 'MFA',
    kind: 'government',
    name: { tg: 'Вазорати корҳои хориҷӣ', ru: 'Министерство иностранных дел', en: 'Ministry of Foreign Affairs' },
    also: ['ВКХ', 'МИД'],
    status: unverified,
    source: 'tajikistan.iom.int, 2022-11-29',
  },
  {
    code: 'TAJSTAT',
    kind: 'government',
    name: {
      tg: 'Агентии омори назди Президенти Ҷумҳурии Тоҷикистон',
      ru: 'Агентство по статистике при Президенте Республики Таджикистан',
      en: 'Agency on Statistics under the President of the Republic of Tajikistan',
    },
    also: ['Агентии омор', 'Агентство по статистике', 'Agency on Statistics under the President'],
    source: 'tajikistan.iom.int, 2022-11-29',
  },
  {
    code: 'NBT',
    kind: 'government',
    name: {
      tg: 'Бонки миллии Тоҷикистон',
      ru: 'Национальный банк Таджикистана',
      en: 'National Bank of Tajikistan',
    },
    also: ['БМТ', 'НБТ'],
    status: englishRead,
    source: 'tajikistan.iom.int, 2022-11-29',
  },
  {
    code: 'BORDER',
    kind: 'government',
    name: {
      tg: 'Сарраёсати қӯшунҳои сарҳадии КДАМ',
      ru: 'Главное управление пограничных войск ГКНБ',
      en: 'Main Border Troops Department, State Committee for National Security',
    },
    status: unverified,
    source: 'From memory',
  },
  {
    code: 'MOES',
    kind: 'government',
    name: {
      tg: 'Вазорати маориф ва илм',
      ru: 'Министерство образования и науки',
      en: 'Ministry of Education and Science',
    },
    status: unverified,
    source: 'tajikistan.iom.int, 2022-11-29',
  },
  {
    code: 'MOH',
    kind: 'government',
    name: {
      tg: 'Вазорати тандурустӣ ва ҳифзи иҷтимоии аҳолӣ',
      ru: 'Министерство здравоохранения и социальной защиты населения',
      en: 'Ministry of Health and Social Protection of Population',
    },
    status: unverified,
    source: 'From memory',
  },
  {
    code: 'CWFA',
    kind: 'government',
    name: {
      tg: 'Кумитаи кор бо занон ва оила',
      ru: 'Комитет по делам женщин и семьи',
      en: 'Committee for Women and Family Affairs',
    },
    also: ['Комитети кор бо занон ва оила'],
    status: unverified,
    source: 'From memory',
  },
  {
    code: 'ICTIP',
    kind: 'government',
    name: {
      tg: 'Комиссияи байниидоравӣ оид ба муқовимат бо савдои одамон',
      ru: 'Межведомственная комиссия по противодействию торговле людьми',
      en: 'Interministerial Commission on Combating Trafficking in Persons',
    },
    status: unverified,
    source: 'From memory',
  },
  {
    code: 'OMBUDS',
    kind: 'government',
    name: {
      tg: 'Ваколатдор оид ба ҳуқуқи инсон',
      ru: 'Уполномоченный по правам человека',
      en: 'Commissioner for Human Rights',
    },
    status: unverified,
    source: 'From memory',
  },
  {
    code: 'COMMSERV',
    kind: 'government',
    name: {
      tg: 'Хадамоти алоқаи назди Ҳукумат',
      ru: 'Служба связи при Правительстве',
      en: 'Communication Service under the Government',
    },
    status: englishRead,
    source: 'dataguidance.com, which names it as the regulator of personal data',
  },
  {
    code: 'HUKUMAT',
    kind: 'government',
    name: {
      tg: 'Мақомоти иҷроияи маҳаллии ҳокимияти давлатӣ (ҳукумат)',
      ru: 'Местный исполнительный орган государственной власти (хукумат)',
      en: 'Local executive authority (hukumat)',
    },
    also: ['Ҳукумат'],
    status: unverified,
    source: 'From memory',
  },
  {
    code: 'JAMOAT',
    kind: 'local',
    name: { tg: 'Ҷамоат', ru: 'Джамоат', en: 'Jamoat (rural municipality)' },
    source: 'The word is in common use in sources',
  },
]

// They work on migration in the country, as sources say, but are not on the list of the group's partners.
const otherOrganisations: readonly Organisation[] = [
  {
    code: 'ILO',
    kind: 'international',
    name: {
      tg: 'Созмони байналмилалии меҳнат',
      ru: 'Международная организация труда',
      en: 'International Labour Organization',
    },
    also: ['МОТ'],
    status: englishRead,
    source: 'Named in sources',
  },
  {
    code: 'UNHCR',
    kind: 'international',
    name: {
      tg: 'Раёсати Комиссари олии СММ оид ба гурезагон',
      ru: 'Управление Верховного комиссара ООН по делам беженцев',
      en: 'UN Refugee Agency',
    },
    also: ['УВКБ ООН', 'УВКБ'],
    status: englishRead,
    source: 'Named in sources',
  },
  {
    code: 'ADB',
    kind: 'international',
    name: { tg: 'Бонки осиёии рушд', ru: 'Азиатский банк развития', en: 'Asian Development Bank' },
    also: ['БОР', 'АБР'],
    status: englishRead,
    source: 'Named in sources: the Skills and Employability Enhancement Project, seep.tj',
  },
  {
    code: 'FAO',
    kind: 'international',
    name: {
      tg: 'Созмони озуқаворӣ ва кишоварзии СММ',
      ru: 'Продовольственная и сельскохозяйственная организация ООН',
      en: 'Food and Agriculture Organization of the United Nations',
    },
    also: ['ФАО', 'Food and Agriculture Organization'],
    status: englishRead,
    source: 'Named in sources',
  },
  {
    code: 'GIZ',
    kind: 'international',
    name: {
      tg: 'Ҷамъияти Олмон оид ба ҳамкории байналмилалӣ (GIZ)',
      ru: 'Германское общество по международному сотрудничеству (GIZ)',
      en: 'Deutsche Gesellschaft für Internationale Zusammenarbeit (GIZ)',
    },
    status: englishRead,
    source: 'Named in sources',
  },
  {
    code: 'RCST',
    kind: 'civil-society',
    name: {
      tg: 'Ҷамъияти Ҳилоли Аҳмари Тоҷикистон',
      ru: 'Общество Красного Полумесяца Таджикистана',
      en: 'Red Crescent Society of Tajikistan',
    },
    also: ['Ҳилоли Аҳмар', 'ҶҲАТ', 'Красный Полумесяц', 'ОКПТ', 'Red Crescent'],
    status: englishRead,
    source: 'migrationsmartpractices.ifrc.org',
  },
  {
    code: 'DVV',
    kind: 'civil-society',
    name: { tg: 'DVV International', ru: 'DVV International', en: 'DVV International' },
    source: 'dvv-international.de',
  },
  {
    code: 'HELVETAS',
    kind: 'civil-society',
    name: { tg: 'Ҳелветас Тоҷикистон', ru: 'Хелветас Таджикистан', en: 'Helvetas Tajikistan' },
    status: englishRead,
    source: 'budapestprocess.org',
  },
]

/** Who does the work and may hold posts: state bodies first, then the organisations beside them. */
export const agencies = defineCodelist({
  name: 'agency',
  source: 'Each body names its own source; what is marked is not to be printed as settled',
  codes: [ministry, ...underTheMinistry, ...otherAuthorities, ...otherOrganisations],
})
