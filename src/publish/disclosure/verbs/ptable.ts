import { good, type Outcome } from '#kernel/outcome.ts'
import { noiseTable, type NoiseRule } from '#publish/disclosure/ptable.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

import { numberIn, type Given, type Verb } from './verb.ts'

/** The options that describe a perturbation table. */
export const ruleOptions = {
  D: { type: 'string' },
  V: { type: 'string' },
  js: { type: 'string' },
  pstay: { type: 'string' },
  step: { type: 'string' },
  categories: { type: 'string' },
  exact: { type: 'boolean' },
  'not-monotone': { type: 'boolean' },
} as const

/** Prints a maximum-entropy perturbation table with the moments achieved. */
export const ptable: Verb = {
  options: ruleOptions,
  files: [0, 0],
  async run(given) {
    const rule = ruleIn(given)
    if (!rule.ok) return rule
    const table = noiseTable(rule.value)
    return table.ok ? good({ print: { rule: rule.value, ...table.value } }) : table
  },
}

/** The rule that the options describe; refuses one without D and V. */
export function ruleIn(given: Given): Outcome<NoiseRule, Refusal> {
  const [D, V, js, pstay, step] = ['D', 'V', 'js', 'pstay', 'step'].map((name) => numberIn(given, name))
  if (D === undefined || V === undefined) return refuse('ptable-missing')
  const categories = given.options['categories']
  return good({
    D,
    V,
    ...(js === undefined ? {} : { js }),
    ...(pstay === undefined ? {} : { pstay }),
    ...(step === undefined ? {} : { step }),
    ...(typeof categories === 'string' ? { categories: categories.split(',').map(Number) } : {}),
    ...(given.options['exact'] === true ? { variance: 'exact' as const } : {}),
    ...(given.options['not-monotone'] === true ? { monotone: false } : {}),
  })
}
