import { errorId, fieldId, hintId } from '#screen/form/asked.ts'

/** Says under a question what is wrong with its answer, or takes it back. */
export function showProblem(name: string, sentence: string | undefined): void {
  const question = document.querySelector(`[data-field="${CSS.escape(name)}"]`)
  const input = document.getElementById(fieldId(name))
  if (!question || !input) return
  const target = question instanceof HTMLFieldSetElement ? question : input

  const shown = document.getElementById(errorId(name))
  if (!sentence) shown?.remove()
  else if (shown) shown.textContent = sentence
  else errorAfter(question, name).textContent = sentence

  const told = [hintId(name), errorId(name)].filter((id) => document.getElementById(id))
  set(target, 'aria-describedby', told.join(' '))
  set(target, 'aria-invalid', sentence && canBeInvalid(target) ? 'true' : '')
}

// Plain groups (checkboxes, repeated rows) have no such state.
const canBeInvalid = (target: Element) => target.tagName !== 'FIELDSET' || target.role === 'radiogroup'

function errorAfter(question: Element, name: string): HTMLElement {
  const error = document.createElement('span')
  error.className = 'err'
  error.id = errorId(name)
  const before = document.getElementById(hintId(name)) ?? question.querySelector('label, legend')
  before?.after(error)
  return error
}

function set(target: Element, attribute: string, value: string): void {
  if (value) target.setAttribute(attribute, value)
  else target.removeAttribute(attribute)
}
