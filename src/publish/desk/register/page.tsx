import type { FastifyInstance } from 'fastify'

import type { Register } from '#kernel/register.ts'
import { type Language, fill } from '#kernel/words.ts'
import { isId } from '#publish/desk/id.ts'
import { prepares, seesRegisters, signedAs } from '#publish/desk/rights.ts'
import { sayAside } from '#publish/register/say.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDigits, sayMoment } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Facts } from '#screen/facts.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { sayNumber } from '#screen/number.ts'
import { Table } from '#screen/table.tsx'
import { type Delivery, type DeliveryState, listDeliveries, settleDelivery, standingMonths } from '#store/deliveries.ts'
import { organisationNames } from '#store/directory.ts'
import { postTitles } from '#store/posts.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { one, receive } from '#web/received.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'
import { words as registerWords } from '#words/register/words.ts'

import { dueOf } from './due.ts'
import { DueChip } from './list.tsx'
import { spanOf } from './outcome.ts'

interface Address {
  readonly Params: { readonly register: string; readonly delivery: string }
}

const tones: Readonly<Record<DeliveryState, 'ok' | 'warn' | 'bad' | 'info'>> = {
  accepted: 'ok',
  quarantined: 'bad',
  superseded: 'info',
  withdrawn: 'warn',
}

/** A register: what it is, what it owes, its rows month by month, and every delivery as a version that stays. */
export function registerPages(server: FastifyInstance, desk: Desk): void {
  server.get<Address>('/publish/registers/:register', async (request, reply) => {
    const { acting, session } = signedAs(request, seesRegisters)
    const { language } = request.visit
    const { registers: say } = words[language]
    const register = named(desk, request.params.register)
    const { title, about } = register.words[language]
    const standing = await standingMonths(desk.database, acting.post, register.name)
    const deliveries = await listDeliveries(desk.database, acting.post, register.name)
    const titles = await postTitles(desk.database, [...new Set(deliveries.map(({ post }) => post))])
    const names = await organisationNames(desk.database)
    const due = dueOf(register, [...standing.keys()].at(-1), dayIn(desk.zone, desk.now()))
    const mayPrepare = prepares(session.post)
    return show(desk, request, reply, {
      title,
      children: (
        <>
          <Heading title={title} sub={about} back={{ href: '/publish/registers', label: say.title }}>
            {mayPrepare && <ButtonLink href={`/publish/registers/${register.name}/import`}>{say.bring}</ButtonLink>}
            {mayPrepare && (
              <ButtonLink href={`/publish/tables?register=${register.name}`} kind="quiet">
                {say.tables}
              </ButtonLink>
            )}
          </Heading>
          <Stack>
            <Card title={say.facts}>
              <Facts
                facts={[
                  { asked: say.owner, answered: names.get(register.owner)?.[language] ?? register.owner },
                  { asked: say.basis, answered: register.words[language].legalBasis },
                  { asked: say.rhythm, answered: say.rhythms[register.rhythm] },
                  { asked: say.next, answered: <DueChip language={language} due={due} /> },
                  { asked: say.sensitivity, answered: say.sensitivities[register.sensitivity] },
                  { asked: say.unit, answered: say.units[register.unit] },
                  {
                    asked: say.refusedAtMost,
                    answered: fill(say.inHundred, { count: sayNumber(language, register.refusedAtMost * 100) }),
                  },
                ]}
              />
            </Card>
            <Card title={say.deliveries} sub={say.deliveriesAbout}>
              <Deliveries
                language={language}
                zone={desk.zone}
                register={register}
                deliveries={deliveries}
                mayPrepare={mayPrepare}
                titleOf={(post) => titles.get(post)?.[language] ?? post}
              />
            </Card>
            {standing.size > 0 && (
              <Card title={say.byMonth} sub={say.byMonthAbout}>
                <details>
                  <summary>{spanOf([...standing.keys()])}</summary>
                  <Table
                    language={language}
                    caption={say.byMonth}
                    quietCaption
                    rows={[...standing].toReversed()}
                    keyOf={([month]) => month}
                    columns={[
                      { head: say.month, kind: 'title', cell: ([month]) => month },
                      { head: say.rows, kind: 'number', cell: ([, { rows }]) => sayNumber(language, rows) },
                      { head: say.delivery, kind: 'number', cell: ([, { number }]) => String(number) },
                    ]}
                  />
                </details>
              </Card>
            )}
          </Stack>
        </>
      ),
    })
  })
  server.post<Address>('/publish/registers/:register/deliveries/:delivery', async (request, reply) => {
    const { acting } = signedAs(request, prepares)
    const register = named(desk, request.params.register)
    const { posted } = await receive(request)
    const to = one(posted['to'])
    const { delivery: id } = request.params
    if (!isId(id) || (to !== 'accepted' && to !== 'withdrawn')) throw new Refused(404, 'notFound')
    const ours = await listDeliveries(desk.database, acting.post, register.name)
    if (!ours.some((each) => each.id === id)) throw new Refused(404, 'notFound')
    // What cannot be settled any more has been settled by somebody else: the page shows how.
    await settleDelivery(desk.database, { post: acting.post, id, to, at: desk.now() })
    return reply.redirect(`/publish/registers/${register.name}`, 303)
  })
}

