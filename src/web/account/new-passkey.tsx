import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { askForNewPasskey, keepPasskey } from '#registry/passkey.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { PasskeyForm } from '#screen/passkey-form.tsx'
import { accountOf } from '#store/accounts.ts'
import { guardsOf, removeGuard, strengthen } from '#store/credentials.ts'
import { endSessions } from '#store/sessions.ts'
import { show } from '#web/frame.tsx'
import { askForProof, isProved } from '#web/proof.ts'
import { one, receive } from '#web/received.ts'
import { signedIn } from '#web/signed.ts'
import { siteOf } from '#web/site.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/account/words.ts'

import { codesPage } from './codes.tsx'

const longestName = 60
// More are a mistake, or somebody who tries what happens.
const mostPasskeys = 20

/** Adding a passkey and removing one; other sessions of the account end with either. */
export function newPasskeyPages(server: FastifyInstance, desk: Desk): void {
  server.get('/account/passkey', async (request, reply) => {
    if (!isProved(desk, signedIn(request))) return askForProof(reply, '/account/passkey')
    return newPasskeyPage(desk, request, reply)
  })
  server.post('/account/passkey', async (request, reply) => {
    const session = signedIn(request)
    const { account, id } = session
    if (!isProved(desk, session)) return askForProof(reply, '/account/passkey')
    const { posted } = await receive(request)
    const [ticket, credential] = [one(posted['ticket']), one(posted['credential'])]
    const name = one(posted['name']).trim().slice(0, longestName)
    if (name === '') return newPasskeyPage(desk, request, reply, 'noName')
    const { totpSince, passkeys } = await guardsOf(desk.database, account)
    const isKept =
      passkeys.length < mostPasskeys &&
      (await keepPasskey(desk, { account, name, ticket, credential, site: siteOf(desk, request) }))
    if (!isKept) return newPasskeyPage(desk, request, reply, 'wrong')
    await strengthen(desk.database, account, id)
    await endSessions(desk.database, account, { except: id })
    const isFirst = totpSince === null && passkeys.length === 0
    return isFirst
      ? codesPage(desk, request, reply, words[request.visit.language].done.passkey)
      : reply.redirect('/account?done=passkey', 303)
  })
  server.post('/account/passkey/remove', async (request, reply) => {
    const session = signedIn(request)
    if (!isProved(desk, session)) return askForProof(reply, '/account')
    const { posted } = await receive(request)
    const { passkeys } = await guardsOf(desk.database, session.account)
    const passkey = passkeys.find(({ id }) => id === one(posted['passkey']))
    if (!passkey) return reply.redirect('/account', 303)
    await removeGuard(desk.database, session.account, { what: 'passkey', id: passkey.id })
    await endSessions(desk.database, session.account, { except: session.id })
    return reply.redirect('/account?done=removed', 303)
  })
}

async function newPasskeyPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  fault?: 'wrong' | 'noName',
): Promise<FastifyReply> {
  const { account } = signedIn(request)
  const { login } = await accountOf(desk.database, account)
  const { passkeys } = await guardsOf(desk.database, account)
  const { language } = request.visit
  const { addPasskey: say, passkey, account: own } = words[language]
  return show(desk, request, reply, {
    title: say.title,
    status: fault ? 422 : 200,
    path: '/account/passkey',
    scripts: ['passkey'],
    children: (
      <>
        <Heading title={say.title} sub={say.about} back={{ href: '/account', label: own.title }} />
        {fault === 'wrong' && (
          <Notice tone="bad" live="alert">
            {say.wrong}
          </Notice>
        )}
        <Narrow>
          <Card>
            <PasskeyForm
              action="/account/passkey"
              does="create"
              {...askForNewPasskey(desk, siteOf(desk, request), { account, login, known: passkeys })}
              says={passkey}
            >
              <TextInput
                language={language}
                name="name"
                label={say.name}
                hint={say.nameHint}
                maxLength={longestName}
                error={fault === 'noName' ? say.noName : undefined}
              />
              <Buttons>
                <Button>{say.add}</Button>
              </Buttons>
            </PasskeyForm>
          </Card>
        </Narrow>
      </>
    ),
  })
}
