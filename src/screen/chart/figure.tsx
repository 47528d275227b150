import type { ComponentChildren } from 'preact'

import type { Language } from '#kernel/words.ts'
import { Table, type Column } from '#screen/table.tsx'
import { words } from '#words/series/words.ts'

export interface FigureProps<Row> {
  readonly language: Language
  /** The drawing; a figure without one is its table. */
  readonly children?: ComponentChildren
  /** What is measured, in what, about whom. */
  readonly caption: string
  /** Who says so, under what terms. */
  readonly source: ComponentChildren
  readonly notes?: readonly string[] | undefined
  readonly table: {
    readonly caption: string
    readonly columns: readonly Column<Row>[]
    readonly rows: readonly Row[]
    readonly keyOf: (row: Row) => string
  }
  /** Shows the table at once. */
  readonly open?: boolean | undefined
}

/** A drawing with what it says, its source, and the same data as a table. */
export const Figure = <Row,>({ language, children, caption, source, notes = [], table, open }: FigureProps<Row>) => (
  <figure class="figure">
    <figcaption class="sub">{caption}</figcaption>
    {children}
    {notes.map((note) => (
      <p key={note} class="sub">
        {note}
      </p>
    ))}
    <p class="sub source">
      {words[language].source}: {source}
    </p>
    <details open={open}>
      <summary>{words[language].asTable}</summary>
      <Table language={language} quietCaption {...table} />
    </details>
  </figure>
)
