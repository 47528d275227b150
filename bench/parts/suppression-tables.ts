import type { Table } from '#kernel/table.ts'
import { axis, crowd, randomFrom, tabulated } from '#publish/protect/cube.fixture.ts'
import type { Tabulated } from '#publish/tabulate/cube.ts'

/**
 * A table with all margins as an instance: inner values drawn between 0 and 80, 15 % of them 0, some cells unsafe. Every cell may be
 * anything up to its double and 20 more.
 */
export function crossedTable(
  sizes: readonly number[],
  { primaries, level, seed }: { readonly primaries: number; readonly level: number; readonly seed: number },
): unknown {
  const random = randomFrom(seed)
  const strides = sizes.map((_, at) => sizes.slice(at + 1).reduce((product, size) => product * (size + 1), 1))
  const count = sizes.reduce((product, size) => product * (size + 1), 1)
  const isTotal = (cell: number, at: number): boolean =>
    Math.floor(cell / (strides[at] ?? 1)) % ((sizes[at] ?? 0) + 1) === sizes[at]
  const inner = Array.from({ length: count }, (_, cell) => cell).filter((cell) =>
    sizes.every((__, at) => !isTotal(cell, at)),
  )
  const values = new Float64Array(count)
  for (const cell of inner) values[cell] = random() < 0.15 ? 0 : Math.floor(Math.exp(random() * 4.4))
  const cons: [number, number][][] = []
  for (const [at, size] of sizes.entries())
    for (let cell = 0; cell < count; cell += 1) {
      if (!isTotal(cell, at)) continue
      const parts = Array.from({ length: size }, (_, part) => cell - (size - part) * (strides[at] ?? 1))
      if (sizes.every((_, later) => later <= at || !isTotal(cell, later)))
        values[cell] = parts.reduce((sum, part) => sum + (values[part] ?? 0), 0)
      cons.push([[cell, -1], ...parts.map((part): [number, number] => [part, 1])])
    }
  const unsafe = new Set(
    inner
      .filter((cell) => (values[cell] ?? 0) > 0)
      .map((cell) => ({ cell, lot: random() }))
      .toSorted((one, other) => one.lot - other.lot)
      .slice(0, primaries)
      .map(({ cell }) => cell),
  )
  const cells = Array.from(values, (a, cell) => {
    const need = Math.ceil(level * a)
    return { a, w: a, lb: 0, ub: 2 * a + 20, status: unsafe.has(cell) ? 'u' : 's', lpl: need, upl: need }
  })
  return { cells, cons }
}

const method = { kind: 'suppression', least: 3, dominance: { n: 1, k: 75 } } as const

/** What protects the transfers. */
export const rules: { readonly method: typeof method; readonly table: Table } = {
  method,
  table: {
    by: [],
    figures: { paid: { kind: 'sum', of: 'amount' }, transfers: { kind: 'count' } },
    method,
    audience: 'public',
    schedule: 'year',
  },
}

const codes = (letter: string, many: number): readonly string[] =>
  Array.from({ length: many }, (_, at) => `${letter}${at}`)

/** Transfers, drawn unevenly over corridors, months and channels, and counted. */
export function remittances({
  channels,
  transfers,
  seed,
}: {
  readonly channels: number
  readonly transfers: number
  readonly seed: number
}): Tabulated {
  const axes = [
    axis('corridor', { north: codes('n', 20), west: codes('w', 15), east: codes('e', 25) }),
    axis('month', { q1: codes('a', 3), q2: codes('b', 3), q3: codes('c', 3), q4: codes('d', 3) }),
    ...(channels > 1 ? [axis('channel', codes('k', channels))] : []),
  ]
  return tabulated(axes, crowd(axes, transfers, seed))
}
