import { type Codelist, findCode } from '#kernel/codelist.ts'

/** Whether a place is another or lies in it; `null` is the whole country. */
export const isWithin = (places: Codelist, place: string | null, outer: string | null): boolean =>
  outer === null || place === outer || (place !== null && findCode(places, place)?.within === outer)
