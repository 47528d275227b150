import { type Asked, named } from './asked.ts'
import { Question } from './question.tsx'

export interface TextInputProps extends Asked {
  readonly value?: string | undefined
  readonly kind?: 'text' | 'tel' | 'email' | 'password' | 'document' | 'code' | undefined
  readonly autocomplete?: string | undefined
  readonly maxLength?: number | undefined
}

/** A line of text, a telephone number, the number of a document, a code of digits. */
export const TextInput = ({ value, kind = 'text', autocomplete = 'off', maxLength, ...asked }: TextInputProps) => (
  <Question {...asked}>
    <input
      {...named(asked)}
      {...kinds[kind]}
      value={value}
      // Off unless asked: a shared tablet must not offer the last visitor's name.
      autocomplete={autocomplete}
      spellcheck={false}
      maxLength={maxLength}
    />
  </Question>
)

const kinds = {
  text: { type: 'text' },
  email: { type: 'email' },
  password: { type: 'password' },
  tel: { type: 'tel', class: 'middling' },
  code: { type: 'text', class: 'short', inputmode: 'numeric' },
  document: { type: 'text', class: 'middling', autocapitalize: 'characters' },
} as const
