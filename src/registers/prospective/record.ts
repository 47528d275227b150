import { months } from '#kernel/band.ts'
import { measured, optional, published, sealed } from '#kernel/field.ts'
import { age, ageGroups } from '#kernel/kinds/age.ts'
import { choice, yesNo } from '#kernel/kinds/choice.ts'
import { code, place } from '#kernel/kinds/code.ts'
import { month } from '#kernel/kinds/month.ts'
import { decimal } from '#kernel/kinds/number.ts'
import { document } from '#kernel/kinds/text.ts'
import { defineRecord } from '#kernel/record.ts'

/** What the agency for employment abroad and the orientation centres know of somebody who is about to leave for work. */
export const record = defineRecord({
  personalNumber: optional(sealed(document())),
  passport: optional(sealed(document())),

  month: published(month(), months),
  sex: published(choice(['F', 'M'])),
  age: published(age(), ageGroups),
  district: published(place('district')),
  education: published(optional(code('education'))),
  destination: published(code('destination')),
  occupation: published(optional(code('occupation'))),
  // Who arranged the work: SDG 10.7.1 asks what each way costs.
  way: published(optional(choice(['agency', 'employer', 'relatives', 'alone']))),
  oriented: published(optional(yesNo())),
  contract: published(optional(yesNo())),
  cost: optional(measured(decimal({ most: 100_000 }))),
})
