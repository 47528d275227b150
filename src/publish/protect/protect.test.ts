import { expect, test } from 'vitest'

import type { Table } from '#kernel/table.ts'
import { attack } from '#publish/disclosure/attack/attack.ts'
import { usualPolicy } from '#publish/disclosure/attack/input.ts'
import { attackedTable } from '#publish/disclosure/attack/protected-input.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'

import { axis, crowd, tabulated } from './cube.fixture.ts'
import { protect } from './protect.ts'

const axes = [
  axis('corridor', { east: ['a', 'b', 'c'], west: ['d', 'e'], south: ['f'] }),
  axis('month', { q1: ['m1', 'm2', 'm3'], q2: ['m4', 'm5', 'm6'] }),
  axis('sex', ['female', 'male']),
]
const people = { people: { kind: 'count' } } as const
const rate = { rate: { kind: 'rate', of: {}, per: 100 } } as const
const paid = { paid: { kind: 'sum', of: 'amount' } } as const
const mean = { mean: { kind: 'mean', of: 'amount' } } as const

const tables: Readonly<Record<string, Pick<Table, 'figures' | 'method'>>> = {
  'sums with withheld cells': {
    figures: paid,
    method: { kind: 'suppression', least: 3, dominance: { n: 1, k: 75 }, percent: { p: 10 } },
  },
  'sums, counts and means with withheld cells': {
    figures: { ...paid, ...people, ...mean },
    method: { kind: 'suppression', least: 3, dominance: { n: 2, k: 85 } },
  },
  'counts and rates with withheld cells': {
    figures: { ...people, ...rate },
    method: { kind: 'suppression', least: 4 },
  },
  'counts, rates, sums and means changed by chance': {
    figures: { ...people, ...rate, ...paid, ...mean },
    method: { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 },
  },
  'rounded counts and a rate': { figures: { ...people, ...rate }, method: { kind: 'rounding', base: 5 } },
}

test.each(Object.entries(tables).flatMap(([name, declared]) => [300, 1500].map((rows) => ({ name, declared, rows }))))(
  'the attack finds nothing in $name of $rows people',
  async ({ declared, rows }) => {
    const table: Table = { ...declared, by: [], audience: 'public', schedule: 'year' }
    const outcome = await protect(table, tabulated(axes, crowd(axes, rows, 7)), { table: 'remittances.paid' })
    if (!outcome.ok) throw new Error(outcome.why.says)
    const release = { release: 'one', asOf: '2026-01-01', tables: [attackedTable(outcome.value, table)] }
    const verdict = await attack(await loadSolver(), { releases: [release], policy: usualPolicy })
    expect(verdict).toMatchObject({ ok: true, value: { findings: [] } })
  },
)
