import { type PlainDate, addDays } from '#kernel/date.ts'

import type { Given } from './answers.ts'
import { type Catchment, drawHome } from './homes.ts'
import { drawJourney } from './journeys.ts'
import { type Sex, drawName } from './names.ts'
import type { Random, Weighted } from './random.ts'

// Of those who leave 14 to 15 % are women (Ministry of Labour, 2019 and 2023); in courses more of them sit: an assumption.
const women = 0.24

// Ages of those who leave, five years at a time: an assumption. Hardly anybody under eighteen comes.
const ages: Weighted<readonly [number, number]> = [
  [[16, 17], 0.01], [[18, 19], 0.05], [[20, 24], 0.22], [[25, 29], 0.21], [[30, 34], 0.16], [[35, 39], 0.12], [[40, 44], 0.09], [[45, 49], 0.07],
  [[50, 54], 0.04], [[55, 59], 0.02], [[60, 64], 0.01],
] // prettier-ignore

// Levels of ISCED, an assumption around the 44 % with upper secondary school that IOM found among those who came back in 2024.
const education: Weighted<string | undefined> = [
  ['1', 0.03], ['2', 0.24], ['3', 0.47], ['4', 0.08], ['5', 0.06], ['6', 0.05], ['7', 0.02], [undefined, 0.05],
] // prettier-ignore

interface Coming {
  /** Everybody has a number of their own; papers and telephones are made of it. */
  readonly number: number
  readonly catchment: Catchment
  readonly enrolled: PlainDate
}

/** Draws somebody who enrols: nobody real, though each answer is one that people give. */
export function drawPerson(random: Random, { number, catchment, enrolled }: Coming): Given {
  const sex: Sex = random.chance(women) ? 'female' : 'male'
  const born = drawBirth(random, enrolled)
  const district = drawHome(random, catchment)
  return {
    name: drawName(random, sex),
    born,
    sex,
    document: random.chance(0.85) ? documentOf(number) : undefined,
    phone: random.chance(0.9) ? phoneOf(number) : undefined,
    district,
    education: random.weighted(education),
    languages: random.chance(0.8) ? drawLanguages(random, district) : undefined,
    ...drawJourney(random, sex, { born, enrolled }),
  }
}

function drawBirth(random: Random, enrolled: PlainDate): PlainDate {
  const [youngest, oldest] = random.weighted(ages)
  return addDays(enrolled, -Math.ceil(random.whole(youngest, oldest) * 365.25) - random.whole(0, 363))
}

/** A passport number that no state prints. */
const documentOf = (number: number) => `DEMO-${String(number).padStart(6, '0')}`

/** A telephone that cannot ring: no number in Tajikistan begins with 6. `spare` is another of the same person. */
export const phoneOf = (number: number, spare = 0): string => `+9926${spare}${String(number).padStart(7, '0')}`

// Besides Tajik: Russian most often, and the language of the district.
function drawLanguages(random: Random, district: string): readonly string[] {
  const neighbours = homeLanguages[district] ?? (/^350[57]/.test(district) ? 'uz' : undefined)
  const spoken = [
    'tg',
    ...(random.chance(0.62) ? ['ru'] : []),
    ...(neighbours && random.chance(neighbours === 'uz' ? 0.14 : 0.7) ? [neighbours] : []),
    ...(random.chance(0.06) ? ['en'] : []),
  ]
  return spoken.toSorted()
}

const homeLanguages: Readonly<Record<string, string>> = {
  '3509042': 'ky', '3590217': 'ky', // Lakhsh, Murghob
  '3590226': 'sgh', '3590219': 'sgh', '3590220': 'sgh', '3590401': 'sgh', // Shughnon, Roshtqala, Rushon, Khorugh
} // prettier-ignore
