import type { Language } from '#kernel/words.ts'
import { Chip } from '#screen/chip.tsx'
import { sayDigits } from '#screen/date.ts'
import { Table } from '#screen/table.tsx'
import type { SaidLine } from '#serve/caseload.ts'
import { type Office, dayIn } from '#web/office.ts'
import { words } from '#words/serve/words.ts'

interface CaseTableProps {
  readonly desk: Office
  readonly language: Language
  readonly caption: string
  readonly lines: readonly SaidLine[]
  /** When people can be chosen in the list, the name under which their cases are sent. */
  readonly choose?: string | undefined
}

/** Cases as a table: what their programme shows in lists, the state, and since when. */
export function CaseTable({ desk, language, caption, lines, choose }: CaseTableProps) {
  const { people: say } = words[language]
  const programmes = [...new Set(lines.map(({ line }) => line.programme))].flatMap(
    (name) => desk.programmes.get(name) ?? [],
  )
  const [title = '', ...shown] = [...new Set(programmes.flatMap(({ form }) => form.lists))]
  const label = (name: string) =>
    programmes.find(({ record }) => record[name])?.words[language].fields[name]?.label ?? name
  return (
    <Table
      language={language}
      caption={caption}
      quietCaption
      rows={lines}
      keyOf={({ line }) => line.id}
      {...(choose !== undefined && { choose: { name: choose, label: (row: SaidLine) => row.title } })}
      columns={[
        { head: label(title), kind: 'title', cell: (row) => <a href={`/case/${row.line.id}`}>{row.title}</a> },
        ...shown.map((name) => ({ head: label(name), cell: (row: SaidLine) => row.cells[name] ?? '' })),
        { head: say.since, cell: ({ line }) => sayDigits(dayIn(desk.zone, line.sinceAt)) },
        {
          head: say.state,
          kind: 'corner',
          cell: ({ line }) => (
            <Chip tone={line.unsettled ? 'warn' : toneOf(desk, line.programme, line.state)}>
              {desk.programmes.get(line.programme)?.words[language].states[line.state] ?? line.state}
            </Chip>
          ),
        },
      ]}
    />
  )
}

// A state that no step leaves is an end, and so is one that certifies; the others are on their way.
const toneOf = ({ programmes }: Office, programme: string, state: string) =>
  programmes.get(programme)?.certificate?.in !== state &&
  Object.values(programmes.get(programme)?.workflow.steps ?? {}).some(({ from }) => from?.includes(state))
    ? 'info'
    : 'ok'
