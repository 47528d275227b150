import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { CourseSession } from '#kernel/course.ts'
import { type Language, type Phrase, fill, languages } from '#kernel/words.ts'
import { type SessionFaults, readSession } from '#registry/course-session.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { DateInput } from '#screen/form/date-input.tsx'
import { ErrorSummary } from '#screen/form/error-summary.tsx'
import { Form } from '#screen/form/form.tsx'
import { NumberInput } from '#screen/form/number-input.tsx'
import { PlaceSelect } from '#screen/form/place-select.tsx'
import { Select } from '#screen/form/select.tsx'
import { YesNo } from '#screen/form/yes-no.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { sayCourse } from '#serve/courses.ts'
import { isId } from '#serve/envelope.ts'
import { placeOptions } from '#serve/staff.ts'
import { type CountedSession, findSession, keepsSessions, putSession, trainersOf } from '#store/course-sessions.ts'
import { isRefusedByRule } from '#store/database.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { type Posted, one, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

import { plans } from './list.tsx'

/** What is planned: by whom it may be, and the session that is to be changed. */
interface Planning {
  readonly organisation: string
  readonly before: CountedSession | undefined
  readonly trainers: readonly { readonly id: string; readonly title: Phrase }[]
}

/** Planning a session, changing it, saying that it was held or cancelling it. */
export function planPages(server: FastifyInstance, desk: Desk): void {
  server.get('/sessions/new', async (request, reply) => formPage(desk, request, reply, await planning(desk, request)))
  server.post('/sessions/new', async (request, reply) => keep(desk, request, reply, await planning(desk, request)))
  server.get<{ Params: { id: string } }>('/sessions/:id/change', async (request, reply) =>
    formPage(desk, request, reply, await planning(desk, request, request.params.id)),
  )
  server.post<{ Params: { id: string } }>('/sessions/:id/change', async (request, reply) =>
    keep(desk, request, reply, await planning(desk, request, request.params.id)),
  )
}

async function planning(desk: Desk, request: FastifyRequest, id?: string): Promise<Planning> {
  const { session, acting } = signed(request)
  const before = id !== undefined && isId(id) ? await findSession(desk.database, acting.post, id) : undefined
  if (id !== undefined && !before) throw new Refused(404, 'notFound')
  if (!plans(acting)) throw new Refused(403, 'forbidden')
  const { organisation } = before ?? session.post
  if (before && (before.state !== 'planned' || !(await keepsSessions(desk.database, acting.post, before))))
    throw new Refused(403, 'forbidden')
  return { organisation, before, trainers: await trainersOf(desk.database, organisation) }
}

async function keep(desk: Desk, request: FastifyRequest, reply: FastifyReply, plan: Planning): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { posted } = await receive(request)
  const { before } = plan
  const by = { post: acting.post, account: acting.account, at: desk.now() }
  const today = dayIn(desk.zone, desk.now())
  const state = one(posted['_do'])
  if (before && (state === 'held' || state === 'cancelled')) {
    if (state === 'held' && before.startsOn > today)
      return formPage(desk, request, reply, plan, { posted: {}, faults: { startsOn: 'early' } })
    await putSession(desk.database, by, { ...before, state })
    return reply.redirect(`/sessions/${before.id}`, 303)
  }
  const { place: places } = desk.lists
  if (!places) throw new Error('The country has no list of places')
  const given = one(posted['id'])
  const read = readSession(posted, {
    // The id came with the form, so that sending it twice plans nothing twice.
    id: before?.id ?? (isId(given) ? given : crypto.randomUUID()),
    organisation: plan.organisation,
    places,
    curriculum: desk.curriculum,
    trainers: plan.trainers.map(({ id }) => id),
    today,
    before,
  })
  if (!read.ok) return formPage(desk, request, reply, plan, { posted, faults: read.why })
  const session: CourseSession = read.value
  if (!(await keepsSessions(desk.database, acting.post, session)))
    return formPage(desk, request, reply, plan, { posted, faults: { place: 'place' } })
  try {
    await putSession(desk.database, by, session)
  } catch (error) {
    // Somebody took a seat, or ended the session, while this was being written.
    if (!isRefusedByRule(error)) throw error
    return formPage(desk, request, reply, plan, { posted, faults: { capacity: 'seated' } })
  }
  return reply.redirect(`/sessions/${session.id}`, 303)
}

interface Sheet {
  readonly posted: Posted
  readonly faults: SessionFaults
}

