import { describe, expectTypeOf, test } from 'vitest'

import { ages } from './band.ts'
import type { Condition, Refs } from './condition.ts'
import { conditional, gathered, optional, published, retired, sealed } from './field.ts'
import { defineForm } from './form.ts'
import { choice, choices } from './kinds/choice.ts'
import { codes } from './kinds/code.ts'
import { date } from './kinds/day.ts'
import { whole } from './kinds/number.ts'
import { section } from './kinds/section.ts'
import { text } from './kinds/text.ts'
import { type Answers, defineRecord } from './record.ts'
import { form, record, statistics, workflow } from './sample.ts'
import { defineStatistics, tabulate } from './statistics.ts'
import { defineWorkflow } from './workflow.ts'

// The mistakes of a definition: each must be an error for the compiler, so none of this is ever run.
const refuses = (..._never: readonly (() => unknown)[]): void => undefined

test('what a person answers is known from the questions alone', () => {
  const few = defineRecord({
    sex: choice(['female', 'male']),
    age: optional(whole()),
    why: conditional(text()),
    went: codes('country'),
  })
  expectTypeOf<Answers<typeof few>>().toEqualTypeOf<
    { readonly sex: 'female' | 'male'; readonly went: readonly string[] } & {
      readonly age?: number
      readonly why?: string
    }
  >()
})

test('a table is split by its own codes and no others', () => {
  const [cell] = tabulate(statistics.enrolled, [])
  expectTypeOf<NonNullable<typeof cell>>().toEqualTypeOf<
    { readonly sex: string } & { readonly people: number | null }
  >()
})

describe('a form is refused', () => {
  const few = defineRecord({
    name: sealed(text()),
    sex: choice(['female', 'male']),
    old: retired(text()),
    why: conditional(text()),
  })

  test('when a page asks what the record does not have, or does not ask any more', () => {
    // @ts-expect-error the record has no shoe size
    refuses(() => defineForm(few, { pages: { only: ['shoe'] }, lists: [] }))
    // @ts-expect-error a retired question is not asked any more
    refuses(() => defineForm(few, { pages: { only: ['old'] }, lists: [] }))
    // @ts-expect-error a list of cases cannot show what the record does not have
    refuses(() => defineForm(few, { pages: { only: ['sex'] }, lists: ['shoe'] }))
  })

  test('when it asks on a condition what is always owed', () => {
    refuses(() =>
      defineForm(few, {
        pages: { only: ['name', 'sex', 'why'] },
        asked: {
          why: (answer) => answer.sex.is('male'),
          // @ts-expect-error the sex is owed wherever it is asked: make it conditional first
          sex: (answer) => answer.sex.is('male'),
        },
        lists: [],
      }),
    )
  })

  test('when a rule stands at a question that the record does not have', () => {
    const holds = () => ({ op: 'known', field: 'sex' }) as const
    // @ts-expect-error there is no shoe size that the sentence could stand at
    refuses(() => defineForm(few, { pages: { only: ['sex'] }, checks: { rule: { at: 'shoe', holds } }, lists: [] }))
  })
})

describe('a condition is refused', () => {
  const few = defineRecord({
    name: sealed(text()),
    died: sealed(date()),
    sex: choice(['female', 'male']),
    modules: choices(['M1', 'M2']),
    age: whole(),
    born: date(),
    left: date(),
  })
  const rule = (holds: (answer: Refs<typeof few>) => Condition) =>
    refuses(() => defineForm(few, { pages: { only: ['sex'] }, checks: { rule: { at: 'sex', holds } }, lists: [] }))

  test('when it compares a code with one outside its list', () => {
    // @ts-expect-error the list has female and male
    rule((answer) => answer.sex.is('woman'))
    // @ts-expect-error the list has female and male
    rule((answer) => answer.sex.isOneOf('male', 'other'))
    // @ts-expect-error there is no third module
    rule((answer) => answer.modules.hasAll('M1', 'M3'))
  })

  test('when it speaks of identity', () => {
    // @ts-expect-error a name is sealed and never opened to decide anything
    rule((answer) => answer.name.isKnown())
    // @ts-expect-error a sealed day cannot be compared with either
    rule((answer) => answer.left.notBeforeField('died'))
  })

  test('when it asks of a question what that kind cannot say', () => {
    // @ts-expect-error the record has no shoe size
    rule((answer) => answer.shoe.is(43))
    // @ts-expect-error a code is not more or less than another
    rule((answer) => answer.sex.atLeast(1))
    // @ts-expect-error an age is a number
    rule((answer) => answer.age.is('18'))
    // @ts-expect-error an age is not a day
    rule((answer) => answer.left.notBeforeField('age'))
  })
})

