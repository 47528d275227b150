// Russian and Tajik: for a native reader's review.
import { type Code, defineCodelist, type NameStatus } from '#kernel/codelist.ts'
import type { Language } from '#kernel/words.ts'

type Row = readonly [level: string, en: string, ru: string, tg: string]

const rows: readonly Row[] = [
  ['0', 'Early childhood education', 'Образование детей младшего возраста', 'Таҳсилоти томактабӣ'],
  ['1', 'Primary education', 'Начальное образование', 'Таҳсилоти ибтидоӣ'],
  ['2', 'Lower secondary education', 'Первый этап среднего образования', 'Таҳсилоти умумии асосӣ'],
  ['3', 'Upper secondary education', 'Второй этап среднего образования', 'Таҳсилоти миёнаи умумӣ'],
  ['4', 'Post-secondary non-tertiary education', 'Послесреднее нетретичное образование', 'Таҳсилоти баъдимиёнаи ғайриолӣ'],
  ['5', 'Short-cycle tertiary education', 'Короткий цикл третичного образования', 'Давраи кӯтоҳи таҳсилоти олӣ'],
  ['6', "Bachelor's or equivalent level", 'Бакалавриат или его эквивалент', 'Бакалавр ё баробари он'],
  ['7', "Master's or equivalent level", 'Магистратура или её эквивалент', 'Магистр ё баробари он'],
  ['8', 'Doctoral or equivalent level', 'Докторантура или её эквивалент', 'Доктор ё баробари он'],
  ['9', 'Not elsewhere classified', 'Не отнесено к другим уровням', 'Номаълум ё ба дигар сатҳҳо дохил нашуда'],
] // prettier-ignore

const status: Readonly<Partial<Record<Language, NameStatus>>> = { ru: 'unverified', tg: 'unverified' }

/** Levels of education attained. A country adds what its own schools and diplomas are called. */
export const educationLevels = defineCodelist({
  name: 'education',
  source: 'ISCED 2011, UNESCO Institute for Statistics',
  codes: rows.map(([code, en, ru, tg]): Code => ({ code, name: { tg, ru, en }, status })),
})
