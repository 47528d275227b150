// A clean history of releases, and the leaks that are planted in its last one.
import type { AttackedRelease, AttackedTable } from '#publish/disclosure/attack/input.ts'
import type { Leak } from '#publish/disclosure/attack/finding.ts'

import { changed, countTable, exactly, holdsOf, type Limits, monthCode, type Name, questions, randomOf, type Rows, type Shape, withhold } from './history.ts'

/** What a release holds: tables of changed counts, by name. */
export type Tables = Readonly<Record<string, Shape>>

/** Releases month after month, the last one after `months`; each with the tables named, over all months until then, and one of amounts. */
export function cleanHistory(rows: Rows, tables: Tables, { months, releases }: { readonly months: number; readonly releases: number }): readonly AttackedRelease[] {
  return Array.from({ length: releases }, (_, at): AttackedRelease => {
    const until = months - releases + 1 + at
    return {
      release: monthCode(until - 1),
      asOf: `${monthCode(until - 1)}-28`,
      tables: [
        ...Object.entries(tables).map(([name, shape]) => changed(`people.${name}`, countTable(rows, shape, [0, until]))),
        paidTable(rows, until),
      ],
    }
  })
}

const paidShape: Shape = { by: ['country', 'education'] }

/** What was paid in the last month by country and education; in each group of countries four cells hide each other. */
function paidTable(rows: Rows, until: number): AttackedTable {
  const counted = countTable(rows, paidShape, [until - 1, until])
  const table = exactly('people.paid', counted, [[{ kind: 'sum', of: 'amount' }, counted.amounts]])
  const width = counted.axes[1]?.codes.length ?? 1
  // The first two countries of each group, the first two kinds of education: all of them hold somebody.
  const rectangle = Array.from({ length: 6 }, (_, group) => [7 + group, 13 + group]).flatMap((pair) => pair.flatMap((country) => [1, 2].map((education) => country * width + education)))
  return withhold(table, rectangle)
}

/** One way of leaking: in which words it must be found, and the releases with it in the last one. */
export interface Plant {
  readonly kind: string
  readonly leak: readonly Leak[]
  readonly plant: (releases: readonly AttackedRelease[]) => readonly AttackedRelease[]
}

const others = (name: Name, code: string): readonly string[] => questions[name].codes.filter((each) => each !== code)

/** The plants of a history of these rows. */
export function plantsOf(rows: Rows, months: number): readonly Plant[] {
  const span = [0, months] as const
  const last = [months - 1, months] as const
  const add = (tables: readonly AttackedTable[], back = 0) => (releases: readonly AttackedRelease[]): readonly AttackedRelease[] =>
    releases.map((release, at) => (at === releases.length - 1 - back ? { ...release, tables: [...release.tables, ...tables] } : release))
  const counts = (name: string, shape: Shape, limits: Limits, until = months): AttackedTable => {
    const counted = countTable(rows, shape, [0, until], limits)
    return exactly(`planted.${name}`, counted, [[{ kind: 'count' }, counted.counts]])
  }
  const rare = findFew(rows, ['district', 'age', 'country'], months, 2)
  const lone = findFew(rows, ['country', 'age', 'education'], months, 1)
  const corner = findFew(rows, ['age', 'district', 'education'], months, 2)
  const sum = { kind: 'sum', of: 'amount' } as const
  const paid = countTable(rows, paidShape, last)
  const open = exactly('people.paid', paid, [[sum, paid.amounts]])
  const inFirst = countTable(rows, { by: ['education'] }, last, { country: ['C01'] })
  const ages = questions.age.codes
  const until = ages.indexOf(corner.age ?? '')
  const around = { district: [rare.district ?? ''], age: [rare.age ?? ''] }
  const beside = { age: [lone.age ?? ''], education: [lone.education ?? ''] }
  const within = { district: [corner.district ?? ''], education: [corner.education ?? ''] }
  const came = newcomer(rows, months)
  const random = randomOf(11)
  const subsets = Array.from({ length: 70 }, () => others('district', corner.district ?? '').filter(() => random() % 4 === 0))

  return [
    {
      kind: 'differencing, nested tables',
      leak: ['small-difference'],
      plant: add([
        counts('all', { by: ['sex'] }, around),
        counts('some', { by: ['sex'] }, { ...around, country: others('country', rare.country ?? '') }),
      ]),
    },
    {
      kind: 'differencing, overlapping bands',
      leak: ['small-difference'],
      plant: add([
        counts('below', { by: ['sex'] }, { ...within, age: ages.slice(0, until + 1) }),
        counts('above', { by: ['sex'] }, { ...within, age: ages.slice(until) }),
        counts('ages', { by: ['sex'] }, within),
      ]),
    },
    {
      kind: 'averaging, keys drawn anew',
      leak: ['unequal'],
      plant: (releases) =>
        releases.map((release, at) =>
          at < releases.length - 1
            ? release
            : { ...release, tables: release.tables.map((table) => (table.table === 'people.schooling' ? changed(table.table, countTable(rows, schooling, span), 5) : table)) },
        ),
    },
    {
      kind: 'averaging, many cuts',
      leak: ['averaged'],
      plant: add(
        subsets.flatMap((subset, at) =>
          [subset, [...subset, corner.district ?? '']].map((districts, with_) =>
            changed(`planted.cut${at}${with_ === 0 ? 'without' : 'with'}`, countTable(rows, { by: [] }, span, { district: districts, age: [corner.age ?? ''], education: [corner.education ?? ''] })),
          ),
        ),
      ),
    },
    {
      kind: 'set equality, published elsewhere',
      leak: ['equal-sets'],
      plant: add([exactly('planted.first', inFirst, [[sum, inFirst.amounts]])]),
    },
    {
      kind: 'set equality, changed tables that differ in one',
      leak: ['few-differ'],
      plant: add([
        changed('planted.everybody', countTable(rows, { by: ['sex', 'district'] }, span, beside)),
        changed('planted.most', countTable(rows, { by: ['sex', 'district'] }, span, { ...beside, country: others('country', lone.country ?? '') })),
      ]),
    },
    {
      kind: 'monthly change',
      leak: ['small-difference', 'small-change'],
      plant: (releases) => {
        const limits = { district: [came.district ?? ''], age: [came.age ?? ''], education: [came.education ?? ''] }
        return add([counts('stock', { by: ['sex'] }, limits, months - 1)], 1)(add([counts('stock', { by: ['sex'] }, limits)])(releases))
      },
    },
    {
      kind: 'exact recovery, a total',
      leak: ['difference', 'combination'],
      plant: (releases) =>
        releases.map((release, at) =>
          at < releases.length - 1 ? release : { ...release, tables: release.tables.map((table) => (table.table === 'people.paid' ? withhold(open, [7 * 9 + 1]) : table)) },
        ),
    },
    {
      kind: 'exact recovery, a rate',
      leak: ['rate'],
      plant: add([rateTable(rows, span, around, rare.country ?? '')]),
    },
    {
      kind: 'exact recovery, a mean',
      leak: ['mean'],
      plant: add([meanTable(rows, last)]),
    },
  ]
}