const writtenOf = (session: CountedSession): Posted => ({
  course: session.course,
  place: session.place,
  startsOn: session.startsOn,
  endsOn: session.endsOn,
  trainer: session.trainer,
  language: session.language,
  capacity: String(session.capacity),
  womenOnly: session.womenOnly ? 'yes' : 'no',
  isPublic: session.isPublic ? 'yes' : 'no',
})

function formPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  plan: Planning,
  sheet?: Sheet,
): FastifyReply {
  const { session } = signed(request)
  const { language } = request.visit
  const { sessions: say } = words[language]
  const { before } = plan
  const title = before ? fill(say.changeOf, { course: sayCourse(desk, language, before.course) }) : say.add
  const fresh: Posted = { place: session.post.place ?? '', trainer: session.post.id, womenOnly: 'no', isPublic: 'yes' }
  const written = { ...(before ? writtenOf(before) : fresh), ...sheet?.posted }
  const faults = sheet?.faults ?? {}
  return show(desk, request, reply, {
    title,
    status: sheet ? 422 : 200,
    path: before ? `/sessions/${before.id}/change` : '/sessions/new',
    children: (
      <>
        <Heading
          title={title}
          back={
            before
              ? { href: `/sessions/${before.id}`, label: sayCourse(desk, language, before.course) }
              : { href: '/sessions', label: say.title }
          }
        />
        <Narrow>
          <ErrorSummary
            language={language}
            errors={Object.entries(faults).map(([name, fault]) => ({
              name,
              says: fill(say.faults[fault], { count: before?.seated ?? 0 }),
            }))}
          />
          <Card>
            <PlanForm desk={desk} language={language} plan={plan} written={written} faults={faults} />
          </Card>
          {before && (
            <Ending language={language} session={before} isBegun={before.startsOn <= dayIn(desk.zone, desk.now())} />
          )}
        </Narrow>
      </>
    ),
  })
}

interface PlanFormProps {
  readonly desk: Desk
  readonly language: Language
  readonly plan: Planning
  readonly written: Posted
  readonly faults: SessionFaults
}

function PlanForm({ desk, language, plan, written, faults }: PlanFormProps) {
  const { sessions: say } = words[language]
  const asked = (name: string, label: string) => {
    const fault = faults[name]
    return {
      language,
      name,
      label,
      required: true,
      value: one(written[name]),
      error: fault && fill(say.faults[fault], { count: plan.before?.seated ?? 0 }),
    }
  }
  return (
    <Form
      action={plan.before ? `/sessions/${plan.before.id}/change` : '/sessions/new'}
      hidden={{ id: crypto.randomUUID() }}
      keep
    >
      <Select
        {...asked('course', say.course)}
        options={desk.curriculum.courses.map(({ id, name }) => ({ value: id, label: name[language] }))}
      />
      <PlaceSelect {...asked('place', say.place)} groups={placeOptions(desk, language)} />
      <DateInput {...asked('startsOn', say.starts)} />
      <DateInput {...asked('endsOn', say.ends)} />
      <Select
        {...asked('trainer', say.trainer)}
        options={plan.trainers.map(({ id, title }) => ({ value: id, label: title[language] }))}
      />
      <Select
        {...asked('language', say.language)}
        options={languages.map((each) => ({ value: each, label: say.languages[each] }))}
      />
      <NumberInput {...asked('capacity', say.capacity)} />
      <YesNo {...asked('womenOnly', say.womenOnly)} />
      <YesNo {...asked('isPublic', say.isPublic)} />
      <Buttons>
        <Button>{say.save}</Button>
        <ButtonLink kind="quiet" href={plan.before ? `/sessions/${plan.before.id}` : '/sessions'}>
          {say.title}
        </ButtonLink>
      </Buttons>
    </Form>
  )
}

interface EndingProps {
  readonly language: Language
  readonly session: CountedSession
  readonly isBegun: boolean
}

function Ending({ language, session, isBegun }: EndingProps) {
  const { sessions: say } = words[language]
  return (
    <Card title={say.state} sub={say.cancelAbout}>
      <Form action={`/sessions/${session.id}/change`}>
        <Buttons>
          <Button kind="quiet" name="_do" value="held" disabledReason={isBegun ? undefined : say.faults.early}>
            {say.held}
          </Button>
          <Button kind="danger" name="_do" value="cancelled">
            {say.cancel}
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}
