import { ages } from './band.ts'
import { defineCodelist } from './codelist.ts'
import { type Circumstances, conditional, gathered, optional, published, retired, sealed } from './field.ts'
import { defineForm } from './form.ts'
import { choice, choices, yesNo } from './kinds/choice.ts'
import { code, codes, place } from './kinds/code.ts'
import { date } from './kinds/day.ts'
import { files } from './kinds/files.ts'
import { decimal, whole } from './kinds/number.ts'
import { section } from './kinds/section.ts'
import { document, longText, phone, text } from './kinds/text.ts'
import { defineProgramme } from './programme.ts'
import { defineRecord } from './record.ts'
import { defineStatistics } from './statistics.ts'
import { defineWorkflow } from './workflow.ts'

// A made-up programme with a question of every kind, for the kernel's own tests: the kernel knows no real one.

export const record = defineRecord({
  name: sealed(text({ most: 60 }), 'by-words'),
  born: published(date({ from: '1920-01-01', within: 0 }), ages({ child: 0, adult: 18 })),
  sex: published(choice(['female', 'male'])),
  district: optional(published(place('district'))),
  phone: optional(sealed(phone(), 'whole')),
  paper: optional(sealed(document(), 'whole')),
  scan: optional(sealed(files({ most: 2, megabytes: 1 }))),
  language: optional(choice(['tg', 'ru'])),
  contract: optional(yesNo()),
  employer: conditional(text()),
  salary: conditional(optional(decimal({ least: 1, most: 100_000 }))),
  leaving: optional(date({ within: 730 })),
  destination: optional(code('country')),
  visited: optional(codes('country')),
  trips: optional(
    section({ country: code('country'), months: whole({ most: 600 }), why: optional(text()) }, { most: 3 }),
  ),
  modules: optional(gathered(choices(['M1', 'M2', 'M3', 'M10']))),
  score: optional(whole({ most: 100 })),
  note: optional(longText({ most: 200 })),
  village: retired(text()),
})

export const form = defineForm(record, {
  pages: {
    person: ['name', 'born', 'sex', 'district', 'phone', 'paper', 'scan', 'language'],
    work: ['contract', 'employer', 'salary', 'leaving', 'destination', 'visited', 'trips'],
    class: ['modules'],
    result: ['score'],
    parting: ['note'],
  },
  asked: {
    employer: (answer) => answer.contract.is('yes'),
    salary: (answer) => answer.employer.isKnown(),
  },
  checks: { departure: { at: 'leaving', holds: (answer) => answer.leaving.notBeforeField('born') } },
  lists: ['name', 'born'],
})

export const workflow = defineWorkflow(record, form, {
  states: ['enrolled', 'learning', 'certified', 'left'],
  steps: {
    enrol: { to: 'enrolled', by: ['trainer'], asks: ['person', 'work'] },
    attend: { from: ['enrolled', 'learning'], to: 'learning', by: ['trainer'], asks: ['class'] },
    certify: {
      from: ['learning'],
      to: 'certified',
      by: ['trainer'],
      asks: ['result'],
      when: (answer) => answer.modules.countAtLeast(2),
    },
    leave: { from: ['enrolled', 'learning'], to: 'left', by: ['trainer'], asks: ['parting'] },
  },
  corrections: ['trainer'],
})

export const statistics = defineStatistics(record, workflow, {
  enrolled: { counts: ['enrolled', 'learning', 'certified', 'left'], by: ['sex'], atLeast: 5 },
  certified: { counts: ['certified'], by: ['sex', 'born', 'district'], atLeast: 5 },
})

export const words = {
  title: 'Course',
  about: 'A course',
  pages: { person: 'Person', work: 'Work', class: 'Class', result: 'Result', parting: 'Parting' },
  fields: {
    name: { label: 'Name' },
    born: { label: 'Born', bands: { child: 'Child', adult: 'Adult' } },
    sex: { label: 'Sex', codes: { female: 'Woman', male: 'Man' } },
    district: { label: 'District' },
    phone: { label: 'Telephone' },
    paper: { label: 'Passport' },
    scan: { label: 'Scan' },
    language: { label: 'Language', codes: { tg: 'Tajik', ru: 'Russian' } },
    contract: { label: 'Contract', codes: { yes: 'Yes', no: 'No' } },
    employer: { label: 'Employer' },
    salary: { label: 'Salary' },
    leaving: { label: 'Leaving' },
    destination: { label: 'Destination' },
    visited: { label: 'Visited' },
    trips: {
      label: 'Trips',
      fields: { country: { label: 'Country' }, months: { label: 'Months' }, why: { label: 'Why' } },
    },
    modules: { label: 'Modules', codes: { M1: 'One', M2: 'Two', M3: 'Three', M10: 'Ten' } },
    score: { label: 'Score' },
    note: { label: 'Note' },
    village: { label: 'Village' },
  },
  checks: { departure: 'Leaves before birth' },
  states: { enrolled: 'Enrolled', learning: 'Learning', certified: 'Certified', left: 'Left' },
  steps: {
    enrol: { todo: 'Enrol', done: 'Enrolled' },
    attend: { todo: 'Attend', done: 'Attended' },
    certify: { todo: 'Certify', done: 'Certified' },
    leave: { todo: 'Leave', done: 'Left' },
  },
  notYet: { certify: 'Two modules first' },
  figures: { enrolled: 'Enrolled', certified: 'Certified' },
}

export const course = defineProgramme({
  name: 'course',
  version: 1,
  record,
  form,
  workflow,
  statistics,
  words: { tg: words, ru: words, en: words },
})

const named = (name: string) => ({ tg: name, ru: name, en: name })

/** The day and the code lists that the tests read answers with. */
export const now: Circumstances = {
  today: '2026-11-23',
  lists: {
    country: defineCodelist({
      name: 'country',
      source: 'made up',
      codes: [
        { code: 'KAZ', name: named('Kazakhstan') },
        { code: 'RUS', name: named('Russia') },
        { code: 'SUN', name: named('Soviet Union'), retired: true },
      ],
    }),
    place: defineCodelist({
      name: 'place',
      source: 'made up',
      codes: [
        { code: 'TJ-SU', name: named('Sughd') },
        { code: 'TJ-SU-01', name: named('Khujand'), within: 'TJ-SU' },
      ],
    }),
  },
}

/** The least that enrols a person. */
export const person = { name: 'Sample One', born: '1998-04-02', sex: 'female' }
