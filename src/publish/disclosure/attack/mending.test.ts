import { expect, test } from 'vitest'

import { grouped } from '#kernel/hierarchy.ts'
import type { Table } from '#kernel/table.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import { changeTable, countTable, drawPeople, withholdCells } from '#test/attacked-tables.ts'

import { applyRepair } from './applying.ts'
import { attack, type Verdict } from './attack.ts'
import type { Finding } from './finding.ts'
import { type Attack, type AttackedRelease, type AttackedTable, usualPolicy } from './input.ts'
import { mend, type Mended } from './mending.ts'
import { redeclare } from './redeclaring.ts'
import type { Repair } from './repair.ts'

const solver = await loadSolver()

const regions = { north: ['n1', 'n2', 'n3'], south: ['s1', 's2', 's3', 's4'] }
const people = drawPeople(3000, { sex: ['F', 'M'], age: ['0-14', '15-17', '18-29', '30-59', '60+'], district: Object.values(regions).flat(), month: ['2026-01', '2026-02', '2026-03'] })

const release = (name: string, tables: readonly AttackedTable[], asOf = '2026-04-01'): AttackedRelease => ({ release: name, asOf, tables })
const input = (releases: readonly AttackedRelease[], more: Partial<Attack> = {}): Attack => ({ releases, policy: usualPolicy, ...more })

async function judge(given: Attack): Promise<Verdict> {
  const outcome = await attack(solver, given)
  if (!outcome.ok) throw new Error(outcome.why.says)
  return outcome.value
}

async function mended(given: Attack): Promise<Mended> {
  const outcome = await mend(solver, given)
  if (!outcome.ok) throw new Error(outcome.why.says)
  return outcome.value
}

const sexes = countTable('sexes', people, { by: { sex: ['F', 'M'], district: regions } })
const lone = withholdCells(sexes, [{ sex: 'F', district: 'n1' }])
const small = people.filter(({ codes }) => codes['age'] !== '15-17').concat(people.filter(({ codes }) => codes['age'] === '15-17').slice(0, 2))
const banded = (table: string, codes: readonly string[], of: (age: string) => string) =>
  countTable(table, small.map((each) => ({ ...each, codes: { ...each.codes, age: of(each.codes['age'] ?? '') } })), { by: { age: codes } })
const wide = banded('wide', ['minor', 'adult'], (age) => (age === '0-14' || age === '15-17' ? 'minor' : 'adult'))
const narrow = banded('narrow', ['0-14', '15+'], (age) => (age === '0-14' ? '0-14' : '15+'))
const bands = { age: { minor: ['0-14', '15-17'], '15+': ['15-17', 'adult'] } }
const months = countTable('months', people, { by: { sex: ['F', 'M'], month: { '2026-Q1': ['2026-01', '2026-02', '2026-03'] } } })
const came = countTable('stock', people.slice(1), { by: { sex: ['F', 'M'], district: regions } })

const cases: Readonly<Record<string, Attack>> = {
  'a lone withheld cell': input([release('June', [lone])]),
  'two bandings a little apart': input([release('May', [wide]), release('June', [narrow])], { groups: bands }),
  'two bandings in one release': input([release('June', [wide, narrow])], { groups: bands }),
  'a cell that another table of the release shows': input([
    release('June', [withholdCells(sexes, ['F', 'M'].flatMap((sex) => ['n1', 'n2'].map((district) => ({ sex, district })))), countTable('beside', people, { by: { sex: ['F', 'M'] }, where: { district: ['n1'] } })]),
  ]),
  'one who came': input([release('May', [{ ...came, table: 'stock' }], '2026-05-01'), release('June', [{ ...sexes, table: 'stock' }], '2026-06-01')]),
  'keys drawn anew': input([release('May', [changeTable(months, people)]), release('June', [changeTable(months, people, 7)])], { period: 'month' }),
}

test.each(Object.entries(cases))('repairs mend a candidate until nothing is found: %s', async (_, given) => {
  const before = await judge(given)
  expect(before.findings.length).toBeGreaterThan(0)
  const { candidate, done, verdict } = await mended(given)
  expect(done.length).toBeGreaterThan(0)
  expect(verdict.findings).toEqual([])
  // What was mended is clean for whoever attacks it anew, and something is left of it.
  const again = await judge({ ...given, releases: [...given.releases.slice(0, -1), candidate] })
  expect(again.findings).toEqual([])
  const published = candidate.tables.flatMap(({ figures }) => figures.flatMap(({ values }) => [...values].filter(Number.isFinite)))
  expect(published.length).toBeGreaterThan(0)
})

test.each(['withhold', 'widen', 'merge', 'leave-out'] as const)('%s alone mends a lone withheld cell, or leads to what is left', async (kind) => {
  const given = input([release('June', [lone])])
  const repair = (await judge(given)).findings[0]?.repairs.find((each) => each.kind === kind)
  expect(repair).toBeDefined()
  if (!repair) return
  const repaired = applyRepair(release('June', [lone]), repair)
  const { findings } = await judge(input([repaired]))
  expect(findings.filter(({ leak, cell }: Finding) => leak === 'difference' && cell.at['district'] === 'n1' && cell.at['sex'] === 'F')).toEqual([])
})

test('the cheapest repair comes first, and every repair says what it costs', async () => {
  const { findings } = await judge(input([release('June', [lone])]))
  const costs = findings[0]?.repairs.map(({ cost }) => cost) ?? []
  expect(costs.length).toBeGreaterThan(2)
  expect(costs).toEqual(costs.toSorted((one, other) => one - other))
})

test('what is published again is what the earlier release said', async () => {
  const [given] = [cases['keys drawn anew']]
  if (!given) return
  const { candidate, done } = await mended(given)
  expect(done).toMatchObject([{ kind: 'repeat' }])
  expect(candidate.tables[0]?.figures[0]?.values).toEqual(changeTable(months, people).figures[0]?.values)
})

test('a table is declared anew: codes put together, the finest left out, counts rounded', () => {
  const age = grouped('broad', { young: ['0-14', '15-17'], old: ['18+'] })
  const table: Table = {
    by: [{ column: 'age', levels: [age] }, { column: 'sex' }],
    figures: { people: { kind: 'count' } },
    method: { kind: 'suppression', least: 3 },
    audience: 'public',
    schedule: 'year',
  }
  const named = { table: 't', column: 'age', cost: 1 }
  const merged = redeclare(table, { kind: 'merge', ...named, codes: ['0-14', '15-17'] })
  const [level, above] = merged?.by[0]?.levels ?? []
  expect(merged?.by[0]?.from).toBe('0-14+15-17')
  expect([level?.of('0-14', {}), level?.of('15-17', {}), level?.of('18+', {})]).toEqual(['0-14+15-17', '0-14+15-17', '18+'])
  expect([above?.of('0-14+15-17', {}), above?.of('18+', {})]).toEqual(['young', 'old'])
  expect(redeclare(table, { kind: 'widen', ...named })?.by[0]).toMatchObject({ column: 'age', from: 'broad' })
  const coarsest = redeclare(table, { kind: 'widen', ...named, column: 'sex' })
  expect(coarsest?.by.map(({ column }) => column)).toEqual(['age'])
  expect(redeclare(table, { kind: 'round', table: 't', base: 5, cost: 1 })?.method).toEqual({ kind: 'rounding', base: 5 })
  const inCells: Repair = { kind: 'withhold', cells: [], cost: 1 }
  expect(redeclare(table, inCells)).toBeNull()
})
