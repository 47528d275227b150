import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

import type { Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

/** One column: its head and what stands in it for a row. */
export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => ComponentChildren
  /** `title` names the row; `number` lines up right; `corner` stands top right when the row becomes a card. */
  readonly kind?: 'title' | 'number' | 'corner' | undefined
}

/** Rows that can be chosen by a checkbox, to do something with all of them at once. */
export interface Choosing<Row> {
  readonly name: string
  readonly label: (row: Row) => string
  readonly chosen?: readonly string[] | undefined
}

export interface TableProps<Row> {
  readonly language: Language
  readonly caption: string
  /** The caption is read out but not shown, where a heading just above says the same. */
  readonly quietCaption?: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly choose?: Choosing<Row> | undefined
  /** Shown in place of a table without rows. */
  readonly empty?: ComponentChildren
}

/** A list with columns; on a phone each row becomes a card. */
export function Table<Row>({ empty, ...table }: TableProps<Row>) {
  const captionId = useId()
  if (table.rows.length === 0 && empty) return <>{empty}</>
  // The roles say again what the tags say: some browsers forget a table when its rows are laid out as cards.
  return (
    <div class="scroll" tabIndex={0} role="region" aria-labelledby={captionId}>
      <table role="table">
        <caption id={captionId} class={table.quietCaption ? 'unseen' : undefined}>
          {table.caption}
        </caption>
        <Head {...table} />
        <tbody role="rowgroup">
          {table.rows.map((row) => (
            <BodyRow key={table.keyOf(row)} row={row} {...table} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Head = <Row,>({ language, columns, choose }: TableProps<Row>) => (
  <thead role="rowgroup">
    <tr role="row">
      {choose && (
        <th role="columnheader" scope="col" class="choose">
          <span class="unseen">{words[language].chooseRow}</span>
          <label class="tick" hidden data-choose-all>
            <input type="checkbox" />
            <span class="card-only">{words[language].chooseAll}</span>
          </label>
        </th>
      )}
      {columns.map(({ head, kind }) => (
        <th key={head} role="columnheader" scope="col" class={kind}>
          {head}
        </th>
      ))}
    </tr>
  </thead>
)

function BodyRow<Row>({ row, columns, choose, keyOf }: TableProps<Row> & { readonly row: Row }) {
  const key = keyOf(row)
  return (
    <tr role="row">
      {choose && (
        <td role="cell" class="choose">
          <label class="tick">
            <input
              type="checkbox"
              name={choose.name}
              value={key}
              checked={choose.chosen?.includes(key)}
              aria-label={choose.label(row)}
            />
          </label>
        </td>
      )}
      {columns.map(({ head, kind, cell }) =>
        kind === 'title' ? (
          <th key={head} role="rowheader" scope="row" class="title">
            {cell(row)}
          </th>
        ) : (
          <td key={head} role="cell" class={kind} data-head={head}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}
