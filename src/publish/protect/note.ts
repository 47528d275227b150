import type { Method } from '#kernel/table.ts'
import { type Language, type Phrase, fill } from '#kernel/words.ts'
import { cellCount } from '#publish/tabulate/cube.ts'
import { sayNumber } from '#screen/number.ts'
import { words } from '#words/method/words.ts'

import type { CellStatus, MethodReport, ProtectedTable } from './protected.ts'

/** A protected table, as far as its note is concerned. */
type Noted = Pick<ProtectedTable, 'axes' | 'method'>

/** How a table is protected, for whoever reads it: what was done, in which numbers, and what to keep in mind. */
export const noteOf = (table: Noted): Phrase => ({
  tg: sentences('tg', table).join(' '),
  ru: sentences('ru', table).join(' '),
  en: sentences('en', table).join(' '),
})

/** What a reader must know of a cell with this status, as a sentence. */
export const sayStatus = (language: Language, status: CellStatus): string => words[language].statuses[status]

function sentences(language: Language, { axes, method }: Noted): readonly string[] {
  const kind = kinds.find((each) => each === method['kind'])
  if (kind === undefined) throw new Error(`no note for the method ${String(method['kind'])}`)
  const said: Say = (template, values = method) => fill(template, inWords(language, values))
  const all = words[language]
  switch (kind) {
    case 'cell-key':
      return ofCellKey(all['cell-key'], said, method)
    case 'suppression':
      return ofSuppression(all.suppression, said, { ...method, cells: cellCount(axes) })
    case 'rounding':
      return [said(all.rounding.done), said(all.rounding.worst), said(all.rounding.know)]
    case 'noise':
      return [said(all.noise.done), said(all.noise.budget), said(all.noise.know)]
  }
}

const kinds: readonly Method['kind'][] = ['cell-key', 'suppression', 'rounding', 'noise']

type Say = (template: string, values?: MethodReport) => string
type Of<Kind extends Method['kind']> = Readonly<Record<keyof (typeof words)['en'][Kind], string>>

const ofCellKey = (say: Of<'cell-key'>, said: Say, method: MethodReport): readonly string[] => [
  said(say.done),
  said(say.moments),
  ...shortRows(method).map((values) => said(say.short, values)),
  ...(above0(method['pstay']) ? [said(say.stay, { pstay: 100 * Number(method['pstay']) })] : []),
  ...(above0(method['js']) ? [said(say.small)] : []),
  said(say.know),
  said(say.others),
]

function ofSuppression(say: Of<'suppression'>, said: Say, method: MethodReport): readonly string[] {
  const { gap, cells = 0, withheld, beside, attributes } = method
  const [n = 0, k = 0, p = 0] = [method['dominance.n'], method['dominance.k'], method['percent.p']]
  return [
    said(say.done),
    said(say.least),
    ...(above0(n) ? [said(say.dominance, { n, k })] : []),
    ...(above0(p) ? [said(say.percent, { p })] : []),
    ...(attributes ? [said(say.attributes)] : []),
    said(say.cells, { withheld: Number(withheld) + Number(beside), cells }),
    // Rounded up, so that it is never less than it is.
    ...(above0(gap) ? [said(say.gap, { gap: Math.ceil(1000 * Number(gap)) / 10 })] : []),
    said(say.know),
  ]
}

const above0 = (value: MethodReport[string] | undefined): boolean => Number(value ?? 0) > 0

// The rows whose noise is smaller than was allowed, with what they achieve.
const shortRows = (method: MethodReport): readonly MethodReport[] =>
  Object.entries(method).flatMap(([name, isShort]) => {
    const row = name.startsWith('short.') && isShort === true ? Number(name.slice('short.'.length)) : undefined
    return row === undefined ? [] : [{ row, variance: method[`variance.${row}`] ?? null }]
  })

// A text, such as ρ as it was declared, stays as it is written.
const inWords = (language: Language, values: MethodReport): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'number'
        ? [[name, name === 'delta' ? String(value) : sayNumber(language, value, 4)] as const]
        : typeof value === 'string'
          ? [[name, value] as const]
          : [],
    ),
  )
