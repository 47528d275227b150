import type { Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

import { Button } from './button.tsx'
import { fieldId, hintId } from './form/asked.ts'
import { Form } from './form/form.tsx'
import { Sign } from './sign.tsx'

export interface SearchProps {
  readonly language: Language
  readonly action: string
  readonly label: string
  readonly hint?: string | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

/** A search by name or number. It is posted: what is sought may be a person, and addresses are kept in logs. */
export const Search = ({ language, action, label, hint, name = 'q', value, hidden }: SearchProps) => (
  <search class="search">
    <Form action={action} hidden={hidden}>
      <label for={fieldId(name)}>{label}</label>
      {hint && (
        <span class="hint" id={hintId(name)}>
          {hint}
        </span>
      )}
      <div class="search-row">
        <input
          type="search"
          id={fieldId(name)}
          name={name}
          value={value}
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          aria-describedby={hint && hintId(name)}
        />
        <Button accessibleName={words[language].search}>
          <Sign name="search" />
          <span class="wide-only">{words[language].search}</span>
        </Button>
      </div>
    </Form>
  </search>
)
