import { type Asked, named } from './asked.ts'
import { Question } from './question.tsx'

export interface NumberInputProps extends Asked {
  /** As it was written, so that a mistake can be shown and mended. */
  readonly value?: string | undefined
  readonly decimal?: boolean | undefined
  readonly unit?: string | undefined
}

/** A number. Not `type=number`: that loses what it cannot read, and a wheel changes it unseen. */
export const NumberInput = ({ value, decimal, unit, ...asked }: NumberInputProps) => (
  <Question {...asked}>
    <div class="with-unit">
      <input
        {...named(asked)}
        type="text"
        class="short"
        inputmode={decimal ? 'decimal' : 'numeric'}
        value={value}
        autocomplete="off"
      />
      {unit && <span>{unit}</span>}
    </div>
  </Question>
)
