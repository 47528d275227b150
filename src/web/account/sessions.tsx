import type { FastifyInstance } from 'fastify'

import { fill } from '#kernel/words.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayMoment } from '#screen/date.ts'
import { Form } from '#screen/form/form.tsx'
import { Table } from '#screen/table.tsx'
import { type OwnSession, endSessions, listSessions } from '#store/sessions.ts'
import { one, receive } from '#web/received.ts'
import { signedIn } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/account/words.ts'

import type { Drawn } from './cards.tsx'

/** Ending one's sessions elsewhere. */
export function sessionEnds(server: FastifyInstance, desk: Desk): void {
  server.post('/account/sessions/end', async (request, reply) => {
    const { account, id } = signedIn(request)
    const { posted } = await receive(request)
    const wanted = one(posted['session'])
    const sessions = await listSessions(desk.database, account, desk.now())
    const chosen = sessions.find((each) => each.id === wanted)
    if (wanted === 'others') await endSessions(desk.database, account, { except: id })
    if (chosen) await endSessions(desk.database, account, { only: chosen.id })
    return reply.redirect('/account?done=ended', 303)
  })
}

/** Where one is logged in, since when and with what. */
export function SessionsCard({
  desk,
  language,
  session,
  sessions,
}: Drawn & { readonly sessions: readonly OwnSession[] }) {
  const { account: say } = words[language]
  const nameOf = ({ device }: OwnSession) => (device === '' ? say.unknownDevice : device)
  const at = (moment: Date) => sayMoment(language, moment.toISOString(), desk.zone)
  return (
    <Card title={say.sessions}>
      <Table
        language={language}
        caption={say.sessions}
        quietCaption
        rows={sessions}
        keyOf={({ id }) => id}
        columns={[
          { head: say.device, kind: 'title', cell: nameOf },
          { head: say.asPost, cell: ({ title }) => title[language] },
          { head: say.since, cell: ({ createdAt }) => at(createdAt) },
          { head: say.seen, cell: ({ seenAt }) => at(seenAt) },
          {
            head: say.end,
            kind: 'corner',
            cell: (each) =>
              each.id === session.id ? (
                <Chip tone="ok">{say.here}</Chip>
              ) : (
                <Form action="/account/sessions/end" hidden={{ session: each.id }}>
                  <Button kind="plain" accessibleName={fill(say.endThis, { name: nameOf(each) })}>
                    {say.end}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <Form action="/account/sessions/end" hidden={{ session: 'others' }}>
          <Button kind="danger">{say.endOthers}</Button>
        </Form>
      )}
    </Card>
  )
}
