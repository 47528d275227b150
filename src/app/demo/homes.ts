// Data, not logic. People in thousands in January 2020 (Agency on Statistics; part of the figures recalled, none is printed).
import type { Random, Weighted } from './random.ts'

/** The part of the country that a centre is near to. */
export type Catchment = 'dushanbe' | 'sughd' | 'bokhtar' | 'kulob'

type Row = readonly [district: string, thousands: number]

const around: Readonly<Record<Catchment, readonly Row[]>> = {
  dushanbe: [
    ['3501263', 170], ['3501266', 150], ['3501268', 340], ['3501269', 203], ['3509019', 302], ['3509033', 82], ['3509036', 128], ['3509038', 303],
    ['3509042', 66], ['3509047', 82], ['3509058', 505], ['3509065', 343], ['3509068', 43], ['3509072', 23], ['3509074', 47], ['3509081', 102],
    ['3509084', 118], ['3590204', 34], ['3590208', 33], ['3590213', 24], ['3590217', 16], ['3590219', 27], ['3590220', 26], ['3590226', 37],
    ['3590401', 31],
  ],
  sughd: [
    ['3505203', 84], ['3505207', 168], ['3505213', 174], ['3505217', 76], ['3505220', 274], ['3505226', 211], ['3505228', 25], ['3505230', 128],
    ['3505238', 142], ['3505242', 303], ['3505246', 138], ['3505251', 274], ['3505256', 381], ['3505259', 44], ['3505401', 184], ['3505407', 47],
    ['3505417', 18], ['3505422', 35],
  ],
  bokhtar: [
    ['3507203', 199], ['3507209', 110], ['3507211', 116], ['3507213', 180], ['3507215', 202], ['3507217', 238], ['3507219', 173], ['3507223', 138],
    ['3507234', 123], ['3507236', 47], ['3507245', 129], ['3507250', 235], ['3507252', 60], ['3507254', 40], ['3507401', 111],
  ],
  kulob: [
    ['3507205', 215], ['3507207', 161], ['3507221', 215], ['3507226', 94], ['3507229', 149], ['3507232', 171], ['3507238', 69], ['3507242', 58],
    ['3507246', 58], ['3507256', 30],
  ],
} // prettier-ignore

// Of those who leave for work, so many from each region: an assumption, in proportion to population with fewer from the capital and more
// from the mountains.
const departures: Readonly<Record<string, number>> = {
  '3501': 0.045,
  '3505': 0.27,
  '3507': 0.38,
  '3509': 0.27,
  '3590': 0.035,
}

/** Draws the district that somebody comes from: most from around the centre, some from anywhere. */
export const drawHome = (random: Random, catchment: Catchment): string =>
  random.weighted(random.chance(0.9) ? weights[catchment] : anywhere)

const everywhere = Object.values(around).flat()
const regionOf = (district: string) => district.slice(0, 4)
const peopleIn = (region: string) =>
  everywhere.filter(([district]) => regionOf(district) === region).reduce((sum, [, thousands]) => sum + thousands, 0)

const weighed = (rows: readonly Row[]): Weighted<string> =>
  rows.map(([district, thousands]) => {
    const region = regionOf(district)
    return [district, (thousands / peopleIn(region)) * (departures[region] ?? 0)] as const
  })

const weights: Readonly<Record<Catchment, Weighted<string>>> = {
  dushanbe: weighed(around.dushanbe),
  sughd: weighed(around.sughd),
  bokhtar: weighed(around.bokhtar),
  kulob: weighed(around.kulob),
}
/** Every district, each as often as people leave it for work. */
export const anywhere = weighed(everywhere)
