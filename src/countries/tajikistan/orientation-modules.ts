// Tajik and Russian: for a native reader's review.
import { type Code, defineCodelist } from '#kernel/codelist.ts'

/** When a module belongs: before looking for work, before leaving, after arriving, on return. */
type Stage = 'pre-employment' | 'pre-departure' | 'post-arrival' | 'return'

interface OrientationModule extends Code {
  readonly stage: Stage
  readonly minutes: number
  /** Part of the short form of the course: five hours that nobody should leave without. */
  readonly short: boolean
}

type Row = readonly [
  code: string,
  stage: Stage,
  minutes: number,
  form: 'short' | 'full',
  tg: string,
  ru: string,
  en: string,
]

const rows: readonly Row[] = [
  ['M1', 'pre-employment', 60, 'full', 'Қарор: воқеияти муҳоҷират, хароҷот ва имконият дар ватан', 'Решение: реалии миграции, расходы и возможности на родине', 'Decide: realities of migration, costs and alternatives at home'],
  ['M2', 'pre-employment', 45, 'full', 'Ба кор қабулкунии бехатар ва ростқавлона', 'Безопасный и честный наём', 'Safe and ethical recruitment'],
  ['M3', 'pre-departure', 60, 'short', 'Ҳуҷҷатҳо ва сафар', 'Документы и дорога', 'Documents and travel'],
  ['M4', 'pre-departure', 90, 'short', 'Қонуни кишвари таъинот: иқомат, бақайдгирӣ, иҷозатнома ё патент', 'Законы страны назначения: пребывание, регистрация, разрешение или патент', 'Destination law: stay, registration, work permit or patent'],
  ['M5', 'pre-departure', 60, 'short', 'Шартномаи меҳнатӣ ва ҳуқуқҳои меҳнатӣ', 'Трудовой договор и трудовые права', 'Employment contract and labour rights'],
  ['M6', 'pre-departure', 45, 'short', 'Саломатӣ ва бехатарӣ', 'Здоровье и безопасность', 'Health and safety'],
  ['M7', 'pre-departure', 90, 'full', 'Забон ва фарҳанг', 'Язык и культура', 'Language and culture'],
  ['M8', 'pre-departure', 60, 'full', 'Пул: интиқол, буҷет, пасандоз, сармоягузорӣ', 'Деньги: переводы, бюджет, сбережения, вложения', 'Money: remittances, budget, savings, investment'],
  ['M9', 'pre-departure', 45, 'short', 'Истисмор, савдои одамон, қочоқи муҳоҷирон: шинохтан ва кумак гирифтан', 'Эксплуатация, торговля людьми, незаконный ввоз: распознать и получить помощь', 'Exploitation, trafficking, smuggling: recognise and get help'],
  ['M10', 'pre-departure', 30, 'full', 'Занон, оила ва нигоҳубин', 'Женщины, семья и забота', 'Women, families and care'],
  ['M11', 'post-arrival', 30, 'full', 'Баъди расидан: корҳои 30 рӯзи аввал', 'По прибытии: дела первых 30 дней', 'Arriving: checklist of the first 30 days'],
  ['M12', 'return', 45, 'full', 'Бозгашт ва бозҳамгироӣ', 'Возвращение и реинтеграция', 'Return and reintegration'],
] // prettier-ignore

/** The modules of the orientation course: 660 minutes in full, 300 in the short form. */
export const orientationModules = defineCodelist({
  name: 'orientation-module',
  source:
    'Our own proposal, minutes included, after the topics of OWWA (Philippines), ICMPD Silk Routes, CIOP and the Red Crescent Society of Tajikistan',
  codes: rows.map(([code, stage, minutes, form, tg, ru, en]): OrientationModule => ({
    code,
    name: { tg, ru, en },
    status: { tg: 'unverified', ru: 'unverified' },
    stage,
    minutes,
    short: form === 'short',
  })),
})
