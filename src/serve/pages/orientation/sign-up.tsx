import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Problem } from '#kernel/outcome.ts'
import type { FieldWords, Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import type { Language } from '#kernel/words.ts'
import { mayTry } from '#registry/throttle.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { ChoicesCards } from '#screen/form/choices-cards.tsx'
import { ErrorSummary } from '#screen/form/error-summary.tsx'
import { Form } from '#screen/form/form.tsx'
import { Select } from '#screen/form/select.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { courseOf, sayCourse, sayDays, saySeats } from '#serve/courses.ts'
import { isId } from '#serve/envelope.ts'
import { Asked } from '#serve/fill.tsx'
import { answersIn } from '#serve/posted.ts'
import { sayProblem, sayRefusal } from '#serve/say.ts'
import { signUp } from '#serve/sign-up.ts'
import { sayPlace } from '#serve/staff.ts'
import { type CountedSession, findSession } from '#store/course-sessions.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { one, receive } from '#web/received.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

import { placePage } from './place.tsx'

interface Sheet {
  readonly ticket: string
  readonly answers: LooseAnswers
  readonly problems: readonly Problem[]
  readonly agreed: boolean
  /** A sentence about the whole. */
  readonly says?: string | undefined
  readonly status: number
}

/** Signing up for a session without an account, and the place that came of it. */
export function signUpPages(server: FastifyInstance, desk: Desk): void {
  const address = '/orientation/sessions/:id'
  server.get<{ Params: { id: string } }>(address, async (request, reply) =>
    formPage(desk, request, reply, await openSession(desk, request.params.id), {
      ticket: crypto.randomUUID(),
      answers: {},
      problems: [],
      agreed: false,
      status: 200,
    }),
  )
  server.post<{ Params: { id: string } }>(address, async (request, reply) => {
    const session = await openSession(desk, request.params.id)
    return sent(desk, request, reply, session)
  })
  placePage(server, desk)
}

/** A session that everybody may read of; any other is not there. */
async function openSession(desk: Desk, id: string): Promise<CountedSession> {
  const session = isId(id) ? await findSession(desk.database, '', id) : undefined
  if (!session) throw new Refused(404, 'notFound')
  return session
}

function programmeOf({ programmes }: Desk): Programme & Required<Pick<Programme, 'intake'>> {
  const programme = [...programmes.values()].find(({ intake, seating }) => intake && seating)
  if (!programme?.intake) throw new Refused(404, 'notFound')
  return { ...programme, intake: programme.intake }
}

async function sent(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  session: CountedSession,
): Promise<FastifyReply> {
  const { language } = request.visit
  const say = words[language].signUp
  const { posted } = await receive(request)
  const programme = programmeOf(desk)
  const given = one(posted['ticket'])
  const ticket = isId(given) ? given : crypto.randomUUID()
  const fields = Object.fromEntries(programme.intake.asks.map((name) => [name, programme.record[name]!]))
  const corridor = courseOf(desk, session.course)?.corridor
  const answers = { ...answersIn(fields, posted, desk), ...(corridor !== undefined && { destination: corridor }) }
  const agreed = one(posted['consent']) === 'yes'
  const sheet = { ticket, answers, agreed, problems: [] }
  const again = (trouble: Partial<Sheet> & Pick<Sheet, 'status'>) =>
    formPage(desk, request, reply, session, { ...sheet, ...trouble })
  if (session.endsOn < dayIn(desk.zone, desk.now())) return again({ status: 422, says: say.over })
  if (!agreed) return again({ status: 422, says: say.consentNeeded })
  if (!(await mayTry(desk, { at: 'sign-up', from: request.ip, session: session.id })))
    return again({ status: 429, says: say.tooOften })
  const signed = await signUp(desk, { programme, session, ticket, answers })
  if (signed.ok) return reply.redirect(`/orientation/place/${ticket}`, 303)
  const { why, problems } = signed.why
  return again({
    status: 422,
    problems,
    ...(problems.length === 0 && { says: sayRefusal(language, why, programme) }),
  })
}

function formPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  session: CountedSession,
  sheet: Sheet,
): FastifyReply {
  const { language } = request.visit
  const { signUp: say } = words[language]
  const programme = asThemselves(programmeOf(desk), language)
  const isOver = session.endsOn < dayIn(desk.zone, desk.now())
  const label = (name: string) => programme.words[language].fields[name]?.label ?? name
  return show(desk, request, reply, {
    title: say.title,
    status: sheet.status,
    path: `/orientation/sessions/${session.id}`,
    children: (
      <>
        <Heading
          title={sayCourse(desk, language, session.course)}
          sub={[sayPlace(desk, language, session.place), sayDays(language, session), saySeats(language, session)].join(
            ', ',
          )}
          back={{ href: '/orientation/find', label: words[language].find.title }}
        />
        <Narrow>
          {isOver && <Notice tone="warn">{say.over}</Notice>}
          {!isOver && session.free === 0 && <Notice tone="info">{say.isFull}</Notice>}
          {session.womenOnly && <Notice tone="info">{words[language].find.womenOnly}</Notice>}
          {sheet.says !== undefined && (
            <Notice tone="bad" live="alert">
              {sheet.says}
            </Notice>
          )}
          <ErrorSummary
            language={language}
            errors={sheet.problems.map((problem) => ({
              name: problem.field,
              label: label(problem.field),
              says: sayProblem(language, programme, problem),
            }))}
          />
          {!isOver && (
            <SignUpForm desk={desk} language={language} programme={programme} session={session} sheet={sheet} />
          )}
        </Narrow>
      </>
    ),
  })
}

