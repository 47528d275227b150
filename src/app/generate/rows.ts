import { anywhere } from '#app/demo/homes.ts'
import type { Weighted } from '#app/demo/random.ts'

import { type Chance, oneOf } from './chance.ts'
import {
  ages, bans, citizenships, corridors, destinations, education, everyMonth, foreignSectors, foreignTrades, leavingMonths, reasons, returningMonths,
  sectors, stays, trades, women,
} from './shares.ts' // prettier-ignore

/** One invented row: what stands under each question of its register. */
export type InventedRow = Readonly<Record<string, string>>

/** Draws a row; its number makes the papers in it, which no state prints. */
export type RowDrawer = (chance: Chance, number: number) => InventedRow

const drawDistrict = oneOf(anywhere)
const drawAge = oneOf(ages)
const drawEducation = oneOf(education)
const drawDestination = oneOf(destinations)
const drawTrade = { F: oneOf(trades.F), M: oneOf(trades.M) }
const drawSector = { F: oneOf(sectors.F), M: oneOf(sectors.M) }
const drawSex = (chance: Chance) => (chance.is(women) ? ('F' as const) : ('M' as const))

const paper = (kind: string, number: number) => `DEMO${kind}${String(number).padStart(9, '0')}`
const two = (number: number) => String(number).padStart(2, '0')
const cents = (amount: number) => amount.toFixed(2)
/** Some leave a question open. */
const often = (chance: Chance, share: number, answer: string) => (chance.is(share) ? answer : '')

/** A day of birth that gives an age of these five years in that month. */
function drawBirth(chance: Chance, month: string): string {
  const year = Number(month.slice(0, 4)) - drawAge(chance) - 1 - chance.below(4)
  return `${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`
}

/** The months up to one, so many of them, each as often as its season says; later years have a little more. */
function monthsUntil(last: string, count: number, seasons: readonly number[]): (chance: Chance) => string {
  const end = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1
  const months: Weighted<string> = Array.from({ length: count }, (_, back) => {
    const at = end - count + 1 + back
    return [`${Math.floor(at / 12)}-${two((at % 12) + 1)}`, (seasons[at % 12] ?? 0) * (1 + 0.1 * Math.floor(back / 12))]
  })
  return oneOf(months)
}

const prospective = (until: string): RowDrawer => {
  const drawMonth = monthsUntil(until, 36, leavingMonths)
  const drawWay = oneOf([
    ['relatives', 0.52],
    ['alone', 0.3],
    ['employer', 0.08],
    ['agency', 0.05],
    ['', 0.05],
  ])
  return (chance, number) => {
    const month = drawMonth(chance)
    const sex = drawSex(chance)
    const destination = drawDestination(chance)
    const isOrganised = costs[destination] !== undefined
    return {
      personalNumber: paper('N', number),
      passport: often(chance, 0.85, paper('P', number)),
      month,
      sex,
      age: drawBirth(chance, month),
      district: drawDistrict(chance),
      education: drawEducation(chance),
      destination,
      occupation: drawTrade[sex](chance),
      way: isOrganised ? 'agency' : drawWay(chance),
      oriented: chance.is(isOrganised ? 0.9 : 0.28) ? 'yes' : 'no',
      contract: often(chance, 0.95, chance.is(isOrganised ? 0.95 : 0.17) ? 'yes' : 'no'),
      cost: often(chance, 0.6, cents(chance.around(costs[destination] ?? 350, 0.5))),
    }
  }
}

// What a place costs where it is arranged by an agency, in US dollars: an assumption; 350 elsewhere.
const costs: Readonly<Record<string, number>> = {
  KOR: 3000,
  GBR: 2500,
  POL: 1500,
  DEU: 1800,
  JPN: 2600,
  QAT: 900,
  LTU: 1400,
}

