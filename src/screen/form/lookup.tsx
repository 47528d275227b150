import { words } from '#words/screen/words.ts'

import { type Asked, fieldId, named } from './asked.ts'
import type { Option } from './option.ts'
import { Question } from './question.tsx'

export interface LookupProps extends Asked {
  readonly options: readonly Option[]
  /** A code of the list, or what was written. */
  readonly value?: string | undefined
}

/** One of hundreds, found by typing. What is written is sent, and the server finds the code by its name. */
export function Lookup({ options, value, ...asked }: LookupProps) {
  const listId = `${fieldId(asked.name)}-list`
  const question = { ...asked, hint: asked.hint ?? words[asked.language].lookupHint }
  return (
    <Question {...question}>
      <input
        {...named(question)}
        type="text"
        list={listId}
        value={options.find((option) => option.value === value)?.label ?? value}
        autocomplete="off"
        spellcheck={false}
      />
      <datalist id={listId}>
        {options.map((option) => (
          <option key={option.value} value={option.label} />
        ))}
      </datalist>
    </Question>
  )
}
