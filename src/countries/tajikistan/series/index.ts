import type { Series } from '#kernel/series.ts'

import { abroad } from './abroad.ts'
import { counselling, population, trafficking, unemployed } from './context.ts'
import { cost } from './cost.ts'
import { departures } from './departures.ts'
import { arrivals, inRussia, recruitment } from './elsewhere.ts'
import { entryBans } from './entry-bans.ts'
import { licensedFirms, workPermits } from './foreign-workers.ts'
import { migrantsByAge, migrantsByOrigin } from './migrants.ts'
import { remittances, shareOfGdp } from './remittances.ts'
import { controlled, removals, returns } from './returns.ts'
import { bySector, byStay, mobility } from './surveys.ts'

/** The published figures of the country, with their sources; the first of each subject leads it. */
export const series: readonly Series[] = [
  departures,
  abroad,
  inRussia,
  arrivals,
  recruitment,
  removals,
  returns,
  controlled,
  entryBans,
  bySector,
  byStay,
  mobility,
  migrantsByOrigin,
  migrantsByAge,
  workPermits,
  licensedFirms,
  remittances,
  shareOfGdp,
  cost,
  population,
  counselling,
  unemployed,
  trafficking,
]
