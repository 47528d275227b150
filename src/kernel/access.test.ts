import { expect, test } from 'vitest'

import { refuge, witness } from '#test/matrix/programmes.ts'

import { type Access, accessOf, asSeenBy, defineAccess, faultsOf, mayTake, readableBy, restrictedIn } from './access.ts'
import { stepOf } from './case.ts'
import { optional, sealed } from './field.ts'
import { defineForm } from './form.ts'
import { choice } from './kinds/choice.ts'
import { text } from './kinds/text.ts'
import { defineRecord } from './record.ts'
import { defineWorkflow } from './workflow.ts'

const record = defineRecord({
  name: sealed(text(), 'by-words'),
  risk: choice(['low', 'high']),
  why: optional(text()),
  secret: sealed(text()),
})
const form = defineForm(record, {
  pages: { intake: ['name'], risk: ['risk', 'why'], secret: ['secret'] },
  asked: { why: (answer) => answer.risk.is('high') },
  lists: ['name'],
})
const workflow = defineWorkflow(record, form, {
  states: ['open'],
  steps: {
    open: { to: 'open', by: ['caseworker'], asks: ['intake'] },
    assess: { from: ['open'], by: ['caseworker'], asks: ['risk', 'secret'] },
  },
  corrections: ['caseworker'],
})
const declared: Access = {
  sensitivity: 'sensitive',
  reads: { caseworker: { at: 'desk', upTo: 'restricted' }, supervisor: { at: 'place', pages: ['intake'] } },
  questions: { risk: 'sensitive', why: 'sensitive', secret: 'restricted' },
}
const faults = (change: Partial<Access>) => faultsOf({ record, form, workflow, access: { ...declared, ...change } })
const all = Object.keys(record)

test('a programme that declares nothing is seen by whoever works on it, at their desk, and by supervisors, in their place', () => {
  expect(accessOf({ workflow })).toEqual({
    sensitivity: 'ordinary',
    reads: { caseworker: { at: 'desk' }, supervisor: { at: 'place' } },
    questions: {},
  })
})

test('what is not declared is not seen: a function without a right reads what is ordinary, and only through a broken glass', () => {
  const programme = { record, form, workflow, access: declared }
  expect(all.filter(readableBy(programme, { functions: ['caseworker'], restricted: true }))).toEqual(all)
  expect(all.filter(readableBy(programme, { functions: ['caseworker'], restricted: false }))).toEqual([
    'name',
    'risk',
    'why',
  ])
  expect(all.filter(readableBy(programme, { functions: ['supervisor'], restricted: false }))).toEqual(['name'])
  expect(all.filter(readableBy(programme, { functions: ['trainer'], restricted: false }))).toEqual(['name'])
})

test('a step is for who has its function and may read all that it asks', () => {
  const assess = stepOf({ record, workflow }, 'assess')
  const programme = { record, form, workflow, access: declared }
  if (!assess) throw new Error('There is no such step')
  expect(mayTake(programme, { functions: ['caseworker'], restricted: true }, 'assess', assess)).toBe(true)
  expect(mayTake(programme, { functions: ['caseworker'], restricted: false }, 'assess', assess)).toBe(false)
  expect(mayTake(programme, { functions: ['supervisor'], restricted: true }, 'assess', assess)).toBe(false)
})

test('hidden questions are taken out of the form itself', () => {
  const seen = asSeenBy({ record, form, workflow, access: declared }, { functions: ['supervisor'], restricted: false })
  expect(seen.form.pages).toEqual({ intake: ['name'], risk: [], secret: [] })
})

test('rights that would let somebody see, or keep somebody from their work, are refused with a sentence', () => {
  expect(faults({})).toEqual([])
  expect(faults({ reads: {} }).length).toBeGreaterThan(0)
  expect(faults({ reads: { caseworker: { at: 'desk' } } })[0]).toContain('assess asks a caseworker for risk')
  expect(faults({ questions: { ...declared.questions, risk: 'restricted' } })[0]).toContain('risk is restricted')
  expect(faults({ questions: { ...declared.questions, name: 'sensitive' } })[0]).toContain('Lists show name')
  expect(faults({ questions: { risk: 'sensitive', secret: 'restricted' } })[0]).toContain('why hangs on a question')
  expect(faults({ glass: { by: ['caseworker'], within: 'organisation', hours: 100 } })[0]).toContain('hours')
})

test('a restricted case is opened out of reach by supervisors alone', () => {
  const glass = { by: ['caseworker'], within: 'country', hours: 1 } as const
  expect(faults({ sensitivity: 'restricted', glass })[0]).toContain('Only a supervisor')
  expect(faults({ sensitivity: 'restricted', glass: { ...glass, by: ['supervisor'] } })).toEqual([])
  const reads = { caseworker: { at: 'own', upTo: 'restricted' } } as const
  const questions = { risk: 'sensitive', why: 'sensitive', secret: 'restricted' } as const
  expect(() => defineAccess(record, form, workflow, { sensitivity: 'restricted', reads, questions, glass })).toThrow(
    'supervisor',
  )
})

test('a question that is not there cannot be given a sensitivity, nor a page that is not there a reader', () => {
  const reads = { caseworker: { at: 'own', upTo: 'restricted' } } as const
  const questions = { risk: 'sensitive', why: 'sensitive', secret: 'restricted' } as const
  // @ts-expect-error The record has no such question.
  defineAccess(record, form, workflow, { sensitivity: 'ordinary', reads, questions: { nothing: 'sensitive' } })
  const astray = { ...reads, trainer: { at: 'own', pages: ['nowhere'] } } as const
  // @ts-expect-error The form has no such page.
  defineAccess(record, form, workflow, { sensitivity: 'sensitive', reads: astray, questions })
})

test('the programmes that tests prove it with have restricted questions', () => {
  expect([restrictedIn(refuge), restrictedIn(witness)]).toEqual([
    ['story', 'proof'],
    ['story', 'proof'],
  ])
})
