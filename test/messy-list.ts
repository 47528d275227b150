import writeExcelFile from 'write-excel-file/node'
import type { SheetData } from 'write-excel-file/node'

import { addDays } from '#kernel/date.ts'
import { inOldTajikFont } from '#registry/list/windows-1251.fixture.ts'

/** Whom a messy list holds. Every name is put together by chance; nobody is meant. */
export interface MessyPerson {
  /** The row of the file, the same in all three files. */
  readonly line: number
  readonly name: string
  readonly born: string
  readonly sex: 'female' | 'male'
  /** As the list writes it. */
  readonly district: string
  readonly phone?: string
  readonly destination: string
}

/** What is wrong with the rows that cannot be taken. */
export const messes = [
  'name-missing',
  'born-missing',
  'born-impossible',
  'born-without-century',
  'district-unknown',
  'phone-cut',
  'twice',
] as const
export type Mess = (typeof messes)[number]

/** One list as three files, and what a good reader makes of it. */
export interface MessyList {
  readonly csvUtf8: Uint8Array
  /** Semicolons and an old Tajik font, as centres still have it. */
  readonly csv1251: Uint8Array
  readonly xlsx: Uint8Array
  readonly expected: {
    readonly good: readonly MessyPerson[]
    readonly refused: Readonly<Record<Mess, readonly { readonly line: number; readonly name: string }[]>>
  }
}

/** How a messy list is made: the same wishes make the same list. */
export interface Wishes {
  readonly seed: number
  /** Rows, the bad ones among them. */
  readonly people: number
  /** Names of districts, old and new, in any spelling that is to be understood. */
  readonly districts: readonly string[]
  readonly destinations?: readonly string[]
  readonly language?: 'tg' | 'ru' | 'en'
  /** One row in so many cannot be taken; 0 for none. */
  readonly oneBadIn?: number
}

/** Makes the list that a training centre keeps: a title, mixed dates and telephones, gaps, repetitions, a total. */
export async function messyList(wishes: Wishes): Promise<MessyList> {
  const { language = 'tg', people } = wishes
  const rows = peopleOf(wishes)
  const titles = [[say[language].title], []]
  const lines = [say[language].headings, ...rows.map(({ cells }, at) => [at + 1, ...cells.map(({ text }) => text)])]
  const total = [say[language].total, '', '', '', '', '', people]
  const asText = [...titles, ...lines, total].map(asLine).join('')
  const sheet: SheetData = [
    ...titles,
    say[language].headings,
    ...rows.map(({ cells }, at) => [at + 1, ...cells.map(({ inWorkbook, text }) => inWorkbook ?? text)]),
    total,
  ]
  const badly = (mess: Mess) =>
    rows.filter((row) => row.mess === mess).map(({ person: { line, name } }) => ({ line, name }))
  return {
    csvUtf8: new TextEncoder().encode(asText),
    csv1251: inOldTajikFont(asText),
    xlsx: new Uint8Array(await writeExcelFile(sheet).toBuffer()),
    expected: {
      good: rows.filter(({ mess }) => mess === undefined).map(({ person }) => person),
      refused: {
        'name-missing': badly('name-missing'),
        'born-missing': badly('born-missing'),
        'born-impossible': badly('born-impossible'),
        'born-without-century': badly('born-without-century'),
        'district-unknown': badly('district-unknown'),
        'phone-cut': badly('phone-cut'),
        twice: badly('twice'),
      },
    },
  }
}

const asLine = (cells: readonly (string | number)[]) =>
  `${cells.map((cell) => (/[";\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(';')}\r\n`

