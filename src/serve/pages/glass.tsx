import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { accessOf } from '#kernel/access.ts'
import { readPhone } from '#registry/list/phone.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { LongText } from '#screen/form/long-text.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { isId } from '#serve/envelope.ts'
import { load } from '#store/acts.ts'
import { breakGlass, casesWith } from '#store/glass.ts'
import { sought } from '#store/seal.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Acting, Office } from '#web/office.ts'
import { one, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/posts/words.ts'

// A reason that is shorter tells the case's post nothing.
const fewestLetters = 20

/** Opening a case that is out of one's reach, with a reason, while its post is told. */
export function glassPages(server: FastifyInstance, desk: Desk): void {
  server.get('/glass', async (request, reply) => glassPage(desk, request, reply, {}))
  server.post('/glass', async (request, reply) => {
    const { acting } = breaker(desk, request)
    const { posted } = await receive(request)
    const [number, why] = [one(posted['number']).trim().slice(0, 100), one(posted['why']).trim().slice(0, 2000)]
    if (why.length < fewestLetters) return glassPage(desk, request, reply, { number, why, fault: 'shortWhy' })
    const caseIds = await idsFor(desk, number)
    const seen = (await load(desk.database, acting.post, caseIds, [])).cases
    const [own] = [...seen.values()].filter(({ way }) => way.glassUntil === undefined)
    // Whoever sees the case anyway needs no glass, and breaks none.
    if (own) return reply.redirect(`/case/${own.now.id}`, 303)
    const broken = await breakGlass(desk.database, desk.keys, acting, { caseIds, why, at: desk.now() })
    if (!broken) return glassPage(desk, request, reply, { number, why, fault: 'none' })
    return reply.redirect(`/case/${broken.caseId}`, 303)
  })
}

/** Whether some programme lets the post open cases out of its reach. */
export const mayBreakGlass = ({ programmes }: Office, { functions }: Pick<Acting, 'functions'>): boolean =>
  [...programmes.values()].some((programme) => accessOf(programme).glass?.by.some((each) => functions.includes(each)))

function breaker(desk: Desk, request: FastifyRequest) {
  const found = signed(request)
  if (!mayBreakGlass(desk, found.acting)) throw new Refused(403, 'forbidden')
  return found
}

// Only whole numbers: nobody leafs through the names of people whom they do not see.
async function idsFor({ database, keys, numbering }: Desk, number: string): Promise<readonly string[]> {
  if (isId(number)) return [number]
  if (number === '') return []
  const phone = readPhone(number, numbering)
  const { wholes } = sought(keys, number, phone === undefined ? [number] : [number, phone])
  return casesWith(database, wholes)
}

interface Sheet {
  readonly number?: string
  readonly why?: string
  readonly fault?: 'shortWhy' | 'none'
}

function glassPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, sheet: Sheet): FastifyReply {
  breaker(desk, request)
  const { language } = request.visit
  const { glass: say } = words[language]
  const { number, why, fault } = sheet
  return show(desk, request, reply, {
    title: say.title,
    status: fault ? 422 : 200,
    path: '/glass',
    children: (
      <>
        <Heading title={say.title} sub={say.about} back={{ href: '/people', label: words[language].case.back }} />
        <Narrow>
          {fault === 'none' && (
            <Notice tone="warn" live="alert">
              {say.none}
            </Notice>
          )}
          <Card>
            <Form action="/glass">
              <TextInput
                language={language}
                name="number"
                label={say.number}
                hint={say.numberHint}
                value={number}
                kind="document"
                maxLength={100}
                required
              />
              <LongText
                language={language}
                name="why"
                label={say.why}
                hint={say.whyHint}
                value={why}
                error={fault === 'shortWhy' ? say.shortWhy : undefined}
                maxLength={2000}
                required
              />
              <Buttons>
                <Button kind="danger">{say.open}</Button>
              </Buttons>
            </Form>
          </Card>
        </Narrow>
      </>
    ),
  })
}
