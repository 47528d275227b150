import { type Condition, type Refs, refs } from './condition.ts'
import type { Field } from './field.ts'
import { sound } from './form.ts'
import { type Programme, type ProgrammeWords, type WordsOfFields, checkNames } from './programme.ts'
import type { Name } from './record.ts'
import { mapValues } from './values.ts'
import type { Language } from './words.ts'

/** Questions that may stay open, so that cases move between countries' versions of a programme. */
type OpenFields = Readonly<Record<string, Field & { readonly optional: true }>>

/** What a country adds to a programme: questions of its own, on pages of their own. */
export interface Extension<P extends Programme, F extends OpenFields, Page extends string> {
  readonly record: F
  readonly pages: Readonly<Record<Page, readonly Name<F>[]>>
  /** When a question is asked; the rule may speak of the programme's answers too. */
  readonly asked?: { readonly [N in Name<F>]?: (answer: Refs<P['record'] & F>) => Condition }
  /** The steps that ask the new pages, after their own. */
  readonly askedBy: { readonly [Step in Name<P['workflow']['steps']>]?: readonly NoInfer<Page>[] }
  readonly words: Readonly<
    Record<Language, { readonly fields: WordsOfFields<F>; readonly pages: Readonly<Record<Page, string>> }>
  >
}

/** A country's version of a programme: it adds questions and takes nothing away. */
export function extend<P extends Programme, const F extends OpenFields, const Page extends string>(
  programme: P,
  { record, pages, asked = {}, askedBy, words }: Extension<P, F, Page>,
): P {
  const taken = [...namesIn(record, programme.record), ...namesIn(pages, programme.form.pages)]
  if (taken.length > 0)
    throw new Error(`${programme.name} has ${taken.join(', ')} already; a country adds names of its own`)
  checkNames(record)
  const both = { ...programme.record, ...record }
  const answer = refs(both)
  const rules = asked as Readonly<Record<string, (answer: Refs<P['record'] & F>) => Condition>>
  const more = askedBy as Readonly<Record<string, readonly Page[] | undefined>>
  return {
    ...programme,
    record: both,
    form: sound(both, {
      ...programme.form,
      pages: { ...programme.form.pages, ...pages },
      asked: { ...programme.form.asked, ...mapValues(rules, (rule) => rule(answer)) },
    }),
    workflow: {
      ...programme.workflow,
      steps: Object.fromEntries(
        Object.entries(programme.workflow.steps).map(([name, step]) => [
          name,
          { ...step, asks: [...step.asks, ...(more[name] ?? [])] },
        ]),
      ),
    },
    words: {
      tg: withMore(programme.words.tg, words.tg),
      ru: withMore(programme.words.ru, words.ru),
      en: withMore(programme.words.en, words.en),
    },
  }
}

const namesIn = (some: object, others: object) => Object.keys(some).filter((name) => Object.hasOwn(others, name))

const withMore = (words: ProgrammeWords, more: Pick<ProgrammeWords, 'fields' | 'pages'>): ProgrammeWords => ({
  ...words,
  fields: { ...words.fields, ...more.fields },
  pages: { ...words.pages, ...more.pages },
})
