import { expect, test } from 'vitest'

import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import { changeTable, countTable, drawPeople, type Somebody, withholdCells } from '#test/attacked-tables.ts'

import { attack, type Verdict } from './attack.ts'
import { type Attack, type AttackedRelease, type AttackedTable, usualPolicy } from './input.ts'

const solver = await loadSolver()

const regions = { north: ['n1', 'n2', 'n3'], south: ['s1', 's2', 's3', 's4'] }
const districts = Object.values(regions).flat()
const months = ['2026-01', '2026-02', '2026-03']
const quarters = { '2026-Q1': months }
const questions = {
  sex: ['F', 'M'],
  age: ['0-14', '15-17', '18-29', '30-59', '60+'],
  district: districts,
  contract: ['no', 'yes'],
  month: months,
}
const people = drawPeople(4000, questions)

const release = (name: string, tables: readonly AttackedTable[], asOf = '2026-04-01'): AttackedRelease => ({ release: name, asOf, tables })

async function judge(releases: readonly AttackedRelease[], more: Partial<Attack> = {}): Promise<Verdict> {
  const outcome = await attack(solver, { releases, policy: usualPolicy, ...more })
  if (!outcome.ok) throw new Error(`${outcome.why.says} ${JSON.stringify(outcome.why.values)}`)
  return outcome.value
}

const leaksOf = ({ findings }: Verdict): readonly string[] => findings.map(({ leak }) => leak)

const bySexAndDistrict = countTable('sexes', people, { by: { sex: ['F', 'M'], district: regions } })
const byAgeAndRegion = countTable('ages', people, { by: { age: { minor: ['0-14', '15-17'], adult: ['18-29', '30-59', '60+'] }, district: Object.keys(regions) } })
const byMonth = countTable('months', people, { by: { district: regions, month: quarters } })

/** People with so few 15- to 17-year-olds that they must not be told. */
const withFew = (few: number): readonly Somebody[] => {
  const others = people.filter(({ codes }) => codes['age'] !== '15-17')
  return [...others, ...people.filter(({ codes }) => codes['age'] === '15-17').slice(0, few)]
}

test('tables whose counts are changed by keys have no finding, alone or month after month', async () => {
  const tables = [bySexAndDistrict, byMonth].map((table) => changeTable(table, people))
  expect(leaksOf(await judge([release('June', tables)]))).toEqual([])
  const then = people.filter(({ codes }) => codes['month'] !== '2026-03')
  const earlier = [bySexAndDistrict, byMonth].map(({ table, axes }) =>
    changeTable(
      countTable(table, then, { by: { ...(axes[0]?.column === 'sex' && { sex: ['F', 'M'] }), district: regions, ...(table === 'months' && { month: quarters }) } }),
      then,
    ),
  )
  expect(leaksOf(await judge([release('March', earlier, '2026-03-01'), release('April', tables)], { period: 'month' }))).toEqual([])
})

test('tables in which enough is withheld have no finding, with true counts of the same people beside them', async () => {
  const square = ['F', 'M'].flatMap((sex) => ['n1', 'n2'].map((district) => ({ sex, district })))
  const totals = countTable('totals', people, { by: { district: regions } })
  expect(leaksOf(await judge([release('June', [withholdCells(bySexAndDistrict, square), totals])]))).toEqual([])
})

test('a withheld cell that stands alone in its row follows from the total', async () => {
  const { findings } = await judge([release('June', [withholdCells(bySexAndDistrict, [{ sex: 'F', district: 'n1' }])])])
  const truth = people.filter(({ codes }) => codes['sex'] === 'F' && codes['district'] === 'n1').length
  expect(findings).toMatchObject([{ leak: 'difference', lo: truth, hi: truth, cell: { at: { sex: 'F', district: 'n1' } } }])
  expect(findings[0]?.repairs[0]).toMatchObject({ kind: 'withhold' })
})

