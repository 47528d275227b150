import { total } from '#kernel/hierarchy.ts'
import type { Observation } from '#kernel/series.ts'
import type { Phrase } from '#kernel/words.ts'

/** A file of the United Nations' estimates: by code, for both sexes, men and women, the years in order. */
export interface Estimates {
  readonly years: readonly string[]
  readonly sexes: readonly string[]
}

type Rows = Readonly<Record<string, readonly (readonly (number | null)[])[]>>

/** The estimates as values of a series; what the source leaves open stays open, and is no zero. */
export const estimates = ({ years, sexes }: Estimates, column: string, rows: Rows, noteOn: Noting = () => undefined) =>
  Object.entries(rows).flatMap(([code, cells]) =>
    sexes.flatMap((sex, at) =>
      years.flatMap((time, place): Observation[] => {
        const value = cells[at]?.[place]
        if (value === null || value === undefined) return []
        const by = { ...(code !== total && { [column]: code }), ...(sex !== total && { sex }) }
        const note = noteOn(time, by)
        return [
          {
            time,
            by,
            value,
            precision: 'exact',
            source: 'un-desa-2019',
            definition: 'stock',
            status: 'verified',
            ...(note && { note }),
          },
        ]
      }),
    ),
  )

type Noting = (time: string, by: Readonly<Record<string, string>>) => Phrase | undefined
