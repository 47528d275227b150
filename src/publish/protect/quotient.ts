/**
 * The fewest people, as published, that a mean, a median or a rate stands on where counts are changed by chance: below it the
 * change of the count alone would say more than the figure.
 */
export const fewestBehind = 20

/** A rate from a published numerator and denominator, between 0 and `per`: chance may put the one above the other. */
export const rateOf = (part: number, whole: number, per: number): number =>
  Math.min(per, Math.max(0, (per * part) / whole))

/** A value to two significant digits. A median is the value of somebody: two digits are shared by many. */
export const twoDigits = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)))
