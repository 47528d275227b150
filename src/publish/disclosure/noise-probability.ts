/** P(x) of the discrete Laplace distribution of this scale. */
export const laplaceProbability = (x: number, scale: number): number =>
  Math.tanh(0.5 / scale) * Math.exp(-Math.abs(x) / scale)

/** P(x) of the discrete Gaussian distribution of this variance σ² (of its continuous form; the discrete one varies a little less). */
export const gaussianProbability = (x: number, variance: number): number =>
  Math.exp((-x * x) / (2 * variance)) / gaussianMass(variance)

/** The true variance of the discrete Gaussian distribution with parameter σ². */
export function discreteVariance(variance: number): number {
  const mass = gaussianMass(variance)
  return 2 * sumOverPositive(variance, (x) => (x * x * Math.exp((-x * x) / (2 * variance))) / mass)
}

const gaussianMass = (variance: number): number =>
  1 + 2 * sumOverPositive(variance, (x) => Math.exp((-x * x) / (2 * variance)))

// From far out inwards, so that small terms are not lost.
function sumOverPositive(variance: number, term: (x: number) => number): number {
  let sum = 0
  for (let x = Math.ceil(40 * Math.sqrt(variance)) + 1; x > 0; x -= 1) sum += term(x)
  return sum
}

/** P(|noise| ≥ accuracy) under the discrete Gaussian of this scale σ; accuracy is a whole number from 1. */
export function gaussianTail(accuracy: number, scale: number): number {
  let inside = 0
  for (let x = accuracy - 1; x > 0; x -= 1) inside += 2 * gaussianProbability(x, scale * scale)
  return 1 - inside - gaussianProbability(0, scale * scale)
}

/** The scale σ at which discrete Gaussian noise reaches `accuracy` with probability `alpha`. */
export const gaussianScaleFor = (accuracy: number, alpha: number): number =>
  root((scale) => gaussianTail(accuracy, scale) - alpha)

/** The scale at which discrete Laplace noise reaches `accuracy` with probability `alpha`. */
export const laplaceScaleFor = (accuracy: number, alpha: number): number =>
  root((scale) => (2 * Math.exp(-accuracy / scale)) / (1 + Math.exp(-1 / scale)) - alpha)

/** The least whole distance that discrete Gaussian noise of this scale σ reaches with probability at most `alpha`. */
export function gaussianAccuracy(scale: number, alpha: number): number {
  let accuracy = 1
  while (gaussianTail(accuracy, scale) > alpha) accuracy += 1
  return accuracy
}

// Bisection of a rising function of the scale, to the last bits of a double.
function root(rising: (scale: number) => number): number {
  let [low, high] = [1e-3, 1]
  while (rising(high) < 0) high *= 2
  for (let halving = 0; halving < 200; halving += 1) {
    const middle = (low + high) / 2
    if (rising(middle) < 0) low = middle
    else high = middle
  }
  return high
}
