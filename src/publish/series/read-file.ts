import { type Codelists, readCode } from '#kernel/codelist.ts'
import { isDay } from '#kernel/date.ts'
import { total } from '#kernel/hierarchy.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import { readPeriod } from '#kernel/period.ts'
import {
  type Breakdown,
  type Observation,
  type SeriesAbout,
  figureKey,
  figureStatuses,
  hasCode,
  licences,
  precisions,
} from '#kernel/series.ts'
import type { Phrase } from '#kernel/words.ts'
import { textOf } from '#registry/list/cell.ts'
import { readSeparated } from '#registry/list/csv.ts'
import { rearm } from '#registry/list/harmless.ts'
import type { ListProblem } from '#registry/list/problem.ts'
import { readText } from '#registry/list/text.ts'
import type { GivenFigure } from '#store/series.ts'
import type { SeriesWords } from '#words/series/words.ts'

import { decimalsOf } from './say.ts'
import { fileColumns } from './write-file.ts'

/** What is wrong with a file of figures; `says` names its sentence. */
export interface FileProblem {
  readonly says: Exclude<keyof SeriesWords['file'], 'others'>
  readonly values: Readonly<Record<string, string | number>>
}

/** Why a file is not taken: it is no text table at all, or its figures have problems, all of which are named. */
export type FileRefusal =
  | { readonly kind: 'list'; readonly problem: ListProblem }
  | { readonly kind: 'figures'; readonly problems: readonly FileProblem[] }

interface Known {
  readonly series: readonly SeriesAbout[]
  readonly lists: Codelists
}

const needed = ['series', 'time', 'value', 'source', 'definition', 'status'] as const
const plain: readonly string[] = [...fileColumns.before, ...fileColumns.after, 'note']

/**
 * Reads a CSV of aggregate figures: columns series, time, the breakdowns of its series by their codes, value, source,
 * definition, status, and as wanted precision, licence, published, note (or note_tg, note_ru, note_en). Takes all or nothing and names every problem.
 */
export function readSeriesFile(bytes: Uint8Array, known: Known): Outcome<readonly GivenFigure[], FileRefusal> {
  const text = readText(bytes)
  if (!text.ok) return bad({ kind: 'list', problem: text.why })
  const read = readSeparated(text.value.text, (heading) => plain.includes(heading.trim().toLowerCase()))
  if (!read.ok) return bad({ kind: 'list', problem: read.why })
  const [head, ...rows] = read.value.rows
  const headings = (head?.cells ?? []).map((cell) => textOf(cell).trim())
  const missing = needed.filter((column) => !headings.includes(column))
  if (missing.length > 0) return refuse(missing.map((column) => ({ says: 'no-column', values: { column } })))
  if (rows.length === 0) return refuse([{ says: 'no-rows', values: {} }])

  const lines = rows.map(({ line, cells }) => ({
    line,
    cell: (column: string) => rearm(textOf(cells[headings.indexOf(column)] ?? '')).trim(),
  }))
  const stray = strayColumn(headings, lines, known)
  if (stray !== undefined) return refuse([{ says: 'unknown-column', values: { column: stray } }])
  const figures = lines.map((line) => ({ line: line.line, ...readLine(line, headings, known) }))
  const problems = [...figures.flatMap((each) => each.problems), ...repeated(figures)]
  if (problems.length > 0) return refuse(problems)
  return good(figures.flatMap(({ given }) => (given ? [given] : [])))
}

const refuse = (problems: readonly FileProblem[]) => bad({ kind: 'figures', problems } as const)

interface Line {
  readonly line: number
  readonly cell: (column: string) => string
}

// A column that belongs to none of the series would be lost without a word.
const strayColumn = (headings: readonly string[], lines: readonly Line[], { series }: Known): string | undefined => {
  const named = new Set(lines.map(({ cell }) => cell('series')))
  const columns = series.filter(({ id }) => named.has(id)).flatMap(({ breakdowns }) => Object.keys(breakdowns))
  // When no series is known the lines say so, which helps more.
  if (!series.some(({ id }) => named.has(id))) return undefined
  return headings.find((heading) => heading !== '' && !plain.includes(heading) && !columns.includes(heading))
}

interface ReadLine {
  readonly given?: GivenFigure
  readonly problems: readonly FileProblem[]
}

