import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

/**
 * A cell of a table to be protected, all numbers in the unit of the table: true value, cost of withholding it, what everybody knows
 * of it beforehand (lb ≤ a ≤ ub), and how far an attacker's interval must reach below and above the true value.
 */
export type Cell = {
  readonly a: number
  readonly w: number
  readonly lb: number
  readonly ub: number
  /** u: must be withheld (primary); s: may be; z: must be published. */
  readonly status: 'u' | 's' | 'z'
  readonly lpl: number
  readonly upl: number
}

/** A linear relation of the table that everybody knows: Σ coefficient × cell = 0, as [place of the cell, coefficient]. */
export type Relation = readonly (readonly [cell: number, coefficient: number])[]

export type Instance = { readonly cells: readonly Cell[]; readonly cons: readonly Relation[] }

/** The places of the primary cells. */
export const primaries = ({ cells }: Instance): readonly number[] =>
  cells.flatMap(({ status }, at) => (status === 'u' ? [at] : []))

/** How far the cell may move from its true value within what everybody knows: downwards and upwards, both 0 or more. */
export const room = ({ a, lb, ub }: Cell): { readonly down: number; readonly up: number } => ({
  down: a - lb,
  up: ub - a,
})

/** Reads an instance; refuses, naming the place, what is malformed, does not add up, or could never be protected. */
export function readInstance(from: unknown): Outcome<Instance, Refusal> {
  const { cells, cons } = (isObject(from) ? from : {}) as { readonly cells?: unknown; readonly cons?: unknown }
  if (!Array.isArray(cells) || !Array.isArray(cons)) return refuse('instance-shape')
  const wrong = cells.findIndex((cell) => !isCell(cell))
  if (wrong >= 0) return refuse('instance-cell', { cell: wrong })
  const instance = { cells: cells as readonly Cell[], cons: cons as readonly Relation[] }
  const astray = cons.findIndex((relation) => !isRelation(relation, cells.length))
  if (astray >= 0) return refuse('instance-relation', { relation: astray })
  const uneven = instance.cons.findIndex((relation) => !addsUp(instance.cells, relation))
  if (uneven >= 0) return refuse('instance-uneven', { relation: uneven })
  const cramped = instance.cells.findIndex((cell) => cell.status === 'u' && !hasRoom(cell))
  return cramped >= 0 ? refuse('instance-cramped', { cell: cramped }) : good(instance)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function isCell(value: unknown): value is Cell {
  if (!isObject(value)) return false
  const { a, w, lb, ub, status, lpl, upl } = value as Readonly<Record<string, unknown>>
  const numbers = [a, w, lb, ub, lpl, upl]
  if (!numbers.every((number) => typeof number === 'number' && Number.isFinite(number))) return false
  const cell = value as Cell
  return (
    ['u', 's', 'z'].includes(String(status)) &&
    cell.w >= 0 &&
    cell.lpl >= 0 &&
    cell.upl >= 0 &&
    cell.lb <= cell.a &&
    cell.a <= cell.ub
  )
}

const isRelation = (value: unknown, size: number): value is Relation =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (term: unknown) =>
      Array.isArray(term) &&
      term.length === 2 &&
      Number.isInteger(term[0]) &&
      term[0] >= 0 &&
      term[0] < size &&
      Number.isFinite(term[1]) &&
      term[1] !== 0,
  ) &&
  new Set(value.map(([cell]) => cell)).size === value.length

function addsUp(cells: readonly Cell[], relation: Relation): boolean {
  const terms = relation.map(([cell, coefficient]) => coefficient * (cells[cell]?.a ?? 0))
  const size = terms.reduce((sum, term) => sum + Math.abs(term), 0)
  return Math.abs(terms.reduce((sum, term) => sum + term, 0)) <= 1e-9 * Math.max(1, size)
}

const hasRoom = (cell: Cell): boolean => room(cell).down >= cell.lpl && room(cell).up >= cell.upl
