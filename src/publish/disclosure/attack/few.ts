import type { Policy } from './input.ts'
import { has, type Knowledge, marks } from './knowledge.ts'
import type { Pair } from './nesting.ts'

/** Two tables of changed counts, one inside the other, that differ in few cells; the largest cells that differ stand for them. */
export interface Few {
  readonly larger: number
  readonly smaller: number
  /** How many cells differ where most are told apart. */
  readonly differing: number
}

interface Cut {
  compared: number
  differing: number
  /** The sum of counts and of their squares: how many codes people are really spread over. */
  sum: number
  squares: number
}

interface Sight {
  readonly cuts: Map<number, Cut>
  larger: number
  smaller: number
  readonly variance: number
}

/** Collects pairs of cells, each a cell of one changed table inside the same cell of another. */
export interface FewDiffer {
  meet(pair: Pair): void
  found(): readonly Few[]
}

/**
 * The same people bring the same chance, so two counts that differ prove that somebody stands between them, and counts that agree say that
 * nobody does, most likely. Where two tables differ in one cell of every cut, one person stands between them, and the cell says
 * who. How sure that is follows from how widely people are spread over the cells and from how far the two totals are apart.
 */
export function makeFew(knowledge: Knowledge, variance: (group: number) => number, policy: Policy): FewDiffer {
  const sights = new Map<string, Sight>()
  return {
    meet({ placed, column, around, part, cell, larger, smaller }) {
      if (placed.measure !== 0 || !has(knowledge, larger, marks.keyed) || !has(knowledge, smaller, marks.keyed)) return
      const set = placed.layout.axes.find((axis) => axis.column === column)?.sets[part] ?? part
      const name = `${column} ${around} ${set} ${placed.layout.fixed.map((fixed) => `${fixed.column}:${fixed.set}`).join()}`
      const known = sights.get(name)
      const sight = known ?? { cuts: new Map<number, Cut>(), larger: -1, smaller: -1, variance: variance(larger) }
      if (!known) sights.set(name, sight)
      let cut = 0
      for (const [at, { sets, stride, column: own }] of placed.layout.axes.entries())
        if (own !== column && Math.floor(cell / stride) % sets.length > 0) cut |= 1 << at
      // The same cut of another table is another cut.
      const key = cut === 0 ? 0 : cut + placed.layout.cells * 65536
      const own = sight.cuts.get(key) ?? { compared: 0, differing: 0, sum: 0, squares: 0 }
      sight.cuts.set(key, own)
      const [one, other] = [knowledge.told[larger] ?? 0, knowledge.told[smaller] ?? 0]
      if (one === 0 && other === 0) return
      own.compared += 1
      own.sum += one
      own.squares += one * one
      if (one === other) return
      own.differing += 1
      if (cut !== 0 && sight.larger >= 0) return
      sight.larger = larger
      sight.smaller = smaller
    },
    found: () =>
      [...sights.values()].flatMap(({ cuts, larger, smaller, variance: spread }) => {
        const finest = [...cuts].filter(([cut, { compared }]) => cut !== 0 && compared > 1).map(([, cut]) => cut)
        const widest = finest.toSorted((one, other) => spreadOver(other) - spreadOver(one))[0]
        const isNew = [larger, smaller].some((group) => has(knowledge, group, marks.toldNow))
        if (!widest || larger < 0 || !isNew || widest.differing === 0 || widest.differing >= policy.least) return []
        const away = (knowledge.told[larger] ?? 0) - (knowledge.told[smaller] ?? 0)
        const sure = sureness(widest.differing, spreadOver(widest), { away, spread, least: policy.least })
        return sure >= policy.chance ? [{ larger, smaller, differing: widest.differing }] : []
      }),
  }
}

const spreadOver = ({ sum, squares }: Cut): number => (squares === 0 ? 0 : (sum * sum) / squares)

// The share of likelihood that falls on fewer than `least` people, when nothing is known of how many there are beforehand.
function sureness(
  differing: number,
  codes: number,
  { away, spread, least }: { readonly away: number; readonly spread: number; readonly least: number },
): number {
  const most = Math.max(least, Math.ceil(Math.abs(away) + 6 * Math.sqrt(2 * spread)))
  // occupied[m]: how likely n people stand in exactly m of so many codes, chosen alike.
  let occupied = [1]
  let [few, all] = [0, 0]
  for (let people = 1; people <= most; people += 1) {
    const before = occupied
    occupied = Array.from({ length: differing + 1 }, (_, cells) =>
      cells === 0 ? 0 : ((before[cells] ?? 0) * cells + (before[cells - 1] ?? 0) * Math.max(0, codes - cells + 1)) / codes,
    )
    const likely = (occupied[differing] ?? 0) * Math.exp(-((away - people) ** 2) / (4 * spread))
    all += likely
    if (people < least) few += likely
  }
  return all === 0 ? 0 : few / all
}
