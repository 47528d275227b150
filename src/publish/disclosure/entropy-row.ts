import type { Shape } from './moment-range.ts'

/** The moments asked of a row: mean 0, and this variance as a ceiling or exactly. */
export type Target = { readonly variance: number; readonly exact: boolean }

/**
 * The distribution of greatest entropy over `shape.support` with mean 0 and the target variance: probabilities in the order
 * of the support. Null when the dual does not settle, which the caller must treat as unattainable.
 *
 * Maximum entropy makes p(v) ∝ exp(a·v + b·v² + m·[v = 0]); monotonicity pools neighbours that would fall (pool adjacent
 * violators), each pool sharing the mean of its exponents. A multiplier is used only where its constraint binds: b ≤ 0 for a
 * variance ceiling, m ≥ 0 for the probability of staying. The problem is strictly concave, so the first combination that
 * satisfies these conditions is the only optimum. Source: Giessing (2016), "Computational issues in the design of transition
 * probabilities and disclosure risk estimation for additive noise", with the duality made explicit.
 */
export function entropyRow(shape: Shape, target: Target): readonly number[] | null {
  const mayStay = shape.support.includes(0) && shape.stay > 0
  const spreads = target.exact ? [true] : [false, true]
  for (const stay of mayStay ? [false, true] : [false])
    for (const spread of spreads) {
      const found = settle(shape, target.variance, { spread, stay })
      if (found && holds(found, shape, target)) return found.p
    }
  return null
}

type Binding = { readonly spread: boolean; readonly stay: boolean }
type Settled = { readonly p: readonly number[]; readonly spread: number; readonly stay: number }

const slack = 1e-10

function holds({ p, spread, stay }: Settled, { support, stay: least }: Shape, target: Target): boolean {
  const variance = support.reduce((sum, v, at) => sum + v * v * (p[at] ?? 0), 0)
  const stays = support.includes(0) ? (p[support.indexOf(0)] ?? 0) : 1
  const ceiling = target.exact || (spread <= slack && variance <= target.variance + slack)
  return ceiling && stay >= -slack && stays >= least - slack
}

// Newton's method on the dual, log Σ exp(λ·f) − λ·goal, over the multipliers of the binding constraints.
function settle(shape: Shape, variance: number, binding: Binding): Settled | null {
  const widest = Math.max(...shape.support.map(Math.abs))
  // Squares are scaled to the size of the changes, so that the Newton system stays well conditioned.
  const features = [
    shape.support,
    ...(binding.spread ? [shape.support.map((v) => (v * v) / widest)] : []),
    ...(binding.stay ? [shape.support.map((v) => (v === 0 ? 1 : 0))] : []),
  ]
  const goal = [0, ...(binding.spread ? [variance / widest] : []), ...(binding.stay ? [shape.stay] : [])]
  const start = tilt(
    features,
    goal,
    goal.map(() => 0),
    shape,
  )
  const end = descend(start, (multipliers) => tilt(features, goal, multipliers, shape))
  if (!end) return null
  const [, second = 0, third = 0] = end.multipliers
  return { p: end.p, spread: binding.spread ? second : 0, stay: binding.spread ? third : binding.stay ? second : 0 }
}

type Tilted = {
  readonly features: readonly (readonly number[])[]
  readonly multipliers: readonly number[]
  readonly p: readonly number[]
  readonly height: number
  readonly gradient: readonly number[]
  readonly curvature: readonly (readonly number[])[]
}

function descend(start: Tilted, at: (multipliers: readonly number[]) => Tilted): Tilted | null {
  let here = start
  for (let round = 0; round < 200 && size(here.gradient) > 1e-14; round += 1) {
    const step = solve(here.curvature, here.gradient)
    const next = shortened(here, step, at)
    if (!next) break
    here = next
  }
  return size(here.gradient) < 1e-10 ? here : null
}

