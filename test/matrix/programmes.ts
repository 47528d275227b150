import { type Access, defineAccess } from '#kernel/access.ts'
import { optional, published, sealed } from '#kernel/field.ts'
import { defineForm } from '#kernel/form.ts'
import { choice } from '#kernel/kinds/choice.ts'
import { files } from '#kernel/kinds/files.ts'
import { document, longText, text } from '#kernel/kinds/text.ts'
import { type Programme, defineProgramme } from '#kernel/programme.ts'
import { defineRecord } from '#kernel/record.ts'
import { defineStatistics } from '#kernel/statistics.ts'
import { defineWorkflow } from '#kernel/workflow.ts'

// Two programmes that exist in tests alone: the same questions, once in a sensitive and once in a restricted programme.

const record = defineRecord({
  name: sealed(text({ most: 120 }), 'by-words'),
  document: optional(sealed(document(), 'whole')),
  need: published(choice(['shelter', 'advice'])),
  danger: text({ most: 200 }),
  story: sealed(longText({ most: 2000 })),
  proof: optional(sealed(files({ most: 2, megabytes: 5 }))),
  outcome: choice(['safe', 'lost']),
})

const form = defineForm(record, {
  pages: {
    intake: ['name', 'document', 'need'],
    danger: ['danger'],
    story: ['story', 'proof'],
    end: ['outcome'],
  },
  samePerson: [['document'], ['name']],
  lists: ['name', 'need'],
})

const workflow = defineWorkflow(record, form, {
  states: ['open', 'closed'],
  steps: {
    report: { to: 'open', by: ['caseworker'], asks: ['intake'] },
    assess: { from: ['open'], by: ['caseworker', 'supervisor'], asks: ['danger'] },
    hear: { from: ['open'], by: ['caseworker'], asks: ['story'] },
    close: { from: ['open'], to: 'closed', by: ['caseworker', 'supervisor'], asks: ['end'] },
  },
  corrections: ['caseworker', 'supervisor'],
  due: { open: { step: 'close', days: 30 } },
})

const statistics = defineStatistics(record, workflow, {
  reported: { counts: ['open', 'closed'], by: ['need'], atLeast: 5 },
})

const said = {
  title: 'For tests',
  about: 'Nobody uses it',
  pages: { intake: 'Intake', danger: 'Danger', story: 'Story', end: 'End' },
  fields: {
    name: { label: 'Name' },
    document: { label: 'Paper' },
    need: { label: 'Need', codes: { shelter: 'Shelter', advice: 'Advice' } },
    danger: { label: 'Danger' },
    story: { label: 'Story' },
    proof: { label: 'Proof' },
    outcome: { label: 'Outcome', codes: { safe: 'Safe', lost: 'Lost' } },
  },
  checks: {},
  states: { open: 'Open', closed: 'Closed' },
  steps: {
    report: { todo: 'Report', done: 'Reported' },
    assess: { todo: 'Assess', done: 'Assessed' },
    hear: { todo: 'Hear', done: 'Heard' },
    close: { todo: 'Close', done: 'Closed' },
  },
  notYet: {},
  figures: { reported: 'Reported' },
}

const programmeOf = (name: string, access: Access): Programme =>
  defineProgramme({
    name,
    version: 1,
    record,
    form,
    workflow,
    access,
    statistics,
    words: { tg: said, ru: said, en: said },
  })

/** Sensitive: a desk works on it, its head sees most of it, a statistician in the capital one page, and glass may be broken. */
export const refuge = programmeOf(
  'refuge',
  defineAccess(record, form, workflow, {
    sensitivity: 'sensitive',
    reads: {
      caseworker: { at: 'desk', upTo: 'restricted' },
      trainer: { at: 'desk', pages: ['intake'] },
      supervisor: { at: 'place', upTo: 'sensitive' },
      statistician: { at: 'country', upTo: 'sensitive', pages: ['danger', 'end'] },
    },
    questions: { danger: 'sensitive', story: 'restricted', proof: 'restricted' },
    glass: { by: ['caseworker', 'trainer'], within: 'organisation', hours: 3 },
  }),
)

/** Restricted: each post its own cases, the heads of the organisation without what was told, and glass for supervisors alone. */
export const witness = programmeOf(
  'witness',
  defineAccess(record, form, workflow, {
    sensitivity: 'restricted',
    reads: {
      caseworker: { at: 'own', upTo: 'restricted' },
      supervisor: { at: 'organisation', upTo: 'sensitive' },
    },
    questions: { danger: 'sensitive', story: 'restricted', proof: 'restricted' },
    glass: { by: ['supervisor'], within: 'country', hours: 1 },
  }),
)
