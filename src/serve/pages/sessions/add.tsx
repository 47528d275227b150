import { randomUUIDv7 } from 'node:crypto'

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { seatAt } from '#kernel/course.ts'
import type { Programme } from '#kernel/programme.ts'
import { type Language, count, fill } from '#kernel/words.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { sayDigits } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Facts } from '#screen/facts.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Table } from '#screen/table.tsx'
import { keepListed, sayLine } from '#serve/caseload.ts'
import { sayCourse, sayDays, saySeats } from '#serve/courses.ts'
import { isId } from '#serve/envelope.ts'
import { sayRefusal } from '#serve/say.ts'
import { inTurn } from '#serve/sign-up.ts'
import { sayPlace } from '#serve/staff.ts'
import { type Verdict, submit } from '#serve/submit.ts'
import { type CaseLine, caseLines } from '#store/cases.ts'
import { type CountedSession, rosterOf, withoutSession } from '#store/course-sessions.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

import { ownSession } from './session.tsx'

// As many as a page can show; whoever has more adds these first.
const mostShown = 200

/** Giving many people of one's list a place in a session at once. */
export function addPeoplePages(server: FastifyInstance, desk: Desk): void {
  const address = '/sessions/:id/add'
  server.get<{ Params: { id: string } }>(address, async (request, reply) =>
    choosePage(desk, request, reply, await openSession(desk, request)),
  )
  server.post<{ Params: { id: string } }>(address, async (request, reply) => {
    const { acting } = signed(request)
    const session = await openSession(desk, request)
    const { posted } = await receive(request)
    const cases = [...new Set([posted['case'] ?? []].flat())].filter(isId).slice(0, mostShown)
    if (cases.length === 0)
      return choosePage(desk, request, reply, session, words[request.visit.language].sessions.chooseSome)
    const { programme, seating } = seatingOf(desk)
    const verdicts = await inTurn(session.id, () =>
      submit(
        desk,
        acting,
        // A millisecond apart, so that they stand in the order of the list that they were ticked in.
        cases.map((id, place) => ({
          id: randomUUIDv7(),
          at: new Date(desk.now().getTime() + place).toISOString(),
          case: id,
          programme: programme.name,
          step: seating.joins,
          version: programme.version,
          answers: { [seating.question]: session.id },
        })),
      ),
    )
    return donePage(desk, request, reply, { session, cases, verdicts })
  })
}

async function openSession(desk: Desk, request: FastifyRequest): Promise<CountedSession> {
  const { acting } = signed(request)
  const session = await ownSession(desk, request, acting)
  const { programme, seating } = seatingOf(desk)
  const { by = [] } = programme.workflow.steps[seating.joins] ?? {}
  if (!by.some((each) => acting.functions.includes(each))) throw new Refused(403, 'forbidden')
  return session
}

function seatingOf({ programmes }: Desk) {
  const found = [...programmes.values()].flatMap((programme: Programme) =>
    programme.seating ? [{ programme, seating: programme.seating }] : [],
  )[0]
  if (!found) throw new Refused(404, 'notFound')
  return found
}

const subOf = (desk: Desk, language: Language, session: CountedSession) =>
  [sayPlace(desk, language, session.place), sayDays(language, session), saySeats(language, session)].join(', ')