describe('a workflow is refused', () => {
  const rest = { states: ['enrolled', 'left'], corrections: [] } as const
  const step = { from: ['enrolled'], by: ['trainer'] } as const

  test('when a step comes from or leads to a state that there is not', () => {
    // @ts-expect-error misspelt: there is no state enroled
    refuses(() => defineWorkflow(record, form, { ...rest, steps: { leave: { ...step, from: ['enroled'] } } }))
    // @ts-expect-error there is no state gone
    refuses(() => defineWorkflow(record, form, { ...rest, steps: { leave: { ...step, to: 'gone' } } }))
  })

  test('when a step asks a page that the form does not have', () => {
    // @ts-expect-error the form has no page called farewell
    refuses(() => defineWorkflow(record, form, { ...rest, steps: { leave: { ...step, asks: ['farewell'] } } }))
  })

  test('when a step is for somebody that no post is for', () => {
    // @ts-expect-error there are no posts for drivers
    refuses(() => defineWorkflow(record, form, { ...rest, steps: { leave: { ...step, by: ['driver'] } } }))
  })

  test('when a word of a step is misspelt: `form` for `from` would make it open cases', () => {
    // @ts-expect-error a step has no form
    refuses(() => defineWorkflow(record, form, { ...rest, steps: { leave: { ...step, form: ['enrolled'] } } }))
  })

  test('when the condition of a step leaves the list', () => {
    const { from, by } = step
    refuses(() =>
      defineWorkflow(record, form, {
        ...rest,
        // @ts-expect-error there is no fourth module
        steps: { leave: { from, by, when: (answer) => answer.modules.has('M4') } },
      }),
    )
  })
})

describe('a statistic is refused', () => {
  const figure = { counts: ['enrolled'], by: ['sex'], atLeast: 5 } as const

  test('when it splits by what is not published', () => {
    // @ts-expect-error a language is kept but not published
    refuses(() => defineStatistics(record, workflow, { people: { ...figure, by: ['language'] } }))
    // @ts-expect-error a name is identity
    refuses(() => defineStatistics(record, workflow, { people: { ...figure, by: ['name'] } }))
  })

  test('when it counts in a state that there is not', () => {
    // @ts-expect-error there is no state graduated
    refuses(() => defineStatistics(record, workflow, { people: { ...figure, counts: ['graduated'] } }))
  })

  test('when it does not say how many people a cell stands on', () => {
    const { counts, by } = figure
    // @ts-expect-error a figure without a threshold singles people out
    refuses(() => defineStatistics(record, workflow, { people: { counts, by } }))
  })
})

describe('a question is refused', () => {
  test('when identity is published, whichever is said first', () => {
    // @ts-expect-error identity never reaches a statistic
    refuses(() => published(sealed(choice(['female', 'male']))))
    // @ts-expect-error not even coarsened
    refuses(() => published(sealed(date()), ages({ child: 0, adult: 18 })))
    // @ts-expect-error what is published cannot become identity
    refuses(() => sealed(published(choice(['female', 'male']))))
  })

  test('when it is published without being a code or a band', () => {
    // @ts-expect-error text is as many values as people
    refuses(() => published(text()))
    // @ts-expect-error a birthday singles people out without a band
    refuses(() => published(date()))
    // @ts-expect-error several codes are not one
    refuses(() => published(choices(['M1', 'M2'])))
  })

  test('when what adds up is not a list, or is identity', () => {
    // @ts-expect-error one number after another is not a list
    refuses(() => gathered(whole()))
    // @ts-expect-error cases are folded without opening what is sealed
    refuses(() => gathered(sealed(choices(['M1', 'M2']))))
    // @ts-expect-error whichever is said first
    refuses(() => sealed(gathered(choices(['M1', 'M2']))))
  })

  test('when a part of a section is sealed, published, gathered or conditional by itself', () => {
    // @ts-expect-error seal the whole section: the store seals whole answers
    refuses(() => section({ name: sealed(text()) }))
    // @ts-expect-error only whole answers are published
    refuses(() => section({ sex: published(choice(['female', 'male'])) }))
    // @ts-expect-error only whole answers add up
    refuses(() => section({ modules: gathered(choices(['M1'])) }))
    // @ts-expect-error skip logic asks whole questions
    refuses(() => section({ why: conditional(text()) }))
  })
})
