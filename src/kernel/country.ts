import { type Code, type Codelist, type Codelists, findCode } from './codelist.ts'
import type { Curriculum } from './course.ts'
import type { MissingFigure } from './missing-figure.ts'
import type { Series } from './series.ts'
import type { Language, Phrase } from './words.ts'

/** A body that works on migration: a ministry, a local authority, an international organisation. */
export interface Organisation extends Code {
  readonly kind: 'government' | 'local' | 'international' | 'civil-society' | 'partner'
  /** Where it was read that the body exists under this name. */
  readonly source: string
}

/** How telephone numbers are made in a country. */
export interface Numbering {
  /** The country's prefix without the plus: `992`. */
  readonly prefix: string
  /** Digits after the prefix. */
  readonly length: number
  /** What is dialled before a number inside the country. */
  readonly trunk?: string
}

/** A district as one of equal squares on a grid, counted from the north-west. */
export interface Tile {
  /** A code of the list 'place'. */
  readonly code: string
  readonly column: number
  readonly row: number
}

/** How the country is drawn: its regions as TopoJSON, by codes of ISO 3166-2 and with short names, and its districts as a grid. */
export interface Shapes {
  readonly regions: {
    readonly objects: {
      readonly regions: { readonly geometries: readonly { readonly id: string; readonly properties: Phrase }[] }
    }
    readonly arcs: readonly unknown[]
  }
  /** Who made the outlines, as it is printed below every map. */
  readonly credit: string
  readonly districts: readonly Tile[]
}

/** Everything national that the product needs to know about the country it serves. */
export interface Country {
  /** ISO 3166-1 alpha-3, and alpha-2 for what is addressed to the world. */
  readonly code: string
  readonly alpha2: string
  readonly name: Phrase
  /** The first is the one that a page speaks until it is asked for another. */
  readonly languages: readonly [Language, ...Language[]]
  readonly timeZone: string
  readonly numbering: Numbering
  /** By their own names, the names that fields ask for; every country has at least these four. */
  readonly codelists: Codelists & {
    readonly place: Codelist
    readonly country: Codelist
    readonly destination: Codelist
    readonly language: Codelist
  }
  /** Who does the work and holds posts. */
  readonly agencies: Codelist<Organisation>
  /** Development partners of the working group. */
  readonly partners: Codelist<Organisation>
  /** Figures about the country that others have published. */
  readonly series?: readonly Series[]
  /** What is not known of it, and who owes it. */
  readonly missingFigures?: readonly MissingFigure[]
  readonly shapes?: Shapes
  /** What people who move are taught. */
  readonly curriculum?: Curriculum
}

/** Puts a country together, refusing a list under another's name and a reference that leads nowhere. */
export function defineCountry<const Definition extends Country>(country: Definition): Definition {
  const faults = [...misnamed(country), ...strayDestinations(country), ...unlikely(country), ...inBoth(country)]
  if (faults.length > 0) throw new Error(`Country ${country.code}: ${faults.join('; ')}`)
  return country
}

const misnamed = ({ codelists }: Country): readonly string[] =>
  Object.entries(codelists)
    .filter(([name, list]) => list.name !== name)
    .map(([name, list]) => `the list '${name}' calls itself '${list.name}'`)

const strayDestinations = ({ code, codelists }: Country): readonly string[] =>
  codelists.destination.codes.flatMap((each) => {
    if (each.code === code) return ['the country is a destination of its own']
    return each.code === 'other' || findCode(codelists.country, each.code)
      ? []
      : [`destination ${each.code} is no country`]
  })

function unlikely({ code, alpha2, codelists, numbering }: Country): readonly string[] {
  const itself = findCode(codelists.country, code)
  return [
    ...(itself ? [] : [`${code} is not in the list of countries`]),
    ...(itself && !itself.also?.includes(alpha2) ? [`${alpha2} is not the two-letter code of ${code}`] : []),
    ...(/^\d{1,3}$/.test(numbering.prefix) ? [] : [`'${numbering.prefix}' is no telephone prefix`]),
  ]
}

const inBoth = ({ agencies, partners }: Country): readonly string[] =>
  partners.codes.filter(({ code }) => findCode(agencies, code)).map(({ code }) => `${code} is an agency and a partner`)
