import type { Numbering } from '#kernel/country.ts'

/** Nine digits after the prefix; an eight was dialled before numbers inside the country. */
export const numbering: Numbering = { prefix: '992', length: 9, trunk: '8' }
