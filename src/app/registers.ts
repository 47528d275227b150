import type { Register } from '#kernel/register.ts'
import { type Source, sourceOf } from '#kernel/source.ts'
import { foreign } from '#registers/foreign/index.ts'
import { prospective } from '#registers/prospective/index.ts'
import { remittances } from '#registers/remittances/index.ts'
import { returns } from '#registers/returns/index.ts'

import { programmes } from './programmes.ts'

/** Every register that agencies deliver to this Safar: add yours here. */
export const registers: readonly Register[] = [prospective, returns, foreign, remittances]

/** Everything that tables are made of: the registers, and the programmes that declare tables. */
export const sources: readonly Source[] = [
  ...registers,
  ...programmes.flatMap((programme) => sourceOf(programme) ?? []),
]
