import { type PlainDate, addDays } from '#kernel/date.ts'

import type { Given } from './answers.ts'
import type { Sex } from './names.ts'
import type { Random, Weighted } from './random.ts'

// Most go to Russia (96 % of departures in 2023, Ministry of Labour). In courses the organised, smaller corridors weigh more: an
// assumption, and small ones are there so that protecting small figures has work to do.
const destinations: Weighted<string> = [
  ['RUS', 0.86], ['KAZ', 0.035], ['KOR', 0.022], ['TUR', 0.018], ['POL', 0.016], ['GBR', 0.014], ['DEU', 0.008], ['ARE', 0.007], ['QAT', 0.007],
  ['UZB', 0.005], ['USA', 0.003], ['JPN', 0.002], ['other', 0.003],
] // prettier-ignore

// By the sectors that people who came back had worked in (IOM, 2023): construction 43 %, services 18 %, transport 11 %.
const mensWork: Weighted<string> = [
  ['7112', 0.12], ['7123', 0.08], ['9313', 0.14], ['7131', 0.05], ['7115', 0.04], ['7212', 0.05], ['7126', 0.03], ['9112', 0.05], ['5120', 0.04],
  ['9621', 0.05], ['8332', 0.06], ['8322', 0.06], ['9333', 0.07], ['9329', 0.07], ['5223', 0.05], ['9211', 0.04],
] // prettier-ignore
const womensWork: Weighted<string> = [
  ['9112', 0.27], ['5223', 0.18], ['5120', 0.15], ['5322', 0.12], ['8153', 0.14], ['5131', 0.08], ['9211', 0.06],
] // prettier-ignore

// None of them exists: their names say so.
const nearEmployers = ['ООО «Пример-Строй»', 'ООО «Образец-Сервис»', 'АО «Демонстрация»', 'Ширкати «Намуна»'] as const
const farEmployers = ['Example Farms Ltd', 'Sample Works Co.', 'Namuna Recruitment Agency'] as const

/** Draws where somebody leaves for, to what work, and when. */
export function drawJourney(
  random: Random,
  sex: Sex,
  { born, enrolled }: { readonly born: PlainDate; readonly enrolled: PlainDate },
): Given {
  const destination = random.weighted(destinations)
  const contract = drawContract(random, destination)
  return {
    destination,
    occupation: random.chance(0.92) ? random.weighted(sex === 'female' ? womensWork : mensWork) : undefined,
    contract,
    employer: contract === 'yes' ? random.pick(isNear(destination) ? nearEmployers : farEmployers) : undefined,
    leaving: random.chance(0.85) ? addDays(enrolled, random.whole(20, 90)) : undefined,
    trips: drawTrips(random, { born, enrolled }),
  }
}

/** Another destination than the one that was written. */
export const drawOtherDestination = (random: Random, than: string | undefined): string =>
  than === 'RUS' ? random.pick(['KAZ', 'TUR', 'POL']) : 'RUS'

const isNear = (destination: string) => ['RUS', 'KAZ', 'UZB'].includes(destination)

// To the corridors that a quota or a visa opens, nobody goes without a contract.
function drawContract(random: Random, destination: string): 'yes' | 'no' | undefined {
  if (random.chance(0.08)) return undefined
  const bound = ['KOR', 'GBR', 'POL', 'DEU', 'QAT', 'JPN', 'USA'].includes(destination)
  return random.chance(bound ? 0.96 : 0.22) ? 'yes' : 'no'
}

// Who has been abroad before says so: first trips begin at eighteen, and a season lasts some months.
function drawTrips(
  random: Random,
  { born, enrolled }: { readonly born: PlainDate; readonly enrolled: PlainDate },
): Given['trips'] {
  const until = addDays(enrolled, -random.whole(60, 900))
  const from = addDays(until, -random.whole(120, 700))
  const grownUp = addDays(born, 18 * 366)
  if (from < grownUp || !random.chance(0.45)) return undefined
  return [{ country: random.chance(0.95) ? 'RUS' : 'KAZ', from, until }]
}