function named({ press }: Desk, name: string): Register {
  const register = press.registers.find((each) => each.name === name)
  if (!register) throw new Refused(404, 'notFound')
  return register
}

interface DeliveriesProps {
  readonly language: Language
  readonly zone: string
  readonly register: Register
  readonly deliveries: readonly Delivery[]
  readonly mayPrepare: boolean
  readonly titleOf: (post: string) => string
}

function Deliveries({ language, zone, register, deliveries, mayPrepare, titleOf }: DeliveriesProps) {
  const { registers: say } = words[language]
  return (
    <Table
      language={language}
      caption={say.deliveries}
      quietCaption
      rows={deliveries}
      keyOf={({ id }) => id}
      empty={<Empty title={say.none}>{say.noneTodo}</Empty>}
      columns={[
        {
          head: say.delivery,
          kind: 'title',
          cell: ({ number, receivedAt }) =>
            fill(say.numbered, { number, day: sayDigits(receivedAt.toISOString().slice(0, 10)) }),
        },
        { head: say.rows, kind: 'number', cell: ({ rows }) => sayNumber(language, rows) },
        { head: say.refused, kind: 'number', cell: ({ refused }) => sayNumber(language, refused) },
        { head: say.by, cell: ({ post }) => titleOf(post) },
        {
          head: say.state,
          kind: 'corner',
          cell: ({ state }) => <Chip tone={tones[state]}>{registerWords[language].states[state]}</Chip>,
        },
        {
          head: say.settle,
          cell: (delivery) => (
            <>
              {delivery.problem && <p>{sayAside(language, register, delivery.problem)}</p>}
              {delivery.settledAt && <p class="sub">{sayMoment(language, delivery.settledAt.toISOString(), zone)}</p>}
              {mayPrepare && <Settle language={language} register={register} delivery={delivery} />}
            </>
          ),
        },
      ]}
    />
  )
}

interface SettleProps {
  readonly language: Language
  readonly register: Register
  readonly delivery: Delivery
}

function Settle({ language, register, delivery: { id, number, state, contentHash } }: SettleProps) {
  const { registers: say } = words[language]
  if (state === 'withdrawn') return null
  const which = fill(say.which, { number })
  return (
    <Form action={`/publish/registers/${register.name}/deliveries/${id}`}>
      <Buttons>
        {state === 'quarantined' && contentHash !== null && (
          <Button kind="quiet" name="to" value="accepted" accessibleName={`${say.accept}: ${which}`}>
            {say.accept}
          </Button>
        )}
        <Button kind="plain" name="to" value="withdrawn" accessibleName={`${say.withdraw}: ${which}`}>
          {say.withdraw}
        </Button>
      </Buttons>
    </Form>
  )
}
