import { programmes } from '#app/programmes.ts'
import { numbering } from '#countries/tajikistan/numbering.ts'
import { fieldsOf } from '#kernel/condition.ts'
import { isAsked } from '#kernel/form.ts'
import type { Programme } from '#kernel/programme.ts'
import { readFields } from '#kernel/record.ts'
import { languages } from '#kernel/words.ts'
import { showProblem } from '#screen/browser/problem.ts'
import { answersIn } from '#serve/posted.ts'
import { sayProblem } from '#serve/say.ts'
import type { Posted } from '#web/received.ts'

// Checks answers while they are given, by the same kernel as the server, and asks conditional questions
// as soon as their rule holds. Without this script the server does both when the form is sent.
for (const form of document.querySelectorAll('form')) {
  const programme = programmes.find(({ name }) => name === valueOf(form, '_programme'))
  if (programme) form.addEventListener('change', (event) => answered(form, programme, event.target))
}

const language = languages.find((each) => each === document.documentElement.lang) ?? 'tg'

// Long code lists stay on the server; what only it can check, only it checks.
const country = { lists: {}, numbering }

function answered(form: HTMLFormElement, programme: Programme, target: EventTarget | null): void {
  const posted = postedBy(form)
  const answers = answersIn(programme.record, posted, country)
  for (const question of form.querySelectorAll<HTMLElement>('[data-asked]')) {
    const rule = programme.form.asked[question.dataset['asked'] ?? '']
    // A rule that speaks of what is not in this form was settled by the server.
    if (rule && fieldsOf(rule).every((name) => form.querySelector(`[data-field="${name}"]`)))
      question.hidden = !isAsked(programme.form, question.dataset['asked'] ?? '', answers)
  }
  const path =
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
      ? target.name
      : ''
  const [name = ''] = path.split('.')
  const field = programme.record[name]
  if (!field || field.kind === 'files') return
  const today = new Date().toLocaleDateString('sv-SE')
  const { problems } = readFields(
    { [name]: field },
    name in answers ? { [name]: answers[name] } : {},
    { today, lists: {} },
    () => false,
  )
  const problem = problems.find((each) => each.field === path)
  showProblem(path, problem && sayProblem(language, programme, problem))
}

function postedBy(form: HTMLFormElement): Posted {
  const posted: Record<string, string | readonly string[]> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue
    const before = posted[name]
    posted[name] = before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value]
  }
  return posted
}

function valueOf(form: HTMLFormElement, name: string): string | undefined {
  const input = form.elements.namedItem(name)
  return input instanceof HTMLInputElement ? input.value : undefined
}
