import { words } from '#words/screen/words.ts'

import { type Asked, named } from './asked.ts'
import type { Option } from './option.ts'
import { Question } from './question.tsx'

export interface SelectProps extends Asked {
  readonly options: readonly Option[]
  readonly value?: string | undefined
}

/** One of a list too long for cards. */
export const Select = ({ options, value, ...asked }: SelectProps) => (
  <Question {...asked}>
    <select {...named(asked)} value={value ?? ''} autocomplete="off">
      <option value="">{words[asked.language].choose}</option>
      <Options options={options} />
    </select>
  </Question>
)

export const Options = ({ options }: { readonly options: readonly Option[] }) => (
  <>
    {options.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </>
)