const say = {
  tg: {
    title: 'Рӯйхати шунавандагони курси омодагӣ (маълумоти сохта)',
    headings: ['№', 'Ному насаб', 'Санаи таваллуд\n(рӯз, моҳ, сол)', 'Ҷинс', 'Ноҳия', 'Телефон', 'Кишвари сафар'],
    total: 'Ҳамагӣ',
    sexes: { female: 'Зан', male: 'Мард' },
    months: ['январи', 'феврали', 'марти', 'апрели', 'майи', 'июни', 'июли', 'августи', 'сентябри', 'октябри', 'ноябри', 'декабри'],
  },
  ru: {
    title: 'Список слушателей курса подготовки (вымышленные данные)',
    headings: ['№ п/п', 'Ф.И.О.', 'Дата рождения\n(дд.мм.гггг)', 'Пол', 'Район', 'Телефон', 'Страна'],
    total: 'Итого',
    sexes: { female: 'Женский', male: 'Мужской' },
    months: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  },
  en: {
    title: 'People on the orientation course (synthetic data)',
    headings: ['No.', 'Full name', 'Date of birth\n(dd.mm.yyyy)', 'Sex', 'District', 'Phone', 'Country'],
    total: 'Total',
    sexes: { female: 'Female', male: 'Male' },
    months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  },
} // prettier-ignore

interface Written {
  readonly text: string
  /** What a workbook keeps instead of the text. */
  readonly inWorkbook?: SheetData[number][number]
}
interface MessyRow {
  readonly person: MessyPerson
  readonly mess: Mess | undefined
  readonly cells: readonly Written[]
}

// Two rows above the headings, the headings, then the people.
const firstLine = 4

function peopleOf({
  seed,
  people,
  districts,
  destinations = ['Русия', 'Қазоқистон', 'Туркия'],
  ...rest
}: Wishes): readonly MessyRow[] {
  const { language = 'tg', oneBadIn = 20 } = rest
  const chance = chances(seed)
  const pick = <Thing>(things: readonly Thing[]): Thing => {
    const thing = things[Math.floor(chance() * things.length)]
    if (thing === undefined) throw new Error('There is nothing to pick from')
    return thing
  }
  const rows: MessyRow[] = []
  for (const at of Array(people).keys()) {
    const bad = oneBadIn > 0 && at > 0 && at % oneBadIn === 0
    const mess = bad ? messes[(at / oneBadIn - 1) % messes.length] : undefined
    const again = mess === 'twice' ? pick(rows.filter((row) => row.mess === undefined)).person : undefined
    const person = again ?? personAt(at, { chance, pick, districts, destinations })
    const spelt = mess === undefined || mess === 'twice' ? pick(dateSpellings) : dateSpellings[0]
    const born = spelt(person.born, say[language].months)
    const phone = person.phone === undefined ? { text: '' } : pick(phoneSpellings)(person.phone)
    rows.push({
      person: { ...person, line: at + firstLine, ...(mess === 'name-missing' && { name: '' }) },
      mess,
      cells: [
        { text: mess === 'name-missing' ? '' : person.name },
        messedDate(mess, person.born) ?? born,
        { text: pick([say[language].sexes[person.sex], say[language].sexes[person.sex].toLowerCase()]) },
        { text: mess === 'district-unknown' ? 'Шаҳраки Нестобод' : person.district },
        mess === 'phone-cut' ? { text: '9,92931E+11' } : phone,
        { text: person.destination },
      ],
    })
  }
  return rows
}

function messedDate(mess: Mess | undefined, born: string): Written | undefined {
  if (mess === 'born-missing') return { text: '' }
  if (mess === 'born-impossible') return { text: `31.02.${born.slice(0, 4)}` }
  if (mess === 'born-without-century') return { text: `${born.slice(8)}.${born.slice(5, 7)}.${born.slice(2, 4)}` }
  return undefined
}

interface Lot {
  readonly chance: () => number
  readonly pick: <Thing>(things: readonly Thing[]) => Thing
  readonly districts: readonly string[]
  readonly destinations: readonly string[]
}

