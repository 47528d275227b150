/** One area as it is drawn: its value in words, and the shade of its class from 1 to 4; without a shade it is hatched. */
export interface Area {
  readonly says: string
  readonly shade?: number | undefined
}

/** A class of values that share a shade; `to` belongs to it. */
export interface ShadeClass {
  readonly from: number
  readonly to: number
}

const shades = 4

/**
 * Puts values into at most four classes with about as many values in each; equal values are never parted. The bounds are
 * values that occur, so a legend says nothing that is not there.
 */
export function classesOf(values: readonly number[]): readonly ShadeClass[] {
  const distinct = [...new Set(values)].toSorted((one, other) => one - other)
  const count = Math.min(shades, distinct.length)
  return Array.from({ length: count }, (_, place) => ({
    from: distinct[Math.round((place * distinct.length) / count)] ?? 0,
    to: distinct[Math.round(((place + 1) * distinct.length) / count) - 1] ?? 0,
  }))
}

/** The shade of a value: light for the lowest class, with few classes the darker ones too. */
export function shadeOf(classes: readonly ShadeClass[], value: number): number {
  const place = classes.findIndex(({ to }) => value <= to)
  const at = place === -1 ? classes.length - 1 : place
  return classes.length <= 1 ? 2 : 1 + Math.round((at * (shades - 1)) / (classes.length - 1))
}
