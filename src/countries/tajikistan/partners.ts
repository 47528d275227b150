// Tajik and Russian: for a native reader's review.
import { type Code, defineCodelist } from '#kernel/codelist.ts'
import type { Organisation } from '#kernel/country.ts'

const ours: Code['status'] = { tg: 'unverified', ru: 'unverified' }

type Row = readonly [code: string, tg: string, ru: string, en: string, ...also: readonly string[]]

const rows: readonly Row[] = [
  ['IOM', 'Созмони байналмилалии муҳоҷират', 'Международная организация по миграции', 'International Organization for Migration', 'МОМ'],
  ['FCDO', 'Вазорати корҳои хориҷӣ, Иттиҳод ва рушди Британияи Кабир', 'Министерство иностранных дел, по делам Содружества и развития Великобритании', 'UK Foreign, Commonwealth & Development Office', 'UK FCDO', 'Foreign, Commonwealth and Development Office'],
  ['SDC', 'Агентии рушд ва ҳамкории Швейтсария', 'Швейцарское управление по развитию и сотрудничеству', 'Swiss Agency for Development and Cooperation', 'ШУРС', 'Швейцарское агентство по развитию и сотрудничеству', 'DEZA'],
  ['USAID', 'Агентии ИМА оид ба рушди байналмилалӣ', 'Агентство США по международному развитию', 'United States Agency for International Development', 'ЮСАИД'],
  ['INL', 'Бюрои ИМА оид ба мубориза бо қочоқи маводи мухаддир ва ҳифзи тартибот', 'Бюро США по международной борьбе с наркотиками и правоохранительной деятельности', 'US Bureau of International Narcotics and Law Enforcement Affairs', 'US INL'],
  ['EU', 'Иттиҳоди Аврупо', 'Европейский союз', 'European Union', 'ИА', 'ЕС', 'Евросоюз'],
  ['MFA-NO', 'Вазорати корҳои хориҷии Норвегия', 'Министерство иностранных дел Норвегии', 'Norwegian Ministry of Foreign Affairs', 'MFA Norway', 'МИД Норвегии'],
  ['OSCE', 'Созмони амният ва ҳамкорӣ дар Аврупо (Дафтари барномаҳо дар Душанбе)', 'Организация по безопасности и сотрудничеству в Европе (Программный офис в Душанбе)', 'Organization for Security and Co-operation in Europe (Programme Office in Dushanbe)', 'САҲА', 'ОБСЕ'],
  ['ICMPD', 'Маркази байналмилалии рушди сиёсати муҳоҷират', 'Международный центр по развитию миграционной политики', 'International Centre for Migration Policy Development', 'МЦРМП'],
  ['ICAP', 'ICAP', 'ICAP', 'ICAP'],
  ['CIPE', 'Маркази байналмилалии соҳибкории хусусӣ', 'Центр международного частного предпринимательства', 'Center for International Private Enterprise'],
  ['WB', 'Бонки ҷаҳонӣ', 'Всемирный банк', 'World Bank', 'The World Bank'],
  ['UNDP', 'Барномаи рушди Созмони Милали Муттаҳид', 'Программа развития Организации Объединённых Наций', 'United Nations Development Programme', 'БРСММ', 'ПРООН'],
] // prettier-ignore

// Nobody has confirmed what the letters stand for here, so they are not spelt out.
const unexplained: Code['status'] = { tg: 'untranslated', ru: 'untranslated', en: 'unverified' }

/** The thirteen development partners of the working group. */
export const partners = defineCodelist({
  name: 'partner',
  source: 'The list of partners that the project was given; Tajik and Russian names are our own translations',
  codes: rows.map(([code, tg, ru, en, ...also]): Organisation => ({
    code,
    kind: 'partner',
    name: { tg, ru, en },
    also,
    status: code === 'ICAP' ? unexplained : ours,
    source: 'The list of partners that the project was given',
  })),
})
