import { total } from '#kernel/hierarchy.ts'
import { byTime, periodOf } from '#kernel/period.ts'
import { type CellKey, type Observation, type Picture, cellOf, valuesOf } from '#kernel/series.ts'
import type { KeptFigure, KeptSeries } from '#store/series.ts'

import { isDrawnPart } from './say.ts'

/** Values of one kind over time, in order: one code, one definition, and one source where sources do not agree. */
export interface Line {
  readonly code: string
  readonly definition: string
  readonly source: string | undefined
  readonly points: readonly KeptFigure[]
}

/** The values of a cell that may be drawn: nobody has to believe what nobody has verified. */
const drawable = (series: KeptSeries, key: CellKey): readonly KeptFigure[] =>
  valuesOf(series.observations, key).filter((each) => each.status === 'verified' && isDrawnPart(series, each))

/** The values over time that a picture draws, in lines that never join two definitions or two sources that do not agree. */
export function linesOf(
  series: KeptSeries,
  { by, codes }: Pick<Extract<Picture, { kind: 'time' }>, 'by' | 'codes'>,
): readonly Line[] {
  const cells = by === undefined ? [total] : (codes ?? [])
  return cells.flatMap((code) => {
    const those = drawable(series, by === undefined ? {} : { [by]: code })
    return [...Map.groupBy(those, ({ definition }) => definition)].flatMap(([definition, values]): readonly Line[] =>
      isDisputed(values)
        ? [...Map.groupBy(values, ({ source }) => source)].map(([source, points]) => ({
            code,
            definition,
            source,
            points: inTime(points),
          }))
        : [{ code, definition, source: undefined, points: onceEach(inTime(values)) }],
    )
  })
}

const inTime = (values: readonly KeptFigure[]): readonly KeptFigure[] =>
  values.toSorted((one, other) => byTime(one.time, other.time))

/** Whether sources under one definition say different values of one time. */
const isDisputed = (values: readonly Observation[]): boolean =>
  [...Map.groupBy(values, ({ time }) => time).values()].some((said) => new Set(said.map(({ value }) => value)).size > 1)

// Two sources that agree are one mark; the table names both.
const onceEach = (points: readonly KeptFigure[]): readonly KeptFigure[] =>
  points.filter(({ time }, place) => points.findIndex((other) => other.time === time) === place)

/** The values by code of one time: the time that has the most codes, the newest of such. */
export function newestByCode(series: KeptSeries, column: string, rest: CellKey = {}): readonly KeptFigure[] {
  const cell = (code: string) => cellOf({ ...rest, [column]: code })
  const those = series.observations.filter(
    ({ by, status }) => status === 'verified' && by[column] !== undefined && cellOf(by) === cell(by[column]),
  )
  const times = [...Map.groupBy(those, ({ time }) => time)].toSorted(
    ([time, one], [otherTime, other]) => other.length - one.length || byTime(otherTime, time),
  )
  const [fullest] = times
  if (!fullest) return []
  // A code that appears or ends with the years does not make an old year the fullest.
  const [, most] = fullest
  const recent = times
    .filter(([, values]) => values.length * 2 > most.length)
    .toSorted(([one], [other]) => byTime(other, one))
  return recent[0]?.[1] ?? []
}

/** The middle of a time, in months. */
export function middleOf(time: string): number {
  const { from, months } = periodOf(time)
  return from + months / 2
}
