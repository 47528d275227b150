import { expect, test } from 'vitest'

import { defineProgramme } from './programme.ts'
import { course, form, record } from './sample.ts'
import { defineWorkflow } from './workflow.ts'

const enrol = { to: 'enrolled', by: ['trainer'] } as const

test('a programme has a name that a table can have', () => {
  for (const name of ['Course', 'pre-departure', 'курс', 'a', ''])
    expect(() => defineProgramme({ ...course, name })).toThrow(`${name} cannot name a programme`)
})

test('its questions have names that a column can have and that no projection has taken', () => {
  for (const name of [
    'two words',
    'Name',
    'first_name',
    '1st',
    'state',
    'openedMonth',
    'record',
    'people',
    'toString',
    'constructor',
  ])
    expect(() => defineProgramme({ ...course, record: { ...course.record, [name]: course.record.note } })).toThrow(
      `${name} cannot name a question`,
    )
})

test('a case can be opened', () => {
  const { enrol: _, ...steps } = course.workflow.steps
  expect(() => defineProgramme({ ...course, workflow: { ...course.workflow, steps } } as never)).toThrow(
    'no step that opens a case',
  )
})

test('a step that opens a case says in which state', () => {
  expect(() =>
    defineWorkflow(record, form, { states: ['enrolled'], steps: { enrol: { by: ['trainer'] } }, corrections: [] }),
  ).toThrow('Step enrol opens a case')
})

test('the correction is a step of every programme, so none declares it', () => {
  expect(() =>
    defineWorkflow(record, form, {
      states: ['enrolled'],
      steps: { enrol, correct: { by: ['trainer'], from: ['enrolled'] } },
      corrections: [],
    }),
  ).toThrow('has the step correct already')
})
