import { months } from '#kernel/band.ts'
import { measured, optional, published, sealed } from '#kernel/field.ts'
import { age, ageGroups } from '#kernel/kinds/age.ts'
import { choice } from '#kernel/kinds/choice.ts'
import { code, place } from '#kernel/kinds/code.ts'
import { month } from '#kernel/kinds/month.ts'
import { decimal } from '#kernel/kinds/number.ts'
import { document, text } from '#kernel/kinds/text.ts'
import { defineRecord } from '#kernel/record.ts'

/** What the migration service knows of a permit that a foreigner was given. */
export const record = defineRecord({
  permitNumber: optional(sealed(document())),
  passport: optional(sealed(document())),
  // Whose contribution a wage is: sealed, because a firm with many foreigners could be told by them.
  employer: optional(sealed(text())),

  month: published(month(), months),
  permit: published(choice(['work', 'temporary-residence', 'permanent-residence'])),
  citizenship: published(code('country')),
  sex: published(choice(['F', 'M'])),
  age: published(optional(age()), ageGroups),
  occupation: published(optional(code('occupation'))),
  sector: published(optional(code('sector'))),
  district: published(place('district')),
  wage: optional(measured(decimal({ most: 1_000_000 }))),
})
