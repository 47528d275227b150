import { serve } from '#serve/wing.ts'
import type { Wing } from '#web/visit.ts'

/** Every wing of the house, in the order of the menu. */
export const wings: readonly Wing[] = [serve]