test('a cell that every line leaves open and the whole table gives away is found', async () => {
  // The pattern of the sdcTable manual: every row and column has two withheld cells, and yet one of them can hold but its value.
  const cells = [
    ['F', 'n1'], ['M', 'n1'], ['F', 'n2'], ['M', 'n2'],
  ].map(([sex = '', district = '']) => ({ sex, district }))
  const table = withholdCells(bySexAndDistrict, cells)
  // What is known of one corner elsewhere gives the other three.
  const corner = countTable('corner', people, { by: { contract: ['no', 'yes'] }, where: { sex: ['F'], district: ['n1'] } })
  const { findings } = await judge([release('June', [table, corner])])
  expect(findings).toHaveLength(4)
  expect(new Set(leaksOf({ findings } as unknown as Verdict))).toEqual(new Set(['equal-sets', 'difference', 'combination']))
})

test('two bandings of age a little apart tell the few between them', async () => {
  const few = withFew(2)
  const wide = countTable('wide', few, { by: { age: ['minor', 'adult'] } })
  const narrow = countTable('narrow', few, { by: { age: ['0-14', '15+'] } })
  const groups = { age: { minor: ['0-14', '15-17'], adult: ['18+'], '15+': ['15-17', '18+'] } }
  const banded = (table: AttackedTable, of: (age: string) => string): AttackedTable =>
    countTable(table.table, few.map((each) => ({ ...each, codes: { ...each.codes, age: of(each.codes['age'] ?? '') } })), {
      by: { age: table.axes[0]?.codes.slice(1) ?? [] },
    })
  const tables = [
    banded(wide, (age) => (age === '0-14' || age === '15-17' ? 'minor' : 'adult')),
    banded(narrow, (age) => (age === '0-14' ? '0-14' : '15+')),
  ]
  const { findings } = await judge([release('June', tables)], { groups })
  expect(findings[0]).toMatchObject({ leak: 'small-difference', lo: 2, hi: 2 })
})

test('borders that overlap are taken apart until the few in between are seen', async () => {
  // Old regions end after n3, new ones after n2; everybody of n3 but one lives elsewhere now.
  const moved = people.filter(({ codes }) => codes['district'] !== 'n3').concat(people.filter(({ codes }) => codes['district'] === 'n3').slice(0, 1))
  const as = (borders: Readonly<Record<string, readonly string[]>>, table: string) => {
    const of = (district: string) => Object.keys(borders).find((name) => borders[name]?.includes(district)) ?? ''
    return countTable(table, moved.map((each) => ({ ...each, codes: { ...each.codes, district: of(each.codes['district'] ?? '') } })), {
      by: { sex: ['F', 'M'], district: Object.keys(borders) },
    })
  }
  const old = { north: ['n1', 'n2', 'n3'], south: ['s1', 's2', 's3', 's4'] }
  const young = { upper: ['n1', 'n2'], lower: ['n3', 's1', 's2', 's3', 's4'] }
  const { findings } = await judge([release('June', [as(old, 'old'), as(young, 'new')])], { groups: { district: { ...old, ...young } } })
  expect(findings.length).toBeGreaterThan(0)
  expect(findings[0]).toMatchObject({ leak: 'small-difference', lo: 1, hi: 1 })
})

test('a table of some people beside the same table of all tells the few who are in one only', async () => {
  const few = withFew(2).map((each) => ({ ...each, codes: { ...each.codes, kind: each.codes['age'] === '15-17' ? 'rare' : 'usual' } }))
  const all = countTable('all', few, { by: { district: regions } })
  const usual = countTable('usual', few, { by: { district: regions }, where: { kind: ['usual'] } })
  const { findings } = await judge([release('May', [all]), release('June', [usual])])
  expect(findings.length).toBeGreaterThan(0)
  expect(new Set(leaksOf({ findings } as unknown as Verdict))).toEqual(new Set(['small-difference']))
})

