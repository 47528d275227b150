import { type Codelist, findCode } from '#kernel/codelist.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import { type Phrase, languages } from '#kernel/words.ts'

/** What organisations offer to people who move. */
export const serviceKinds = [
  'orientation',
  'legal-advice',
  'documents',
  'health',
  'psychosocial',
  'shelter',
  'placement',
  'vocational',
  'language',
  'business',
  'reintegration',
  'hotline',
  'another',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** For whom a service is. */
export const audiences = [
  'everybody',
  'departing',
  'abroad',
  'returned',
  'families',
  'women',
  'children',
  'trafficked',
] as const
export type Audience = (typeof audiences)[number]

/** What is offered by whom, where, for whom, and for how many at a time. */
export interface Service {
  readonly organisation: string
  /** A code of the list 'place'; `null` is the whole country. */
  readonly place: string | null
  readonly kind: ServiceKind
  readonly title: Phrase
  readonly about: Phrase
  readonly forWhom: readonly Audience[]
  /** How many people at a time; `null` where nobody is turned away. */
  readonly capacity: number | null
}

type Written = Readonly<Record<string, string | readonly string[] | undefined>>
export type ServiceFaults = Readonly<Record<string, 'missing' | 'badCapacity'>>

/** Reads a service as a form or a program wrote it, or says which answers cannot be taken. */
export function readService(
  written: Written,
  { places, organisation }: { readonly places: Codelist; readonly organisation: string },
): Outcome<Service, ServiceFaults> {
  const text = (name: string) => {
    const value = written[name]
    return typeof value === 'string' ? value.trim().slice(0, 2000) : ''
  }
  const phrase = (name: string) =>
    Object.fromEntries(languages.map((each) => [each, text(`${name}.${each}`)])) as unknown as Phrase
  const [title, about] = [phrase('title'), phrase('about')]
  const kind = serviceKinds.find((each) => each === text('kind'))
  const forWhom = audiences.filter((each) => [written['forWhom'] ?? []].flat().includes(each))
  const place = text('place')
  const capacity = text('capacity')
  const faults: ServiceFaults = {
    ...(kind ? {} : { kind: 'missing' }),
    ...(forWhom.length > 0 ? {} : { forWhom: 'missing' }),
    ...(place === '' || findCode(places, place) ? {} : { place: 'missing' }),
    ...(capacity === '' || /^[1-9]\d{0,5}$/.test(capacity) ? {} : { capacity: 'badCapacity' }),
    ...Object.fromEntries(
      languages.filter((each) => title[each] === '').map((each) => [`title.${each}`, 'missing'] as const),
    ),
  }
  if (!kind || Object.keys(faults).length > 0) return bad(faults)
  return good({
    organisation,
    place: place === '' ? null : place,
    kind,
    title,
    about,
    forWhom,
    capacity: capacity === '' ? null : Number(capacity),
  })
}
