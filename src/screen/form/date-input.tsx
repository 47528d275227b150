import { isDay } from '#kernel/date.ts'
import { words } from '#words/screen/words.ts'

import { type Asked, named } from './asked.ts'
import { Question } from './question.tsx'

export interface DateInputProps extends Asked {
  readonly value?: string | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
}

/** A day. What the browser's own picker cannot hold is kept as it was written, to be mended. */
export function DateInput({ value, min, max, ...asked }: DateInputProps) {
  const shared = { class: 'middling', value, autocomplete: 'off' }
  if (!value || isDay(value))
    return (
      <Question {...asked}>
        <input {...named(asked)} {...shared} type="date" min={min} max={max} />
      </Question>
    )

  // Said only here: a picker shows days in the order of the browser's language, which may be another.
  const shape = words[asked.language].dateShape
  const question = { ...asked, hint: asked.hint ? `${asked.hint}. ${shape}` : shape }
  return (
    <Question {...question}>
      <input {...named(question)} {...shared} type="text" />
    </Question>
  )
}
