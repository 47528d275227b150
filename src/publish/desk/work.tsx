import { createReadStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { type Language, type Phrase, fill } from '#kernel/words.ts'
import { type ReleaseRefusal, releaseRefusals } from '#publish/release/refusal.ts'
import { sayReleaseRefusal } from '#publish/release/say.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayMoment } from '#screen/date.ts'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { sayNumber } from '#screen/number.ts'
import { type Work, type WorkState, askToCancel, findWork } from '#store/work.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'
import { words as registerWords } from '#words/register/words.ts'

import { isId } from './id.ts'
import { refusedRowsOf } from './register/folder.ts'
import { sayDelivered } from './register/outcome.ts'
import { prepares, signedAs } from './rights.ts'

interface Address {
  readonly Params: { readonly id: string }
}

/** Work that takes longer than a page may: how far it is, and the button that stops it. */
export function workPages(server: FastifyInstance, desk: Desk): void {
  server.get<Address>('/publish/work/:id', async (request, reply) => {
    const work = await workOf(desk, request)
    const to = work.state === 'done' ? work.outcome?.values?.['to'] : undefined
    // Where its result stands is more than that it is done.
    if (typeof to === 'string') return reply.redirect(to, 303)
    return workPage(desk, request, reply, work)
  })
  server.get<Address>('/publish/work/:id/progress', async (request, reply) => {
    const { state, done, of } = await workOf(desk, request)
    return reply.header('cache-control', 'no-store').send({ state, done, of })
  })
  server.post<Address>('/publish/work/:id', async (request, reply) => {
    const { acting } = signedAs(request, prepares)
    const { id } = await workOf(desk, request)
    await askToCancel(desk.database, acting.post, id)
    return reply.redirect(`/publish/work/${id}`, 303)
  })
  server.get<Address>('/publish/work/:id/refused.csv', async (request, reply) => {
    const { id } = await workOf(desk, request)
    const file = refusedRowsOf(desk, id)
    if (!existsSync(file)) throw new Refused(404, 'notFound')
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="refused-${id.slice(0, 8)}.csv"`)
      .send(createReadStream(file))
  })
  server.post<Address>('/publish/work/:id/forget', async (request, reply) => {
    const work = await workOf(desk, request)
    await rm(refusedRowsOf(desk, work.id), { force: true })
    return reply.redirect(`/publish/work/${work.id}`, 303)
  })
}

/** The work of this address: it is seen by the post that began it, and by no other. */
async function workOf(desk: Desk, request: FastifyRequest): Promise<Work> {
  const { acting } = signedAs(request, prepares)
  const { id } = request.params as Address['Params']
  const work = isId(id) ? await findWork(desk.database, acting.post, id) : undefined
  if (!work) throw new Refused(404, 'notFound')
  return work
}

const tones: Readonly<Record<WorkState, 'ok' | 'warn' | 'bad' | 'info'>> = {
  running: 'info',
  done: 'ok',
  refused: 'bad',
  failed: 'bad',
  cancelled: 'warn',
  interrupted: 'warn',
}

// Without script the page comes again by itself this often, in seconds; with it, it asks for numbers alone.
const comesAgain = 2

function workPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, work: Work): FastifyReply {
  const { language } = request.visit
  const { work: say, home } = words[language]
  const isRunning = work.state === 'running'
  const from = work.about['from']
  const hasRefused = !isRunning && existsSync(refusedRowsOf(desk, work.id))
  return show(desk, request, reply, {
    title: titleOf(language, work),
    path: `/publish/work/${work.id}`,
    scripts: ['progress'],
    children: (
      <>
        {isRunning && (
          <noscript>
            <meta http-equiv="refresh" content={String(comesAgain)} />
          </noscript>
        )}
        <Heading
          title={titleOf(language, work)}
          sub={`${work.about['name'] ?? ''} · ${sayMoment(language, work.begunAt.toISOString(), desk.zone)}`}
          back={{ href: from ?? '/publish', label: from === undefined ? home.title : say.back }}
        />
        <Narrow>
          <Card>
            <p>
              <Chip tone={tones[work.state]}>{registerWords[language].work[work.state]}</Chip>
            </p>
            {isRunning && <Progress language={language} work={work} />}
            {work.outcome && <p role="status">{sayOutcome(desk, language, work)}</p>}
            <Buttons>
              {isRunning && !work.cancelAsked && (
                <Form action={`/publish/work/${work.id}`}>
                  <Button kind="quiet">{say.cancel}</Button>
                </Form>
              )}
              {isRunning && work.cancelAsked && <p>{say.stopping}</p>}
              {hasRefused && (
                <>
                  <ButtonLink href={`/publish/work/${work.id}/refused.csv`} kind="main" download>
                    {say.refusedFile}
                  </ButtonLink>
                  <Form action={`/publish/work/${work.id}/forget`}>
                    <Button kind="quiet">{say.forget}</Button>
                  </Form>
                </>
              )}
              {!isRunning && from !== undefined && (
                <ButtonLink href={from} kind="quiet">
                  {say.back}
                </ButtonLink>
              )}
            </Buttons>
            {hasRefused && <p class="sub">{say.refusedAbout}</p>}
          </Card>
        </Narrow>
      </>
    ),
  })
}

const titleOf = (language: Language, { kind }: Work): string => {
  const { kinds } = words[language].work
  return kinds[kind as keyof typeof kinds] ?? kind
}

function Progress({ language, work }: { readonly language: Language; readonly work: Work }) {
  const { work: say } = words[language]
  const { id, done, of } = work
  return (
    <div class="progress" data-progress={`/publish/work/${id}/progress`}>
      <progress max={Math.max(1, of)} value={of === 0 ? undefined : done} aria-label={say.progress} />
      <p class="sub" data-progress-says={say.parts}>
        {of === 0 ? say.begun : fill(say.parts, { percent: sayNumber(language, Math.floor((100 * done) / of)) })}
      </p>
    </div>
  )
}

/** What came of work, in words; of a refusal with its reason in the reader's language. */
function sayOutcome({ press }: Desk, language: Language, { kind, about, outcome }: Work): string {
  const { says, values = {} } = outcome ?? { says: '' }
  const register = press.registers.find(({ name }) => name === about['register'])
  if (kind === 'delivery' && register) return sayDelivered(language, register, { says, values })
  const { outcomes } = words[language].work
  if (Object.hasOwn(outcomes, says)) return fill(outcomes[says as keyof typeof outcomes], values)
  const why = releaseRefusals.find((each) => each === says)
  if (!why) return says
  const told = (each: Language) => String(values[`reason.${each}`] ?? '')
  const reason: Phrase = { tg: told('tg'), ru: told('ru'), en: told('en') }
  const refusal: ReleaseRefusal & { readonly reason: Phrase } = { why, values, reason }
  return sayReleaseRefusal(language, refusal)
}
