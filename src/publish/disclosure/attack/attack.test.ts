import { expect, test } from 'vitest'

import type { Outcome } from '#kernel/outcome.ts'
import type { Refusal } from '#publish/disclosure/refusal.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'

import { attack, type Verdict } from './attack.ts'
import { usualPolicy } from './input.ts'
import { attackOf } from './json-input.ts'
import { readRelease, type Release, type ReleasedCell } from './release.ts'

const solver = await loadSolver()

const districts = ['Ayni', 'Baljuvon', 'Vakhsh']
const groups = { age: { '0-17': ['0-14', '15-17'], '18+': ['18-59', '60+'] } }
const cell = (value: number | null, at: Record<string, string> = {}): ReleasedCell => ({ at, value })
const release = (
  name: string,
  tables: Readonly<Record<string, readonly ReleasedCell[]>>,
  more: Partial<Release> & { noise?: number } = {},
): Release => ({
  release: name,
  asOf: more.asOf ?? '2026-06-30',
  groups,
  tables: Object.entries(tables).map(([table, cells]) => ({ table, noise: more.noise ?? 0, cells })),
})

// Returns by district: two withheld cells protect each other.
const byDistrict = [
  cell(100),
  cell(null, { district: 'Ayni' }),
  cell(null, { district: 'Baljuvon' }),
  cell(60, { district: 'Vakhsh' }),
]

test('a clean release has no finding, and the bounds of its withheld cells are told', async () => {
  const { findings, bounds } = await verdict([release('June', { districts: byDistrict })])
  expect(findings).toEqual([])
  expect(bounds.map(({ lo, hi }) => [lo, hi])).toEqual([
    [0, 40],
    [0, 40],
  ])
})

test('exact recovery through a total is found', async () => {
  const lone = [cell(100), ...districts.map((district, at) => cell(at === 0 ? null : 30, { district }))]
  expect((await verdict([release('June', { districts: lone })])).findings).toMatchObject([
    { leak: 'combination', lo: 40, hi: 40, cell: { at: { district: 'Ayni' } } },
  ])
})

test('a withheld cell that an earlier release published for the same people is found', async () => {
  const earlier = release('May', { other: [cell(12, { district: 'Ayni' })] })
  const { findings } = await verdict([earlier, release('June', { districts: byDistrict })])
  expect(findings[0]).toMatchObject({ leak: 'equal-sets', lo: 12, hi: 12, repair: [] })
  // The neighbour falls with it: 100 − 60 − 12.
  expect(findings[1]).toMatchObject({ leak: 'combination', lo: 28, hi: 28 })
})

test('differencing of two tables that nest is found, with the cell of the new release to withhold', async () => {
  const wide = release('May', { ages: [cell(40, { age: '0-17' })] })
  const narrow = release('June', { ages: [cell(38, { age: '0-14' })] })
  expect((await verdict([wide, narrow])).findings).toMatchObject([
    { leak: 'small-difference', lo: 2, repair: [{ at: { age: '0-14' }, release: 1 }] },
  ])
  expect((await verdict([wide, release('June', { ages: [cell(30, { age: '0-14' })] })])).findings).toEqual([])
})

test('a withheld difference is recovered, and withholding the cheaper part is proposed', async () => {
  const tables = { ages: [cell(40, { age: '0-17' }), cell(25, { age: '0-14' }), cell(null, { age: '15-17' })] }
  const [finding] = (await verdict([release('June', tables)])).findings
  expect(finding).toMatchObject({ leak: 'difference', lo: 15, repair: [{ at: { age: '0-14' } }] })
})

test('averaging over independent noise is found', async () => {
  const noisy = (name: string, value: number) => release(name, { total: [cell(value)] }, { noise: 5 })
  expect((await verdict([noisy('May', 103), noisy('June', 98)])).findings).toMatchObject([{ leak: 'unequal', lo: 98, hi: 103 }])
  expect((await verdict([noisy('May', 103), noisy('June', 103)])).findings).toEqual([])
})

test('a change of one from month to month is found, a change of many is not', async () => {
  const month = (name: string, asOf: string, value: number) =>
    release(name, { districts: [cell(value, { district: 'Ayni' })] }, { asOf })
  expect((await verdict([month('May', '2026-05-31', 20), month('June', '2026-06-30', 21)])).findings).toMatchObject([
    { leak: 'small-change', lo: 1 },
  ])
  expect((await verdict([month('May', '2026-05-31', 20), month('June', '2026-06-30', 31)])).findings).toEqual([])
})

test('a withheld cell squeezed between published ones is found', async () => {
  const squeezed = [
    cell(102),
    cell(null, { district: 'Ayni' }),
    cell(null, { district: 'Baljuvon' }),
    cell(100, { district: 'Vakhsh' }),
  ]
  const { findings } = await verdict([release('June', { districts: squeezed })])
  expect(findings.map(({ leak, lo, hi }) => [leak, lo, hi])).toEqual([
    ['narrow', 0, 2],
    ['narrow', 0, 2],
  ])
  expect(findings[0]?.repair).toMatchObject([{ at: { district: 'Vakhsh' } }])
})

test('figures that contradict each other are refused, unless noise explains them', async () => {
  const torn = { districts: [...byDistrict.slice(1), cell(50)] }
  expect(await judge([release('June', torn)])).toMatchObject({ ok: false, why: { says: 'release-torn' } })
  expect((await judge([release('June', torn, { noise: 5 })])).ok).toBe(true)
})

test('codes made of themselves, and classifications too fine to hold, are refused', async () => {
  const circle = { ...release('June', { t: [cell(1, { age: 'a' })] }), groups: { age: { a: ['b'], b: ['a'] } } }
  expect(await judge([circle])).toMatchObject({ ok: false, why: { says: 'release-circle' } })
  const fine = Array.from({ length: 300 }, (_, at) => cell(1, { x: `${at}`, y: `${at}`, z: `${at}` }))
  expect(await judge([release('June', { fine })])).toMatchObject({ why: { says: 'attack-too-large' } })
})

test.each([
  {},
  { release: 'June' },
  { release: 'June', tables: [{ table: 't' }] },
  { release: 'June', tables: [{ table: 't', cells: [{ value: 1 }] }] },
  { release: 'June', tables: [{ table: 't', cells: [{ at: {}, value: '1' }] }] },
  { release: 'June', tables: [], groups: { age: ['a'] } },
])('what is no release is refused: %j', (from) => {
  expect(readRelease(from, 'june.json').ok).toBe(false)
})

/** The verdict on lists of cells, in the form in which the command prints it. */
async function verdict(releases: readonly Release[], least = 3) {
  const outcome = await judge(releases, least)
  if (!outcome.ok) throw new Error(outcome.why.says)
  const { findings, bounds } = outcome.value
  return {
    bounds,
    findings: findings.map((finding) => ({
      ...finding,
      repair: finding.repairs.flatMap((repair) => (repair.kind === 'withhold' ? repair.cells : [])),
    })),
  }
}

async function judge(releases: readonly Release[], least = 3): Promise<Outcome<Verdict, Refusal>> {
  const input = attackOf(releases, { ...usualPolicy, least, width: least })
  return input.ok ? attack(solver, input.value, { allBounds: true }) : input
}
