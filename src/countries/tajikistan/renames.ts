// Data, not logic. A year stands where a source gives it; the other renames are from memory: they serve to read lists and are not printed.
// Spellings: for a native reader's review.

type Row = readonly [
  code: string,
  since: number | 'unverified',
  tg: string,
  ru: string,
  en: string,
  ...also: readonly string[],
]

/** What places were called before, by the code that they have now. */
export const renames: readonly Row[] = [
  // Sughd
  ['3505000', 'unverified', 'Вилояти Ленинобод', 'Ленинабадская область', 'Leninobod region', 'Ленинабад', 'Leninabad'],
  ['3505213', 'unverified', 'Ғончӣ', 'Ганчинский район', 'Ghonchi', 'Ганчи', 'Гончи', 'Gonchi'],
  ['3505238', 'unverified', 'Нов', 'Науский район', 'Nov', 'Нау', 'Nau'],
  ['3505246', 'unverified', 'Пролетар', 'Пролетарский район', 'Proletar', 'Пролетарск', 'Proletarsk'],
  ['3505251', 'unverified', 'Ӯротеппа', 'Ура-Тюбе', 'Uroteppa', 'Ura-Tyube', 'Ура-Тюбинский', 'Уротеппинский'],
  ['3505401', 'unverified', 'Шаҳри Ленинобод', 'город Ленинабад', 'Leninobod city', 'Leninabad'],
  ['3505407', 'unverified', 'Қайроққум', 'Кайраккум', 'Qayroqqum', 'Kayrakkum', 'Кайраккумский'],
  ['3505417', 'unverified', 'Табошар', 'Табошар', 'Taboshar', 'Тобошар'],
  ['3505422', 'unverified', 'Чкаловск', 'Чкаловск', 'Chkalovsk'],
  // Khatlon
  ['3507209', 'unverified', 'Ҷиликӯл', 'Джиликульский район', 'Jilikul', 'Джиликуль', 'Жиликуль'],
  ['3507211', 'unverified', 'Ғозималик', 'Газималикский район', 'Ghozimalik', 'Газималик', 'Гозималик'],
  ['3507215', 'unverified', 'Колхозобод', 'Колхозабадский район', 'Kolkhozobod', 'Колхозабад', 'Kolkhozabad'],
  ['3507215', 'unverified', 'Ҷалолиддини Румӣ', 'район Джалолиддина Руми', 'Jaloliddini Rumi', 'Ҷалолиддин Румӣ', 'Ҷ. Румӣ', 'Румӣ'],
  // Bare, the name is today that of the city which was Qurghonteppa: only with the word "district" is it this one.
  ['3507217', 'unverified', 'Ноҳияи Бохтар', 'Бохтарский район', 'Bokhtar district'],
  ['3507219', 'unverified', 'Хоҷамастон', 'Ходжамастонский район', 'Khojamaston', 'Ходжамастон'],
  ['3507223', 2016, 'Қумсангир', 'Кумсангирский район', 'Qumsangir', 'Кумсангир', 'Kumsangir'],
  ['3507229', 2004, 'Москва', 'Московский район', 'Moskva', 'Moskovskiy'],
  ['3507236', 'unverified', 'Сарбанд', 'Сарбанд', 'Sarband', 'Сарбандский'],
  ['3507238', 'unverified', 'Совет', 'Советский район', 'Sovet', 'Sovetskiy'],
  ['3507246', 'unverified', 'Шӯрообод', 'Шуроабадский район', 'Shuroobod', 'Шуроабад', 'Шурообадский', 'Шуроободский', 'Shurobod', 'Shuroabad'],
  ['3507254', 'unverified', 'Бешкент', 'Бешкентский район', 'Beshkent'],
  ['3507401', 'unverified', 'Қӯрғонтеппа', 'Курган-Тюбе', 'Qurghonteppa', 'Kurgan-Tyube', 'Kurgan-Tube', 'Кургонтеппа', 'Qurgonteppa'],
  // Districts of Republican Subordination
  ['3509019', 'unverified', 'Регар', 'Регарский район', 'Regar'],
  ['3509036', 'unverified', 'Ғарм', 'Гармский район', 'Gharm', 'Garm'],
  ['3509042', 2016, 'Ҷиргатол', 'Джиргатальский район', 'Jirgatol', 'Джиргаталь', 'Джиргиталь', 'Джергаталь', 'Джиргитальский', 'Jirgatal', 'Jergatal'],
  ['3509047', 'unverified', 'Дарбанд', 'Дарбандский район', 'Darband', 'Комсомолобод', 'Комсомолабад'],
  ['3509058', 'unverified', 'Ленин', 'Ленинский район', 'Lenin'],
  ['3509065', 'unverified', 'Кофарниҳон', 'Кофарнихонский район', 'Kofarnihon', 'Кофарнихон', 'Кафирниган', 'Kofirnihon'],
  ['3509072', 2016, 'Тавилдара', 'Тавильдаринский район', 'Tavildara', 'Тавильдара'],
] // prettier-ignore
