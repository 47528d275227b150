import type { Register } from '#kernel/register.ts'
import { type Language, fill } from '#kernel/words.ts'
import type { Delivered } from '#publish/register/deliver.ts'
import type { FileProblem } from '#publish/register/file-problem.ts'
import { sayAside, sayFileProblem } from '#publish/register/say.ts'
import { sayDigits } from '#screen/date.ts'
import type { Said } from '#store/deliveries.ts'
import { words } from '#words/register/words.ts'

type Values = NonNullable<Said['values']>

/** What became of a delivered file, as its work keeps it. */
export function outcomeOf(delivered: Delivered): Said {
  switch (delivered.kind) {
    case 'known':
      return {
        says: 'known',
        values: { number: delivered.number, date: delivered.receivedAt.toISOString().slice(0, 10) },
      }
    case 'declined':
      return { says: 'declined', values: flat(delivered.problem) }
    case 'cancelled':
      return { says: 'cancelled' }
    case 'kept': {
      const { number, rows, refused, months, replaces, aside } = delivered
      const values = { number, rows, refused, months: spanOf(months), replaces: spanOf(replaces) }
      return aside ? { says: 'quarantined', values: { ...values, ...flat(aside) } } : { says: 'accepted', values }
    }
  }
}

// One sentence inside another: its word and its values stand among those of the outer one.
const flat = ({ says, values = {} }: FileProblem | Said): Values => ({
  why: says,
  ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`why.${name}`, value])),
})

const unflat = (values: Values): Said => ({
  says: String(values['why'] ?? ''),
  values: Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (name.startsWith('why.') ? [[name.slice(4), value]] : [])),
  ),
})

/** Months as people say them: the first and the last. */
export const spanOf = (months: readonly string[]): string => {
  const [first, last] = [months[0] ?? '', months.at(-1) ?? '']
  return first === last ? first : `${first} – ${last}`
}

/** What became of a delivery, in the reader's language. */
export function sayDelivered(language: Language, register: Register, { says, values = {} }: Said): string {
  const { done } = words[language]
  const named = { ...values, register: register.words[language].title }
  switch (says) {
    case 'known':
      return fill(done.known, { ...named, date: sayDigits(String(values['date'] ?? '')) })
    case 'declined':
      return `${sayFileProblem(language, register, unflat(values) as FileProblem)} ${done.notKept}`
    case 'cancelled':
      return done.cancelled
    case 'quarantined':
      return `${fill(done.quarantined, named)} ${sayAside(language, register, unflat(values))}`
    default:
      return [
        fill(done.accepted, named),
        ...(values['replaces'] ? [fill(done.replaces, { months: values['replaces'] })] : []),
      ].join(' ')
  }
}
