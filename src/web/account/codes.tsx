import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { drawRecoveryCodes } from '#registry/recovery-code.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { CopyButton } from '#screen/copy-button.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { hasSecondFactor } from '#store/credentials.ts'
import { show } from '#web/frame.tsx'
import { askForProof, isProved } from '#web/proof.ts'
import { signedIn } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/account/words.ts'

/** Drawing recovery codes anew; without a second factor there is nothing that they would recover. */
export function codesPages(server: FastifyInstance, desk: Desk): void {
  server.post('/account/codes', async (request, reply) => {
    const session = signedIn(request)
    if (!isProved(desk, session)) return askForProof(reply, '/account')
    if (!(await hasSecondFactor(desk.database, session.account))) return reply.redirect('/account', 303)
    return codesPage(desk, request, reply)
  })
}

/** Draws recovery codes and shows them, this once. */
export async function codesPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  notice?: string,
): Promise<FastifyReply> {
  const { account } = signedIn(request)
  const { language } = request.visit
  const { codes: say } = words[language]
  const drawn = await drawRecoveryCodes(desk.database, account)
  return show(desk, request, reply, {
    title: say.title,
    path: '/account',
    children: (
      <>
        <Heading title={say.title} sub={say.about} />
        {notice !== undefined && (
          <Notice tone="ok" live="status">
            {notice}
          </Notice>
        )}
        <Card>
          <ol class="codes">
            {drawn.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <Buttons>
            <ButtonLink href="/account">{say.done}</ButtonLink>
            <CopyButton language={language} text={drawn.join('\n')} />
          </Buttons>
        </Card>
      </>
    ),
  })
}
