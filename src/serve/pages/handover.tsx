import type { FastifyInstance } from 'fastify'

import { type Language, count, fill } from '#kernel/words.ts'
import { Card } from '#screen/card.tsx'
import { sayDigits, sayMoment } from '#screen/date.ts'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { Table } from '#screen/table.tsx'
import { Tiles } from '#screen/tiles.tsx'
import { keepListed, pseudonym, sayLine } from '#serve/caseload.ts'
import { sayName } from '#serve/staff.ts'
import { accountNames } from '#store/accounts.ts'
import { caseLines } from '#store/cases.ts'
import { findListed } from '#store/directory.ts'
import { type Packet, listHandovers, packetNow } from '#store/handovers.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/posts/words.ts'
import { words as serveWords } from '#words/serve/words.ts'

import { mayReadHandover } from './post.tsx'

/** What a post has on its desk, for whoever comes next: as it stands now, and as it was whenever a holder left. */
export function handoverPage(server: FastifyInstance, desk: Desk): void {
  server.get<{ Params: { id: string } }>('/posts/:id/handover', async (request, reply) => {
    const found = signed(request)
    const { acting, session } = found
    const { language } = request.visit
    const { handover: say } = words[language]
    const asking = { post: acting.post, organisation: session.post.organisation, now: desk.now() }
    const post = await findListed(desk.database, asking, request.params.id)
    const packet = post && (await packetNow(desk.database, acting.post, post.id, desk.now()))
    if (!post || !packet || !mayReadHandover(found, post)) throw new Refused(404, 'notFound')
    const earlier = await listHandovers(desk.database, acting.post, post.id)
    const ids = new Set([...packet.owed.map((each) => each.case), ...packet.unsettled])
    const lines = await keepListed(desk, acting, await caseLines(desk.database, acting.post, [...ids]))
    const titles = new Map(lines.map((line) => [line.id, sayLine(desk, language, line).title]))
    const names = await accountNames(
      desk.database,
      earlier.flatMap(({ account }) => account ?? []),
    )
    return show(desk, request, reply, {
      title: fill(say.title, { post: post.title[language] }),
      path: `/posts/${post.id}/handover`,
      children: (
        <>
          <Heading
            title={fill(say.title, { post: post.title[language] })}
            sub={say.about}
            back={{ href: `/posts/${post.id}`, label: post.title[language] }}
          />
          <Stack>
            <Contents desk={desk} language={language} packet={packet} titles={titles} />
            {earlier.map(({ id, account, heldFrom, madeAt, packet: left }) => (
              <Card
                key={id}
                title={fill(say.writtenAt, { when: sayMoment(language, madeAt.toISOString(), desk.zone) })}
                sub={[
                  account === null ? '' : sayName(desk, account, names.get(account) ?? ''),
                  heldFrom ? fill(say.writtenFor, { since: sayDigits(dayIn(desk.zone, heldFrom)) }) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              >
                <States desk={desk} language={language} packet={left} />
              </Card>
            ))}
            <p class="sub">{say.print}</p>
          </Stack>
        </>
      ),
    })
  })
}

interface PacketProps {
  readonly desk: Desk
  readonly language: Language
  readonly packet: Packet
}

const States = ({ desk, language, packet }: PacketProps) => (
  <Tiles
    tiles={packet.states.map(({ programme, state, cases }) => ({
      value: String(cases),
      label: desk.programmes.get(programme)?.words[language].states[state] ?? state,
      note: desk.programmes.size > 1 ? desk.programmes.get(programme)?.words[language].title : undefined,
    }))}
  />
)

type Titled = PacketProps & { readonly titles: ReadonlyMap<string, string> }

function Contents({ desk, language, packet, titles }: Titled) {
  const { handover: say } = words[language]
  const now = desk.now().toISOString()
  const overdue = packet.owed.filter(({ due }) => new Date(due).toISOString() <= now)
  const promised = packet.owed.filter(({ due }) => new Date(due).toISOString() > now)
  return (
    <>
      <Card title={say.states} sub={say.now}>
        <States desk={desk} language={language} packet={packet} />
      </Card>
      <Owed desk={desk} language={language} titles={titles} title={say.overdue} owed={overdue} />
      <Owed desk={desk} language={language} titles={titles} title={say.promised} owed={promised} />
      <Card title={say.unsettled} sub={count(language, words[language].today.dueCount, packet.unsettled.length)}>
        {packet.unsettled.map((id) => (
          <p key={id}>
            <CaseName id={id} language={language} titles={titles} />
          </p>
        ))}
      </Card>
    </>
  )
}

interface NameProps {
  readonly id: string
  readonly language: Language
  readonly titles: ReadonlyMap<string, string>
}

// Whoever may not see the case reads its number alone.
const CaseName = ({ id, language, titles }: NameProps) => {
  const title = titles.get(id)
  return title === undefined ? <>{pseudonym(language, id)}</> : <a href={`/case/${id}`}>{title}</a>
}

interface OwedProps {
  readonly desk: Desk
  readonly language: Language
  readonly titles: ReadonlyMap<string, string>
  readonly title: string
  readonly owed: Packet['owed']
}

const Owed = ({ desk, language, titles, title, owed }: OwedProps) => {
  const { handover: say } = words[language]
  return (
    <Card title={title} sub={count(language, words[language].today.dueCount, owed.length)}>
      {owed.length > 0 && (
        <Table
          language={language}
          caption={title}
          quietCaption
          rows={owed}
          keyOf={(each) => each.case}
          columns={[
            {
              head: serveWords[language].case.title,
              kind: 'title',
              cell: (each) => <CaseName id={each.case} language={language} titles={titles} />,
            },
            {
              head: say.step,
              cell: ({ programme, step }) => desk.programmes.get(programme)?.words[language].steps[step]?.todo ?? step,
            },
            { head: say.due, kind: 'corner', cell: ({ due }) => sayDigits(dayIn(desk.zone, new Date(due))) },
          ]}
        />
      )}
    </Card>
  )
}
