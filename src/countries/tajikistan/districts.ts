// Data, not logic. Codes from OCHA's list of P-codes (valid from 2017-01-01, used with credit); the names are normalised by us after OCHA
// and the boundary files of WFP PRISM, whose own spellings follow them. Spellings are unverified: for a native reader's review.
// WFP's files give Vakhsh, Temurmalik and Baljuvon each other's codes: join geometry by name, never by code.

/** `city-with-district`: a city that took in the district of the same name, so that both words mean the one unit. */
export type DistrictKind = 'district' | 'city' | 'city-with-district' | 'city-district'

type Row = readonly [code: string, kind: DistrictKind, tg: string, ru: string, en: string, ...also: readonly string[]]

/** The 68 districts in use: 47 districts, 17 cities and the 4 districts of Dushanbe. */
export const districts: readonly Row[] = [
  // Dushanbe
  ['3501263', 'city-district', 'Шоҳмансур', 'район Шохмансур', 'Shohmansur', 'Shah Mansur', 'Шах Мансур'],
  ['3501266', 'city-district', 'Исмоили Сомонӣ', 'район Исмоили Сомони', 'Ismoili Somoni', 'Ismail Samani', 'И. Сомонӣ', 'Исмоил Сомонӣ', 'Исмаил Самани', 'Сомонӣ'],
  ['3501268', 'city-district', 'Сино', 'район Сино', 'Sino', 'Avicenna', 'Абӯалӣ ибни Сино', 'Абуали ибн Сино', 'Ибни Сино', 'А. Сино'],
  ['3501269', 'city-district', 'Фирдавсӣ', 'район Фирдавси', 'Firdavsi', 'Ferdowsi', 'Фирдоуси'],
  // Sughd
  ['3505203', 'district', 'Айнӣ', 'Айнинский район', 'Ayni', 'Aini', 'Айни'],
  ['3505207', 'district', 'Ашт', 'Аштский район', 'Asht', 'Аштинский'],
  ['3505213', 'district', 'Деваштич', 'район Деваштич', 'Devashtich', 'Дивашти', 'Деваштичский'],
  ['3505217', 'district', 'Зафаробод', 'Зафарабадский район', 'Zafarobod', 'Zafarabad', 'Зафарабад', 'Зафарободский'],
  ['3505220', 'city-with-district', 'Исфара', 'Исфара', 'Isfara', 'Исфаринский'],
  ['3505226', 'city-with-district', 'Конибодом', 'Канибадам', 'Konibodom', 'Kanibadam', 'Канибадамский', 'Конибодомский'],
  ['3505228', 'district', 'Кӯҳистони Мастчоҳ', 'Горно-Матчинский район', 'Kuhistoni Mastchoh', 'Kuhistani Mastchoh', 'Горная Матча', 'Кухистони Мастчохский', 'Кӯҳистони Масчоҳ', 'Mountainous Mastchoh'],
  ['3505230', 'district', 'Мастчоҳ', 'Матчинский район', 'Mastchoh', 'Matcha', 'Матча', 'Масчоҳ', 'Мастчохский'],
  ['3505238', 'district', 'Спитамен', 'Спитаменский район', 'Spitamen'],
  ['3505242', 'city-with-district', 'Панҷакент', 'Пенджикент', 'Panjakent', 'Penjikent', 'Пянджикент', 'Пенджикентский', 'Панҷекент'],
  ['3505246', 'district', 'Ҷаббор Расулов', 'Джаббор-Расуловский район', 'Jabbor Rasulov', 'Jabar - Rasulov', 'Ҷ. Расулов', 'Ҷаббор-Расулов', 'Джаббар Расулов', 'Дж. Расуловский', 'Джабар - Расуловский', 'Джаббар-Расуловский'],
  ['3505251', 'city-with-district', 'Истаравшан', 'Истаравшан', 'Istaravshan', 'Истаравшанский'],
  ['3505256', 'district', 'Бобоҷон Ғафуров', 'Бободжон-Гафуровский район', 'Bobojon Ghafurov', 'Б. Ғафуров', 'B. Gafurov', 'Бабаджан Гафуров', 'Ғафуров', 'Гафуровский', 'Б. Гафуровский', 'Бабаджан-Гафуровский'],
  ['3505259', 'district', 'Шаҳристон', 'Шахристанский район', 'Shahriston', 'Shakhristan', 'Шахристан'],
  ['3505401', 'city', 'Хуҷанд', 'Худжанд', 'Khujand', 'Ходжент', 'Khodjent'],
  ['3505407', 'city', 'Гулистон', 'Гулистон', 'Guliston', 'Гулистан'],
  ['3505417', 'city', 'Истиқлол', 'Истиклол', 'Istiqlol', 'Istiklol', 'Истиклал'],
  ['3505422', 'city', 'Бӯстон', 'Бустон', 'Buston', 'Бустан'],
  // Khatlon
  ['3507203', 'district', 'Вахш', 'Вахшский район', 'Vakhsh'],
  ['3507205', 'district', 'Восеъ', 'Восейский район', 'Vose', 'Восе'],
  ['3507207', 'district', 'Данғара', 'Дангаринский район', 'Danghara', 'Dangara'],
  ['3507209', 'district', 'Дӯстӣ', 'район Дусти', 'Dusti', 'Дустинский'],
  ['3507211', 'district', 'Хуросон', 'Хуросонский район', 'Khuroson', 'Хорасан'],
  ['3507213', 'district', 'Қубодиён', 'Кубодиёнский район', 'Qubodiyon', 'Kabodiyon', 'Кабодиён', 'Кабодиёнский', 'Кабадиан', 'Кабадианский'],
  ['3507215', 'district', 'Ҷалолиддини Балхӣ', 'район Джалолиддина Балхи', 'Jaloliddini Balkhi', 'Balkhi', 'Ҷалолиддин Балхӣ', 'Ҷ. Балхӣ', 'Балхӣ'],
  ['3507217', 'district', 'Кӯшониён', 'район Кушониён', 'Kushoniyon', 'Кушониёнский', 'Kushonien'],
  ['3507219', 'district', 'Абдураҳмони Ҷомӣ', 'район Абдурахмана Джами', 'Abdurahmoni Jomi', 'Jami A.', 'А. Ҷомӣ', 'А. Джами', 'Абдураҳмон Ҷомӣ', 'Ҷомӣ', 'Джами'],
  ['3507221', 'city-with-district', 'Кӯлоб', 'Куляб', 'Kulob', 'Kulyab', 'Кулябский', 'Кулобский'],
  ['3507223', 'district', 'Ҷайҳун', 'район Джайхун', 'Jayhun', 'Chaikhun', 'Джайхунский'],
  ['3507226', 'district', 'Мӯъминобод', 'Муминабадский район', 'Muminobod', 'Muminabad', 'Муминабад', 'Муминободский'],
  ['3507229', 'district', 'Ҳамадонӣ', 'район Хамадони', 'Hamadoni', 'Мир Сайид Алии Ҳамадонӣ', 'М. С. А. Ҳамадонӣ', 'Мир Саид Али Хамадани', 'Хамадани', 'Хамадонинский'],
  ['3507232', 'district', 'Фархор', 'Фархорский район', 'Farkhor', 'Пархар', 'Пархарский', 'Parkhar'],
  ['3507234', 'district', 'Панҷ', 'Пянджский район', 'Panj', 'Пяндж', 'Pyandzh', 'Pyanj'],
  ['3507236', 'city-with-district', 'Леваканд', 'Левакант', 'Levakant', 'Левакандский', 'Левакантский'],
  ['3507238', 'district', 'Темурмалик', 'Темурмаликский район', 'Temurmalik', 'Тимурмалик'],
  ['3507242', 'district', 'Ховалинг', 'Ховалингский район', 'Khovaling', 'Хавалинг'],
  ['3507245', 'district', 'Шаҳритус', 'Шаартузский район', 'Shahritus', 'Shaartuz', 'Шаартуз', 'Шаҳртуз', 'Шахритуз', 'Шаҳритусский'],
  ['3507246', 'district', 'Шамсиддини Шоҳин', 'район Шамсиддина Шохина', 'Shamsiddini Shohin', 'Shohin', 'Шамсиддин Шоҳин', 'Ш. Шоҳин', 'Шамсуддин Шохин'],
  ['3507250', 'district', 'Ёвон', 'Яванский район', 'Yovon', 'Yavon', 'Yavan', 'Яван'],
  ['3507252', 'city-with-district', 'Норак', 'Нурек', 'Norak', 'Nurek', 'Нурекский', 'Норакский'],
  ['3507254', 'district', 'Носири Хусрав', 'район Носири Хусрава', 'Nosiri Khusrav', 'N. Khusraw', 'Н. Хусрав', 'Носир Хусрав', 'Насир Хосров'],
  ['3507256', 'district', 'Балҷувон', 'Бальджуванский район', 'Baljuvon', 'Бальджувонский', 'Бальджуван', 'Бальджувон', 'Baljuvan'],
  ['3507401', 'city', 'Бохтар', 'Бохтар', 'Bokhtar'],
  // Districts of Republican Subordination
  ['3509019', 'city-with-district', 'Турсунзода', 'Турсунзаде', 'Tursunzoda', 'Tursunzade', 'Турсун - Заде', 'Турсунзадевский', 'Турсунзадинский'],
  ['3509033', 'district', 'Варзоб', 'Варзобский район', 'Varzob'],
  ['3509036', 'district', 'Рашт', 'Раштский район', 'Rasht'],
  ['3509038', 'city-with-district', 'Ҳисор', 'Гиссар', 'Hisor', 'Hissar', 'Гиссарский', 'Хисорский', 'Gissar'],
  ['3509042', 'district', 'Лахш', 'район Лахш', 'Lakhsh', 'Lyakhsh', 'Ляхш', 'Лахшский', 'Ляхшский'],
  ['3509047', 'district', 'Нуробод', 'Нурабадский район', 'Nurobod', 'Nurabad', 'Нурабад', 'Нурободский'],
  ['3509058', 'district', 'Рӯдакӣ', 'район Рудаки', 'Rudaki', 'Рудакинский'],
  ['3509065', 'city-with-district', 'Ваҳдат', 'Вахдат', 'Vahdat', 'Вахдатский'],
  ['3509068', 'city-with-district', 'Роғун', 'Рогун', 'Roghun', 'Rogun', 'Рогунский'],
  ['3509072', 'district', 'Сангвор', 'район Сангвор', 'Sangvor', 'Сангворский'],
  ['3509074', 'district', 'Тоҷикобод', 'Таджикабадский район', 'Tojikobod', 'Tajikabad', 'Таджикабад', 'Тоджикободский'],
  ['3509081', 'district', 'Файзобод', 'Файзабадский район', 'Fayzobod', 'Faizabad', 'Файзабад', 'Файзободский'],
  ['3509084', 'district', 'Шаҳринав', 'Шахринавский район', 'Shahrinav', 'Shakhrinav', 'Шахринау'],
  // Gorno-Badakhshan
  ['3590204', 'district', 'Ванҷ', 'Ванчский район', 'Vanj', 'Ванджский', 'Vanch'],
  ['3590208', 'district', 'Ишкошим', 'Ишкашимский район', 'Ishkoshim', 'Ishkashim', 'Ишкашим', 'Ишкошимский'],
  ['3590213', 'district', 'Дарвоз', 'Дарвазский район', 'Darvoz', 'Darvaz', 'Дарваз', 'Дарвозский'],
  ['3590217', 'district', 'Мурғоб', 'Мургабский район', 'Murghob', 'Murghab', 'Мургаб', 'Мургобский'],
  ['3590219', 'district', 'Роштқалъа', 'Рошткалинский район', 'Roshtqala', 'Рошткала'],
  ['3590220', 'district', 'Рӯшон', 'Рушанский район', 'Rushon', 'Rushan', 'Рушан', 'Рушонский'],
  ['3590226', 'district', 'Шуғнон', 'Шугнанский район', 'Shughnon', 'Shugnan', 'Шугнан', 'Шугнонский'],
  ['3590401', 'city', 'Хоруғ', 'Хорог', 'Khorugh', 'Khorog'],
] // prettier-ignore

/** Codes that OCHA still lists for the half of a city and a district that have become one, and the unit that replaced both. */
export const replacedCodes: Readonly<Record<string, string>> = {
  '3505404': '3505220', // Isfara
  '3505410': '3505226', // Konibodom
  '3505413': '3505242', // Panjakent
  '3505419': '3505251', // Istaravshan
  '3507403': '3507236', // Levakant
  '3507405': '3507221', // Kulob
  '3509018': '3509065', // Vahdat
  '3509077': '3509019', // Tursunzoda
}