test('a rate and what it is measured against tell a withheld count, and a count nobody published', async () => {
  const few = people.map((each, at) => ({ ...each, codes: { ...each.codes, contract: at < 2 ? 'yes' : 'no' } }))
  const rate = { kind: 'rate', of: { contract: ['yes'] }, per: 1000 } as const
  const rates = countTable('rates', few, { by: { sex: ['F', 'M'] }, figures: { people: { kind: 'count' }, with: rate } })
  expect(leaksOf(await judge([release('June', [rates])]))).toContain('rate')
  const contracts = withholdCells(countTable('contracts', people, { by: { contract: ['no', 'yes'], sex: ['F', 'M'] } }), [
    { contract: 'yes' }, { contract: 'no' }, { contract: 'yes', sex: 'F' }, { contract: 'no', sex: 'F' }, { contract: 'yes', sex: 'M' }, { contract: 'no', sex: 'M' },
  ])
  const telling = countTable('telling', people, { by: { sex: ['F', 'M'] }, figures: { people: { kind: 'count' }, with: { ...rate, per: 1000 } } })
  const { findings } = await judge([release('June', [contracts]), release('July', [telling])])
  expect(findings.some(({ leak }) => leak === 'rate')).toBe(true)
})

test('a mean and a count tell a withheld sum', async () => {
  const sums = withholdCells(
    countTable('sums', people, { by: { sex: ['F', 'M'], district: ['n1', 'n2', 'n3', 's1', 's2', 's3', 's4'] }, figures: { paid: { kind: 'sum', of: 'amount' } } }),
    ['F', 'M'].flatMap((sex) => ['n1', 'n2'].map((district) => ({ sex, district }))),
  )
  expect(leaksOf(await judge([release('June', [sums])]))).toEqual([])
  const means = countTable('means', people, {
    by: { sex: ['F', 'M'] },
    where: { district: ['n1'] },
    figures: { people: { kind: 'count' }, paid: { kind: 'mean', of: 'amount' } },
  })
  const { findings } = await judge([release('June', [sums]), release('July', [means])])
  expect(findings.some(({ leak }) => leak === 'mean')).toBe(true)
})

test('a total counted again a month later tells the one who has come', async () => {
  const then = people.filter(({ codes }) => codes['month'] !== '2026-03')
  const now = [...then, ...people.filter(({ codes }) => codes['month'] === '2026-03').slice(0, 1)]
  const table = (some: readonly Somebody[]) => countTable('districts', some, { by: { sex: ['F', 'M'] } })
  const without = await judge([release('March', [table(then)], '2026-03-01'), release('April', [table(now)], '2026-04-01')])
  expect(leaksOf(without)).toContain('small-change')
  const split = (some: readonly Somebody[]) => [table(some), countTable('months', some, { by: { month: some === now ? quarters : { '2026-Q1': ['2026-01', '2026-02'] } } })]
  const hidden = split(now).map((each) => (each.table === 'months' ? withholdCells(each, [{ month: '2026-03' }, { month: '2026-02' }]) : each))
  const within = await judge([release('March', split(then), '2026-03-01'), release('April', hidden)], { period: 'month' })
  expect(within.findings.length).toBeGreaterThan(0)
})

test('a month that was withheld when its pattern was another is found', async () => {
  const cells = (one: string, other: string) => [one, other].flatMap((month) => ['n1', 'n2'].map((district) => ({ month, district })))
  const earlier = withholdCells(byMonth, cells('2026-01', '2026-02'))
  const later = withholdCells(byMonth, cells('2026-02', '2026-03'))
  expect(leaksOf(await judge([release('June', [earlier])], { period: 'month' }))).toEqual([])
  const { findings } = await judge([release('June', [earlier]), release('July', [later])], { period: 'month' })
  expect(findings.length).toBeGreaterThanOrEqual(4)
})

test('months that have been revised are other people: they are compared as a change', async () => {
  const revised = people.map((each, at) => (at === 0 ? { ...each, codes: { ...each.codes, district: each.codes['district'] === 'n1' ? 'n2' : 'n1' } } : each))
  const table = (some: readonly Somebody[]) => countTable('months', some, { by: { district: regions, month: quarters } })
  const verdict = await judge([release('June', [table(people)]), release('July', [table(revised)])], { period: 'month' })
  expect(new Set(leaksOf(verdict))).toEqual(new Set(['small-change']))
})

