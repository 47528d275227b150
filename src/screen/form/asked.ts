import type { Language } from '#kernel/words.ts'

/** What every question on a form has. */
export interface Asked {
  readonly language: Language
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with the answer, and what to write instead. */
  readonly error?: string | undefined
  /** Said in words beside the label; nothing is said when it is left out. */
  readonly required?: boolean | undefined
}

/** Where a question stands in the page, so that a summary can lead to it. */
export const fieldId = (name: string): string => `f-${name}`
export const hintId = (name: string): string => `${fieldId(name)}-hint`
export const errorId = (name: string): string => `${fieldId(name)}-error`

/** What an input tells those who do not see the page. */
export const told = ({ name, hint, error, required }: Asked) => ({
  'aria-describedby': [hint && hintId(name), error && errorId(name)].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? ('true' as const) : undefined,
  required: required === true,
})

/** The attributes that an input with one value shares with every other. */
export const named = (asked: Asked) => ({ id: fieldId(asked.name), name: asked.name, ...told(asked) })
