import type { Database } from '#store/database.ts'
import { type KeptSeries, readSeries, seriesStamp } from '#store/series.ts'

/** All series as they are now. */
export type Shelf = () => Promise<readonly KeptSeries[]>

/** Reads all series, and again only when one was added: they are the same for everybody who asks. */
export function makeShelf(database: Database): Shelf {
  let held: { readonly stamp: number; readonly series: Promise<readonly KeptSeries[]> } | undefined
  return async () => {
    const stamp = await seriesStamp(database)
    if (held?.stamp === stamp) return held.series
    const series = readSeries(database)
    held = { stamp, series }
    // A reading that failed is not kept: the next visitor tries again.
    series.catch(() => (held = undefined))
    return series
  }
}
