import type { ComponentChildren } from 'preact'

import { Sign } from './sign.tsx'
import type { Tone } from './tone.ts'

export interface ChipProps {
  readonly tone: Tone
  readonly children: ComponentChildren
}

/** A state in one or two words, with a sign for those who do not see the colour. */
export const Chip = ({ tone, children }: ChipProps) => (
  <span class={`chip ${tone}`}>
    <Sign name={tone} />
    {children}
  </span>
)
