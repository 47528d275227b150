import type { FastifyInstance } from 'fastify'

import { seatAt } from '#kernel/course.ts'
import { type Language, fill } from '#kernel/words.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Facts } from '#screen/facts.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { sayCourse, sayDays } from '#serve/courses.ts'
import { caseOf, numberOf, placeOf } from '#serve/sign-up.ts'
import { sayPlace } from '#serve/staff.ts'
import type { JoinedSession } from '#store/course-sessions.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

/** Where somebody who signed up sits or waits now: no name, nothing that was answered. */
export function placePage(server: FastifyInstance, desk: Desk): void {
  server.get<{ Params: { ticket: string } }>('/orientation/place/:ticket', async (request, reply) => {
    const { language } = request.visit
    const { signUp: say } = words[language]
    const { ticket } = request.params
    const joined = await placeOf(desk, ticket)
    if (!joined) throw new Refused(404, 'notFound')
    return show(desk, request, reply, {
      title: say.placeTitle,
      children: (
        <>
          <Heading title={say.placeTitle} />
          <Narrow>
            <Standing language={language} joined={joined} />
            <Card>
              <p class="sub">{say.number}</p>
              <p class="place-number">{numberOf(caseOf(desk.keys, ticket))}</p>
              <p>{say.numberAbout}</p>
              <Facts
                facts={[
                  { asked: say.course, answered: sayCourse(desk, language, joined.course) },
                  { asked: say.where, answered: sayPlace(desk, language, joined.at) },
                  { asked: say.when, answered: sayDays(language, joined) },
                ]}
              />
            </Card>
            <Buttons>
              <ButtonLink href="/orientation/courses">{words[language].home.read}</ButtonLink>
              <ButtonLink kind="quiet" href="/orientation/find">
                {say.another}
              </ButtonLink>
            </Buttons>
          </Narrow>
        </>
      ),
    })
  })
}

function Standing({ language, joined }: { readonly language: Language; readonly joined: JoinedSession }) {
  const { signUp: say } = words[language]
  if (joined.state === 'cancelled') return <Notice tone="warn">{say.cancelled}</Notice>
  if (joined.place === null) return <Notice tone="warn">{say.left}</Notice>
  const seat = seatAt(joined.place, joined.capacity)
  if (seat.seated)
    return (
      <Notice tone="ok" title={say.seated} live="status">
        <p>{say.seatedAbout}</p>
      </Notice>
    )
  const number = seat.waiting
  return (
    <Notice tone="warn" title={fill(say.waiting, { number })} live="status">
      <p>{fill(say.waitingAbout, { number })}</p>
    </Notice>
  )
}
