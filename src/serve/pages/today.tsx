import type { FastifyInstance } from 'fastify'

import { fill } from '#kernel/words.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Empty } from '#screen/empty.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Tiles } from '#screen/tiles.tsx'
import { sayLine } from '#serve/caseload.ts'
import { countStates, listCases } from '#store/cases.ts'
import { show } from '#web/frame.tsx'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/serve/words.ts'

import { CaseTable } from './case-table.tsx'

// A phone shows as many without scrolling for long.
const mostShown = 10

/** What waits for my post: people by state, cases that need a decision, what was touched last. */
export function todayPage(server: FastifyInstance, desk: Desk): void {
  server.get('/today', async (request, reply) => {
    const { session, acting } = signed(request)
    const { language } = request.visit
    const { today: say } = words[language]
    const states = await countStates(desk.database, acting.post)
    const unsettled = await listCases(desk.database, acting.post, { unsettled: true }, { from: 0, most: mostShown })
    const latest = await listCases(desk.database, acting.post, {}, { from: 0, most: mostShown })
    const programmes = [...desk.programmes.values()]
    return show(desk, request, reply, {
      title: say.title,
      children: (
        <>
          <Heading title={say.title} sub={fill(say.greeting, { post: session.post.title[language] })} />
          <Stack>
            {programmes.map(({ name, workflow, words: own }) => (
              <Card key={name} title={own[language].title} sub={own[language].about}>
                <Tiles
                  tiles={workflow.states.map((state) => ({
                    value: String(states.find((each) => each.programme === name && each.state === state)?.people ?? 0),
                    label: own[language].states[state] ?? state,
                    href: `/people?programme=${name}&state=${state}`,
                  }))}
                />
              </Card>
            ))}
            {unsettled.lines.length > 0 && (
              <Card title={say.unsettled} sub={say.unsettledAbout}>
                <CaseTable
                  desk={desk}
                  language={language}
                  caption={say.unsettled}
                  lines={unsettled.lines.map((line) => sayLine(desk, language, line))}
                />
              </Card>
            )}
            {latest.lines.length === 0 ? (
              <Empty title={say.nothing}>{say.nothingToDo}</Empty>
            ) : (
              <Card title={say.latest}>
                <CaseTable
                  desk={desk}
                  language={language}
                  caption={say.latest}
                  lines={latest.lines.map((line) => sayLine(desk, language, line))}
                />
                <Buttons>
                  <ButtonLink href="/people" kind="quiet">
                    {say.all}
                  </ButtonLink>
                </Buttons>
              </Card>
            )}
          </Stack>
        </>
      ),
    })
  })
}
