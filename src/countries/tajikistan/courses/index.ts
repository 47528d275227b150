// Tajik and Russian: for a native reader's review.
import type { Course, Curriculum } from '#kernel/course.ts'

import { arriving, returning } from './after.ts'
import { decide, recruitment } from './before-deciding.ts'
import { arrivingInRussia, lawOfKazakhstan, lawOfKorea, lawOfRussia } from './corridors.ts'
import { families, health } from './health.ts'
import { contract, documents, law } from './leaving.ts'
import { language, money } from './living.ts'
import { protection } from './protection.ts'

const texts = [
  decide, recruitment, documents, law, lawOfRussia, lawOfKazakhstan, lawOfKorea, contract, health, language, money, protection, families,
  arriving, arrivingInRussia, returning,
] // prettier-ignore

const courses: readonly Course[] = [
  {
    id: 'short',
    stage: 'pre-departure',
    name: { tg: 'Курси кӯтоҳ пеш аз сафар', ru: 'Короткий курс перед отъездом', en: 'Short course before departure' },
    about: {
      tg: 'Панҷ соат, ки бе он набояд рафт: ҳуҷҷат, қонун, шартнома, саломатӣ, кумак.',
      ru: 'Пять часов, без которых не стоит ехать: документы, закон, договор, здоровье, помощь.',
      en: 'Five hours that nobody should leave without: papers, law, contract, health, help.',
    },
    texts: ['m3', 'm4', 'm5', 'm6', 'm9'],
  },
  {
    id: 'full',
    stage: 'pre-departure',
    name: { tg: 'Курси пурра', ru: 'Полный курс', en: 'Full course' },
    about: {
      tg: 'Дувоздаҳ дарс: аз қарор то бозгашт.',
      ru: 'Двенадцать занятий: от решения до возвращения.',
      en: 'Twelve lessons: from the decision to the return.',
    },
    texts: ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'],
  },
  {
    id: 'russia',
    stage: 'pre-departure',
    corridor: 'RUS',
    name: { tg: 'Пеш аз сафар ба Русия', ru: 'Перед отъездом в Россию', en: 'Before leaving for Russia' },
    about: {
      tg: 'Қоидаҳои Русия, ҳуҷҷат, шартнома, саломатӣ, имтиҳон, кумак.',
      ru: 'Правила России, документы, договор, здоровье, экзамен, помощь.',
      en: 'The rules of Russia, papers, contract, health, exam, help.',
    },
    texts: ['m3', 'm4-russia', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10'],
  },
  {
    id: 'kazakhstan',
    stage: 'pre-departure',
    corridor: 'KAZ',
    name: { tg: 'Пеш аз сафар ба Қазоқистон', ru: 'Перед отъездом в Казахстан', en: 'Before leaving for Kazakhstan' },
    about: {
      tg: 'Ҳуҷҷат, саволҳо дар бораи қоидаҳо, шартнома, саломатӣ, кумак.',
      ru: 'Документы, вопросы о правилах, договор, здоровье, помощь.',
      en: 'Papers, questions about the rules, contract, health, help.',
    },
    texts: ['m3', 'm4-kazakhstan', 'm5', 'm6', 'm9'],
  },
  {
    id: 'korea',
    stage: 'pre-departure',
    corridor: 'KOR',
    name: { tg: 'Пеш аз сафар ба Корея', ru: 'Перед отъездом в Корею', en: 'Before leaving for Korea' },
    about: {
      tg: 'Роҳи расмӣ, шартнома, саломатӣ, пул, кумак.',
      ru: 'Официальный путь, договор, здоровье, деньги, помощь.',
      en: 'The official way, contract, health, money, help.',
    },
    texts: ['m2', 'm3', 'm4-korea', 'm5', 'm6', 'm8', 'm9'],
  },
  {
    id: 'deciding',
    stage: 'pre-employment',
    name: { tg: 'Пеш аз қарор', ru: 'Прежде чем решить', en: 'Before deciding' },
    about: {
      tg: 'Рафтан ё нарафтан, ва чӣ тавр кори ростқавлона ёфтан.',
      ru: 'Ехать или нет, и как найти честную работу.',
      en: 'Whether to go, and how to find honest work.',
    },
    texts: ['m1', 'm2'],
  },
  {
    id: 'arriving-russia',
    stage: 'post-arrival',
    corridor: 'RUS',
    name: { tg: 'Сӣ рӯзи аввал дар Русия', ru: 'Первые тридцать дней в России', en: 'The first thirty days in Russia' },
    about: {
      tg: 'Рӯйхати корҳо бо мӯҳлатҳо.',
      ru: 'Список дел со сроками.',
      en: 'A list of things to do, with their deadlines.',
    },
    texts: ['m11-russia', 'm5', 'm9'],
  },
  {
    id: 'returning',
    stage: 'return',
    name: { tg: 'Бозгашт ба ватан', ru: 'Возвращение домой', en: 'Coming home' },
    about: {
      tg: 'Пул, ҳунар, кор ва кумак баъди бозгашт.',
      ru: 'Деньги, умения, работа и помощь после возвращения.',
      en: 'Money, skills, work and help after the return.',
    },
    texts: ['m12'],
  },
]

/** What Tajikistan teaches people who move: our own proposal, after the modules of the list 'orientation-module'. */
export const curriculum: Curriculum = { courses, texts }
