import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { seatAt } from '#kernel/course.ts'
import { addDays } from '#kernel/date.ts'
import { type Language, type Phrase, fill } from '#kernel/words.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDigits, sayMoment } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Facts } from '#screen/facts.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Table } from '#screen/table.tsx'
import { keepListed, lineAnswers, sayLine } from '#serve/caseload.ts'
import { sayCourse, sayDays, saySeats } from '#serve/courses.ts'
import { isId } from '#serve/envelope.ts'
import { numberOf } from '#serve/sign-up.ts'
import { sayPlace, sayPost } from '#serve/staff.ts'
import { type CaseLine, caseLines } from '#store/cases.ts'
import {
  type CountedSession,
  type SessionChange,
  changesOf,
  findSession,
  keepsSessions,
  rosterOf,
} from '#store/course-sessions.ts'
import { postTitles } from '#store/posts.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Acting } from '#web/office.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

/** One session of one's organisation: who sits, who waits, what was changed; and the list to be printed. */
export function sessionPages(server: FastifyInstance, desk: Desk): void {
  server.get<{ Params: { id: string } }>('/sessions/:id', async (request, reply) => {
    const { acting } = signed(request)
    return sessionPage(desk, request, reply, await ownSession(desk, request, acting))
  })
  server.get<{ Params: { id: string } }>('/sessions/:id/list', async (request, reply) => {
    const { acting } = signed(request)
    return listPage(desk, request, reply, await ownSession(desk, request, acting))
  })
}

/** A session of the acting post's own organisation; others have their public page, and no list here. */
export async function ownSession(desk: Desk, request: FastifyRequest, acting: Acting): Promise<CountedSession> {
  const { id } = request.params as { readonly id: string }
  const { session } = signed(request)
  const found = isId(id) ? await findSession(desk.database, acting.post, id) : undefined
  if (!found || found.organisation !== session.post.organisation) throw new Refused(404, 'notFound')
  return found
}

/** Somebody in a session: a line that the post may see, or a place alone. */
export interface Seated {
  readonly place: number
  readonly line: CaseLine | undefined
}

/** Everybody in a session by their places, with what the acting post may see of them. */
export async function seatedIn(desk: Desk, acting: Acting, session: CountedSession): Promise<readonly Seated[]> {
  const roster = await rosterOf(desk.database, acting.post, session.id)
  const ids = roster.flatMap(({ caseId }) => caseId ?? [])
  const lines = ids.length === 0 ? [] : await keepListed(desk, acting, await caseLines(desk.database, acting.post, ids))
  return roster.map(({ caseId, place }) => ({ place, line: lines.find(({ id }) => id === caseId) }))
}

async function sessionPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  session: CountedSession,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { sessions: say } = words[language]
  const keeps = await keepsSessions(desk.database, acting.post, session)
  const seated = await seatedIn(desk, acting, session)
  const changes = await changesOf(desk.database, acting.post, session.id)
  const titles = await postTitles(desk.database, [...new Set([session.trainer, ...changes.map(({ post }) => post)])])
  const title = sayCourse(desk, language, session.course)
  const isOpen = session.state === 'planned'
  return show(desk, request, reply, {
    title,
    path: `/sessions/${session.id}`,
    children: (
      <>
        <Heading
          title={title}
          sub={`${sayPlace(desk, language, session.place)}, ${sayDays(language, session)}`}
          back={{ href: '/sessions', label: say.title }}
        >
          {isOpen && <ButtonLink href={`/sessions/${session.id}/add`}>{say.addPeople}</ButtonLink>}
          <ButtonLink kind="quiet" href={`/sessions/${session.id}/list`}>
            {say.print}
          </ButtonLink>
          {isOpen && keeps && (
            <ButtonLink kind="quiet" href={`/sessions/${session.id}/change`}>
              {say.change}
            </ButtonLink>
          )}
        </Heading>
        <Stack>
          {!isOpen && (
            <Notice
              tone={session.state === 'held' ? 'ok' : 'warn'}
            >{`${say.states[session.state]}. ${say.over}`}</Notice>
          )}
          <Card>
            <Facts
              facts={[
                { asked: say.capacity, answered: `${session.capacity}: ${saySeats(language, session)}` },
                { asked: say.trainer, answered: sayPost(titles, language, session.trainer) },
                { asked: say.language, answered: say.languages[session.language] },
                {
                  asked: say.state,
                  answered: [
                    session.isPublic ? say.publicChip : say.internalChip,
                    ...(session.womenOnly ? [say.womenChip] : []),
                    say.states[session.state],
                  ].join(', '),
                },
              ]}
            />
          </Card>
          <Card title={say.list}>
            <Roster desk={desk} language={language} session={session} seated={seated} />
          </Card>
          <Changes desk={desk} language={language} changes={changes} titles={titles} />
        </Stack>
      </>
    ),
  })
}

