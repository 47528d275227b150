import { certify } from '#serve/certify.ts'
import { publish } from '#publish/wing.ts'
import { learn } from '#serve/learn.ts'
import { serve } from '#serve/wing.ts'
import type { Wing } from '#web/visit.ts'

/** Every wing of the house, in the order of the menu. */
export const wings: readonly Wing[] = [serve, publish, learn, certify]
