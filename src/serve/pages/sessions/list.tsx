import type { FastifyInstance } from 'fastify'

import type { Language } from '#kernel/words.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDigits } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Filter } from '#screen/filter.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { Table } from '#screen/table.tsx'
import { sayCourse } from '#serve/courses.ts'
import { sayPlace } from '#serve/staff.ts'
import { type CountedSession, type WantedSessions, listSessions } from '#store/course-sessions.ts'
import { show } from '#web/frame.tsx'
import { type Acting, dayIn } from '#web/office.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

const views = ['planned', 'mine', 'past'] as const
type View = (typeof views)[number]

/** Functions whose posts plan courses. */
export const plans = ({ functions }: Acting): boolean =>
  functions.some((each) => each === 'trainer' || each === 'supervisor' || each === 'administrator')

/** The courses that one's organisation holds: planned, one's own, past. */
export function sessionListPage(server: FastifyInstance, desk: Desk): void {
  server.get<{ Querystring: { show?: unknown } }>('/sessions', async (request, reply) => {
    const { session, acting } = signed(request)
    const { language } = request.visit
    const { sessions: say } = words[language]
    const view = views.find((each) => each === request.query.show) ?? 'planned'
    const today = dayIn(desk.zone, desk.now())
    const wanted: Readonly<Record<View, WantedSessions>> = {
      planned: { organisation: session.post.organisation, from: today, state: 'planned', most: 200 },
      mine: { trainer: acting.post, most: 200 },
      past: { organisation: session.post.organisation, before: today, most: 200 },
    }
    const sessions = await listSessions(desk.database, acting.post, wanted[view])
    return show(desk, request, reply, {
      title: say.title,
      path: '/sessions',
      children: (
        <>
          <Heading title={say.title} sub={say.about}>
            {plans(acting) && <ButtonLink href="/sessions/new">{say.add}</ButtonLink>}
            <ButtonLink href="/texts" kind="quiet">
              {words[language].nav.texts}
            </ButtonLink>
          </Heading>
          <Stack>
            <Filter
              label={say.title}
              links={views.map((each) => ({
                href: `/sessions?show=${each}`,
                label: say[each],
                current: each === view,
              }))}
            />
            <SessionTable desk={desk} language={language} sessions={sessions} />
          </Stack>
        </>
      ),
    })
  })
}

interface SessionTableProps {
  readonly desk: Desk
  readonly language: Language
  readonly sessions: readonly CountedSession[]
}

function SessionTable({ desk, language, sessions }: SessionTableProps) {
  const { sessions: say } = words[language]
  return (
    <Table
      language={language}
      caption={say.title}
      quietCaption
      rows={sessions}
      keyOf={({ id }) => id}
      empty={<Empty title={say.none}>{say.noneTodo}</Empty>}
      columns={[
        {
          head: say.course,
          kind: 'title',
          cell: ({ id, course }) => <a href={`/sessions/${id}`}>{sayCourse(desk, language, course)}</a>,
        },
        { head: say.starts, cell: ({ startsOn }) => sayDigits(startsOn) },
        { head: say.ends, cell: ({ endsOn }) => sayDigits(endsOn) },
        { head: say.place, cell: ({ place }) => sayPlace(desk, language, place) },
        { head: say.capacity, kind: 'number', cell: ({ capacity }) => capacity },
        { head: say.seated, kind: 'number', cell: ({ seated }) => seated },
        { head: say.waiting, kind: 'number', cell: ({ waiting }) => waiting },
        { head: say.state, kind: 'corner', cell: (each) => <SessionChip language={language} session={each} /> },
      ]}
    />
  )
}

/** What has become of a session, in one or two words. */
export function SessionChip({ language, session }: { readonly language: Language; readonly session: CountedSession }) {
  const { states } = words[language].sessions
  const tone = { planned: 'info', held: 'ok', cancelled: 'bad' } as const
  return <Chip tone={tone[session.state]}>{states[session.state]}</Chip>
}
