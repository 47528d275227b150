import { randomUUIDv7 } from 'node:crypto'

import type { LooseAnswers } from '#kernel/record.ts'
import { orientation } from '#programmes/orientation/index.ts'

import { begin } from './office.ts'

/** Somebody who does not exist, with a telephone that cannot ring: no number in Tajikistan begins with 6. */
export const person: LooseAnswers = {
  name: 'Намуна Намунаева',
  born: '1998-04-02',
  sex: 'female',
  document: 'A0000001',
  phone: '+992600000001',
  district: '3505401',
  education: '3',
  destination: 'RUS',
  contract: 'no',
}

/** An act as a program writes it. */
export interface WrittenAct {
  readonly id: string
  readonly case: string
  readonly programme: string
  readonly step: string
  readonly version: number
  readonly at: string
  readonly answers: LooseAnswers
  readonly after?: readonly string[]
}

/** A step of a case, so many minutes after the tests begin. */
export const act = (step: string, caseId: string, answers: LooseAnswers, minutes = 0): WrittenAct => ({
  id: randomUUIDv7(),
  case: caseId,
  programme: 'orientation',
  step,
  version: orientation.version,
  at: new Date(begin.getTime() - 3_600_000 + minutes * 60_000).toISOString(),
  answers,
})

/** The act that opens a case of its own. */
export const enrolment = (answers: LooseAnswers = {}): WrittenAct =>
  act('enrol', randomUUIDv7(), { ...person, ...answers })

/** A class that somebody was in. */
export const attendance = (caseId: string, modules: readonly string[], minutes = 0): WrittenAct =>
  act('attend', caseId, { attended: '2026-05-30', modules }, minutes)

/** The modules that a certificate asks for. */
export const shortCourse = ['M3', 'M4', 'M5', 'M6', 'M9']
