import { type Condition, type Refs, refs } from './condition.ts'
import type { Fields } from './field.ts'
import type { Form } from './form.ts'
import type { Name } from './record.ts'
import { mapValues } from './values.ts'

/** What a post is for; rights are given to these, never to people. */
export const postFunctions = ['trainer', 'caseworker', 'supervisor', 'statistician', 'administrator'] as const
export type PostFunction = (typeof postFunctions)[number]

/** One thing that can be done to a case. A step without `from` opens it; without `to` its state stays. */
export interface Step<State extends string = string, Page extends string = string> {
  readonly from?: readonly State[]
  readonly to?: State
  readonly by: readonly PostFunction[]
  readonly asks: readonly Page[]
  readonly when?: Condition
  /** Often done for many people at once, so lists offer it. */
  readonly forMany?: true
  /** No longer offered; kept so that old acts still count. */
  readonly retired?: true
}

/** The states of a case and the steps between them. */
export interface Workflow<
  State extends string = string,
  StepName extends string = string,
  Page extends string = string,
> {
  readonly states: readonly State[]
  readonly steps: Readonly<Record<StepName, Step<State, Page>>>
  /** Who may correct answers that were given; a correction is an act too. */
  readonly corrections: readonly PostFunction[]
  /** What is owed to a case in a state: by when which step should have been taken. */
  readonly due?: Readonly<Partial<Record<State, Due<StepName>>>>
}

/** A step that should be taken so many days after a case came into its state. */
export interface Due<StepName extends string = string> {
  readonly step: StepName
  readonly days: number
}

interface StepOf<F, State extends string, Page extends string> extends Omit<Step<State, Page>, 'when' | 'asks'> {
  readonly asks?: readonly Page[]
  /** What must be true of the answers, old and new, before the step can be taken. */
  readonly when?: (answer: Refs<F>) => Condition
}

/** Nothing but what the shape has: a misspelt `form` would turn a step into one that opens cases. */
type Exactly<Shape, Given> = { readonly [N in keyof Given]: N extends keyof Shape ? Shape[N] : never }

/** The steps that cannot always be taken, and so need a word for why not yet. */
export type GuardedName<Steps> = {
  [N in Name<Steps>]: Steps[N] extends { readonly when: unknown } ? N : never
}[Name<Steps>]

/** Says which states a case can be in, and by which steps, by whom, it gets there. */
export function defineWorkflow<
  const F extends Fields,
  const Page extends string,
  const State extends string,
  const Steps extends Readonly<Record<string, StepOf<F, NoInfer<State>, NoInfer<Page>>>>,
>(
  record: F,
  form: Form<Page>,
  workflow: {
    readonly states: readonly [State, ...State[]]
    readonly steps: Steps & { readonly [N in keyof Steps]: Exactly<StepOf<F, State, Page>, Steps[N]> }
    readonly corrections: readonly PostFunction[]
    readonly due?: { readonly [S in NoInfer<State>]?: Due<Name<NoInfer<Steps>>> }
  },
): Workflow<State, Name<Steps>, Page> & {
  readonly steps: Readonly<Record<GuardedName<Steps>, { readonly when: Condition }>>
} {
  const answer = refs(record)
  const steps = mapValues(workflow.steps, ({ when, asks = [], ...step }: StepOf<F, State, Page>) => ({
    ...step,
    asks,
    ...(when && { when: when(answer) }),
  }))
  if (correction in steps) throw new Error(`Every programme has the step ${correction} already`)
  const [astray] = Object.entries<Step>(steps).filter(([, { from, to }]) => !from && !to)
  if (astray) throw new Error(`Step ${astray[0]} opens a case, but does not say in which state`)
  const late = Object.entries<Due | undefined>(workflow.due ?? {}).find(
    ([state, due]) => due && !(steps as Readonly<Record<string, Step>>)[due.step]?.from?.includes(state),
  )
  if (late) throw new Error(`In the state ${late[0]} a step is due that does not start from there`)
  // Which steps have a condition is known to the types alone.
  return { ...workflow, steps } as never
}

/** The step that corrects answers; every programme has it, so no programme declares it. */
export const correction = 'correct'
