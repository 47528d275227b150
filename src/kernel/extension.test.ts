import { describe, expect, test } from 'vitest'

import { actSchemas } from './act-schema.ts'
import { readAnswers } from './answers.ts'
import { breaches, describe as described } from './definition.ts'
import { extend } from './extension.ts'
import { optional, published } from './field.ts'
import { choice } from './kinds/choice.ts'
import { whole } from './kinds/number.ts'
import { course, now, person } from './sample.ts'
import { projectionColumns } from './statistics.ts'

const words = (housing: string, rooms: string) => ({
  fields: { housing: { label: housing, codes: { own: 'Own', rented: 'Rented' } }, rooms: { label: rooms } },
  pages: { house: 'House' },
})
const local = {
  record: { housing: optional(published(choice(['own', 'rented']))), rooms: optional(whole({ most: 20 })) },
  pages: { house: ['housing', 'rooms'] },
  askedBy: { enrol: ['house'] },
  words: { tg: words('Манзил', 'Ҳуҷраҳо'), ru: words('Жильё', 'Комнаты'), en: words('Housing', 'Rooms') },
} as const
const national = extend(course, { ...local, asked: { rooms: (answer) => answer.housing.is('own') } })
const enrol = (answers: object) => readAnswers(national, { step: 'enrol', known: {}, answers }, now)

describe("a country's version of a programme", () => {
  test('asks the questions of the country after those of the programme', () => {
    expect(national.workflow.steps.enrol.asks).toEqual(['person', 'work', 'house'])
    expect(national.workflow.steps.leave.asks).toEqual(course.workflow.steps.leave.asks)
    expect(enrol({ ...person, housing: 'own', rooms: '3' })).toEqual({
      answers: { ...person, housing: 'own', rooms: 3 },
      problems: [],
    })
    expect(enrol({ ...person, housing: 'rented', rooms: 3 }).answers).toEqual({ ...person, housing: 'rented' })
  })

  test('lets them stay open, so that a case from elsewhere is whole', () => {
    expect(enrol(person)).toEqual({ answers: person, problems: [] })
  })

  test('may ask on a condition of the programme', () => {
    const men = extend(course, { ...local, asked: { rooms: (answer) => answer.sex.is('male') } })
    expect(readAnswers(men, { step: 'enrol', known: {}, answers: { ...person, rooms: 3 } }, now).answers).toEqual(
      person,
    )
  })

  test('has its words in every language beside those of the programme', () => {
    expect(national.words.tg.fields).toMatchObject({ rooms: { label: 'Ҳуҷраҳо' }, name: { label: 'Name' } })
    expect(national.words.ru.pages).toMatchObject({ house: 'House', person: 'Person' })
    expect(actSchemas(national)['enrol']?.properties?.['answers']?.properties?.['rooms']?.title).toBe('Rooms')
  })

  test('publishes what the country publishes, beside what the programme does', () => {
    expect(projectionColumns(national.record)).toEqual([...projectionColumns(course.record), 'housing'])
  })

  test('takes nothing away, and leaves the programme itself as it was', () => {
    expect(breaches(described(course), described(national))).toEqual([])
    expect(course.record).not.toHaveProperty('housing')
    expect(course.workflow.steps.enrol.asks).toEqual(['person', 'work'])
  })

  /** One question of that name, on a page of its own. */
  const asking = (name: string, page = 'house') => {
    const said = { fields: { [name]: { label: 'Label' } }, pages: { [page]: 'Title' } }
    const record = { [name]: optional(whole()) }
    return { record, pages: { [page]: [name] }, askedBy: {}, words: { tg: said, ru: said, en: said } }
  }

  test('cannot take a name that the programme has', () => {
    expect(() => extend(course, asking('note'))).toThrow('course has note already')
    expect(() => extend(course, asking('rooms', 'person'))).toThrow('course has person already')
  })

  test('asks each of its questions once and gives them names that a column can have', () => {
    expect(() => extend(course, { ...asking('rooms'), pages: { house: [] } })).toThrow('No page asks rooms')
    expect(() => extend(course, asking('two words'))).toThrow('two words cannot name a question')
  })
})