async function choosePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  session: CountedSession,
  trouble?: string,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { sessions: say } = words[language]
  const { programme, seating } = seatingOf(desk)
  const from = programme.workflow.steps[seating.joins]?.from ?? []
  const found = await withoutSession(desk.database, acting.post, {
    programme: programme.name,
    states: from,
    most: mostShown,
  })
  const isFor = (line: CaseLine) => !session.womenOnly || line.answers[seating.women.question] === seating.women.code
  const lines = (await keepListed(desk, acting, found)).filter(isFor)
  const name = (line: CaseLine) => sayLine(desk, language, line).title
  const isOver = session.state !== 'planned' || session.endsOn < dayIn(desk.zone, desk.now())
  return show(desk, request, reply, {
    title: say.addPeople,
    status: trouble === undefined ? 200 : 422,
    path: `/sessions/${session.id}/add`,
    scripts: ['workspace'],
    children: (
      <>
        <Heading
          title={`${say.addPeople}: ${sayCourse(desk, language, session.course)}`}
          sub={subOf(desk, language, session)}
          back={{ href: `/sessions/${session.id}`, label: sayCourse(desk, language, session.course) }}
        />
        <Stack>
          {isOver && <Notice tone="warn">{say.over}</Notice>}
          {trouble !== undefined && (
            <Notice tone="warn" live="alert">
              {trouble}
            </Notice>
          )}
          {!isOver && lines.length === 0 && <Empty title={say.addNobody}>{say.addNobodyTodo}</Empty>}
          {!isOver && lines.length > 0 && (
            <Form action={`/sessions/${session.id}/add`}>
              <p class="sub">{say.addAbout}</p>
              <Table
                language={language}
                caption={say.addPeople}
                quietCaption
                rows={lines}
                keyOf={({ id }) => id}
                choose={{ name: 'case', label: (line) => fill(say.choose, { person: name(line) }) }}
                columns={[
                  { head: say.person, kind: 'title', cell: name },
                  { head: say.caseState, cell: ({ state }) => programme.words[language].states[state] ?? state },
                  {
                    head: say.changedAt,
                    kind: 'corner',
                    cell: ({ openedAt }) => sayDigits(dayIn(desk.zone, openedAt)),
                  },
                ]}
              />
              <Buttons>
                <Button>{say.addChosen}</Button>
              </Buttons>
            </Form>
          )}
        </Stack>
      </>
    ),
  })
}

interface Done {
  readonly session: CountedSession
  readonly cases: readonly string[]
  readonly verdicts: readonly Verdict[]
}

async function donePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { session, cases, verdicts }: Done,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { sessions: say } = words[language]
  const { programme, seating } = seatingOf(desk)
  const kept = verdicts.flatMap((each) => (each.verdict === 'refused' ? [] : [each.case]))
  const roster = await rosterOf(desk.database, acting.post, session.id)
  const waiting = roster.filter(
    ({ caseId, place }) => caseId !== null && kept.includes(caseId) && !seatAt(place, session.capacity).seated,
  )
  const refused = verdicts.flatMap((each, at) =>
    each.verdict === 'refused' ? [{ id: cases[at] ?? '', why: each.why }] : [],
  )
  const lines =
    refused.length === 0
      ? []
      : await caseLines(
          desk.database,
          acting.post,
          refused.map(({ id }) => id),
        )
  const titles = new Map(
    (await keepListed(desk, acting, lines)).map((line) => [line.id, sayLine(desk, language, line).title]),
  )
  return show(desk, request, reply, {
    title: say.addedTitle,
    path: `/sessions/${session.id}`,
    children: (
      <>
        <Heading
          title={say.addedTitle}
          back={{ href: `/sessions/${session.id}`, label: sayCourse(desk, language, session.course) }}
        />
        <Stack>
          {kept.length > 0 && (
            <Notice tone="ok" live="status">
              {count(language, say.added, kept.length)}
              {waiting.length > 0 && ` ${count(language, say.addedWaiting, waiting.length)}`}
            </Notice>
          )}
          {refused.length > 0 && (
            <Card title={count(language, say.refused, refused.length)}>
              <Facts
                facts={refused.map(({ id, why }) => ({
                  asked: titles.get(id) ?? numberless(id),
                  answered: sayRefusal(language, why, programme, seating.joins),
                }))}
              />
            </Card>
          )}
          <Buttons>
            <ButtonLink href={`/sessions/${session.id}`}>{say.list}</ButtonLink>
          </Buttons>
        </Stack>
      </>
    ),
  })
}

const numberless = (id: string) => id.slice(-6)
