// Russian and Tajik: for a native reader's review. The titles are shortened to what a table can head; the codes are the standard's.
import { type Code, defineCodelist } from '#kernel/codelist.ts'

type Row = readonly [section: string, en: string, ru: string, tg: string, ...also: readonly string[]]

const rows: readonly Row[] = [
  ['A', 'Agriculture, forestry and fishing', 'Сельское, лесное и рыбное хозяйство', 'Кишоварзӣ, хоҷагии ҷангал ва моҳидорӣ', 'Agriculture', 'Сельское хозяйство', 'Кишоварзӣ', 'Хоҷагии қишлоқ'],
  ['B', 'Mining and quarrying', 'Горнодобывающая промышленность', 'Саноати истихроҷ', 'Mining', 'Добыча полезных ископаемых', 'Маъдан'],
  ['C', 'Manufacturing', 'Обрабатывающая промышленность', 'Саноати коркард', 'Industry', 'Промышленность', 'Производство', 'Саноат', 'Истеҳсолот'],
  ['D', 'Electricity, gas, steam and air conditioning', 'Электроэнергия, газ, пар и кондиционирование', 'Барқ, газ, буғ ва ҳавотозакунӣ', 'Energy', 'Энергетика', 'Энергетика ва барқ'],
  ['E', 'Water supply, sewerage and waste', 'Водоснабжение, канализация и отходы', 'Таъмини об, канализатсия ва партовҳо', 'Water supply', 'Водоснабжение'],
  ['F', 'Construction', 'Строительство', 'Сохтмон', 'Стройка'],
  ['G', 'Trade and repair of vehicles', 'Торговля и ремонт автомобилей', 'Савдо ва таъмири мошинҳо', 'Trade', 'Торговля', 'Савдо'],
  ['H', 'Transport and storage', 'Транспорт и складское хозяйство', 'Нақлиёт ва анборхона', 'Transport', 'Транспорт', 'Нақлиёт'],
  ['I', 'Accommodation and food service', 'Гостиницы и общественное питание', 'Меҳмонхонаҳо ва хӯроки умумӣ', 'Hotels and restaurants', 'Общественное питание', 'Хӯроки умумӣ'],
  ['J', 'Information and communication', 'Информация и связь', 'Иттилоот ва алоқа', 'Связь', 'Алоқа', 'IT'],
  ['K', 'Finance and insurance', 'Финансы и страхование', 'Молия ва суғурта', 'Finance', 'Финансы', 'Молия'],
  ['L', 'Real estate', 'Операции с недвижимостью', 'Муомилот бо амволи ғайриманқул', 'Недвижимость'],
  ['M', 'Professional and scientific activities', 'Профессиональная и научная деятельность', 'Фаъолияти касбӣ ва илмӣ'],
  ['N', 'Administrative and support services', 'Административные и вспомогательные услуги', 'Хизматрасонии маъмурӣ ва ёрирасон', 'Cleaning and security', 'Уборка и охрана'],
  ['O', 'Public administration and defence', 'Государственное управление и оборона', 'Идораи давлатӣ ва мудофиа'],
  ['P', 'Education', 'Образование', 'Маориф', 'Таҳсилот'],
  ['Q', 'Health and social work', 'Здравоохранение и социальные услуги', 'Тандурустӣ ва хизмати иҷтимоӣ', 'Health', 'Здравоохранение', 'Тандурустӣ'],
  ['R', 'Arts, entertainment and recreation', 'Искусство, развлечения и отдых', 'Санъат, дилхушӣ ва фароғат'],
  ['S', 'Other services', 'Прочие услуги', 'Дигар хизматрасониҳо', 'Services', 'Услуги', 'Хизматрасонӣ'],
  ['T', 'Private households as employers', 'Домашние хозяйства с наёмными работниками', 'Хонаводаҳои корфармо', 'Domestic work', 'Домашние хозяйства', 'Хонавода'],
  ['U', 'Extraterritorial organisations', 'Экстерриториальные организации', 'Ташкилотҳои берунҳудудӣ', 'Embassies', 'Посольства'],
] // prettier-ignore

const status: Code['status'] = { ru: 'unverified', tg: 'unverified' }

/** What enterprises do, in the 21 sections of ISIC. */
export const sectors = defineCodelist({
  name: 'sector',
  source: 'ISIC Rev. 4, United Nations Statistics Division, 2008: sections; titles shortened by us',
  codes: rows.map(([code, en, ru, tg, ...also]): Code => ({ code, name: { tg, ru, en }, also, status })),
})