test('keys drawn anew for the same people are found, with the figures to publish again', async () => {
  const tables = [changeTable(byMonth, people), changeTable(byMonth, people, 99)]
  const { findings } = await judge(tables.map((table, at) => release(`r${at}`, [table])), { period: 'month' })
  expect(findings).toMatchObject([{ leak: 'unequal', repairs: [{ kind: 'repeat', cost: 0 }, {}, {}, {}, {}] }])
  expect(findings[0]?.alike).toBeGreaterThan(10)
})

test('many cuts around the same few people average their chance away', async () => {
  const ages = Array.from({ length: 60 }, (_, at) => `a${at}`)
  const some: Somebody[] = drawPeople(6000, { age: ages.slice(0, 59) }, 5).map((each) => each)
  const few = drawPeople(2, { age: ['a59'] }, 6)
  const all = [...some, ...few]
  // Each release draws the bands elsewhere, and each time the oldest are inside one band and outside another.
  const tables = (many: number) =>
    Array.from({ length: many }, (_, at) => {
      const banded = (each: Somebody, isWith: boolean): Somebody => {
        const age = Number(each.codes['age']?.slice(1))
        const isOld = age > at && (isWith || age < 59)
        return { ...each, codes: { age: isOld ? `old${at}${isWith ? '' : '-'}` : `other${at}${isWith ? '' : '-'}` } }
      }
      return [true, false].map((isWith) => {
        const named = all.map((each) => banded(each, isWith))
        const suffix = isWith ? '' : '-'
        return changeTable(countTable(`bands${at}${suffix}`, named, { by: { age: [`other${at}${suffix}`, `old${at}${suffix}`] } }), named)
      })
    }).flat()
  const groups = {
    age: Object.fromEntries(
      Array.from({ length: 55 }, (_, at) => [
        [`old${at}`, ages.slice(at + 1)],
        [`old${at}-`, ages.slice(at + 1, 59)],
        [`other${at}`, ages.slice(0, at + 1)],
        [`other${at}-`, [...ages.slice(0, at + 1), 'a59']],
      ]).flat(),
    ),
  }
  expect(leaksOf(await judge([release('June', tables(6))], { groups }))).not.toContain('averaged')
  expect(leaksOf(await judge([release('June', tables(55))], { groups }))).toContain('averaged')
})

test('two changed tables that differ in one cell of every cut tell who stands between them', async () => {
  const all = people.map((each, at) => ({ ...each, codes: { ...each.codes, kind: at === 7 ? 'rare' : 'usual' } }))
  const table = (where: Readonly<Record<string, readonly string[]>>, name: string) => changeTable(countTable(name, all, { by: { sex: ['F', 'M'], district: regions, age: questions.age }, where }), all)
  const { findings } = await judge([release('May', [table({}, 'all')]), release('June', [table({ kind: ['usual'] }, 'usual')])])
  expect(leaksOf({ findings } as unknown as Verdict)).toEqual(['few-differ'])
  const half = people.map((each, at) => ({ ...each, codes: { ...each.codes, kind: at % 2 === 0 ? 'rare' : 'usual' } }))
  const wide = (where: Readonly<Record<string, readonly string[]>>, name: string) => changeTable(countTable(name, half, { by: { sex: ['F', 'M'], district: regions }, where }), half)
  expect(leaksOf(await judge([release('May', [wide({}, 'all')]), release('June', [wide({ kind: ['usual'] }, 'usual')])]))).toEqual([])
})

test('changed counts beside true ones of the same people tell a few people', async () => {
  const few = withFew(1)
  const ages = { minor: ['0-14', '15-17'], adult: ['18-29', '30-59', '60+'] }
  const changed = changeTable(countTable('changed', few, { by: { age: ages } }), few)
  expect(leaksOf(await judge([release('June', [changed])]))).toEqual([])
  const minors = countTable('minors', few, { by: { sex: ['F', 'M'] }, where: { age: ['0-14', '15-17'] } })
  const children = countTable('children', few, { by: { sex: ['F', 'M'] }, where: { age: ['0-14'] } })
  const verdict = await judge([release('June', [changed]), release('July', [minors, children])])
  expect(verdict.findings.length).toBeGreaterThan(0)
})
