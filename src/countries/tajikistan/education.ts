import { educationLevels } from '#countries/codes/isced-2011.ts'
// Tajik and Russian: for a native reader's review.
import { type Code, defineCodelist } from '#kernel/codelist.ts'

// What the levels are called on Tajik school papers, in today's and in Soviet words. The pairing is unverified: it serves to read
// lists, and is not printed.
const called: Readonly<Record<string, readonly string[]>> = {
  0: ['Томактабӣ', 'Дошкольное'],
  1: ['Ибтидоӣ', 'Синфҳои 1-4', 'Начальное', 'Начальное общее', '1-4 классы', 'Primary'],
  2: ['Асосӣ', 'Миёнаи нопурра', 'Синфҳои 5-9', 'Основное', 'Основное общее', 'Неполное среднее', '5-9 классы', 'Basic'],
  3: ['Миёна', 'Миёнаи умумӣ', 'Синфҳои 10-11', 'Олии нопурра', 'Неоконченное высшее', 'Незаконченное высшее', 'Среднее', 'Среднее общее', 'Полное среднее', '10-11 классы', 'Secondary'],
  4: ['Ибтидоии касбӣ', 'ПТУ', 'Начальное профессиональное', 'Профессионально-техническое', 'Vocational'],
  5: ['Миёнаи касбӣ', 'Миёнаи махсус', 'Коллеҷ', 'Среднее профессиональное', 'Среднее специальное', 'Среднее техническое', 'Колледж', 'Техникум', 'College'],
  6: ['Бакалавр', 'Бакалавриат', 'Bachelor', 'Олӣ', 'Маълумоти олӣ', 'Высшее', 'Высшее образование', 'Higher'],
  7: ['Магистр', 'Мутахассис', 'Магистратура', 'Специалист', 'Специалитет', 'Master'],
  8: ['Номзади илм', 'Доктори илм', 'Аспирантура', 'Кандидат наук', 'Доктор наук', 'PhD'],
  9: ['Номаълум', 'Неизвестно', 'Unknown'],
} // prettier-ignore

/**
 * Levels of education as Tajik desks write them. A plain `олӣ` or `высшее` is read as the lowest level that such a diploma can
 * mean, and higher education that was not finished as the level completed before it, as ISCED counts.
 */
export const education = defineCodelist({
  ...educationLevels,
  codes: educationLevels.codes.map((level): Code => ({ ...level, also: called[level.code] ?? [] })),
})
