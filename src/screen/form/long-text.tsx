import { type Asked, named } from './asked.ts'
import { Question } from './question.tsx'

export interface LongTextProps extends Asked {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
}

/** Several lines of text. */
export const LongText = ({ value, rows = 4, maxLength, ...asked }: LongTextProps) => (
  <Question {...asked}>
    <textarea {...named(asked)} rows={rows} maxLength={maxLength} value={value} autocomplete="off" />
  </Question>
)