function readLine({ line, cell }: Line, headings: readonly string[], { series, lists }: Known): ReadLine {
  const about = series.find(({ id }) => id === cell('series'))
  const problem = (says: FileProblem['says'], values: FileProblem['values'] = {}) => ({
    says,
    values: { line, ...values },
  })
  if (!about) {
    const knownIds = series.map(({ id }) => id).join(', ')
    return { problems: [problem('unknown-series', { value: cell('series'), known: knownIds })] }
  }
  const columns = Object.keys(about.breakdowns).filter((column) => headings.includes(column))
  const cells = columns.map((column) => ({ column, ...readCell(about.breakdowns[column], cell(column), lists) }))
  const foreign = headings.filter(
    (column) => column !== '' && !plain.includes(column) && !columns.includes(column) && cell(column) !== '',
  )
  const value = readNumber(cell('value'), decimalsOf(about.unit))
  const precision = precisions.find((each) => each === (cell('precision') || 'exact'))
  const status = figureStatuses.find((each) => each === cell('status'))
  const licence = licences.find((each) => each === cell('licence'))
  const problems = [
    ...(readPeriod(cell('time')) ? [] : [problem('bad-time', { value: cell('time') })]),
    ...(value === undefined ? [problem('bad-value', { value: cell('value') })] : []),
    ...cells
      .filter(({ code }) => code === undefined)
      .map(({ column, written }) => problem('bad-code', { column, value: written })),
    ...foreign.map((column) => problem('not-split', { column })),
    ...(cell('source') === '' ? [problem('no-source')] : []),
    ...(about.definitions[cell('definition')]
      ? []
      : [
          problem('unknown-definition', {
            value: cell('definition'),
            known: Object.keys(about.definitions).join(', '),
          }),
        ]),
    ...(status ? [] : [problem('bad-status', { value: cell('status') })]),
    ...(precision ? [] : [problem('bad-precision', { value: cell('precision') })]),
    ...(licence || cell('licence') === ''
      ? []
      : [problem('bad-licence', { value: cell('licence'), known: licences.join(', ') })]),
    ...(cell('published') === '' || isDay(cell('published')) ? [] : [problem('bad-day', { value: cell('published') })]),
  ]
  if (problems.length > 0 || value === undefined || !status || !precision) return { problems }
  const source = declaredSource(about, cell('source'))
  const given = about.sources[source]
  const note = readNote(cell)
  const observation: Observation = {
    time: cell('time'),
    by: Object.fromEntries(
      cells.flatMap(({ column, code }) => (code === undefined || code === total ? [] : [[column, code]])),
    ),
    value,
    precision,
    source,
    definition: cell('definition'),
    status,
    ...(licence && licence !== given?.licence && { licence }),
    ...(cell('published') !== '' && cell('published') !== given?.published && { published: cell('published') }),
    ...(note && { note }),
  }
  return { given: { series: about.id, observation }, problems: [] }
}

/** A code, or a name that means one; an open cell and the total stand for everybody. */
function readCell(breakdown: Breakdown | undefined, written: string, lists: Codelists) {
  if (written === '' || written === total) return { written, code: total }
  if (breakdown && hasCode(breakdown, written, lists)) return { written, code: written }
  const list = breakdown?.list === undefined ? undefined : lists[breakdown.list]
  return { written, code: list && readCode(list, written)?.code }
}

// People write thousands apart and a decimal comma. `652,014` people are refused: a comma among whole numbers could be either.
function readNumber(written: string, decimals: number): number | undefined {
  const digits = written.replaceAll(/[\s\u00A0\u202F]/g, '').replace('−', '-')
  const shape = decimals === 0 ? /^-?\d+$/ : /^-?\d+([.,]\d+)?$/
  return shape.test(digits) ? Number(digits.replace(',', '.')) : undefined
}

// In three languages, or in one that then stands for all.
function readNote(cell: Line['cell']): Phrase | undefined {
  const one = cell('note')
  const [tg, ru, en] = [cell('note_tg') || one, cell('note_ru') || one, cell('note_en') || one]
  const any = en || ru || tg
  return any === '' ? undefined : { tg: tg || any, ru: ru || any, en: en || any }
}

// What we wrote ourselves begins with the name of a declared source.
const declaredSource = ({ sources }: SeriesAbout, written: string): string => {
  const [name = ''] = written.split(': ')
  return Object.hasOwn(sources, name) ? name : written
}

function repeated(figures: readonly ({ readonly line: number } & ReadLine)[]): readonly FileProblem[] {
  const first = new Map<string, number>()
  return figures.flatMap(({ line, given }): FileProblem[] => {
    if (!given) return []
    const key = `${given.series} | ${figureKey(given.observation)}`
    const before = first.get(key)
    if (before === undefined) first.set(key, line)
    return before === undefined ? [] : [{ says: 'twice', values: { line, before } }]
  })
}
