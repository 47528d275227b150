import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { readCertificateNumber, sayCertificateNumber } from '#kernel/certificate-number.ts'
import { mayTry } from '#registry/throttle.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { sayDate } from '#screen/date.ts'
import { Facts } from '#screen/facts.tsx'
import { Form } from '#screen/form/form.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { catalogueOf } from '#serve/certificate/catalogue.ts'
import { checkPath } from '#serve/certificate/paper.ts'
import { type SaidOfNumber, saidOfNumber } from '#store/certificates.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { one, receive } from '#web/received.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/certificate/words.ts'

import { ScannedAnswer } from './scanned.tsx'

/** The page that checks certificates: what was scanned in the browser, alone; a number that was typed at the server. */
export function checkPages(server: FastifyInstance, desk: Desk): void {
  server.get(checkPath, async (request, reply) => checkPage(desk, request, reply, {}))
  server.post(checkPath, async (request, reply) => {
    const { posted } = await receive(request)
    const typed = one(posted['number']).slice(0, 100)
    const number = readCertificateNumber(typed)
    if (number === undefined) return checkPage(desk, request, reply, { typed, fault: 'mistyped' })
    if (!(await mayTry(desk, { at: 'certificate', from: request.ip })))
      return checkPage(desk, request, reply, { typed, fault: 'tooOften' })
    const said = await saidOfNumber(desk.database, number)
    return checkPage(desk, request, reply, said ? { number, said } : { typed, fault: 'unknown' })
  })
}

interface Answer {
  readonly typed?: string
  readonly fault?: 'mistyped' | 'unknown' | 'tooOften'
  readonly number?: string
  readonly said?: SaidOfNumber
}

const statuses = { mistyped: 422, unknown: 404, tooOften: 429 } as const

function checkPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, fault, number, said }: Answer,
): FastifyReply {
  // The page is kept on the device for when there is no network: it never says who is logged in.
  request.visit = { ...request.visit, session: undefined, path: checkPath }
  const { language } = request.visit
  const { check: say } = words[language]
  return show(desk, request, reply, {
    title: say.title,
    status: fault ? statuses[fault] : 200,
    path: checkPath,
    scripts: ['certificate'],
    description: say.about,
    children: (
      <>
        <Heading title={say.title} sub={say.about} />
        <Narrow>
          <ScannedAnswer desk={desk} language={language} />
          {said && <Said desk={desk} language={language} number={number ?? ''} said={said} />}
          {fault && fault !== 'mistyped' && (
            <Notice tone={fault === 'unknown' ? 'bad' : 'warn'} live="alert">
              {say[fault]}
            </Notice>
          )}
          <Card>
            <Form action={checkPath}>
              <TextInput
                language={language}
                name="number"
                label={say.number}
                hint={say.hint}
                kind="tel"
                maxLength={40}
                value={typed}
                error={fault === 'mistyped' ? say.mistyped : undefined}
              />
              <div hidden data-offline>
                <Notice tone="warn" live="alert">
                  {say.offline}
                </Notice>
              </div>
              <Buttons>
                <Button>{said ? say.again : say.send}</Button>
              </Buttons>
            </Form>
          </Card>
        </Narrow>
      </>
    ),
  })
}

interface SaidProps {
  readonly desk: Desk
  readonly language: 'tg' | 'ru' | 'en'
  readonly number: string
  readonly said: SaidOfNumber
}

/** What is known of a number: how it stands, its course and day, and nobody's name. */
function Said({ desk, language, number, said }: SaidProps) {
  const { check: say } = words[language]
  const standing = standingOf(said, dayIn(desk.zone, desk.now()))
  return (
    <Card>
      <Notice tone={standing === 'valid' ? 'ok' : 'bad'} title={say.states[standing]} live="status">
        <p>{standing === 'valid' ? say.byNumber : say.says[standing]}</p>
      </Notice>
      <Facts
        facts={[
          { asked: say.number, answered: sayCertificateNumber(number) },
          { asked: say.course, answered: catalogueOf(desk, language)[said.course]?.name ?? said.course },
          { asked: say.date, answered: sayDate(language, said.day) },
          { asked: say.until, answered: sayDate(language, said.validUntil) },
        ]}
      />
    </Card>
  )
}

function standingOf({ revoked, replaced, validUntil }: SaidOfNumber, today: string) {
  if (revoked) return replaced ? 'replaced' : 'revoked'
  return validUntil < today ? 'expired' : 'valid'
}
