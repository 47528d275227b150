import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { bernoulliExp, fractionOf, uniformBelow, type RandomSource } from './chance.ts'
import {
  discreteVariance,
  gaussianAccuracy,
  gaussianProbability,
  gaussianScaleFor,
  laplaceProbability,
  laplaceScaleFor,
} from './noise-probability.ts'
import { drawGaussian, drawLaplace, noisyCounts } from './noise.ts'
import { epsilonOf, looserEpsilonOf, varianceFor } from './privacy.ts'

// Probabilities to 25 digits from the definitions, and constants that OpenDP's tests state; the file names the sources.
const published = JSON.parse(readFileSync('test/vectors/noise-probabilities.json', 'utf8')) as {
  readonly discrete_laplace: Readonly<Record<string, readonly string[]>>
  readonly discrete_gaussian: Readonly<
    Record<string, { readonly 'p_0..12': readonly string[]; readonly variance: string }>
  >
  readonly zcdp_to_eps: readonly Readonly<Record<'rho' | 'delta' | 'eps_CKS20' | 'eps_BunSteinke', number>>[]
  readonly opendp_constants: Readonly<Record<string, number>>
}
const draws = process.env['SAFAR_LONG'] ? 400_000 : 8_000

test('probabilities are those of the definitions', () => {
  for (const [scale, values] of Object.entries(published.discrete_laplace))
    for (const [x, value] of values.entries()) expectNear(laplaceProbability(x, Number(scale)), Number(value))
  for (const [variance, { 'p_0..12': values, variance: truly }] of Object.entries(published.discrete_gaussian)) {
    expectNear(discreteVariance(Number(variance)), Number(truly))
    for (const [x, value] of values.entries()) expectNear(gaussianProbability(x, Number(variance)), Number(value))
  }
})

test.each(Object.keys(published.discrete_laplace))(
  'Laplace noise of scale %s is drawn as often as its probabilities say',
  (scale) => {
    const random = seeded(11)
    const exact = fractionOf(scale)
    expectDrawn(
      () => drawLaplace(random, exact),
      (x) => laplaceProbability(x, Number(scale)),
    )
  },
)

test.each(Object.keys(published.discrete_gaussian))(
  'Gaussian noise of variance %s is drawn as often as its probabilities say',
  (variance) => {
    const random = seeded(7)
    const exact = fractionOf(variance)
    expectDrawn(
      () => drawGaussian(random, exact),
      (x) => gaussianProbability(x, Number(variance)),
    )
  },
)

test('exp(−γ) is drawn exactly for γ above 1 too, and numbers below a bound evenly', () => {
  const random = seeded(3)
  const often = (draw: () => boolean): number => Array.from({ length: draws }, draw).filter(Boolean).length / draws
  expect(Math.abs(often(() => bernoulliExp(random, fractionOf('1.5'))) - Math.exp(-1.5))).toBeLessThan(
    4 * Math.sqrt(0.18 / draws),
  )
  const seen = Array.from({ length: draws }, () => Number(uniformBelow(random, 5n)))
  for (const value of [0, 1, 2, 3, 4])
    expect(Math.abs(seen.filter((each) => each === value).length / draws - 0.2)).toBeLessThan(
      4 * Math.sqrt(0.16 / draws),
    )
  expect(uniformBelow(random, 1n)).toBe(0n)
})

test('zCDP becomes (ε, δ) as published', () => {
  for (const { rho, delta, eps_CKS20: tight, eps_BunSteinke: loose } of published.zcdp_to_eps) {
    expect(epsilonOf(rho, delta)).toBeCloseTo(tight, 7)
    expect(looserEpsilonOf(rho, delta)).toBeCloseTo(loose, 7)
  }
  expect(epsilonOf(0, 1e-6)).toBe(0)
})

test('scales and accuracies are those that OpenDP states', () => {
  const constants = published.opendp_constants
  expect(gaussianScaleFor(1, 0.5)).toBeCloseTo(constants['accuracy_to_discrete_gaussian_scale(1.0,0.5)'] ?? NaN, 12)
  expect(laplaceScaleFor(1, 0.5)).toBeCloseTo(constants['accuracy_to_discrete_laplacian_scale(1.0,0.5)'] ?? NaN, 12)
  expect(gaussianAccuracy(1, 0.5)).toBe(constants['discrete_gaussian_scale_to_accuracy(1.0,0.5)'])
})

test('a budget of ρ = 0.1 on two cells a person is noise of variance 10, and a published count is never negative', () => {
  const variance = varianceFor(fractionOf(0.1), 2)
  expect(Number(variance.of) / Number(variance.over)).toBe(10)
  const counts = noisyCounts(seeded(5), [0, 1, 2, 500], variance)
  for (const { noisy, published: shown } of counts) expect(shown).toBe(Math.max(0, noisy))
  expect(noisyCounts(seeded(5), [0, 1, 2, 500], variance)).toEqual(counts)
})

test('decimals are taken at their word', () => {
  expect(fractionOf('0.25')).toEqual({ of: 25n, over: 100n })
  expect(fractionOf(1e21)).toEqual({ of: 10n ** 21n, over: 1n })
  expect(fractionOf(1e-7)).toEqual({ of: 1n, over: 10n ** 7n })
  expect(() => fractionOf('many')).toThrow('not a number')
})

const expectNear = (ours: number, theirs: number): void => {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-12 * theirs + 1e-24)
}

/** χ² against the stated probabilities; the limit is passed by a right sampler with probability above 0.9999. */
function expectDrawn(draw: () => bigint, probability: (x: number) => number): void {
  const seen = new Map<number, number>()
  for (let at = 0; at < draws; at += 1) {
    const x = Number(draw())
    seen.set(x, (seen.get(x) ?? 0) + 1)
  }
  const common = Array.from({ length: 81 }, (_, at) => at - 40).filter((x) => draws * probability(x) >= 8)
  const rest = {
    expected: draws * (1 - common.reduce((sum, x) => sum + probability(x), 0)),
    seen: draws - common.reduce((sum, x) => sum + (seen.get(x) ?? 0), 0),
  }
  const square = common.reduce(
    (sum, x) => sum + ((seen.get(x) ?? 0) - draws * probability(x)) ** 2 / (draws * probability(x)),
    0,
  )
  const freedom = common.length
  expect(square + (rest.seen - rest.expected) ** 2 / Math.max(rest.expected, 1)).toBeLessThan(
    freedom + 5 * Math.sqrt(2 * freedom) + 8,
  )
}

/** A seeded generator (xorshift32): the same draws in every run. */
function seeded(seed: number): RandomSource {
  let state = seed
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return (state >>> 11) & 255
    })
}
