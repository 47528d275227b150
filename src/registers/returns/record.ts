import { classes, months } from '#kernel/band.ts'
import { optional, published, sealed } from '#kernel/field.ts'
import { age, ageGroups } from '#kernel/kinds/age.ts'
import { choice } from '#kernel/kinds/choice.ts'
import { code, place } from '#kernel/kinds/code.ts'
import { month } from '#kernel/kinds/month.ts'
import { whole } from '#kernel/kinds/number.ts'
import { document } from '#kernel/kinds/text.ts'
import { defineRecord } from '#kernel/record.ts'

// As the surveys of returning migrants ask it; the length itself is kept, so that other limits can be drawn later.
const stays = classes({ M_LT4: 0, M4T6: 4, M7T12: 7, M13T36: 13, M37T60: 37, M_GE61: 61 })

/** What the migration service knows of somebody who has come back. */
export const record = defineRecord({
  personalNumber: optional(sealed(document())),
  passport: optional(sealed(document())),

  month: published(month(), months),
  sex: published(choice(['F', 'M'])),
  age: published(age(), ageGroups),
  district: published(place('district')),
  country: published(code('country')),
  reason: published(
    choice([
      'contract-ended',
      'season-ended',
      'family',
      'health',
      'no-work',
      'papers',
      'removed',
      'entry-ban',
      'other',
    ]),
  ),
  ban: published(optional(choice(['none', 'up-to-3', '4-to-5', '6-to-10', 'for-life']))),
  stay: published(optional(whole({ most: 900 })), stays),
  sector: published(optional(code('sector'))),
})
