import { type Condition, fieldsOf } from './condition.ts'
import type { Fields } from './field.ts'
import type { Form } from './form.ts'
import type { Name } from './record.ts'
import { type PostFunction, type Step, type Workflow, correction, postFunctions } from './workflow.ts'

/**
 * How much harm is done when somebody without need sees it. Of a programme: reads of sensitive and restricted cases are
 * kept. Of a question: sensitive ones are shown to functions that may read so far, restricted ones have a key of their own.
 */
export const sensitivities = ['ordinary', 'sensitive', 'restricted'] as const
export type Sensitivity = (typeof sensitivities)[number]

/** How far a function sees from its post, each holding the ones before it: its own cases; those of its desk; those of the
 * organisation in its place; of the organisation anywhere; of every organisation. */
export const distances = ['own', 'desk', 'place', 'organisation', 'country'] as const
export type Distance = (typeof distances)[number]

/** What posts of one function may read. */
export interface ReadingRight<Page extends string = string> {
  readonly at: Distance
  /** The most sensitive questions that it reads; ordinary ones when left out. */
  readonly upTo?: Sensitivity
  /** The pages whose questions it reads; all when left out. */
  readonly pages?: readonly Page[]
}

/** Who may open a case that is out of their reach, with a reason, for some hours, while its post is told. */
export interface GlassRight {
  readonly by: readonly PostFunction[]
  readonly within: 'organisation' | 'country'
  readonly hours: number
}

/** Who may see what of a programme's cases; whatever is not said here is not seen. */
export interface Access<Page extends string = string> {
  readonly sensitivity: Sensitivity
  readonly reads: Readonly<Partial<Record<PostFunction, ReadingRight<Page>>>>
  /** The questions that are more than ordinary. */
  readonly questions: Readonly<Record<string, Sensitivity>>
  readonly glass?: GlassRight
}

interface AccessOf<F, Page extends string> {
  readonly sensitivity: Sensitivity
  readonly reads: Readonly<Partial<Record<PostFunction, ReadingRight<Page>>>>
  readonly questions?: { readonly [N in Name<F>]?: Sensitivity }
  readonly glass?: GlassRight
}

/** The parts of a programme that rights are declared of. */
export interface Protected {
  readonly record: Fields
  readonly form: Form
  readonly workflow: Workflow
  readonly access?: Access
}

/** Says who may see what of a programme's cases, and refuses what would let somebody see or hinder their work. */
export function defineAccess<const F extends Fields, const Page extends string>(
  record: F,
  form: Form<Page>,
  workflow: Workflow,
  { questions = {}, ...access }: AccessOf<F, NoInfer<Page>>,
): Access<Page> {
  const declared = { ...access, questions: questions as Access['questions'] }
  const [fault] = faultsOf({ record, form, workflow, access: declared })
  if (fault !== undefined) throw new Error(fault)
  return declared
}

const longestGlass = 24

/** What is wrong with the rights of a programme, in sentences; empty when they hold together. */
export function faultsOf(programme: Protected): readonly string[] {
  const { record, form } = programme
  const access = accessOf(programme)
  const level = (name: string) => rank(access.questions[name] ?? 'ordinary')
  const least = (rule: Condition) => Math.max(0, ...fieldsOf(rule).map(level))
  const rules = [
    ...Object.entries(form.asked),
    ...Object.values(form.checks).map(({ at, holds }) => [at, holds] as const),
  ]
  return [
    ...Object.keys(access.questions)
      .filter((name) => access.questions[name] === 'restricted' && record[name]?.sealed !== 'not-found')
      .map((name) => `${name} is restricted, so it must be sealed and never found by a search`),
    ...form.lists.filter((name) => level(name) > 0).map((name) => `Lists show ${name}, which is more than ordinary`),
    // Whoever sees that a question is asked knows the answer that it hangs on.
    ...rules
      .filter(([name, rule]) => least(rule) > level(name))
      .map(([name]) => `${name} hangs on a question that is more sensitive than itself`),
    ...blindWorkers(programme),
    ...glassFaults(access),
  ]
}

const rank = (sensitivity: Sensitivity) => sensitivities.indexOf(sensitivity)

