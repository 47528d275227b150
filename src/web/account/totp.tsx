import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { mayTry } from '#registry/throttle.ts'
import { giveTicket, readTicket } from '#registry/ticket.ts'
import { beginTotp, drawSecret, secretAddress } from '#registry/totp.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { CopyButton } from '#screen/copy-button.tsx'
import { Form } from '#screen/form/form.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons } from '#screen/layout.tsx'
import { Qr } from '#screen/qr.tsx'
import { accountOf } from '#store/accounts.ts'
import { removeGuard, strengthen } from '#store/credentials.ts'
import { endSessions } from '#store/sessions.ts'
import { show } from '#web/frame.tsx'
import { askForProof, isProved } from '#web/proof.ts'
import { one, receive } from '#web/received.ts'
import { signedIn } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/account/words.ts'
import { words as webWords } from '#words/web/words.ts'

import { codesPage } from './codes.tsx'

// Long enough to find the telephone and install an app.
const minutes = 30

/** Setting up an authenticator app and removing it; other sessions of the account end with either. */
export function totpPages(server: FastifyInstance, desk: Desk): void {
  server.get('/account/totp', async (request, reply) => {
    if (!isProved(desk, signedIn(request))) return askForProof(reply, '/account/totp')
    return totpPage(desk, request, reply, { secret: drawSecret() })
  })
  server.post('/account/totp', async (request, reply) => {
    const session = signedIn(request)
    const { account, id } = session
    const { posted } = await receive(request)
    const begun = readTicket(desk, 'totp', one(posted['ticket']))
    if (!isProved(desk, session)) return askForProof(reply, '/account/totp')
    if (begun?.account !== account) return reply.redirect('/account?done=late', 303)
    const { secret } = begun
    if (!(await mayTry(desk, { at: 'code', account })))
      return totpPage(desk, request, reply, { secret, fault: 'too-often' })
    if (!(await beginTotp(desk, { account, secret, code: one(posted['code']) })))
      return totpPage(desk, request, reply, { secret, fault: 'wrong' })
    await strengthen(desk.database, account, id)
    await endSessions(desk.database, account, { except: id })
    return codesPage(desk, request, reply, words[request.visit.language].codes.setUp)
  })
  server.post('/account/totp/remove', async (request, reply) => {
    const session = signedIn(request)
    if (!isProved(desk, session)) return askForProof(reply, '/account')
    await removeGuard(desk.database, session.account, { what: 'totp' })
    await endSessions(desk.database, session.account, { except: session.id })
    return reply.redirect('/account?done=removed', 303)
  })
}

async function totpPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { secret, fault }: { readonly secret: string; readonly fault?: 'wrong' | 'too-often' },
): Promise<FastifyReply> {
  const { account } = signedIn(request)
  const { login } = await accountOf(desk.database, account)
  const { language } = request.visit
  const { totp: say, account: own } = words[language]
  const address = secretAddress(secret, login)
  return show(desk, request, reply, {
    title: say.title,
    status: fault === undefined ? 200 : fault === 'wrong' ? 422 : 429,
    path: '/account/totp',
    children: (
      <>
        <Heading title={say.title} back={{ href: '/account', label: own.title }} />
        <Card>
          <p>1. {say.install}</p>
          <p>2. {say.scan}</p>
          <Qr text={address} label={say.picture} />
          <p>
            <a href={address}>{say.open}</a>
          </p>
          <p>{say.type}</p>
          <p class="secret">
            <code>{inGroups(secret)}</code> <CopyButton language={language} text={secret} />
          </p>
          <Form action="/account/totp" hidden={{ ticket: giveTicket(desk, 'totp', { secret, account }, minutes) }}>
            <TextInput
              language={language}
              name="code"
              kind="code"
              label={say.code}
              hint={`3. ${say.confirm}`}
              autocomplete="one-time-code"
              error={fault && (fault === 'wrong' ? say.wrong : webWords[language].errors.tooOften)}
            />
            <Buttons>
              <Button>{say.save}</Button>
            </Buttons>
          </Form>
        </Card>
      </>
    ),
  })
}

// As people copy it: four letters at a time.
const inGroups = (secret: string) => secret.replaceAll(/.{4}(?=.)/g, (group) => `${group} `)
