import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { audit } from '#publish/disclosure/suppress/audit.ts'
import { primaries, readInstance, type Instance } from '#publish/disclosure/suppress/instance.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import { suppress, usualEffort } from '#publish/disclosure/suppress/suppress.ts'

import { isObject, numberIn, readJson, type Given, type Verb } from './verb.ts'

/** Chooses the cells to withhold; prints the pattern, its cost, bound and gap, and the interval of every withheld cell. */
export const suppressInstance: Verb = {
  options: { nodes: { type: 'string' }, work: { type: 'string' } },
  files: [1, 1],
  async run(given) {
    const { nodes = usualEffort.nodes, work = usualEffort.work } = {
      nodes: numberIn(given, 'nodes'),
      work: numberIn(given, 'work'),
    }
    if (!(nodes >= 0) || !(work >= 0)) return refuse('effort')
    const from = await instanceIn(given)
    if (!from.ok) return from
    const answer = suppress(await loadSolver(), from.value.instance, { nodes, work })
    if (!answer.ok) return answer
    const { primary, secondary, cost, bound, gap, intervals } = answer.value
    const withheld = [...primary, ...secondary].toSorted((one, other) => one - other)
    return good({ print: { cost, bound, gap, proven: gap === 0, withheld, primary, secondary, intervals } })
  },
}

/** Prints what an attacker can find out about every withheld cell. */
export const auditInstance: Verb = {
  options: { withheld: { type: 'string' } },
  files: [1, 1],
  async run(given) {
    const from = await instanceIn(given)
    if (!from.ok) return from
    const { instance, withheld } = from.value
    const option = given.options['withheld']
    const places = typeof option === 'string' ? option.split(',').map(Number) : (withheld ?? primaries(instance))
    if (!places.every((cell) => cell in instance.cells)) return refuse('withheld')
    const cells = [...new Set(places)].toSorted((one, other) => one - other)
    const intervals = audit(await loadSolver(), instance, cells)
    const unsafe = intervals.filter((interval) => !interval.safe || interval.exact).map(({ cell }) => cell)
    return good({ print: { safe: unsafe.length === 0, unsafe, intervals }, finding: unsafe.length > 0 })
  },
}

// An instance stands alone, or under `I` beside its published answer; `withheld` may say which cells are.
async function instanceIn(
  given: Given,
): Promise<Outcome<{ instance: Instance; withheld: readonly number[] | null }, Refusal>> {
  const file = await readJson(given, given.files[0] ?? '')
  if (!file.ok) return file
  const outer = isObject(file.value) ? file.value : {}
  const inner = 'I' in outer ? outer['I'] : outer
  const instance = readInstance(inner)
  if (!instance.ok) return instance
  const withheld = outer['withheld'] ?? (isObject(inner) ? inner['withheld'] : undefined)
  if (withheld === undefined) return good({ instance: instance.value, withheld: null })
  const isList = Array.isArray(withheld) && withheld.every((cell: unknown) => typeof cell === 'number')
  return isList ? good({ instance: instance.value, withheld }) : refuse('withheld')
}
