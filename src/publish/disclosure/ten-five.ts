/**
 * The "10-5" rule of the Office for National Statistics: a count below 10 is withheld (null), any other is rounded to the
 * nearest 5, halves up. Source: ONSdigital/cell-key-perturbation 3.1.0, ptable_10_5_rule, equal to this closed form in all rows.
 */
export const tenFive = (count: number): number | null => (count < 10 ? null : 5 * Math.floor((count + 2.5) / 5))

/** The row of the ONS table that serves a count: counts above 750 use rows 501 to 750 again. */
export const onsRow = (count: number): number => (count <= 750 ? count : ((count - 1) % 250) + 501)
