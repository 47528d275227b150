import { type Codelists, findCode } from './codelist.ts'

/** One level of a hierarchy above the codes themselves: what the finer codes below it belong to. */
export interface Level {
  readonly name: string
  /** The code list that names its codes, where that is not the list of the question. */
  readonly list?: string
  /** Codes of its own, which need words. */
  readonly codes?: readonly string[]
  /** The code of this level that a finer code belongs to; the finer one is of the level just below. */
  of(finer: string, lists: Codelists): string
}

/** The code that stands for everybody, in every dimension. Source: SDMX cross-domain code lists. */
export const total = '_T'

/** The code of a row that does not say. Source: SDMX cross-domain code lists. */
export const unknown = '_U'

/** A level whose codes a country's list names: the region of a district, the group of an occupation. */
export const within = (name: string, list: string): Level => ({
  name,
  list,
  of: (finer, lists) => (lists[list] && findCode(lists[list], finer)?.within) ?? finer,
})

/** A level in which the finer codes are put together by name; a code that is not named stands alone. */
export const grouped = <const Named extends string, const Group extends string>(
  name: Named,
  groups: Readonly<Record<Group, readonly string[]>>,
): Level & { readonly name: Named; readonly codes: readonly Group[] } => {
  const codes = Object.keys(groups) as Group[]
  const groupOf = new Map<string, string>(codes.flatMap((group) => groups[group].map((each) => [each, group])))
  return { name, codes, of: (finer) => groupOf.get(finer) ?? finer }
}

/** A level whose codes are the first letters of the finer ones: the major group of an occupation in ISCO. */
export const leading = (name: string, letters: number): Level => ({
  name,
  of: (finer) => (finer === unknown ? unknown : finer.slice(0, letters)),
})

/** The quarter of a month, as SDMX writes it: `2026-Q1`. */
export const quarters: Level = {
  name: 'quarter',
  of: (month) => (month === unknown ? unknown : `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`),
}

/** The year of a month or a quarter. */
export const years: Level = { name: 'year', of: (finer) => (finer === unknown ? unknown : finer.slice(0, 4)) }
