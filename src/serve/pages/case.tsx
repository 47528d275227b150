import type { FastifyInstance } from 'fastify'

import { stepOf } from '#kernel/case.ts'
import { fieldsOf, holds } from '#kernel/condition.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { type Language, fill } from '#kernel/words.ts'
import { correction } from '#kernel/workflow.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDate } from '#screen/date.ts'
import { Facts } from '#screen/facts.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, WithSide } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Timeline } from '#screen/timeline.tsx'
import { isId } from '#serve/envelope.ts'
import { historyOf } from '#serve/history.ts'
import { type OpenedCase, openCase } from '#serve/opened-case.ts'
import { sayAnswer, sayField, sayRefusal } from '#serve/say.ts'
import { findFile } from '#store/files.ts'
import { openBytes, ownerOf, unwrapKey } from '#store/seal.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { type Acting, dayIn } from '#web/office.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/serve/words.ts'

interface Address {
  readonly Params: { readonly id: string }
  readonly Querystring: { readonly kept?: string }
}

/** One case: what is known, what can be done now, and its whole history in the words that were asked. */
export function casePages(server: FastifyInstance, desk: Desk): void {
  server.get<Address>('/case/:id', async (request, reply) => {
    const { acting } = signed(request)
    const { language } = request.visit
    const { case: say, form } = words[language]
    const opened = await openCase(desk, acting, request.params.id)
    const history = await historyOf(desk, acting, language, opened)
    const title = sayTitle(desk, language, opened)
    return show(desk, request, reply, {
      title,
      path: `/case/${opened.now.id}`,
      children: (
        <>
          <Heading
            title={title}
            sub={<StateOf opened={opened} language={language} />}
            back={{ href: '/people', label: say.back }}
          />
          {request.query.kept === 'aside' ? (
            <Notice tone="warn" live="status">
              {form.keptAside}
            </Notice>
          ) : (
            request.query.kept !== undefined && (
              <Notice tone="ok" live="status">
                {form.kept}
              </Notice>
            )
          )}
          <Unsettled opened={opened} language={language} />
          <WithSide side={<Known desk={desk} opened={opened} language={language} />}>
            <Next opened={opened} language={language} acting={acting} />
            <Card title={say.history}>
              <Timeline language={language} zone={desk.zone} acts={history} />
            </Card>
          </WithSide>
        </>
      ),
    })
  })

  server.get<Address>('/files/:id', async (request, reply) => {
    const { acting } = signed(request)
    const { id } = request.params
    const file = isId(id) ? await findFile(desk.database, acting.post, id) : undefined
    if (!file) throw new Refused(404, 'notFound')
    const key = unwrapKey(desk.keys, file.wrapped, ownerOf.file(file.id))
    return reply
      .type(file.kind)
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment')
      .send(openBytes(key, file.content, ownerOf.file(file.id)))
  })
}

function sayTitle({ lists }: Desk, language: Language, { programme, answers, now }: OpenedCase): string {
  const [name = ''] = programme.form.lists
  const value = answers[name]
  if (value === undefined) return `${words[language].case.pseudonym} ${now.id.slice(-6)}`
  return sayAnswer({ language, lists }, programme.record[name], programme.words[language].fields[name], value)
}

const StateOf = ({
  opened: { programme, now },
  language,
}: {
  readonly opened: OpenedCase
  readonly language: Language
}) => (
  <>
    {programme.words[language].title} ·{' '}
    <Chip tone="info">{programme.words[language].states[now.state] ?? now.state}</Chip>
  </>
)

/** What only a person can decide: acts that came too late to count, answers that clash. */
const Unsettled = ({
  opened: { programme, now },
  language,
}: {
  readonly opened: OpenedCase
  readonly language: Language
}) => {
  const { case: say } = words[language]
  const sentences = [
    ...now.setAside.map(({ why }) => fill(say.setAside, { why: sayRefusal(language, why) })),
    ...now.clashes.map(({ field }) => fill(say.clash, { field: sayField(language, programme, field) })),
  ]
  return sentences.length === 0 ? null : (
    <Notice tone="warn">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}

interface NextProps {
  readonly opened: OpenedCase
  readonly language: Language
  readonly acting: Acting
}

/** The steps that this post can take from here. */
const Next = ({ opened: { programme, now }, language, acting }: NextProps) => {
  const { case: say } = words[language]
  const own = programme.words[language]
  const steps = Object.entries(programme.workflow.steps).filter(
    ([, { from, by, retired }]) =>
      from?.includes(now.state) && !retired && by.some((each) => acting.functions.includes(each)),
  )
  const mayCorrect = stepOf(programme, correction)?.by.some((each) => acting.functions.includes(each))
  return (
    <Card title={say.next}>
      {steps.length === 0 && <p class="sub">{fill(say.nothingNext, { state: own.states[now.state] ?? now.state })}</p>}
      <Buttons>
        {steps.map(([step], place) => (
          <ButtonLink
            key={step}
            href={`/case/${now.id}/${step}`}
            kind={place === 0 ? 'main' : 'quiet'}
            disabledReason={whyNotYet(programme, language, step, now.answers)}
          >
            {own.steps[step]?.todo ?? step}
          </ButtonLink>
        ))}
        {mayCorrect && (
          <ButtonLink href={`/case/${now.id}/${correction}`} kind="quiet">
            {say.correct}
          </ButtonLink>
        )}
      </Buttons>
    </Card>
  )
}

/** Why a step must wait, when none of the answers it still waits for are its own to ask. */
function whyNotYet(
  { form, workflow, words: own }: Programme,
  language: Language,
  step: string,
  answers: LooseAnswers,
): string | undefined {
  const { when, asks = [] } = workflow.steps[step] ?? {}
  const asked = asks.flatMap((page) => form.pages[page] ?? [])
  if (!when || holds(when, answers) || fieldsOf(when).some((name) => asked.includes(name))) return undefined
  return own[language].notYet[step] ?? words[language].refusals['not-yet']
}

interface KnownProps {
  readonly desk: Desk
  readonly opened: OpenedCase
  readonly language: Language
}

const Known = ({ desk, opened: { programme, answers, now }, language }: KnownProps) => {
  const { case: say } = words[language]
  const own = programme.words[language]
  const known = Object.keys(programme.record).filter((name) => answers[name] !== undefined)
  return (
    <Card title={say.known}>
      <Facts
        facts={[
          ...known.map((name) => ({
            asked: own.fields[name]?.label ?? name,
            answered: sayAnswer(
              { language, lists: desk.lists },
              programme.record[name],
              own.fields[name],
              answers[name],
            ),
          })),
          { asked: say.opened, answered: sayDate(language, dayIn(desk.zone, now.opened)) },
          { asked: say.since, answered: sayDate(language, dayIn(desk.zone, now.since)) },
        ]}
      />
    </Card>
  )
}
