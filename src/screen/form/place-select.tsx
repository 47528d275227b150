import { words } from '#words/screen/words.ts'

import { type Asked, named } from './asked.ts'
import type { OptionGroup } from './option.ts'
import { Question } from './question.tsx'
import { Options } from './select.tsx'

export interface PlaceSelectProps extends Asked {
  readonly groups: readonly OptionGroup[]
  readonly value?: string | undefined
}

/** A place, found under the one it lies in. */
export const PlaceSelect = ({ groups, value, ...asked }: PlaceSelectProps) => (
  <Question {...asked}>
    <select {...named(asked)} value={value ?? ''} autocomplete="off">
      <option value="">{words[asked.language].choose}</option>
      {groups.map(({ label, options }) => (
        <optgroup key={label} label={label}>
          <Options options={options} />
        </optgroup>
      ))}
    </select>
  </Question>
)