/** Functions that may take a step or correct, and could not see the case or what the step asks. */
function blindWorkers(programme: Protected): readonly string[] {
  const { form, workflow } = programme
  const access = accessOf(programme)
  const corrector = workflow.corrections.find((each) => !access.reads[each])
  return [
    ...(corrector ? [`A ${corrector} may correct cases that it may not read`] : []),
    ...Object.entries(workflow.steps).flatMap(([step, { by, asks, when }]) => {
      const asked = asks.flatMap((page): readonly string[] => form.pages[page] ?? [])
      const needed = [...asked, ...(when ? fieldsOf(when) : [])]
      return by.flatMap((each) => {
        if (!access.reads[each]) return [`A ${each} may take the step ${step} of cases that it may not read`]
        const reads = readableBy(programme, { functions: [each], restricted: readsRestricted(access, [each]) })
        return needed
          .filter((name) => !reads(name))
          .map((name) => `The step ${step} asks a ${each} for ${name}, which it may not read`)
      })
    }),
  ]
}

function glassFaults({ sensitivity, glass }: Access): readonly string[] {
  if (!glass) return []
  const others = glass.by.filter((each) => each !== 'supervisor')
  return [
    ...(sensitivity === 'restricted' && others.length > 0
      ? [`Only a supervisor may open restricted cases out of reach, not a ${others.join(', ')}`]
      : []),
    ...(glass.hours > 0 && glass.hours <= longestGlass
      ? []
      : [`A case is opened out of reach for 1 to ${longestGlass} hours`]),
  ]
}

/**
 * The rights of a programme. One that declares none is ordinary: those who take its steps see the cases of their desk,
 * supervisors those of their place, and nobody else sees any.
 */
export function accessOf({ workflow, access }: Pick<Protected, 'workflow' | 'access'>): Access {
  if (access) return access
  const workers = new Set([...workflow.corrections, ...Object.values(workflow.steps).flatMap(({ by }) => by)])
  const reads = postFunctions
    .filter((each) => workers.has(each) || each === 'supervisor')
    .map((each) => [each, { at: each === 'supervisor' ? 'place' : 'desk' }] as const)
  return { sensitivity: 'ordinary', reads: Object.fromEntries(reads), questions: {} }
}

/** By what right somebody reads a case: functions, and whether restricted questions are among it. */
export interface Reader {
  readonly functions: readonly PostFunction[]
  readonly restricted: boolean
}

/** Whether one of these functions reads restricted questions. */
export const readsRestricted = ({ reads }: Pick<Access, 'reads'>, functions: readonly PostFunction[]): boolean =>
  functions.some((each) => reads[each]?.upTo === 'restricted')

/** Which questions a reader may see. Functions that declare nothing, as of whoever broke the glass, see what is ordinary. */
export function readableBy(programme: Protected, { functions, restricted }: Reader): (name: string) => boolean {
  const access = accessOf(programme)
  const rights = functions.flatMap((each) => access.reads[each] ?? [])
  const known: readonly ReadingRight[] = rights.length > 0 ? rights : [{ at: 'own' }]
  const pages = programme.form.pages
  return (name) => {
    const level = access.questions[name] ?? 'ordinary'
    if (level === 'restricted' && !restricted) return false
    return known.some((right) => {
      // The right to restricted questions is the reader's own, and was seen above.
      const reachesFarEnough = level === 'restricted' || rank(level) <= rank(right.upTo ?? 'ordinary')
      const onPages = right.pages === undefined || right.pages.some((page) => pages[page]?.includes(name))
      return reachesFarEnough && onPages
    })
  }
}

/** Whether a reader may take a step: by one of their functions, and seeing all that it asks. */
export function mayTake(programme: Protected, reader: Reader, name: string, { by, asks }: Step): boolean {
  if (!by.some((each) => reader.functions.includes(each))) return false
  // A correction asks nothing: it changes what its author may read.
  if (name === correction) return true
  const reads = readableBy(programme, reader)
  const pages = programme.form.pages
  return asks.flatMap((page) => pages[page] ?? []).every(reads)
}

/** The programme with the pages of its form as a reader sees them: questions that are hidden are not asked at all. */
export function asSeenBy<P extends Protected>(programme: P, reader: Reader): P {
  const reads = readableBy(programme, reader)
  const pages = Object.entries<readonly string[]>(programme.form.pages).map(([page, names]) => [
    page,
    names.filter(reads),
  ])
  return { ...programme, form: { ...programme.form, pages: Object.fromEntries(pages) } }
}

/** The questions of a programme that have a key of their own. */
export const restrictedIn = (programme: Pick<Protected, 'workflow' | 'access'>): readonly string[] =>
  Object.entries(accessOf(programme).questions).flatMap(([name, level]) => (level === 'restricted' ? [name] : []))

/** Whether reading a case of the programme is itself something to keep. */
export const keepsReads = (programme: Pick<Protected, 'workflow' | 'access'>): boolean =>
  accessOf(programme).sensitivity !== 'ordinary'