interface RosterProps {
  readonly desk: Desk
  readonly language: Language
  readonly session: CountedSession
  readonly seated: readonly Seated[]
}

function Roster({ desk, language, session, seated }: RosterProps) {
  const { sessions: say } = words[language]
  return (
    <Table
      language={language}
      caption={say.list}
      quietCaption
      rows={seated}
      keyOf={({ place }) => String(place)}
      empty={<Empty title={say.nobody}>{say.nobodyTodo}</Empty>}
      columns={[
        {
          head: say.person,
          kind: 'title',
          cell: ({ line }) =>
            line ? <a href={`/case/${line.id}`}>{sayLine(desk, language, line).title}</a> : say.outOfReach,
        },
        { head: say.told, cell: ({ line }) => (line ? numberOf(line.id) : '') },
        {
          head: say.caseState,
          cell: ({ line }) =>
            line && (desk.programmes.get(line.programme)?.words[language].states[line.state] ?? line.state),
        },
        {
          head: say.capacity,
          kind: 'corner',
          cell: ({ place }) => {
            const seat = seatAt(place, session.capacity)
            return seat.seated ? (
              <Chip tone="ok">{say.isSeated}</Chip>
            ) : (
              <Chip tone="warn">{fill(say.waitingAs, { number: seat.waiting })}</Chip>
            )
          },
        },
      ]}
    />
  )
}

interface ChangesProps {
  readonly desk: Desk
  readonly language: Language
  readonly changes: readonly SessionChange[]
  readonly titles: ReadonlyMap<string, Phrase>
}

function Changes({ desk, language, changes, titles }: ChangesProps) {
  const { sessions: say } = words[language]
  return (
    <Card title={say.changes}>
      <Table
        language={language}
        caption={say.changes}
        quietCaption
        rows={changes}
        keyOf={({ number }) => String(number)}
        columns={[
          { head: say.changedAt, kind: 'title', cell: ({ at }) => sayMoment(language, at.toISOString(), desk.zone) },
          { head: say.changedBy, cell: ({ post }) => sayPost(titles, language, post) },
          {
            head: say.changedTo,
            cell: ({ isNow }) =>
              fill(say.changed, {
                days: sayDays(language, { startsOn: String(isNow['starts_on']), endsOn: String(isNow['ends_on']) }),
                seats: String(isNow['capacity']),
                state: say.states[isNow['state'] as CountedSession['state']],
              }),
          },
        ]}
      />
    </Card>
  )
}

// More days than these do not fit on a sheet; a longer course is signed for on several.
const mostDays = 6

async function listPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  session: CountedSession,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { sessions: say } = words[language]
  const seated = (await seatedIn(desk, acting, session)).filter(({ place }) => place <= session.capacity)
  const days = Array.from({ length: mostDays }, (_, at) => addDays(session.startsOn, at)).filter(
    (day) => day <= session.endsOn,
  )
  const title = sayCourse(desk, language, session.course)
  const phoneOf = (line: CaseLine) => {
    const { phone } = lineAnswers(desk, line)
    return typeof phone === 'string' ? phone : ''
  }
  return show(desk, request, reply, {
    title: say.print,
    path: `/sessions/${session.id}/list`,
    children: (
      <>
        <Heading
          title={title}
          sub={`${sayPlace(desk, language, session.place)}, ${sayDays(language, session)}`}
          back={{ href: `/sessions/${session.id}`, label: title }}
        />
        <Stack>
          <p class="sub">{say.printAbout}</p>
          <Table
            language={language}
            caption={say.list}
            rows={seated}
            keyOf={({ place }) => String(place)}
            empty={<Empty title={say.nobody}>{say.nobodyTodo}</Empty>}
            columns={[
              { head: say.number, kind: 'number', cell: ({ place }) => place },
              {
                head: say.person,
                kind: 'title',
                cell: ({ line }) => (line ? sayLine(desk, language, line).title : say.outOfReach),
              },
              { head: say.phone, cell: ({ line }) => (line ? phoneOf(line) : '') },
              ...days.map((day) => ({ head: sayDigits(day), cell: () => <span class="unseen">{say.signature}</span> })),
            ]}
          />
        </Stack>
      </>
    ),
  })
}