const returns = (until: string): RowDrawer => {
  const drawMonth = monthsUntil(until, 36, returningMonths)
  const [drawReason, drawBan, drawStay] = [oneOf(reasons), oneOf(bans), oneOf(stays)]
  return (chance, number) => {
    const month = drawMonth(chance)
    const sex = drawSex(chance)
    const reason = drawReason(chance)
    const isBarred = reason === 'entry-ban' || (reason === 'removed' && chance.is(0.8))
    const [least, most] = drawStay(chance)
    return {
      personalNumber: paper('N', number),
      passport: often(chance, 0.9, paper('P', number)),
      month,
      sex,
      age: drawBirth(chance, month),
      district: drawDistrict(chance),
      country: drawDestination(chance),
      reason,
      ban: isBarred ? drawBan(chance) : often(chance, 0.9, 'none'),
      stay: often(chance, 0.97, String(least + chance.below(most - least + 1))),
      sector: drawSector[sex](chance),
    }
  }
}

const foreign = (until: string): RowDrawer => {
  const drawMonth = monthsUntil(until, 36, everyMonth)
  const drawPermit = oneOf([
    ['work', 0.74],
    ['temporary-residence', 0.2],
    ['permanent-residence', 0.06],
  ])
  const [drawCitizenship, drawForeignTrade, drawForeignSector] = [
    oneOf(citizenships),
    oneOf(foreignTrades),
    oneOf(foreignSectors),
  ]
  // A few firms employ most: the weight falls with the rank.
  const drawEmployer = oneOf(
    Array.from({ length: 180 }, (_, rank) => [`DEMO FIRM ${rank + 1}`, 1 / (rank + 1)] as const),
  )
  return (chance, number) => {
    const permit = drawPermit(chance)
    const isWork = permit === 'work'
    const month = drawMonth(chance)
    return {
      permitNumber: paper('W', number),
      passport: paper('F', number),
      employer: isWork ? drawEmployer(chance) : '',
      month,
      permit,
      citizenship: drawCitizenship(chance),
      sex: chance.is(isWork ? 0.06 : 0.38) ? 'F' : 'M',
      age: often(chance, 0.98, drawBirth(chance, month)),
      occupation: isWork ? drawForeignTrade(chance) : '',
      sector: isWork ? drawForeignSector(chance) : '',
      district: chance.is(0.45) ? (capital[chance.below(4)] ?? '') : drawDistrict(chance),
      wage: isWork ? often(chance, 0.9, cents(chance.around(4500, 0.5))) : '',
    }
  }
}

const capital = ['3501263', '3501266', '3501268', '3501269']

const remittances = (until: string): RowDrawer => {
  const drawMonth = monthsUntil(until, 36, everyMonth)
  const drawCorridor = oneOf(corridors)
  const drawOperator = oneOf(Array.from({ length: 14 }, (_, rank) => [rank, 1 / (rank + 1)] as const))
  const drawChannel = oneOf([
    ['transfer-system', 0.55],
    ['card', 0.2],
    ['bank', 0.13],
    ['mobile', 0.1],
    ['post', 0.01],
    ['other', 0.01],
  ])
  const drawCurrency = oneOf([
    ['RUB', 0.78],
    ['USD', 0.17],
    ['TJS', 0.03],
    ['EUR', 0.02],
  ])
  return (chance, number) => {
    const corridor = drawCorridor(chance)
    // Small corridors are served by two or three operators only, each by others.
    const operator = corridor === 'RUS' ? drawOperator(chance) : (corridor.charCodeAt(0) + chance.below(3)) % 14
    return {
      reference: paper('T', number),
      operator: `DEMO OPERATOR ${operator + 1}`,
      month: drawMonth(chance),
      corridor,
      channel: drawChannel(chance),
      currency: corridor === 'RUS' ? drawCurrency(chance) : (moneyOf[corridor] ?? 'USD'),
      recipientSex: often(chance, 0.8, chance.is(0.56) ? 'F' : 'M'),
      district: often(chance, 0.95, drawDistrict(chance)),
      amount: cents(Math.max(1, chance.around(250, 0.6))),
    }
  }
}

const moneyOf: Readonly<Record<string, string>> = {
  KAZ: 'KZT',
  DEU: 'EUR',
  CHN: 'CNY',
  LTU: 'EUR',
  POL: 'OTH',
  GBR: 'OTH',
}

/** How the rows of each register are invented, up to a month. */
export const drawers: Readonly<Record<string, (until: string) => RowDrawer>> = {
  prospective,
  returns,
  foreign,
  remittances,
}
