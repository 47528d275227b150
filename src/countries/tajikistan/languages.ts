// Tajik and Russian: for a native reader's review.
import { type Code, defineCodelist } from '#kernel/codelist.ts'

type Row = readonly [code: string, tg: string, ru: string, en: string, ...also: readonly string[]]

const rows: readonly Row[] = [
  ['tg', 'Тоҷикӣ', 'Таджикский', 'Tajik', 'Tadzhik', 'Забони тоҷикӣ'],
  ['ru', 'Русӣ', 'Русский', 'Russian', 'Забони русӣ'],
  ['uz', 'Ӯзбекӣ', 'Узбекский', 'Uzbek', "O'zbek", "O'zbekcha", 'Забони ӯзбекӣ'],
  ['ky', 'Қирғизӣ', 'Киргизский', 'Kyrgyz', 'kg', 'Кыргызский', 'Kirghiz', 'Забони қирғизӣ'],
  ['sgh', 'Шуғнонӣ', 'Шугнанский', 'Shughni', 'Шугни', 'Рӯшонӣ', 'Рушанский', 'Rushani'],
  ['wbl', 'Вахонӣ', 'Ваханский', 'Wakhi'],
  ['yah', 'Язгуломӣ', 'Язгулямский', 'Yazghulami', 'Yazgulyam'],
  ['isk', 'Ишкошимӣ', 'Ишкашимский', 'Ishkashimi'],
  ['yai', 'Яғнобӣ', 'Ягнобский', 'Yaghnobi'],
  ['tk', 'Туркманӣ', 'Туркменский', 'Turkmen'],
  ['prs', 'Дарӣ', 'Дари', 'Dari'],
  ['en', 'Англисӣ', 'Английский', 'English', 'Забони англисӣ'],
  ['tr', 'Туркӣ', 'Турецкий', 'Turkish'],
  ['ko', 'Кореягӣ', 'Корейский', 'Korean', 'Кореёӣ'],
  ['de', 'Олмонӣ', 'Немецкий', 'German'],
  ['pl', 'Полякӣ', 'Польский', 'Polish', 'Лаҳистонӣ'],
  ['ar', 'Арабӣ', 'Арабский', 'Arabic'],
  ['zh', 'Чинӣ', 'Китайский', 'Chinese', 'Хитоӣ'],
  ['sign', 'Забони имову ишора', 'Жестовый язык', 'Sign language'],
  ['other', 'Дигар', 'Другой', 'Other'],
] // prettier-ignore

/**
 * The languages that people here speak, and those that the countries of destination ask for.
 * A plain `Pamiri` is refused: it is the name of several languages.
 */
export const spokenLanguages = defineCodelist({
  name: 'language',
  source: 'ISO 639-1, or ISO 639-3 where that has no code; the choice of languages is our own',
  codes: rows.map(([code, tg, ru, en, ...also]): Code => ({
    code,
    name: { tg, ru, en },
    also,
    status: { tg: 'unverified', ru: 'unverified' },
  })),
})
