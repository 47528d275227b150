import { type Language, count, fill, grouped } from '#kernel/words.ts'
import { Card } from '#screen/card.tsx'
import { sayDigits } from '#screen/date.ts'
import { Table } from '#screen/table.tsx'
import { sayLine } from '#serve/caseload.ts'
import { type DueList, mostDueCounted } from '#store/due.ts'
import { dayIn } from '#web/office.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/posts/words.ts'

interface DueProps {
  readonly desk: Desk
  readonly language: Language
  readonly due: DueList
}

/** What should have been done by now, the longest overdue first. */
export function Due({ desk, language, due: { lines, total } }: DueProps) {
  const { today: say } = words[language]
  if (lines.length === 0) return null
  const many =
    total >= mostDueCounted ? fill(say.dueMany, { count: grouped(total) }) : count(language, say.dueCount, total)
  return (
    <Card title={say.due} sub={`${say.dueAbout} ${many}.`}>
      <Table
        language={language}
        caption={say.due}
        quietCaption
        rows={lines}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words[language].handover.case,
            kind: 'title',
            cell: (line) => <a href={`/case/${line.id}`}>{sayLine(desk, language, line).title}</a>,
          },
          {
            head: say.step,
            cell: ({ id, programme, step }) => (
              <a href={`/case/${id}/${step}`}>
                {desk.programmes.get(programme)?.words[language].steps[step]?.todo ?? step}
              </a>
            ),
          },
          { head: say.dueSince, kind: 'corner', cell: ({ dueAt }) => sayDigits(dayIn(desk.zone, dueAt)) },
        ]}
      />
    </Card>
  )
}
