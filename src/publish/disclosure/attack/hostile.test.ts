import { expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { sentence } from '#publish/disclosure/refusal.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import { axisOf, changeTable, countTable, drawPeople, withholdCells } from '#test/attacked-tables.ts'

import { attackApart } from './apart.ts'
import { attack } from './attack.ts'
import { leaks } from './finding.ts'
import { type Attack, type AttackedTable, usualPolicy } from './input.ts'
import { sayFinding, sayRepair } from './saying.ts'

const solver = await loadSolver()
const people = drawPeople(2000, { sex: ['F', 'M'], district: ['n1', 'n2', 'n3', 's1', 's2'] })
const table = countTable('sexes', people, { by: { sex: ['F', 'M'], district: { north: ['n1', 'n2', 'n3'], south: ['s1', 's2'] } } })
const given = (...tables: readonly AttackedTable[]): Attack => ({ releases: [{ release: 'June', asOf: '2026-06-30', tables }], policy: usualPolicy })
const [figure] = table.figures

test.each<[string, AttackedTable]>([
  ['fewer values than cells', { ...table, figures: [{ name: 'x', declared: { kind: 'count' }, values: new Float64Array(3), statuses: new Uint8Array(3) }] }],
  ['a status that is none', { ...table, figures: figure ? [{ ...figure, statuses: figure.statuses.map(() => 200) }] : [] }],
  ['an infinite value', { ...table, figures: figure ? [{ ...figure, values: figure.values.map(() => Infinity) }] : [] }],
  ['a column twice', { ...table, axes: [axisOf('sex', ['F', 'M']), axisOf('sex', ['a', 'b', 'c', 'd', 'e', 'f', 'g'])] }],
  ['a code above itself', { ...table, axes: [{ column: 'sex', codes: ['_T', 'F', 'M'], above: Int32Array.from([-1, 2, 1]) }] }],
  ['no total', { ...table, axes: [{ column: 'sex', codes: [], above: new Int32Array() }] }],
  ['noise below nothing', { ...table, noise: -1 }],
])('a table that does not hold together is refused: %s', async (_, broken) => {
  const outcome = await attack(solver, given(broken))
  expect(outcome).toMatchObject({ ok: false, why: { says: 'attack-table' } })
  if (!outcome.ok) for (const language of languages) expect(sentence(language, outcome.why)).not.toMatch(/[{}]/)
})

test('no release at all is refused, and one without tables is clean', async () => {
  expect(await attack(solver, { releases: [], policy: usualPolicy })).toMatchObject({ ok: false, why: { says: 'attack-empty' } })
  expect(await attack(solver, given())).toMatchObject({ ok: true, value: { findings: [] } })
})

test('tables whose totals are not their parts are refused, and so are two that say otherwise of the same people', async () => {
  const wrong: AttackedTable = { ...table, figures: figure ? [{ ...figure, values: figure.values.map((value, at) => (at === 1 ? value + 1 : value)) }] : [] }
  expect(await attack(solver, given(wrong))).toMatchObject({ ok: false, why: { says: 'release-torn', values: { table: 'sexes' } } })
  const other = countTable('other', people.slice(1), { by: { sex: ['F', 'M'] } })
  expect(await attack(solver, given(table, other))).toMatchObject({ ok: false, why: { says: 'release-torn' } })
})

test('everything withheld, everything empty, and a code named like nothing else are no trouble', async () => {
  const hidden = withholdCells(table, table.axes[0]?.codes.flatMap((sex) => (table.axes[1]?.codes ?? []).map((district) => ({ sex, district }))) ?? [])
  expect(await attack(solver, given(hidden))).toMatchObject({ ok: true, value: { findings: [] } })
  expect(await attack(solver, given(countTable('empty', [], { by: { sex: ['F', 'M'] } })))).toMatchObject({ ok: true, value: { findings: [] } })
  const odd = countTable('odd', people.map((each) => ({ ...each, codes: { sex: each.codes['sex'] === 'F' ? '__proto__' : '' } })), { by: { sex: ['__proto__', ''] } })
  expect(await attack(solver, given(odd))).toMatchObject({ ok: true })
})

test('a dimension of many codes is no trouble', async () => {
  const codes = Array.from({ length: 20_000 }, (_, at) => `c${at}`)
  const many = people.map((each, at) => ({ ...each, codes: { ...each.codes, code: codes[at * 7] ?? 'c1' } }))
  const fine = changeTable(countTable('fine', many, { by: { code: codes } }), many)
  expect(await attack(solver, given(fine))).toMatchObject({ ok: true, value: { findings: [] } })
})

test('the same releases always give the same verdict', async () => {
  const lone = withholdCells(table, [{ sex: 'F', district: 'n1' }])
  expect(JSON.stringify(await attack(solver, given(lone)))).toBe(JSON.stringify(await attack(solver, given(lone))))
})

test('an attack tells how far it is, and stops when it is asked to', async () => {
  const told: number[] = []
  await attack(solver, given(table), { report: (done, of) => void told.push(done / of) })
  expect(told).toEqual(told.toSorted((one, other) => one - other))
  expect(told.at(-1)).toBe(1)
  const stop = new AbortController()
  const stopped = attack(solver, given(table), { report: () => stop.abort(), signal: stop.signal })
  expect(await stopped).toMatchObject({ ok: false, why: { says: 'attack-stopped' } })
})

test('in a thread of its own an attack comes to the same verdict, and can be stopped', async () => {
  const lone = given(withholdCells(table, [{ sex: 'F', district: 'n1' }]))
  let steps = 0
  const apart = await attackApart(lone, { report: () => void (steps += 1) })
  expect(apart).toEqual(await attack(solver, lone))
  expect(steps).toBeGreaterThan(3)
  const stop = new AbortController()
  const waiting = attackApart(lone, { signal: stop.signal })
  stop.abort()
  expect(await waiting).toMatchObject({ ok: false, why: { says: 'attack-stopped' } })
  expect(await attackApart(lone, { signal: stop.signal })).toMatchObject({ ok: false, why: { says: 'attack-stopped' } })
})

test('every finding and every repair has a whole sentence in every language', () => {
  const cell = { release: 0, table: 't', figure: 'people', at: { sex: 'F' }, value: 3 }
  for (const language of languages) {
    const reader = { language, releases: [{ release: 'June' }], least: 3 }
    const repairs = [
      { kind: 'withhold', cells: [cell], cost: 1 },
      { kind: 'repeat', table: 't', cells: [cell], cost: 0 },
      { kind: 'merge', table: 't', column: 'sex', codes: ['F', 'M'], cost: 1 },
      { kind: 'widen', table: 't', column: 'sex', cost: 1 },
      { kind: 'round', table: 't', base: 5, cost: 1 },
      { kind: 'leave-out', table: 't', cost: 1 },
    ] as const
    for (const repair of repairs) expect(sayRepair(repair, reader)).not.toMatch(/[{}]|undefined/)
    for (const leak of leaks) {
      const by = [{ cell, coefficient: 1 }, { cell, coefficient: 0 }]
      const said = sayFinding({ leak, cell, by, lo: 1, hi: Infinity, alike: 2, repairs: [] }, reader)
      expect(said).not.toMatch(/[{}]|undefined/)
      expect(said.length).toBeGreaterThan(40)
    }
  }
})
