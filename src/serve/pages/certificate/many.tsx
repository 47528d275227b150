import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { count, fill, grouped } from '#kernel/words.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { keepListed } from '#serve/caseload.ts'
import type { Press } from '#serve/certificate/press.ts'
import { printMany, printedFile, printing } from '#serve/certificate/printing.ts'
import { isId } from '#serve/envelope.ts'
import { type CaseLine, caseLines, listCases } from '#store/cases.ts'
import { rosterOf } from '#store/course-sessions.ts'
import { type Work, askToCancel, findWork } from '#store/work.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Acting } from '#web/office.ts'
import { type Posted, one, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import { siteOf } from '#web/site.ts'
import type { Desk } from '#web/visit.ts'
import { beginWorking } from '#web/working.ts'
import { words } from '#words/certificate/words.ts'

/** So many certificates are printed at a time. */
const most = 1000

interface Address {
  readonly Params: { readonly id: string }
}

/** Certificates of many people as one file: begun here, waited for on its own page, fetched when it is ready. */
export function manyCertificatePages(server: FastifyInstance, desk: Desk, press: Press): void {
  server.post('/print', async (request, reply) => {
    const { acting } = signed(request)
    const { posted } = await receive(request)
    const lines = await wantedLines(desk, acting, posted)
    const { many: say } = words[request.visit.language]
    if (lines.length === 0) return sorry(desk, request, reply, say.none)
    if (lines.length > most) return sorry(desk, request, reply, fill(say.tooMany, { most: grouped(most) }))
    await keepListed(desk, acting, lines, 'exported')
    const { origin } = siteOf(desk, request)
    const id = await beginWorking(desk, acting, {
      kind: printing,
      about: {},
      run: (task) => printMany(desk, acting, { press, origin, lines }, task),
      log: request.log,
    })
    return reply.redirect(`/print/${id}`, 303)
  })
  server.get<Address>('/print/:id', async (request, reply) =>
    progressPage(desk, request, reply, await workOf(desk, request)),
  )
  server.post<Address>('/print/:id', async (request, reply) => {
    const { id } = await workOf(desk, request)
    await askToCancel(desk.database, signed(request).acting.post, id)
    return reply.redirect(`/print/${id}`, 303)
  })
  server.get<Address>('/print/:id/file', async (request, reply) => {
    const { id, outcome } = await workOf(desk, request)
    const content = await printedFile(desk, signed(request).acting.post, id)
    if (!content) throw new Refused(404, 'notFound')
    const isArchive = Number(outcome?.values?.['files'] ?? 1) > 1
    return reply
      .type(isArchive ? 'application/zip' : 'application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="certificates.${isArchive ? 'zip' : 'pdf'}"`)
      .send(content)
  })
}

/** The people that were chosen: one by one, everybody of a course session, or everybody in the state that certifies. */
async function wantedLines(desk: Desk, { post }: Acting, posted: Posted): Promise<readonly CaseLine[]> {
  const { database, programmes } = desk
  const session = one(posted['session'])
  const chosen = isId(session)
    ? (await rosterOf(database, post, session)).flatMap(({ caseId }) => caseId ?? [])
    : [posted['case'] ?? []].flat().filter(isId)
  if (chosen.length > 0)
    return certifying(desk, await caseLines(database, post, [...new Set(chosen)].slice(0, most + 1)))
  const programme = programmes.get(one(posted['all']))
  if (!programme?.certificate) return []
  const wanted = { programme: programme.name, states: [programme.certificate.in] }
  return (await listCases(database, post, wanted, { from: 0, most: most + 1 })).lines
}

const certifying = ({ programmes }: Desk, lines: readonly CaseLine[]) =>
  lines.filter(({ programme, state }) => programmes.get(programme)?.certificate?.in === state)

async function workOf(desk: Desk, request: FastifyRequest): Promise<Work> {
  const { id } = request.params as Address['Params']
  const work = isId(id) ? await findWork(desk.database, signed(request).acting.post, id) : undefined
  if (work?.kind !== printing) throw new Refused(404, 'notFound')
  return work
}

function progressPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, work: Work): FastifyReply {
  const { language } = request.visit
  const { many: say } = words[language]
  const { id, state, done, of } = work
  // Renews itself without script; a page that is read out is not torn away more often than every few seconds.
  if (state === 'running') void reply.header('refresh', '3')
  return show(desk, request, reply, {
    title: say.title,
    path: `/print/${id}`,
    children: (
      <>
        <Heading title={say.title} back={{ href: '/people', label: say.back }} />
        <Narrow>
          <Card>
            {state === 'running' ? (
              <>
                <p>{say.running}</p>
                <p role="status">
                  <progress value={done} max={Math.max(1, of)} aria-label={say.title} />{' '}
                  {fill(say.progress, { done: grouped(done), of: grouped(of) })}
                </p>
                <Form action={`/print/${id}`}>
                  <Buttons>
                    <Button kind="quiet">{say.cancel}</Button>
                  </Buttons>
                </Form>
              </>
            ) : (
              <Ended work={work} language={language} />
            )}
          </Card>
        </Narrow>
      </>
    ),
  })
}

function Ended({
  work: { id, state, outcome },
  language,
}: {
  readonly work: Work
  readonly language: 'tg' | 'ru' | 'en'
}) {
  const { many: say } = words[language]
  if (state !== 'done')
    return (
      <Notice tone={state === 'cancelled' ? 'info' : 'warn'} live="status">
        {state === 'refused' ? say.none : state === 'running' ? say.running : say[state]}
      </Notice>
    )
  const number = (name: string) => Number(outcome?.values?.[name] ?? 0)
  return (
    <>
      <Notice tone="ok" title={count(language, say.about, number('count'))} live="status">
        <p>{say.done}</p>
        {number('skipped') > 0 && <p>{count(language, say.skipped, number('skipped'))}</p>}
      </Notice>
      <Buttons>
        <ButtonLink href={`/print/${id}/file`} download>
          {number('files') > 1 ? say.downloadMany : say.download}
        </ButtonLink>
      </Buttons>
    </>
  )
}

const sorry = (desk: Desk, request: FastifyRequest, reply: FastifyReply, sentence: string): FastifyReply => {
  const { many: say } = words[request.visit.language]
  return show(desk, request, reply, {
    title: say.title,
    status: 422,
    path: '/people',
    children: (
      <>
        <Heading title={say.title} back={{ href: '/people', label: say.back }} />
        <Notice tone="warn" live="alert">
          {sentence}
        </Notice>
      </>
    ),
  })
}
