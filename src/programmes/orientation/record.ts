import { ages } from '#kernel/band.ts'
import { conditional, gathered, optional, published, sealed } from '#kernel/field.ts'
import { choice, choices, yesNo } from '#kernel/kinds/choice.ts'
import { code, codes, heldThing, place } from '#kernel/kinds/code.ts'
import { date } from '#kernel/kinds/day.ts'
import { files } from '#kernel/kinds/files.ts'
import { whole } from '#kernel/kinds/number.ts'
import { section } from '#kernel/kinds/section.ts'
import { document, longText, phone, text } from '#kernel/kinds/text.ts'
import { defineRecord } from '#kernel/record.ts'

/** Finer bands would single people out in small districts. */
const ageBand = ages({ 'under-18': 0, '18-29': 18, '30-44': 30, '45-plus': 45 })

/** What a training centre asks of a person who is about to leave for work abroad. */
export const record = defineRecord({
  name: sealed(text({ most: 120 }), 'by-words'),
  born: published(date({ from: '1920-01-01', within: 0 }), ageBand),
  sex: published(choice(['female', 'male'])),
  document: optional(sealed(document(), 'whole')),
  phone: optional(sealed(phone(), 'whole')),
  scan: optional(sealed(files({ most: 2, megabytes: 5 }))),

  district: published(place('district')),
  education: published(optional(code('education'))),
  languages: optional(codes('language')),

  destination: published(code('destination')),
  occupation: optional(code('occupation')),
  contract: published(optional(yesNo())),
  employer: conditional(sealed(text({ most: 200 }))),
  leaving: optional(date({ from: '2020-01-01', within: 730 })),
  trips: optional(
    section(
      { country: code('country'), from: date({ within: 0 }), until: optional(date({ within: 0 })) },
      { most: 10 },
    ),
  ),

  courseSession: optional(heldThing('course-session')),

  attended: date({ from: '2020-01-01', within: 0 }),
  modules: gathered(choices(['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'M10', 'M11', 'M12'])),
  score: optional(whole({ least: 0, most: 100 })),

  reason: choice(['travelled', 'illness', 'work', 'no-interest', 'other']),
  otherReason: conditional(text()),
  note: optional(sealed(longText({ most: 2000 }))),

  revocation: choice(['mistake', 'fraud', 'lost', 'other']),
  otherRevocation: conditional(text()),
})
