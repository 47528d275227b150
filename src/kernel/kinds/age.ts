import { classes } from '#kernel/band.ts'
import { addDays, isDay, yearsBetween } from '#kernel/date.ts'
import type { Band, Field } from '#kernel/field.ts'
import { good } from '#kernel/outcome.ts'

import { misread } from './misread.ts'

// Five years each, as SDMX codes them (cross-domain code list CL_AGE). Those under 15 and from 65 on are too few for finer ones.
const groups = classes({
  Y_LT15: 0,
  Y15T19: 15,
  Y20T24: 20,
  Y25T29: 25,
  Y30T34: 30,
  Y35T39: 35,
  Y40T44: 40,
  Y45T49: 45,
  Y50T54: 50,
  Y55T59: 55,
  Y60T64: 60,
  Y_GE65: 65,
})
const groupOf = (years: number): string => groups.of(years, '')
const oldest = 120

/** How old somebody is, as registers know it: the day of birth, whole years, or a group of ages that lies within one of ours. */
export const age = (): Field<string> & { readonly kind: 'date' } => ({
  kind: 'date',
  schema: { type: 'string', maxLength: 12 },
  read(answer, { today }) {
    if (typeof answer !== 'string') return misread('malformed')
    if (!isDay(answer)) return readYears(answer)
    if (answer < addDays(today, -Math.ceil(oldest * 365.25))) return misread('too-early', { from: '1900-01-01' })
    return answer > today ? misread('too-late', { until: today }) : good(answer)
  },
})

const shapes =
  /^(?:Y?(?<from>\d{1,3})(?:(?:T|\s*\p{Pd}\s*)(?<to>\d{1,3}))?|(?:Y_LT|<\s*)(?<below>\d{1,3})|(?:Y_GE|≥\s*)(?<least>\d{1,3})|(?<over>\d{1,3})\s*\+)$/u

function readYears(answer: string) {
  const { from, to, below, least, over } = shapes.exec(answer.trim())?.groups ?? {}
  const youngest = from ?? least ?? over ?? (below === undefined ? undefined : '0')
  if (youngest === undefined) return misread('malformed')
  const eldest = to ?? from ?? (below === undefined ? String(oldest) : String(Number(below) - 1))
  if (Number(youngest) > oldest || Number(eldest) > oldest || Number(eldest) < Number(youngest))
    return misread('malformed')
  const group = groupOf(Number(youngest))
  return group === groupOf(Number(eldest)) ? good(group) : misread('not-in-list')
}

/** The five-year group of an age on the day that a row speaks of; the country's list `age` has the words and the broad ages above. */
export const ageGroups: Band<string, string> & { readonly list: 'age' } = {
  list: 'age',
  of: (value, day) => groups.codes.find((code) => code === value) ?? groupOf(yearsBetween(value, day)),
}

/** Every five-year group, the youngest first. */
export const ageCodes: readonly string[] = groups.codes
