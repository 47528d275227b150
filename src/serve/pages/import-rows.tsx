import type { Programme } from '#kernel/programme.ts'
import type { Language } from '#kernel/words.ts'
import { textOf } from '#registry/list/cell.ts'
import { Table } from '#screen/table.tsx'
import { sayWhy } from '#serve/import-words.ts'
import type { ImportRow, Imported, Mapping } from '#serve/import.ts'
import { sayAnswer } from '#serve/say.ts'
import type { Office } from '#web/office.ts'
import { words } from '#words/serve/words.ts'

// Enough to see whether the columns are right; the whole list stays in the file.
const mostGood = 10
const mostRefused = 50

interface RowsProps {
  readonly desk: Office
  readonly language: Language
  readonly programme: Programme
  readonly mapping: Mapping
}

const mapped = (mapping: Mapping) => mapping.flatMap((name) => (name === undefined ? [] : [name]))

/** The first good rows, as they will be kept. */
export function GoodRows({
  desk,
  language,
  programme,
  mapping,
  rows,
}: RowsProps & { readonly rows: readonly ImportRow[] }) {
  const { import: say } = words[language]
  const own = programme.words[language]
  return (
    <Table
      language={language}
      caption={say.preview}
      quietCaption
      rows={rows.slice(0, mostGood)}
      keyOf={({ line }) => String(line)}
      columns={[
        { head: say.row, kind: 'title', cell: ({ line }: ImportRow) => String(line) },
        ...mapped(mapping).map((name) => ({
          head: own.fields[name]?.label ?? name,
          cell: ({ answers }: ImportRow) =>
            answers[name] === undefined
              ? ''
              : sayAnswer({ language, lists: desk.lists }, programme.record[name], own.fields[name], answers[name]),
        })),
      ]}
    />
  )
}

type RefusedRow = Imported['refused'][number]

/** Rows that cannot be taken, with what to do about each, and who they are about as the file wrote it. */
export function RefusedRows({
  language,
  programme,
  mapping,
  refused,
}: RowsProps & { readonly refused: readonly RefusedRow[] }) {
  const { import: say } = words[language]
  const [titleField] = programme.form.lists
  const column = mapping.indexOf(titleField)
  return (
    <Table
      language={language}
      caption={say.previewBad}
      quietCaption
      rows={refused.slice(0, mostRefused)}
      keyOf={({ row }) => String(row.line)}
      columns={[
        { head: say.row, kind: 'title', cell: ({ row }: RefusedRow) => String(row.line) },
        {
          head: programme.words[language].fields[titleField ?? '']?.label ?? '',
          cell: ({ row }: RefusedRow) => textOf(row.cells[column]),
        },
        { head: say.reason, cell: (each: RefusedRow) => sayWhy(language, programme, each) },
      ]}
    />
  )
}
