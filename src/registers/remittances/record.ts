import { months } from '#kernel/band.ts'
import { measured, optional, published, sealed } from '#kernel/field.ts'
import { choice } from '#kernel/kinds/choice.ts'
import { code, place } from '#kernel/kinds/code.ts'
import { month } from '#kernel/kinds/month.ts'
import { decimal } from '#kernel/kinds/number.ts'
import { document, text } from '#kernel/kinds/text.ts'
import { defineRecord } from '#kernel/record.ts'

/** What the national bank knows of a transfer that a private person was sent from abroad. */
export const record = defineRecord({
  reference: optional(sealed(document())),
  // A bank or transfer system: what it handles is its business secret, so it is sealed and only told apart.
  operator: sealed(text()),

  month: published(month(), months),
  corridor: published(code('country')),
  channel: published(choice(['bank', 'transfer-system', 'mobile', 'card', 'post', 'other'])),
  currency: published(choice(['TJS', 'RUB', 'USD', 'EUR', 'KZT', 'CNY', 'OTH'])),
  recipientSex: published(optional(choice(['F', 'M']))),
  district: published(optional(place('district'))),
  amount: measured(decimal({ most: 10_000_000 })),
})
