import { type Condition, type Refs, holds, refs } from './condition.ts'
import type { Circumstances, Fields } from './field.ts'
import { merge } from './merge.ts'
import type { Problem } from './outcome.ts'
import { type LooseAnswers, type Name, type ReadAnswers, readFields } from './record.ts'
import { mapValues } from './values.ts'

/** A rule between answers: when it does not hold, its sentence stands at the field it names. */
export interface Check {
  readonly at: string
  readonly holds: Condition
}

/** The order in which questions are asked: pages, skip logic and rules between answers. */
export interface Form<Page extends string = string, Rule extends string = string> {
  readonly pages: Readonly<Record<Page, readonly string[]>>
  readonly asked: Readonly<Record<string, Condition>>
  readonly checks: Readonly<Record<Rule, Check>>
  /** What lists of cases show, in this order. */
  readonly lists: readonly string[]
  /** What tells one person from another in a list: the first of these sets that is answered. */
  readonly samePerson: readonly (readonly string[])[]
}

type ConditionalName<F> = {
  [N in Name<F>]: F[N] extends { readonly conditional: true } | { readonly optional: true } ? N : never
}[Name<F>]
type RetiredName<F> = { [N in Name<F>]: F[N] extends { readonly retired: true } ? N : never }[Name<F>]

interface FormOf<F, Page extends string, Rule extends string> {
  readonly pages: Readonly<Record<Page, readonly Exclude<Name<F>, RetiredName<F>>[]>>
  /** When a conditional question is asked. */
  readonly asked?: { readonly [N in ConditionalName<F>]?: (answer: Refs<F>) => Condition }
  readonly checks?: Readonly<Record<Rule, { readonly at: Name<F>; readonly holds: (answer: Refs<F>) => Condition }>>
  readonly lists: readonly Name<F>[]
  readonly samePerson?: readonly (readonly Name<F>[])[]
}

/** Arranges a record's questions into pages. */
export function defineForm<const F extends Fields, const Page extends string, const Rule extends string = never>(
  record: F,
  { pages, asked = {}, checks, lists, samePerson = [] }: FormOf<F, Page, Rule>,
): Form<Page, Rule> {
  const answer = refs(record)
  const rules = (checks ?? {}) as Required<FormOf<F, Page, Rule>>['checks']
  return sound(record, {
    pages,
    lists,
    samePerson,
    asked: mapValues(asked as Readonly<Record<string, (answer: Refs<F>) => Condition>>, (rule) => rule(answer)),
    checks: mapValues(rules, ({ at, holds: rule }) => ({ at, holds: rule(answer) })),
  })
}

/** The form itself, once it asks every question on exactly one page and says when each conditional one is asked. */
export function sound<Page extends string, Rule extends string>(
  record: Fields,
  form: Form<Page, Rule>,
): Form<Page, Rule> {
  const asked = Object.values<readonly string[]>(form.pages).flat()
  const twice = asked.find((name, place) => asked.indexOf(name) !== place)
  if (twice) throw new Error(`The form asks ${twice} twice; a question stands on one page`)
  const [nowhere] = Object.keys(record).filter((name) => !record[name]?.retired && !asked.includes(name))
  if (nowhere) throw new Error(`No page asks ${nowhere}; put it on a page or retire it`)
  const [always] = Object.keys(record).filter(
    (name) => record[name]?.conditional && !record[name].retired && !form.asked[name],
  )
  if (always) throw new Error(`${always} is conditional, but the form does not say when it is asked`)
  return form
}

/** The fields of some pages, in the order they are asked. */
export const fieldsOnPages = (record: Fields, form: Form, pages: readonly string[]): Fields =>
  Object.fromEntries(
    pages.flatMap((page) => form.pages[page] ?? []).flatMap((name) => (record[name] ? [[name, record[name]]] : [])),
  )

interface Asking {
  readonly record: Fields
  readonly form: Form
  readonly pages: readonly string[]
  /** What the case already knows: conditions may speak of it. */
  readonly known: LooseAnswers
}

/** Whether the form asks this question, given what is answered so far. */
export const isAsked = (form: Form, name: string, answers: LooseAnswers): boolean => {
  const rule = form.asked[name]
  return rule === undefined || holds(rule, answers)
}

/** The answers without those to questions that are not asked; leaving one out may leave out others. */
export function withoutUnasked(form: Form, answers: LooseAnswers): LooseAnswers {
  const asked = Object.entries(answers).filter(([name]) => isAsked(form, name, answers))
  return asked.length === Object.keys(answers).length ? answers : withoutUnasked(form, Object.fromEntries(asked))
}

/** Reads the answers to some pages of a form: each question, skip logic, then the rules between answers. */
export function readPages({ record, form, pages, known }: Asking, given: unknown, now: Circumstances): ReadAnswers {
  const fields = fieldsOnPages(record, form, pages)
  const read = readFields(fields, given, now, () => false)
  const together = withoutUnasked(form, merge(record, known, read.answers))
  // An answer to a question that is not asked is dropped, as the page would have hidden it.
  const answers = Object.fromEntries(Object.entries(read.answers).filter(([name]) => Object.hasOwn(together, name)))
  const order = Object.keys(fields)
  const hidden = order.filter((name) => !isAsked(form, name, together))
  const wrong = read.problems.filter((problem) => problem.says === 'not-asked' || !hidden.includes(questionOf(problem)))
  const missing = order
    .filter((name) => !hidden.includes(name) && !fields[name]?.optional && answers[name] === undefined)
    .filter((name) => !wrong.some((problem) => questionOf(problem) === name))
    .map((field): Problem => ({ field, says: 'missing' }))
  const problems = [...wrong, ...missing]
  const broken = problems.length > 0 ? [] : brokenChecks(form, fields, together)
  const place = (problem: Problem) => order.indexOf(questionOf(problem))
  return { answers, problems: [...problems, ...broken].toSorted((one, other) => place(one) - place(other)) }
}

/** The question that a problem stands at: `trips` for `trips.0.country`. */
const questionOf = ({ field }: Problem): string => field.split('.')[0] ?? ''

/** The rules that these answers break, of those that stand at a field in question. */
export const brokenChecks = (form: Form, fields: Fields, answers: LooseAnswers): readonly Problem[] =>
  Object.entries(form.checks)
    .filter(([, { at, holds: rule }]) => fields[at] && !holds(rule, answers))
    .map(([check, { at }]) => ({ field: at, says: 'check', check }))
