// Tajik and Russian: for a native reader's review.
import { type Code, defineCodelist } from '#kernel/codelist.ts'

const years = (from: number, to: number, within?: string): Code => ({
  code: `Y${from}T${to}`,
  name: { tg: `${from}–${to}`, ru: `${from}–${to}`, en: `${from}–${to}` },
  ...(within !== undefined && { within }),
})

const codes: readonly Code[] = [
  { code: 'Y_LT15', name: { tg: 'То 15-сола', ru: 'До 15 лет', en: 'Under 15' } },
  years(15, 24),
  years(15, 19, 'Y15T24'),
  years(20, 24, 'Y15T24'),
  years(25, 44),
  ...[25, 30, 35, 40].map((from) => years(from, from + 4, 'Y25T44')),
  years(45, 64),
  ...[45, 50, 55, 60].map((from) => years(from, from + 4, 'Y45T64')),
  { code: 'Y_GE65', name: { tg: '65-сола ва калонтар', ru: '65 лет и старше', en: '65 and over' } },
]

/** Ages in groups of five years, and the broad ages that no group of five years lies across. */
export const ages = defineCodelist({
  name: 'age',
  source: 'SDMX cross-domain code list CL_AGE; the choice of groups is our own',
  codes,
})
