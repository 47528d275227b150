import type { FastifyInstance } from 'fastify'

import { fill } from '#kernel/words.ts'
import { epsilonOf } from '#publish/disclosure/privacy.ts'
import { yearlyRho } from '#publish/protect/budget.ts'
import { billionths, rhoFrom, rhoOf } from '#publish/protect/rho.ts'
import { Card } from '#screen/card.tsx'
import { sayMoment } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { sayNumber } from '#screen/number.ts'
import { Table } from '#screen/table.tsx'
import { Tiles } from '#screen/tiles.tsx'
import { type KeptCharge, listCharges } from '#store/budget.ts'
import { show } from '#web/frame.tsx'
import { type Office, dayIn } from '#web/office.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'

import { decides, signedAs } from './rights.ts'

/** What is left this year of what one person may be charged, as a post that decides on figures sees it; both as ρ. */
export async function budgetLeft(
  { database, zone, now }: Office,
  post: string,
): Promise<{ readonly left: number; readonly limit: number }> {
  const year = dayIn(zone, now()).slice(0, 4)
  return { left: leftIn(await listCharges(database, post), year), limit }
}

const limit = billionths(rhoOf(yearlyRho) ?? { of: 0n, over: 1n }) / 1e9

// Every charge is taken to be everybody's: what is left of anybody's budget is never less.
const leftIn = (charges: readonly KeptCharge[], year: string): number => {
  const spent = charges.reduce((sum, charge) => sum + (charge.period === year ? charge.billionths : 0), 0)
  return Math.max(0, Math.round(limit * 1e9) - spent) / 1e9
}

/** The ledger of the privacy budget: what each table under noise has cost, and what is left. */
export function budgetPage(server: FastifyInstance, desk: Desk): void {
  server.get('/publish/budget', async (request, reply) => {
    const { acting } = signedAs(request, decides)
    const { language } = request.visit
    const { budget: say, home } = words[language]
    const charges = await listCharges(desk.database, acting.post)
    const year = dayIn(desk.zone, desk.now()).slice(0, 4)
    return show(desk, request, reply, {
      title: say.title,
      children: (
        <>
          <Heading title={say.title} sub={say.about} back={{ href: '/publish', label: home.title }} />
          <Stack>
            <Tiles
              tiles={[
                {
                  value: sayNumber(language, leftIn(charges, year), 4),
                  label: say.left,
                  note: fill(say.ofYear, { limit: sayNumber(language, limit, 3), year }),
                },
              ]}
            />
            <Card title={say.meaning}>
              <p>
                {fill(say.explained, {
                  limit: sayNumber(language, limit, 3),
                  epsilon: sayNumber(language, epsilonOf(limit, 1e-6), 1),
                })}
              </p>
            </Card>
            <Card title={say.charges}>
              <Table
                language={language}
                caption={say.charges}
                quietCaption
                rows={charges}
                keyOf={({ id }) => id}
                empty={<Empty title={say.none}>{say.noneTodo}</Empty>}
                columns={[
                  { head: say.release, kind: 'title', cell: ({ release }) => release },
                  { head: say.table, cell: ({ table }) => table },
                  {
                    head: say.rho,
                    kind: 'number',
                    cell: ({ billionths: units }) => sayNumber(language, rhoFrom(units), 6),
                  },
                  { head: say.period, cell: ({ period }) => period },
                  { head: say.at, cell: ({ chargedAt }) => sayMoment(language, chargedAt.toISOString(), desk.zone) },
                ]}
              />
            </Card>
          </Stack>
        </>
      ),
    })
  })
}
