import { good, type Outcome } from '#kernel/outcome.ts'
import type { Method, Table } from '#kernel/table.ts'
import { type Magnitude, primaryStatus, protectionLevel, revealedCategory } from '#publish/disclosure/primary.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { codeAt, sumsOf } from '#publish/protect/shape.ts'
import type { Cube, Tabulated } from '#publish/tabulate/cube.ts'
import { stridesOf } from '#publish/tabulate/roll-up.ts'

type Rules = Extract<Method, { kind: 'suppression' }>

/** Amounts, everybody, those who answered a question, those whom a rate asks for. */
export type LayerKind = 'amount' | 'people' | 'answered' | 'among'

/** Something that adds up over the cells of a table and is published: an amount, the count, the count of those a rate asks for. */
export interface Layer {
  readonly kind: LayerKind
  /** The question that is added up or was answered, or the figure whose rate asks; empty for the count itself. */
  readonly name: string
  readonly values: Float64Array
  /** What everybody knows of each cell beforehand. */
  readonly least: Float64Array
  readonly most: Float64Array
  /** 1 for the cells that break a rule here. */
  readonly primary: Uint8Array
  /** How far below and above its value a cell that is unsafe, here or in another layer, must seem possible. */
  readonly down: Float64Array
  readonly up: Float64Array
}

/** The layers of a table with the cells that break its rules; amounts come first. Refuses amounts below 0. */
export function layersOf(
  table: Table,
  rules: Rules,
  { all, among, answered }: Tabulated,
): Outcome<readonly Layer[], Refusal> {
  const kinds = Object.values(table.figures)
  const questions = new Set(kinds.flatMap((figure) => ('per' in figure || figure.kind === 'count' ? [] : [figure.of])))
  const amounts: Layer[] = []
  for (const question of questions) {
    const sums = all.sums[question]
    if (sums === undefined) continue
    if (sums.some((sum) => sum < 0)) return refuse('protect-negative', { question })
    amounts.push(amountLayer(question, sums, all, rules))
  }
  const everybody = all.counts
  const rates = Object.entries(table.figures).filter(([, { kind }]) => kind === 'rate')
  const parts = rates.map(([name]) =>
    countLayer({ kind: 'among', name, everybody }, among[name]?.counts ?? missing(name), rules),
  )
  const people = countLayer({ kind: 'people', name: '', everybody }, everybody, rules)
  for (const cell of hidingCells(all, rules)) {
    people.primary[cell] = 1
    people.up[cell] = 1
  }
  // A mean beside its sum says how many answered.
  const averaged = new Set(kinds.flatMap((figure) => (figure.kind === 'mean' ? [figure.of] : [])))
  const answering = [...averaged].flatMap((question) => {
    const those = answered[question]?.counts
    return those ? [countLayer({ kind: 'answered', name: question, everybody: those }, those, rules)] : []
  })
  const isCounted = kinds.some(({ kind }) => kind !== 'sum') || rules.attributes !== undefined
  return good([...amounts, ...(isCounted ? [people] : []), ...answering, ...parts])
}

// Attribute disclosure: where all of a group gave one answer, in a split by a question that the table must not answer for a group, one
// of the empty cells beside must seem filled. It is the one whose answer is given most often elsewhere.
function hidingCells({ axes, counts }: Cube, { least, attributes = [] }: Rules): readonly number[] {
  if (attributes.length === 0) return []
  const strides = stridesOf(axes)
  return [...sumsOf(axes)].flatMap(({ axis, parent, children }) => {
    const split = axes[axis]
    if (!split || !attributes.includes(split.column) || (counts[parent] ?? 0) < least) return []
    if (revealedCategory(children.map((child) => counts[child] ?? 0)) === null) return []
    const stride = strides[axis] ?? 1
    const elsewhere = (cell: number): number => counts[codeAt(cell, stride, split) * stride] ?? 0
    const empty = children.filter((child) => counts[child] === 0)
    return empty.toSorted((one, other) => elsewhere(other) - elsewhere(one) || one - other).slice(0, 1)
  })
}

function missing(figure: string): never {
  throw new Error(`no cube of those whom the rate ${figure} asks for`)
}

/** The share of an amount within which nobody may place it when another figure of its cell is unsafe. */
const besideShare = 0.1

// An attacker is taken to know every amount to within its double: nothing is known better beforehand, and little as well.
function amountLayer(name: string, sums: Float64Array, { counts, behind }: Cube, rules: Rules): Layer {
  const { contributors, largest, most } = behind[name] ?? absent(name)
  const keep = Math.max(2, rules.dominance?.n ?? 0)
  if (most < keep) throw new Error(`${keep} largest contributions of ${name} are needed, the cube has ${most}`)
  // An amount of 0 is hidden among amounts that are usual for one record.
  const usual = (sums[0] ?? 0) / Math.max(1, counts[0] ?? 1) || 1
  const layer = emptyLayer('amount', name, sums)
  for (const [cell, value] of sums.entries()) {
    const shares = Array.from(largest.subarray(cell * most, (cell + 1) * most))
    const magnitude: Magnitude = { value, contributors: contributors[cell] ?? 0, largest: shares }
    const status = primaryStatus(magnitude, rules)
    const isUnsafe = status !== 'empty' && status !== 'safe'
    const need = (isUnsafe ? protectionLevel(magnitude, rules) : 0) || besideShare * value || usual
    layer.primary[cell] = isUnsafe ? 1 : 0
    layer.down[cell] = Math.min(need, value)
    layer.up[cell] = need
    layer.most[cell] = Math.max(2 * value, value + need)
  }
  return layer
}

// Counts of a layer within those of everybody: too few among, or too few of the others, give them away. What the rule lacks is what
// must seem possible: that there are enough.
function countLayer(
  { kind, name, everybody }: Pick<Layer, 'kind' | 'name'> & { readonly everybody: Float64Array },
  counts: Float64Array,
  rules: Rules,
): Layer {
  const { least } = rules
  const layer = emptyLayer(kind, name, counts)
  const lacks = (count: number): number => (count > 0 && count < least ? least - count : 0)
  // Empty cells are published, unless one of them may have to hide an answer: then whoever sees a cell withheld knows that it is filled.
  const isFilled = counts === everybody && rules.attributes === undefined
  for (const [cell, count] of counts.entries()) {
    const [own, others] = [lacks(count), lacks((everybody[cell] ?? 0) - count)]
    layer.primary[cell] = own > 0 || others > 0 ? 1 : 0
    layer.least[cell] = isFilled ? Math.min(1, count) : 0
    layer.most[cell] = 2 * count + 10 * least
    layer.down[cell] = Math.min(count, others)
    layer.up[cell] = Math.max(own, layer.down[cell] > 0 ? 0 : 1)
  }
  return layer
}

const emptyLayer = (kind: LayerKind, name: string, values: Float64Array): Layer => ({
  kind,
  name,
  values,
  least: new Float64Array(values.length),
  most: new Float64Array(values.length),
  primary: new Uint8Array(values.length),
  down: new Float64Array(values.length),
  up: new Float64Array(values.length),
})

function absent(question: string): never {
  throw new Error(`the cube does not say who is behind ${question}`)
}