function personAt(at: number, { chance, pick, districts, destinations }: Lot): MessyPerson {
  const sex = pick(['female', 'male'] as const)
  // Walking through the names keeps people apart where chance alone would make two of one.
  const family = familyNames[at % familyNames.length] ?? ''
  const given = givenNames[sex][Math.floor(at / familyNames.length) % givenNames[sex].length] ?? ''
  const father = pick(givenNames.male)
  const digits = String(Math.floor(chance() * 10_000_000)).padStart(7, '0')
  return {
    line: at + firstLine,
    name: sex === 'female' ? `${family}а ${given} ${father}овна` : `${family} ${given} ${father}ович`,
    born: addDays('1965-01-01', Math.floor(chance() * 15_000)),
    sex,
    district: pick(districts),
    // No number in Tajikistan begins with 6: nobody’s telephone rings.
    ...(chance() < 0.9 && { phone: `+992${pick(['60', '61', '62', '63', '68'])}${digits}` }),
    destination: pick(destinations),
  }
}

const familyNames = ['Ғаниев', 'Қодиров', 'Ҳакимов', 'Ҷӯраев', 'Назаров', 'Каримов', 'Раҳимов', 'Шарифов', 'Сафаров', 'Давлатов', 'Мирзоев', 'Одинаев', 'Холиқов', 'Ёқубов', 'Тӯраев', 'Файзов', 'Зоиров', 'Буриев', 'Эргашев', 'Умаров', 'Исмоилов', 'Пиров', 'Восиев'] // prettier-ignore
const givenNames = {
  female: ['Мадина', 'Парвина', 'Зарина', 'Нигора', 'Ҷамила', 'Моҳира', 'Гулноза', 'Шаҳноза', 'Фотима', 'Сабоҳат', 'Ӯғулой', 'Дилноза', 'Малика', 'Нозанин', 'Қандил', 'Робия', 'Тахмина'],
  male: ['Рустам', 'Фаррух', 'Ҷамшед', 'Баҳром', 'Сӯҳроб', 'Қурбон', 'Ҳасан', 'Далер', 'Комрон', 'Ғайрат', 'Наврӯз', 'Шариф', 'Сайвал', 'Умед', 'Некрӯз', 'Парвиз', 'Тоҳир'],
} as const // prettier-ignore

type DateSpelling = (day: string, months: readonly string[]) => Written

const parts = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month, date, short: `${Number(date)}.${Number(month)}.${year}` }
}
const serialOf = (day: string) => (Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000

const dateSpellings: readonly [DateSpelling, ...DateSpelling[]] = [
  (day) => ({
    text: `${parts(day).date}.${parts(day).month}.${parts(day).year}`,
    inWorkbook: { value: new Date(day), type: Date, format: 'dd.mm.yyyy' },
  }),
  (day) => ({ text: day }),
  (day) => ({ text: parts(day).short }),
  (day) => ({ text: `${parts(day).short} с.` }),
  (day) => ({ text: parts(day).short.replaceAll('.', '/') }),
  (day) => ({ text: String(serialOf(day)), inWorkbook: serialOf(day) }),
  (day, months) => ({ text: `${Number(parts(day).date)} ${months[Number(parts(day).month) - 1]} ${parts(day).year}` }),
]

const phoneSpellings: readonly ((phone: string) => Written)[] = [
  (phone) => ({ text: phone }),
  (phone) => ({ text: phone.slice(4), inWorkbook: Number(phone.slice(4)) }),
  (phone) => ({ text: phone.slice(1), inWorkbook: Number(phone.slice(1)) }),
  (phone) => ({ text: phone.replace(/^\+992(\d\d)(\d{3})(\d\d)(\d\d)$/, '$1-$2-$3-$4') }),
  (phone) => ({ text: phone.replace(/^\+992(\d\d)(\d{3})(\d\d)(\d\d)$/, '+992 ($1) $2 $3 $4') }),
  (phone) => ({ text: phone.replace(/^\+/, '8-10-') }),
]

// Mulberry32: small, and the same on every machine.
function chances(seed: number): () => number {
  const state = Uint32Array.of(seed)
  return () => {
    const step = ((state[0] ?? 0) + 0x6d2b79f5) >>> 0
    state[0] = step
    const mixed = Math.imul(step ^ (step >>> 15), step | 1)
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((more ^ (more >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