// Halves the step until the height falls enough; so close to the foot that rounding hides the fall, the gradient decides.
// No step lifts a probability far above the greatest one: it would drown the others, and the way back would be lost.
function shortened(
  here: Tilted,
  step: readonly number[],
  at: (multipliers: readonly number[]) => Tilted,
): Tilted | null {
  const fall = dot(here.gradient, step)
  const lift = here.p.map(
    (_, place) =>
      -dot(
        step,
        here.features.map((feature) => feature[place] ?? 0),
      ),
  )
  const mode = here.p.indexOf(Math.max(...here.p))
  const farthest = Math.max(...lift) - (lift[mode] ?? 0)
  for (let length = Math.min(1, 3 / Math.max(farthest, 3)); length > 1e-12; length /= 2) {
    const next = at(here.multipliers.map((value, k) => value - length * (step[k] ?? 0)))
    if (next.height <= here.height - 1e-4 * length * fall) return next
    if (fall < 1e-12 && size(next.gradient) < size(here.gradient)) return next
  }
  return null
}

const size = (vector: readonly number[]): number => Math.max(...vector.map(Math.abs))

function tilt(
  features: readonly (readonly number[])[],
  goal: readonly number[],
  multipliers: readonly number[],
  shape: Shape,
): Tilted {
  const exponents = shape.support.map((_, at) =>
    dot(
      multipliers,
      features.map((feature) => feature[at] ?? 0),
    ),
  )
  const pools = shape.monotone
    ? poolRising(exponents, shape.support.filter((v) => v <= 0).length)
    : exponents.map((_, at) => [at])
  const pooled = features.map((feature) => average(feature, pools))
  const raised = average(exponents, pools)
  const top = Math.max(...raised)
  const weights = raised.map((value) => Math.exp(value - top))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const p = weights.map((weight) => weight / total)
  const means = pooled.map((feature) => dot(feature, p))
  return {
    features,
    multipliers,
    p,
    height: Math.log(total) + top - dot(multipliers, goal),
    gradient: means.map((mean, k) => mean - (goal[k] ?? 0)),
    curvature: pooled.map((one, j) =>
      pooled.map((other, k) =>
        p.reduce(
          (sum, weight, at) => sum + weight * ((one[at] ?? 0) - (means[j] ?? 0)) * ((other[at] ?? 0) - (means[k] ?? 0)),
          0,
        ),
      ),
    ),
  }
}

/** Pools the first `chain` values so that the means of the pools rise (pool adjacent violators); the rest stand alone. */
function poolRising(values: readonly number[], chain: number): number[][] {
  const pools: { places: number[]; mean: number }[] = []
  for (const [at, value] of values.slice(0, chain).entries()) {
    let last = { places: [at], mean: value }
    let before = pools.at(-1)
    while (before && before.mean > last.mean) {
      const places = [...before.places, ...last.places]
      last = { places, mean: places.reduce((sum, place) => sum + (values[place] ?? 0), 0) / places.length }
      pools.pop()
      before = pools.at(-1)
    }
    pools.push(last)
  }
  const alone = values.slice(chain).map((_, at) => [chain + at])
  return [...pools.map((pool) => pool.places), ...alone]
}

function average(values: readonly number[], pools: readonly (readonly number[])[]): number[] {
  const out = [...values]
  for (const pool of pools) {
    const mean = pool.reduce((sum, at) => sum + (values[at] ?? 0), 0) / pool.length
    for (const at of pool) out[at] = mean
  }
  return out
}

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)

// Gaussian elimination for at most three unknowns; a vanishing pivot gets a tiny ridge, which only shortens the step.
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  for (let k = 0; k < rows.length; k += 1) {
    const pivotAt = rows.findIndex(
      (row, at) => at >= k && Math.abs(row[k] ?? 0) === Math.max(...rows.slice(k).map((r) => Math.abs(r[k] ?? 0))),
    )
    const pivot = rows[pivotAt] ?? []
    rows[pivotAt] = rows[k] ?? []
    rows[k] = pivot
    const head = (pivot[k] ?? 0) || 1e-300
    for (const [at, row] of rows.entries())
      if (at !== k) rows[at] = row.map((value, column) => value - ((row[k] ?? 0) / head) * (pivot[column] ?? 0))
  }
  return rows.map((row, k) => (row.at(-1) ?? 0) / ((row[k] ?? 0) || 1e-300))
}
