// Common names of the country, put together by chance: whoever bears one of them is not meant.
import type { Random } from './random.ts'
import { inLatin, inRussian } from './spelling.ts'

export type Sex = 'female' | 'male'

const men = [
  'Абдулло', 'Азиз', 'Алишер', 'Анвар', 'Аслам', 'Баҳром', 'Бахтиёр', 'Беҳрӯз', 'Давлат', 'Далер', 'Диловар', 'Зафар', 'Иброҳим', 'Илҳом', 'Исмоил',
  'Комрон', 'Манучеҳр', 'Маҳмуд', 'Мирзо', 'Муҳаммад', 'Назар', 'Насим', 'Нозим', 'Нуриддин', 'Парвиз', 'Рустам', 'Саид', 'Сорбон', 'Суҳайл', 'Сӯҳроб',
  'Толиб', 'Тоҷиддин', 'Умед', 'Фаррух', 'Фирдавс', 'Хуршед', 'Шариф', 'Шаҳром', 'Шодмон', 'Эраҷ', 'Ғайрат', 'Қурбон', 'Ҳасан', 'Ҳусейн', 'Ҷамшед', 'Ҷовид',
] as const // prettier-ignore

const women = [
  'Адолат', 'Гулнора', 'Гулрухсор', 'Дилбар', 'Зарина', 'Зебо', 'Зулфия', 'Лола', 'Мавзуна', 'Мадина', 'Малика', 'Манижа', 'Моҳира', 'Мунира', 'Муҳаббат',
  'Нигора', 'Нилуфар', 'Ойгул', 'Парвина', 'Рухшона', 'Сабоҳат', 'Саодат', 'Ситора', 'Тахмина', 'Фарзона', 'Фотима', 'Хосият', 'Шаҳло', 'Шоира', 'Ҷамила',
] as const // prettier-ignore

const roots = [
  'Абдулло', 'Алим', 'Ашур', 'Бобо', 'Валӣ', 'Ғафур', 'Давлат', 'Зоир', 'Исмоил', 'Карим', 'Қодир', 'Қосим', 'Қурбон', 'Латиф', 'Маҳмад', 'Мирзо', 'Мурод',
  'Назар', 'Неъмат', 'Ниёз', 'Носир', 'Одина', 'Олим', 'Раҳим', 'Раҷаб', 'Рустам', 'Саид', 'Сангин', 'Сафар', 'Султон', 'Тағой', 'Тоҳир', 'Файз', 'Хоҷа',
  'Холиқ', 'Шариф', 'Шодӣ', 'Эмом', 'Юсуф', 'Ятим', 'Ҳаким', 'Ҳамид', 'Ҳасан', 'Ҷалил', 'Ҷӯра',
] as const // prettier-ignore

/** A name as a desk writes it: mostly Tajik, now and then as a Russian or a Latin keyboard has it. */
export const drawName = (random: Random, sex: Sex): string => random.weighted(spellings)(tajikName(random, sex))

const spellings = [
  [(name: string) => name, 0.86],
  [inRussian, 0.09],
  [inLatin, 0.05],
] as const

function tajikName(random: Random, sex: Sex): string {
  const given = random.pick(sex === 'female' ? women : men)
  const surname = random.weighted(surnames)(random.pick(roots), sex)
  return random.chance(0.35) ? `${surname} ${given} ${patronymic(random.pick(men), sex)}` : `${surname} ${given}`
}

// After a vowel `-ев`, after a consonant `-ов`; a final `ӣ` or `й` gives way: Шодӣ, Шодиев; Тағой, Тағоев.
const possessive = (root: string) =>
  /[аеёиоуӯэюя]$/u.test(root)
    ? `${root}ев`
    : /[ӣй]$/u.test(root)
      ? `${root.slice(0, -1)}${root.endsWith('ӣ') ? 'и' : ''}ев`
      : `${root}ов`

const surnames = [
  [(root: string, sex: Sex) => possessive(root) + (sex === 'female' ? 'а' : ''), 0.75],
  [(root: string) => `${root}зода`, 0.25],
] as const

const patronymic = (father: string, sex: Sex) => possessive(father) + (sex === 'female' ? 'на' : 'ич')
