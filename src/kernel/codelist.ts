import { fold } from './fold.ts'
import { type Language, languages, type Phrase } from './words.ts'

/** Why a name may not be taken as settled: nobody has checked it, or another language stands in for it. */
export type NameStatus = 'unverified' | 'untranslated'

/** One code of a list, its name in every language and what else people call it. */
export interface Code {
  readonly code: string
  readonly name: Phrase
  /** The code above it in a hierarchy: the region of a district, the group of an occupation. */
  readonly within?: string
  /** Earlier names and other spellings, accepted when reading lists. */
  readonly also?: readonly string[]
  /** The languages whose name did not come from the source of the list. */
  readonly status?: Readonly<Partial<Record<Language, NameStatus>>>
  /** Kept so that old cases stay readable; not offered any more. */
  readonly retired?: true
}

/** A closed list of codes that a question may be answered with. */
export interface Codelist<Each extends Code = Code> {
  readonly name: string
  /** Who publishes the list and when it was read. */
  readonly source: string
  readonly codes: readonly Each[]
}

export type Codelists = Readonly<Record<string, Codelist>>

/** Puts a list together, refusing two codes alike, a blank name, and a code that does not stand below its parent. */
export function defineCodelist<const List extends Codelist>(list: List): List {
  const known = new Set<string>()
  for (const { code, name, within } of list.codes) {
    const blank = languages.find((language) => name[language].trim() === '')
    if (known.has(code)) throw new Error(`Code list ${list.name} has ${code} twice`)
    if (blank) throw new Error(`Code list ${list.name}: ${code} has no name in ${blank}`)
    if (within !== undefined && !known.has(within))
      throw new Error(`Code list ${list.name}: ${code} stands within ${within}, which is not above it in the list`)
    known.add(code)
  }
  return list
}

/** The codes whose name in a language is still to be checked or translated. */
export const codesMarked = <Each extends Code>(
  list: Codelist<Each>,
  language: Language,
  status: NameStatus,
): readonly Each[] => list.codes.filter((each) => each.status?.[language] === status)

const indexes = new WeakMap<Codelist, ReadonlyMap<string, number>>()

/** The code itself, or `undefined` when the list does not have it. */
export function findCode<Each extends Code>(list: Codelist<Each>, code: string): Each | undefined {
  const known = indexes.get(list) ?? new Map(list.codes.map((each, place) => [each.code, place]))
  indexes.set(list, known)
  return at(list, known.get(code))
}

const spellings = new WeakMap<Codelist, Spellings>()

/**
 * Finds a code by what a person wrote: the code, its name in any language, an earlier name, any spelling.
 * What two codes could mean is not guessed: the answer is `undefined`.
 */
export function readCode<Each extends Code>(list: Codelist<Each>, written: string): Each | undefined {
  const known = spellings.get(list) ?? spellingsOf(list)
  spellings.set(list, known)
  const asWritten = written.trim().toLowerCase()
  if (known.asWritten.has(asWritten)) return at(list, known.asWritten.get(asWritten))
  return at(list, known.folded.get(foldName(written)))
}

const at = <Each extends Code>(list: Codelist<Each>, place: number | undefined): Each | undefined =>
  place === undefined ? undefined : list.codes[place]

/** Where in the list a spelling leads; `undefined` when it leads to two codes. */
type Places = Map<string, number | undefined>
interface Spellings {
  readonly asWritten: Places
  readonly folded: Places
}

function spellingsOf(list: Codelist): Spellings {
  const [asWritten, folded]: [Places, Places] = [new Map(), new Map()]
  const enter = (name: string, place: number, shared: number | undefined) => {
    settle(asWritten, name.trim().toLowerCase(), place, shared)
    // Two letters are an abbreviation: it means what it says, in the alphabet it was written in.
    if (foldName(name).length > 2) settle(folded, foldName(name), place, shared)
  }
  const placeOf = new Map(list.codes.map(({ code }, place) => [code, place]))
  for (const [place, { code, name, within = '' }] of list.codes.entries()) {
    asWritten.set(code.toLowerCase(), place)
    // A group and its only member often bear one name (ISCO: 512 Cooks, 5120 Cooks); the member says both.
    for (const language of languages) enter(name[language], place, placeOf.get(within))
  }
  // An earlier name never takes a place away from a present one.
  const present = new Set(folded.keys())
  for (const [place, { also = [] }] of list.codes.entries())
    for (const name of also) if (!present.has(foldName(name))) enter(name, place, undefined)
  return { asWritten, folded }
}

// A spelling belongs to the first that has it, until another but the one it may be shared with has it too.
function settle(places: Places, spelling: string, place: number, shared: number | undefined) {
  const there = places.get(spelling)
  const free = !places.has(spelling) || there === place || (there !== undefined && there === shared)
  places.set(spelling, free ? place : undefined)
}

// Spaces are left out too, because lists disagree on them: `Б.Ғафуров`, `Б. Ғафуров`; `Турсун - Заде`, `Турсунзода`.
const foldName = (name: string) => fold(name).replaceAll(' ', '')
