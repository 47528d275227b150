/** A stretch of time as months: the first one counted from the year 0, and how many there are. */
export interface Period {
  readonly from: number
  readonly months: number
}

const shapes: readonly (readonly [RegExp, (parts: readonly number[]) => Period])[] = [
  [/^(\d{4})$/, ([year = 0]) => ({ from: year * 12, months: 12 })],
  [/^(\d{4})-S([12])$/, ([year = 0, half = 1]) => ({ from: year * 12 + (half - 1) * 6, months: 6 })],
  [/^(\d{4})-Q([1-4])$/, ([year = 0, quarter = 1]) => ({ from: year * 12 + (quarter - 1) * 3, months: 3 })],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, ([year = 0, month = 1]) => ({ from: year * 12 + month - 1, months: 1 })],
  [
    /^(\d{4})-(0[1-9]|1[0-2])-01\/P([1-9]\d?)M$/,
    ([year = 0, month = 1, months = 1]) => ({ from: year * 12 + month - 1, months }),
  ],
]

/**
 * Reads a time as SDMX writes it: a year `2023`, a half `2024-S1`, a quarter `2019-Q3`, a month `2015-01`, or some months
 * from the first of one, `2021-01-01/P10M`. Gives `undefined` for anything else. Source: SDMX 2.1, section 6, 4.2.
 */
export function readPeriod(time: string): Period | undefined {
  for (const [shape, read] of shapes) {
    const [, ...parts] = shape.exec(time) ?? []
    if (parts.length > 0) return read(parts.map(Number))
  }
  return undefined
}

/** A time that is known to be one; what is not is our own mistake. */
export function periodOf(time: string): Period {
  const period = readPeriod(time)
  if (!period) throw new Error(`${time} is no time`)
  return period
}

/** Puts times in order: by when they end, then the shorter one first. */
export function byTime(one: string, other: string): number {
  const [left, right] = [periodOf(one), periodOf(other)]
  return left.from + left.months - (right.from + right.months) || left.months - right.months
}

/** Whether a time lies in another; each lies in itself. */
export function isWithin(inner: string, outer: string): boolean {
  const [part, whole] = [periodOf(inner), periodOf(outer)]
  return part.from >= whole.from && part.from + part.months <= whole.from + whole.months
}
