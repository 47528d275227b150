import { good, type Outcome } from '#kernel/outcome.ts'
import {
  bitsOfFraction,
  changeOf,
  leadingBits,
  lookupOf,
  perturbWeighted,
  xorKey,
  type Lookup,
} from '#publish/disclosure/cell-key.ts'
import { noiseTable, type NoiseRow } from '#publish/disclosure/ptable.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { tenFive } from '#publish/disclosure/ten-five.ts'

import { ruleIn, ruleOptions } from './ptable.ts'
import { isObject, readJson, type Given, type Verb } from './verb.ts'

/**
 * Perturbs counts by the cell key method. The file holds a list of cells, alone or as `cells`, each with its count `n` and one of: `ckey`
 * (a fraction in [0, 1)), `key` (64 bits, as 16 hexadecimal digits) or `recordKeys` (the same, a list); optionally a `weighted` count.
 */
export const perturbCells: Verb = {
  options: { ...ruleOptions, ptable: { type: 'string' }, rule: { type: 'string' } },
  files: [1, 1],
  async run(given) {
    const file = await readJson(given, given.files[0] ?? '')
    if (!file.ok) return file
    const cells = Array.isArray(file.value) ? file.value : isObject(file.value) ? file.value['cells'] : undefined
    if (!Array.isArray(cells)) return refuse('cells-shape')
    if (given.options['rule'] === '10-5') return roundedCells(cells)
    const lookup = await lookupIn(given, file.value)
    return lookup.ok ? perturbedCells(cells, lookup.value) : lookup
  },
}

// The table stands in a file of its own, in the options, or in the file of the cells.
async function lookupIn(given: Given, cells: unknown): Promise<Outcome<Lookup, Refusal>> {
  const named = given.options['ptable']
  if (typeof named === 'string') {
    const own = await readJson(given, named)
    return own.ok ? lookupOf(rowsOf(own.value)) : own
  }
  const inside = isObject(cells) ? cells['ptable'] : undefined
  if (inside !== undefined && given.options['D'] === undefined) return lookupOf(rowsOf(inside))
  const rule = ruleIn(given)
  const table = rule.ok ? noiseTable(rule.value) : rule
  return table.ok ? lookupOf(table.value.rows) : table
}

const rowsOf = (from: unknown): readonly NoiseRow[] => {
  const rows: unknown = isObject(from) ? from['rows'] : from
  const isRow = (row: unknown): row is NoiseRow =>
    Array.isArray(row) && row.length === 5 && row.every((value) => typeof value === 'number' && Number.isFinite(value))
  return Array.isArray(rows) && rows.every(isRow) ? rows : []
}

function perturbedCells(cells: readonly unknown[], lookup: Lookup) {
  const wrong = cells.findIndex((cell) => !isObject(cell) || !isCount(cell['n']) || keyOf(cell) === null)
  if (wrong >= 0) return refuse('cells-cell', { cell: wrong })
  const print = cells.filter(isObject).map((cell) => {
    const count = Number(cell['n'])
    const change = changeOf(lookup, count, keyOf(cell) ?? 0)
    const published = count + change
    const weighted = cell['weighted']
    // Keys and changes stay behind: whoever has them can undo the noise. The file that came in is the statistician's own.
    return {
      ...open(cell),
      published,
      ...(typeof weighted === 'number' ? { weighted: perturbWeighted(weighted, count, published) } : {}),
    }
  })
  return good({ print: { cells: print } })
}

function roundedCells(cells: readonly unknown[]) {
  const wrong = cells.findIndex((cell) => !isObject(cell) || !isCount(cell['n']))
  if (wrong >= 0) return refuse('cells-cell', { cell: wrong })
  return good({
    print: { cells: cells.filter(isObject).map((cell) => ({ ...open(cell), published: tenFive(Number(cell['n'])) })) },
  })
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

const secret = new Set(['n', 'ckey', 'key', 'recordKeys', 'pert', 'perturbed', 'weighted'])
const open = (cell: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(cell).filter(([name]) => !secret.has(name)))

function keyOf(cell: Readonly<Record<string, unknown>>): number | null {
  const { ckey, key, recordKeys } = cell
  if (typeof ckey === 'number' && ckey >= 0 && ckey < 1) return bitsOfFraction(ckey)
  const keys = (Array.isArray(recordKeys) ? recordKeys : [key]).map((each: unknown) =>
    typeof each === 'string' && /^(0x)?[\da-f]{1,16}$/i.test(each) ? BigInt(`0x${each.replace(/^0x/i, '')}`) : null,
  )
  return keys.every((each) => each !== null) ? leadingBits(xorKey(keys)) : null
}
