import { describe, test } from 'vitest'

import { extend } from './extension.ts'
import { conditional, optional } from './field.ts'
import { text } from './kinds/text.ts'
import { defineProgramme } from './programme.ts'
import { course, form, record, statistics, words, workflow } from './sample.ts'

// A word that is missing in one language must be an error for the compiler, so none of this is ever run.
const refuses = (..._never: readonly (() => unknown)[]): void => undefined

describe('a programme is refused when a word is missing', () => {
  const parts = { name: 'course', version: 1, record, form, workflow, statistics } as const
  const full = { tg: words, ru: words, en: words }
  const { fields } = words

  test('in any of the languages', () => {
    const { left: _, ...states } = words.states
    // @ts-expect-error there are no words in Tajik
    refuses(() => defineProgramme({ ...parts, words: { ru: words, en: words } }))
    // @ts-expect-error a state has no name in Tajik
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, states } } }))
    // @ts-expect-error a state has no name in Russian
    refuses(() => defineProgramme({ ...parts, words: { ...full, ru: { ...words, states } } }))
    // @ts-expect-error a state has no name in English
    refuses(() => defineProgramme({ ...parts, words: { ...full, en: { ...words, states } } }))
  })

  test('for a question or its label', () => {
    const { note: _note, ...noNote } = fields
    const { label: _label, ...unlabelled } = fields.name
    const noLabel = { ...fields, name: unlabelled }
    // @ts-expect-error the note has no words
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, fields: noNote } } }))
    // @ts-expect-error the name has no label
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, fields: noLabel } } }))
  })

  test('for a code, a band or a question inside a section', () => {
    const noCode = { ...fields, sex: { label: 'Sex', codes: { female: 'Woman' } } }
    const noBand = { ...fields, born: { label: 'Born', bands: { child: 'Child' } } }
    const { months: _, ...trip } = fields.trips.fields
    const noPart = { ...fields, trips: { label: 'Trips', fields: trip } }
    // @ts-expect-error the code male has no name
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, fields: noCode } } }))
    // @ts-expect-error the band adult has no name
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, fields: noBand } } }))
    // @ts-expect-error the months of a trip have no label
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, fields: noPart } } }))
  })

  test('for a page, a step, a rule, a reason to wait or a figure', () => {
    const { result: _result, ...pages } = words.pages
    const { leave: _leave, ...steps } = words.steps
    const { certified: _certified, ...figures } = words.figures
    // @ts-expect-error the page result has no title
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, pages } } }))
    // @ts-expect-error the step leave has no words
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, steps } } }))
    // @ts-expect-error the rule of the departure has no sentence
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, checks: {} } } }))
    // @ts-expect-error certifying has a condition, so it needs to say why not yet
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, notYet: {} } } }))
    // @ts-expect-error the figure certified has no title
    refuses(() => defineProgramme({ ...parts, words: { ...full, tg: { ...words, figures } } }))
  })
})

describe('what a country adds to a programme is refused', () => {
  const more = { fields: { clan: { label: 'Clan' } }, pages: { local: 'Local' } }
  const all = { tg: more, ru: more, en: more }
  const local = {
    record: { clan: optional(text()) },
    pages: { local: ['clan'] },
    askedBy: { enrol: ['local'] },
    words: all,
  } as const

  test('when a question must be answered, because cases come from other countries too', () => {
    // @ts-expect-error a question of one country may stay open
    refuses(() => extend(course, { ...local, record: { clan: text() } }))
    // @ts-expect-error nor may it be owed on a condition
    refuses(() => extend(course, { ...local, record: { clan: conditional(text()) } }))
  })

  test('when a page or a step does not exist, or a word is missing', () => {
    // @ts-expect-error the country has no question tribe
    refuses(() => extend(course, { ...local, pages: { local: ['tribe'] } }))
    // @ts-expect-error the programme has no step fly
    refuses(() => extend(course, { ...local, askedBy: { fly: ['local'] } }))
    // @ts-expect-error the country has no page other
    refuses(() => extend(course, { ...local, askedBy: { enrol: ['other'] } }))
    // @ts-expect-error there is no word for the question in Tajik
    refuses(() => extend(course, { ...local, words: { ...all, tg: { ...more, fields: {} } } }))
  })

  test('when its condition leaves the list or speaks of identity', () => {
    // @ts-expect-error the programme knows female and male
    refuses(() => extend(course, { ...local, asked: { clan: (answer) => answer.sex.is('woman') } }))
    // @ts-expect-error a name is identity, here too
    refuses(() => extend(course, { ...local, asked: { clan: (answer) => answer.name.isKnown() } }))
  })
})
