/** What one contributor (a person, an enterprise, an operator) adds to a cell; `holder` is the owner if several belong together. */
export type Contribution = { readonly contributor: string; readonly holder?: string; readonly value: number }

/** A magnitude cell as the rules see it: its total, how many contributors stand behind it, and the largest ones, falling. */
export type Magnitude = { readonly value: number; readonly contributors: number; readonly largest: readonly number[] }

/** The sensitivity rules of a table; a rule that is left out is not applied. */
export type SensitivityRules = {
  /** Fewest contributors that a published cell may stand on. */
  readonly least?: number
  /** (n,k): the n largest contributors may not make up more than k percent of the cell. */
  readonly dominance?: { readonly n: number; readonly k: number }
  /** p%: nobody may know the largest contributor to within p percent; rivals know `prior` percent beforehand (100 if left out). */
  readonly percent?: { readonly p: number; readonly prior?: number }
}

/** The rule that a cell breaks. */
export type Broken = keyof SensitivityRules

/** A cell's primary status: nobody in it, publishable, or unsafe by the rules named. */
export type PrimaryStatus = 'empty' | 'safe' | readonly Broken[]

/**
 * One cell from its contributions: the shares of one holder are added up first, since an owner knows all of them. With holders the
 * largest shares of a total are not found among those of its parts, so every cell is computed from contributions anew.
 * Values are 0 or above; `keep` is how many of the largest are kept (the n of the dominance rule, at least 2).
 */
export function magnitudeOf(contributions: Iterable<Contribution>, keep = 2): Magnitude {
  const shares = new Map<string, number>()
  for (const { contributor, holder = contributor, value } of contributions)
    shares.set(holder, (shares.get(holder) ?? 0) + value)
  const falling = [...shares.values()].toSorted((one, other) => other - one)
  return {
    value: falling.reduce((sum, share) => sum + share, 0),
    contributors: falling.length,
    largest: falling.slice(0, Math.max(2, keep)),
  }
}

/** Which primary rules a cell breaks. Source: Hundepool et al. (2012), "Statistical Disclosure Control", §4.2. */
export function primaryStatus(cell: Magnitude, rules: SensitivityRules): PrimaryStatus {
  if (cell.contributors === 0) return 'empty'
  const broken = (['least', 'dominance', 'percent'] as const).filter((rule) => breaks[rule](cell, rules))
  return broken.length === 0 ? 'safe' : broken
}

const breaks: Readonly<Record<Broken, (cell: Magnitude, rules: SensitivityRules) => boolean>> = {
  least: ({ contributors }, { least = 0 }) => contributors < least,
  dominance: ({ value, largest }, { dominance }) =>
    dominance !== undefined && 100 * top(largest, dominance.n) > dominance.k * value,
  percent: (cell, { percent }) => percent !== undefined && shortfall(cell, percent) > 0,
}

/**
 * How far, in units of the cell's value and on each side, an attacker's interval must reach beyond the true value so that the
 * broken rules hold again; 0 for a cell that breaks none. For the minimum frequency it is the whole of the largest contribution.
 */
export function protectionLevel(cell: Magnitude, rules: SensitivityRules): number {
  const status = primaryStatus(cell, rules)
  if (status === 'empty' || status === 'safe') return 0
  return Math.max(...status.map((rule) => levels[rule](cell, rules)))
}

const levels: Readonly<Record<Broken, (cell: Magnitude, rules: SensitivityRules) => number>> = {
  least: ({ largest }) => top(largest, 1),
  dominance: ({ value, largest }, { dominance = { n: 0, k: 100 } }) =>
    (100 / dominance.k) * top(largest, dominance.n) - value,
  percent: (cell, { percent = { p: 0 } }) => shortfall(cell, percent),
}

// What the second largest contributor lacks in doubt about the largest one: p% of it, less the rest of the cell.
function shortfall(
  { value, largest }: Magnitude,
  { p, prior = 100 }: { readonly p: number; readonly prior?: number },
): number {
  return (p / 100) * top(largest, 1) - (prior / 100) * (value - top(largest, 2))
}

const top = (largest: readonly number[], n: number): number =>
  largest.slice(0, n).reduce((sum, share) => sum + share, 0)

/**
 * The place of the one category that holds everybody in a distribution, which tells that attribute of each of them; null when
 * people are spread over several categories, or when nobody is there.
 */
export function revealedCategory(counts: readonly number[]): number | null {
  const filled = counts.flatMap((count, at) => (count > 0 ? [at] : []))
  return filled.length === 1 ? (filled[0] ?? null) : null
}
