import { type Language, count } from '#kernel/words.ts'
import { type CellStatus, cellStatuses } from '#publish/protect/protected.ts'
import type { AxisCode } from '#publish/release/candidate.ts'
import { Stack } from '#screen/layout.tsx'
import { sayNumber } from '#screen/number.ts'
import { Pager } from '#screen/pager.tsx'
import { Table } from '#screen/table.tsx'
import { words } from '#words/desk/words.ts'
import { words as releaseWords } from '#words/release/words.ts'

import type { ReadableFigure, Slice } from './slice.ts'

interface SliceTableProps {
  readonly language: Language
  readonly caption: string
  readonly slice: Slice
  /** The first is 1. */
  readonly page: number
  /** Whether rows of zeros alone are shown too. */
  readonly zeros: boolean
  /** The address of this table with something else asked for. */
  readonly to: (more: Readonly<Record<string, string>>) => string
}

const onePage = 50

/** Two dimensions of a table as rows and columns, each cell with its value or why it has none, and what the signs mean. */
export function SliceTable({ language, caption, slice, page, zeros, to }: SliceTableProps) {
  const { rows, columns, figure } = slice
  const across = columns ? [...columns.codes.entries()] : [[0, undefined] as const]
  const isFilled = (row: number) =>
    row === 0 || across.some(([column]) => figure.cells.values[slice.cellOf(row, column)] !== 0)
  const all = [...rows.codes.keys()]
  const told = zeros ? all : all.filter(isFilled)
  const pages = Math.ceil(told.length / onePage)
  const shown = Math.min(Math.max(1, page), pages)
  const places = told.slice((shown - 1) * onePage, shown * onePage)
  return (
    <Stack>
      <Table
        language={language}
        caption={caption}
        rows={places}
        keyOf={String}
        columns={[
          {
            head: rows.words[language],
            kind: 'title',
            cell: (row) => <RowName language={language} code={rows.codes[row]} />,
          },
          ...across.map(([column, code]) => ({
            head: code?.words[language] ?? figure.words[language],
            kind: 'number' as const,
            cell: (row: number) => <Cell language={language} figure={figure} at={slice.cellOf(row, column)} />,
          })),
        ]}
      />
      <Pager language={language} page={shown} pages={pages} to={(target) => to({ page: String(target) })} />
      {told.length < all.length && (
        <p class="sub">
          {count(language, words[language].slice.hidden, all.length - told.length)}{' '}
          <a href={to({ zeros: 'yes', page: '1' })}>{words[language].slice.showAll}</a>
        </p>
      )}
      <Legend language={language} figure={figure} />
    </Stack>
  )
}

const RowName = ({ language, code }: { readonly language: Language; readonly code: AxisCode | undefined }) => (
  <span class={`level-${Math.min(code?.level ?? 0, 3)}`}>{code?.words[language] ?? ''}</span>
)

// A sign where there is no value; the sentence stands beside it for those who hear the page, and below the table for all.
const signs: Readonly<Partial<Record<CellStatus, string>>> = {
  withheld: '×',
  'withheld-beside': '××',
  impossible: '–',
  missing: '?',
}

const statusAt = (figure: ReadableFigure, at: number): CellStatus =>
  cellStatuses[figure.cells.statuses[at] ?? -1] ?? 'missing'

const decimalsOf = ({ kind }: ReadableFigure) => (kind === 'count' || kind === 'sum' ? 0 : 1)

interface CellProps {
  readonly language: Language
  readonly figure: ReadableFigure
  readonly at: number
}

function Cell({ language, figure, at }: CellProps) {
  const value = figure.cells.values[at] ?? NaN
  if (!Number.isNaN(value)) return <>{sayNumber(language, value, decimalsOf(figure))}</>
  const status = statusAt(figure, at)
  return (
    <span class="no-value">
      <span aria-hidden="true">{signs[status] ?? '?'}</span>
      <span class="unseen">{releaseWords[language].statuses[status]}</span>
    </span>
  )
}

/** How many cells of the whole figure have which status, and what it means. */
function Legend({ language, figure }: Omit<CellProps, 'at'>) {
  const counts = cellStatuses.map((status, place) => ({
    status,
    cells: figure.cells.statuses.reduce((sum, each) => sum + (each === place ? 1 : 0), 0),
  }))
  return (
    <ul class="statuses">
      {counts
        .filter(({ cells }) => cells > 0)
        .map(({ status, cells }) => (
          <li key={status}>
            {signs[status] && <span class="no-value">{signs[status]} </span>}
            {sayNumber(language, cells)}: {releaseWords[language].statuses[status]}
          </li>
        ))}
    </ul>
  )
}
