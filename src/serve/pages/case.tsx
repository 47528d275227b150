import type { FastifyInstance } from 'fastify'

import { keepsReads, mayTake } from '#kernel/access.ts'
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
import { historyOf } from '#serve/history.ts'
import { type OpenedCase, openCase } from '#serve/opened-case.ts'
import { openFile } from '#serve/opened-file.ts'
import { sayAnswer, sayField, sayRefusal } from '#serve/say.ts'
import { withSessions } from '#serve/session-list.ts'
import { sayPost } from '#serve/staff.ts'
import { postTitles } from '#store/posts.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/serve/words.ts'

import { Reads, Sight, readersOf } from './case-sight.tsx'
import { CertificateCard, certificatesOn } from './certificate/card.tsx'

interface Address {
  readonly Params: { readonly id: string }
  readonly Querystring: { readonly kept?: string }
}

/** One case: what is known, what can be done now, and its whole history in the words that were asked. */
export function casePages(server: FastifyInstance, bare: Desk): void {
  server.get<Address>('/case/:id', async (request, reply) => {
    const { acting } = signed(request)
    const desk = await withSessions(bare, acting)
    const { language } = request.visit
    const { case: say, form } = words[language]
    const opened = await openCase(desk, acting, request.params.id)
    const history = await historyOf(desk, acting, language, opened)
    const title = sayTitle(desk, language, opened)
    const owner = sayPost(await postTitles(desk.database, [opened.post]), language, opened.post)
    const certificates = await certificatesOn(desk, acting, opened)
    const isReach = opened.way.glassUntil === undefined
    const reads = isReach && keepsReads(opened.programme) ? await readersOf(desk, acting, opened.now.id) : []
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
          <Sight desk={desk} opened={opened} language={language} owner={owner} />
          <Unsettled opened={opened} language={language} />
          <WithSide side={<Known desk={desk} opened={opened} language={language} />}>
            <Next opened={opened} language={language} />
            <CertificateCard desk={desk} language={language} opened={opened} certificates={certificates} />
            <Card title={say.history}>
              <Timeline language={language} zone={desk.zone} acts={history} />
            </Card>
            {reads.length > 0 && <Reads desk={desk} language={language} reads={reads} />}
          </WithSide>
        </>
      ),
    })
  })

  server.get<Address>('/files/:id', async (request, reply) => {
    const { acting } = signed(request)
    const { kind, content } = await openFile(bare, acting, request.params.id)
    return reply
      .type(kind)
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment')
      .send(content)
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
}

/** The steps that this post can take from here. */
const Next = ({ opened: { programme, now, reader, way }, language }: NextProps) => {
  const { case: say } = words[language]
  const own = programme.words[language]
  // Through a broken glass one reads and does nothing.
  const worker = way.glassUntil === undefined ? reader : { ...reader, functions: [] }
  const steps = Object.entries(programme.workflow.steps).filter(
    ([name, step]) => step.from?.includes(now.state) && !step.retired && mayTake(programme, worker, name, step),
  )
  const correcting = stepOf(programme, correction)
  const mayCorrect = correcting !== undefined && mayTake(programme, worker, correction, correcting)
  return (
    <Card title={say.next}>
      {steps.length === 0 && <p class="sub">{fill(say.nothingNext, { state: own.states[now.state] ?? now.state })}</p>}
      <Buttons>
        {steps.map(([step, { to }], place) => (
          <ButtonLink
            key={step}
            href={`/case/${now.id}/${step}`}
            kind={takesBack(programme, now.state, to) ? 'danger' : place === 0 ? 'main' : 'quiet'}
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

/** Whether a step takes a certificate back: nobody should press that by habit. */
const takesBack = ({ certificate }: Programme, state: string, to: string | undefined): boolean =>
  certificate?.in === state && to !== undefined && to !== state

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
