import type { ComponentChildren } from 'preact'

import { words } from '#words/screen/words.ts'

import { type Asked, errorId, fieldId, hintId, told } from './asked.ts'

type QuestionProps = Asked & { readonly children: ComponentChildren }

/** A label, a hint, one input and what is wrong with it. */
export const Question = ({ children, ...asked }: QuestionProps) => (
  <div class="f" data-field={asked.name}>
    <label for={fieldId(asked.name)}>
      <Label {...asked} />
    </label>
    <Said {...asked} />
    {children}
  </div>
)

/** The same for a question that is answered by several inputs; of radio buttons the group itself is required or wrong. */
export function GroupQuestion({ children, role, ...asked }: QuestionProps & { readonly role?: 'radiogroup' }) {
  const { required, 'aria-invalid': invalid, ...described } = told(asked)
  const group = role && { role, 'aria-required': required, 'aria-invalid': invalid }
  return (
    <fieldset class="f" data-field={asked.name} {...described} {...group}>
      <legend>
        <Label {...asked} />
      </legend>
      <Said {...asked} />
      {children}
    </fieldset>
  )
}

const Label = ({ language, label, required }: Asked) => (
  <>
    {label}
    {required !== undefined && <small> ({words[language][required ? 'required' : 'optional']})</small>}
  </>
)

// The mistake stands above the input: on a phone the keyboard would hide it below.
const Said = ({ language, name, hint, error }: Asked) => (
  <>
    {hint && (
      <span class="hint" id={hintId(name)}>
        {hint}
      </span>
    )}
    {error && (
      <span class="err" id={errorId(name)}>
        <span class="unseen">{words[language].mistake} </span>
        {error}
      </span>
    )}
  </>
)
