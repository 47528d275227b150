import type { Programme } from '#kernel/programme.ts'
import { orientation } from '#programmes/orientation/index.ts'

/** Every programme that this Safar runs: add yours here. */
export const programmes: readonly Programme[] = [orientation]