interface SignUpFormProps {
  readonly desk: Desk
  readonly language: Language
  readonly programme: Programme
  readonly session: CountedSession
  readonly sheet: Sheet
}

function SignUpForm({ desk, language, programme, session, sheet }: SignUpFormProps) {
  const { signUp: say } = words[language]
  const asked = programme.intake?.asks ?? []
  const isKnown = courseOf(desk, session.course)?.corridor !== undefined
  return (
    <Card title={say.title} sub={say.about}>
      <Form action={`/orientation/sessions/${session.id}`} hidden={{ ticket: sheet.ticket }}>
        {asked
          .filter((name) => !(name === 'destination' && isKnown))
          .map((name) =>
            programme.record[name]?.kind === 'codes' ? (
              <OneOf key={name} name={name} desk={desk} language={language} programme={programme} sheet={sheet} />
            ) : (
              <Asked
                key={name}
                name={name}
                language={language}
                programme={programme}
                lists={desk.lists}
                answers={sheet.answers}
                problems={sheet.problems}
                rows={{}}
              />
            ),
          )}
        <ChoicesCards
          language={language}
          name="consent"
          label={say.agreement}
          options={[{ value: 'yes', label: say.consent }]}
          values={sheet.agreed ? ['yes'] : []}
        />
        <Stack>
          <Buttons>
            <Button>{session.free > 0 ? say.send : say.sendWaiting}</Button>
            <ButtonLink kind="quiet" href="/orientation/find">
              {say.another}
            </ButtonLink>
          </Buttons>
        </Stack>
      </Form>
    </Card>
  )
}

// One language is enough here, and twenty boxes are a long way for a thumb.
function OneOf({
  name,
  desk,
  language,
  programme,
  sheet,
}: Omit<SignUpFormProps, 'session'> & { readonly name: string }) {
  const field = programme.record[name]
  const value = sheet.answers[name]
  const problem = sheet.problems.find((each) => each.field === name)
  return (
    <Select
      language={language}
      name={name}
      label={programme.words[language].fields[name]?.label ?? name}
      error={problem && sayProblem(language, programme, problem)}
      required={false}
      value={Array.isArray(value) ? String(value[0] ?? '') : ''}
      options={(desk.lists[field?.list ?? '']?.codes ?? [])
        .filter(({ retired }) => !retired)
        .map(({ code, name: said }) => ({ value: code, label: said[language] }))}
    />
  )
}

/** The programme with its questions put to the person, not about them. */
function asThemselves<P extends Programme>(programme: P, language: Language): P {
  const { signUp: say } = words[language]
  const own = programme.words[language]
  const put = (name: string, label: string, hint?: string): Readonly<Record<string, FieldWords>> => {
    const { hint: _, ...rest } = own.fields[name] ?? {}
    return { [name]: { ...rest, label, ...(hint !== undefined && { hint }) } }
  }
  const fields = {
    ...own.fields,
    ...put('name', say.name, say.nameHint),
    ...put('born', say.born),
    ...put('sex', say.sex),
    ...put('district', say.district),
    ...put('phone', say.phone, say.phoneHint),
    ...put('languages', say.languages),
    ...put('destination', say.destination),
  }
  return { ...programme, words: { ...programme.words, [language]: { ...own, fields } } }
}