/** The table of which keys are drawn anew. */
export const schooling: Shape = { by: ['sex', 'education', 'district*', 'country*'], time: 'year' }

function rateTable(rows: Rows, span: readonly [number, number], limits: Limits, country: string): AttackedTable {
  const all = countTable(rows, { by: ['sex'] }, span, limits)
  const some = countTable(rows, { by: ['sex'] }, span, { ...limits, country: [country] })
  const rates = all.counts.map((count, at) => Math.round((1000 * 1000 * (some.counts[at] ?? 0)) / count) / 1000)
  return exactly('planted.rates', all, [
    [{ kind: 'count' }, all.counts],
    [{ kind: 'rate', of: { country: [country] }, per: 1000 }, rates],
  ])
}

function meanTable(rows: Rows, last: readonly [number, number]): AttackedTable {
  const all = countTable(rows, { by: ['education'] }, last, { country: ['C01'] })
  const means = all.amounts.map((amount, at) => Math.round((100 * amount) / (all.counts[at] ?? 0)) / 100)
  return exactly('planted.means', all, [
    [{ kind: 'count' }, all.counts],
    [{ kind: 'mean', of: 'amount' }, means],
  ])
}

type Limit = Readonly<Partial<Record<Name, string>>>

/** Codes of some questions that together so many people have, and no more. */
function findFew(rows: Rows, names: readonly Name[], months: number, people: number): Limit {
  const counts = new Map<number, number>()
  for (let row = 0; row < (rows.until[months - 1] ?? 0); row += 1) {
    const key = names.reduce((all, name) => all * 100 + (rows.codes[name][row] ?? 0), 0)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const all = [...counts].filter(([, count]) => count === people).map(([key]) => key).toSorted((one, other) => one - other)
  // From the middle, so that there are codes on either side.
  const found = all[all.length >> 1]
  if (found === undefined) throw new Error(`No ${people} people alone in ${names.join(', ')}: draw fewer rows`)
  return codesOf(names, found)
}

function codesOf(names: readonly Name[], key: number): Limit {
  let rest = key
  return Object.fromEntries(
    names.toReversed().map((name) => {
      const code = questions[name].codes[rest % 100] ?? ''
      rest = Math.floor(rest / 100)
      return [name, code]
    }),
  )
}

/** Codes that one person of the last month has, and some people before. */
function newcomer(rows: Rows, months: number): Limit {
  const names = ['district', 'age', 'education'] as const
  const from = rows.until[months - 2] ?? 0
  for (let row = from; row < (rows.until[months - 1] ?? 0); row += 1) {
    const key = names.reduce((all, name) => all * 100 + (rows.codes[name][row] ?? 0), 0)
    const limit = codesOf(names, key)
    const holds = holdsOf(rows, Object.fromEntries(names.map((name) => [name, [limit[name] ?? '']])))
    let [before, now] = [0, 0]
    for (let each = 0; each < (rows.until[months - 1] ?? 0); each += 1) if (holds(each)) each < from ? (before += 1) : (now += 1)
    if (now === 1 && before >= 10) return limit
  }
  throw new Error('Nobody came alone in the last month: draw more rows')
}
