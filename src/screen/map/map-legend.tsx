import { fill, type Language } from '#kernel/words.ts'
import { words } from '#words/series/words.ts'

import type { ShadeClass } from './classes.ts'
import { shadeOf } from './classes.ts'

export interface MapLegendProps {
  readonly language: Language
  readonly classes: readonly ShadeClass[]
  readonly says: (value: number) => string
  /** Why some areas are hatched, when some are: a sentence. */
  readonly hatched?: string | undefined
  /** Who made the outlines; a grid of squares has none. */
  readonly credit?: string | undefined
}

/** What each shade means, why something is hatched, and that no boundary is a statement. */
export const MapLegend = ({ language, classes, says, hatched, credit }: MapLegendProps) => (
  <>
    <ul class="legend">
      {classes.map(({ from, to }) => (
        <li key={to}>
          <svg class="swatch" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <rect class={`area m${shadeOf(classes, to)}`} width="16" height="16" rx="3" />
          </svg>
          {from === to ? says(to) : `${says(from)} – ${says(to)}`}
        </li>
      ))}
      {hatched !== undefined && (
        <li>
          <svg class="swatch" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <rect class="hatch-paper" width="16" height="16" rx="3" />
            <path class="hatch-stroke" d="M-2 10 10-2M0 16 16 0M6 18 18 6" />
          </svg>
          {hatched}
        </li>
      )}
    </ul>
    <p class="sub">
      {credit === undefined ? words[language].map.grid : fill(words[language].map.boundaries, { credit })}
    </p>
  </>
)
