import { months } from '#kernel/band.ts'
import { type Codelists, defineCodelist } from '#kernel/codelist.ts'
import { type Field, measured, optional, published } from '#kernel/field.ts'
import { choice } from '#kernel/kinds/choice.ts'
import { code, place } from '#kernel/kinds/code.ts'
import { date } from '#kernel/kinds/day.ts'
import { decimal } from '#kernel/kinds/number.ts'
import type { Table } from '#kernel/table.ts'
import type { Cube } from '#publish/tabulate/cube.ts'

import type { SnapshotRow } from './snapshot.ts'

// A small register that nobody keeps, with a question of each kind that can split a table.

const named = (name: string) => ({ tg: name, ru: name, en: name })
export const lists: Codelists = {
  place: defineCodelist({
    name: 'place',
    source: 'made up',
    codes: [
      { code: 'N', name: named('North') },
      { code: 'N1', name: named('One'), within: 'N' },
      { code: 'N2', name: named('Two'), within: 'N' },
      { code: 'S', name: named('South') },
      { code: 'S1', name: named('Three'), within: 'S' },
      { code: 'S9', name: named('Gone'), within: 'S', retired: true },
    ],
  }),
  occupation: defineCodelist({
    name: 'occupation',
    source: 'made up after ISCO',
    codes: [
      { code: '5', name: named('Services') },
      { code: '51', name: named('Personal services'), within: '5' },
      { code: '5120', name: named('Cooks'), within: '51' },
      { code: '5131', name: named('Waiters'), within: '51' },
    ],
  }),
}

export const record = {
  sex: published(choice(['female', 'male'])),
  place: published(place('district')),
  reason: published(optional(choice(['removed', 'banned', 'family', 'work']))),
  occupation: published(optional(code('occupation'))),
  left: published(date(), months),
  'odd "name': published(choice(['a'])),
  wage: measured(optional(decimal())),
} satisfies Readonly<Record<string, Field>>
export const columns = { codes: ['sex', 'place', 'reason', 'occupation', 'left', 'odd "name'], amounts: ['wage'] }

type TableOf = Omit<Table, 'audience' | 'schedule' | 'method'> & Partial<Table>
export const tableOf = (table: TableOf): Table => ({
  method: { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 },
  audience: 'public',
  schedule: 'year',
  ...table,
})
export const people = { people: { kind: 'count' } } as const
export const bySex = tableOf({ by: [{ column: 'sex' }], figures: people })

const somebody: SnapshotRow['codes'] = {
  sex: 'female',
  place: 'N1',
  reason: 'work',
  occupation: '5120',
  left: '2026-01',
  'odd "name': 'a',
}
export const row = (person: number, codes: SnapshotRow['codes'] = {}, wage: number | null = null): SnapshotRow => ({
  codes: { ...somebody, ...codes },
  amounts: { wage },
  person: BigInt(person),
})

/** A sum that one contributor could dominate. */
export const dominated = tableOf({
  by: [{ column: 'sex' }],
  figures: { wages: { kind: 'sum', of: 'wage' } },
  method: { kind: 'suppression', least: 3, percent: { p: 10 } },
})

/** What stands in each cell, by its codes. */
export const readable = ({ axes }: Cube, cells: ArrayLike<number>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    axes
      .reduce<readonly string[]>(
        (names, { codes }) => names.flatMap((name) => codes.map((each) => `${name} ${each}`.trim())),
        [''],
      )
      .map((name, at) => [name, cells[at] ?? NaN]),
  )
