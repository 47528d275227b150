import type { PlainDate } from './date.ts'
import type { Fields } from './field.ts'
import type { LooseAnswers, Name, SealedName, ValueOf } from './record.ts'

/** Plain data, so that one rule runs in the browser and on the server, and can be printed and compared. */
export type Condition =
  | { readonly op: 'is' | 'has'; readonly field: string; readonly value: string | number }
  | { readonly op: 'atLeast' | 'atMost' | 'countAtLeast'; readonly field: string; readonly value: number }
  | { readonly op: 'notBefore'; readonly field: string; readonly value: PlainDate }
  | { readonly op: 'notBeforeField'; readonly field: string; readonly other: string }
  | { readonly op: 'known'; readonly field: string }
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }

interface AnyRef {
  /** The question has been answered. */
  isKnown(): Condition
}
interface CodeRef<Value extends string> extends AnyRef {
  is(value: Value): Condition
  isOneOf(...values: readonly Value[]): Condition
}
interface NumberRef extends AnyRef {
  is(value: number): Condition
  atLeast(value: number): Condition
  atMost(value: number): Condition
}
interface DateRef<F> extends AnyRef {
  notBefore(day: PlainDate): Condition
  /** Also true while one of the two days is not known. */
  notBeforeField(field: DateName<F>): Condition
}
interface ListRef<Part> extends AnyRef {
  has(value: Part & string): Condition
  hasAll(...values: readonly (Part & string)[]): Condition
  countAtLeast(value: number): Condition
}

type DateName<F> = Exclude<
  { [N in Name<F>]: F[N] extends { readonly kind: 'date' } ? N : never }[Name<F>],
  SealedName<F>
>

type Ref<F, T> = T extends { readonly kind: 'date' }
  ? DateRef<F>
  : ValueOf<T> extends readonly (infer Part)[]
    ? ListRef<Part>
    : ValueOf<T> extends number
      ? NumberRef
      : T extends { readonly codes: readonly (infer Code extends string)[] }
        ? CodeRef<Code>
        : CodeRef<string>

/** The questions that a rule may speak of: all but identity. */
export type Refs<F> = { readonly [N in Exclude<Name<F>, SealedName<F>>]: Ref<F, F[N]> }

export const all = (...of: readonly Condition[]): Condition => ({ op: 'all', of })
export const any = (...of: readonly Condition[]): Condition => ({ op: 'any', of })
export const not = (of: Condition): Condition => ({ op: 'not', of })

const ref = (field: string) => ({
  isKnown: (): Condition => ({ op: 'known', field }),
  is: (value: string | number): Condition => ({ op: 'is', field, value }),
  isOneOf: (...values: readonly string[]) => any(...values.map((value): Condition => ({ op: 'is', field, value }))),
  atLeast: (value: number): Condition => ({ op: 'atLeast', field, value }),
  atMost: (value: number): Condition => ({ op: 'atMost', field, value }),
  notBefore: (value: PlainDate): Condition => ({ op: 'notBefore', field, value }),
  notBeforeField: (other: string): Condition => ({ op: 'notBeforeField', field, other }),
  has: (value: string): Condition => ({ op: 'has', field, value }),
  hasAll: (...values: readonly string[]) => all(...values.map((value): Condition => ({ op: 'has', field, value }))),
  countAtLeast: (value: number): Condition => ({ op: 'countAtLeast', field, value }),
})

/** `answer.modules.countAtLeast(5)`: reads as a sentence, yields data. */
export const refs = <F extends Fields>(fields: F): Refs<F> =>
  // The methods offered per kind are narrowed by the type above; the object behind has them all.
  Object.fromEntries(Object.keys(fields).map((field) => [field, ref(field)])) as unknown as Refs<F>

/** Whether the rule is true of these answers. An unanswered question makes a comparison false. */
export function holds(condition: Condition, answers: LooseAnswers): boolean {
  switch (condition.op) {
    case 'all':
      return condition.of.every((part) => holds(part, answers))
    case 'any':
      return condition.of.some((part) => holds(part, answers))
    case 'not':
      return !holds(condition.of, answers)
    case 'known':
      return answers[condition.field] !== undefined
    case 'is':
      return answers[condition.field] === condition.value
    case 'has':
      return list(answers[condition.field]).includes(condition.value)
    case 'countAtLeast':
      return list(answers[condition.field]).length >= condition.value
    case 'atLeast':
      return number(answers[condition.field]) >= condition.value
    case 'atMost':
      return number(answers[condition.field]) <= condition.value
    case 'notBefore':
      return day(answers[condition.field]) >= condition.value
    case 'notBeforeField':
      return notBefore(answers[condition.field], answers[condition.other])
  }
}

const list = (answer: unknown): readonly unknown[] => (Array.isArray(answer) ? answer : [])
const number = (answer: unknown) => (typeof answer === 'number' ? answer : Number.NaN)
const day = (answer: unknown) => (typeof answer === 'string' ? answer : '')

// Two dates are compared only when both are there: an open question breaks no rule.
const notBefore = (later: unknown, earlier: unknown) =>
  later === undefined || earlier === undefined || day(later) >= day(earlier)

/** The fields that a rule speaks of. */
export function fieldsOf(condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap(fieldsOf)
    case 'not':
      return fieldsOf(condition.of)
    case 'notBeforeField':
      return [condition.field, condition.other]
    case 'is':
    case 'has':
    case 'known':
    case 'atLeast':
    case 'atMost':
    case 'countAtLeast':
    case 'notBefore':
      return [condition.field]
  }
}
