import type { Shapes } from '#kernel/country.ts'

import regions from './regions.topo.json' with { type: 'json' }
import { tiles } from './tiles.ts'

/** How Tajikistan is drawn. The outlines are made from Natural Earth (public domain, 1:10m) and follow today's names of regions. */
export const shapes: Shapes = { regions, credit: 'Natural Earth', districts: tiles }
