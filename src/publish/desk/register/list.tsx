import type { FastifyInstance } from 'fastify'

import type { Register } from '#kernel/register.ts'
import { type Language, fill } from '#kernel/words.ts'
import { owns, seesRegisters, signedAs } from '#publish/desk/rights.ts'
import { Chip } from '#screen/chip.tsx'
import { sayDigits } from '#screen/date.ts'
import { Heading } from '#screen/heading.tsx'
import { sayNumber } from '#screen/number.ts'
import { Table } from '#screen/table.tsx'
import { standingMonths } from '#store/deliveries.ts'
import { organisationNames } from '#store/directory.ts'
import { show } from '#web/frame.tsx'
import { type Office, dayIn } from '#web/office.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'

import { type Due, dueOf } from './due.ts'
import { spanOf } from './outcome.ts'

/** A register as lists show it. */
export interface Listed {
  readonly register: Register
  readonly months: readonly string[]
  readonly rows: number
  readonly due: Due
}

/** Every register with what it has and what it owes. */
export async function listRegisters({ press, database, zone, now }: Office, post: string): Promise<readonly Listed[]> {
  const listed: Listed[] = []
  for (const register of press.registers) {
    // One after another: a handful of registers, and each asks as the post.
    const standing = await standingMonths(database, post, register.name)
    const months = [...standing.keys()]
    listed.push({
      register,
      months,
      rows: [...standing.values()].reduce((sum, { rows }) => sum + rows, 0),
      due: dueOf(register, months.at(-1), dayIn(zone, now())),
    })
  }
  return listed
}

/** All registers: whose they are, what is in them, and what they owe. One's own come first. */
export function registersPage(server: FastifyInstance, desk: Desk): void {
  server.get('/publish/registers', async (request, reply) => {
    const { acting, session } = signedAs(request, seesRegisters)
    const { language } = request.visit
    const { registers: say, home } = words[language]
    const names = await organisationNames(desk.database)
    const listed = await listRegisters(desk, acting.post)
    const own = listed.filter(({ register }) => owns(session.post, register))
    const rows = [...own, ...listed.filter((each) => !own.includes(each))]
    return show(desk, request, reply, {
      title: say.title,
      children: (
        <>
          <Heading title={say.title} sub={say.about} back={{ href: '/publish', label: home.title }} />
          <Table
            language={language}
            caption={say.title}
            quietCaption
            rows={rows}
            keyOf={({ register }) => register.name}
            columns={[
              {
                head: say.register,
                kind: 'title',
                cell: ({ register }) => (
                  <a href={`/publish/registers/${register.name}`}>{register.words[language].title}</a>
                ),
              },
              {
                head: say.owner,
                cell: ({ register }) =>
                  (names.get(register.owner)?.[language] ?? register.owner) +
                  (owns(session.post, register) ? ` (${say.yours})` : ''),
              },
              { head: say.rhythm, cell: ({ register }) => say.rhythms[register.rhythm] },
              { head: say.rows, kind: 'number', cell: (each) => sayNumber(language, each.rows) },
              { head: say.months, cell: ({ months }) => spanOf(months) },
              { head: say.next, kind: 'corner', cell: ({ due }) => <DueChip language={language} due={due} /> },
            ]}
          />
        </>
      ),
    })
  })
}

/** Whether a delivery is owed, and until when. */
export const DueChip = ({ language, due }: { readonly language: Language; readonly due: Due }) => {
  const { registers: say } = words[language]
  const values = { period: due.period, day: sayDigits(due.until) }
  return <Chip tone={due.isLate ? 'bad' : 'ok'}>{fill(due.isLate ? say.late : say.inTime, values)}</Chip>
}
