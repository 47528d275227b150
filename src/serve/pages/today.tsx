import type { FastifyInstance } from 'fastify'

import { type Language, fill } from '#kernel/words.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { sayMoment } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Facts } from '#screen/facts.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Tiles } from '#screen/tiles.tsx'
import { keepListed, pseudonym, sayLine } from '#serve/caseload.ts'
import { sayPost } from '#serve/staff.ts'
import { type Told, toldTo } from '#serve/told.ts'
import { countStates, listCases } from '#store/cases.ts'
import { standsInFor } from '#store/directory.ts'
import { listDue } from '#store/due.ts'
import { postTitles } from '#store/posts.ts'
import { show } from '#web/frame.tsx'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words as postWords } from '#words/posts/words.ts'
import { words } from '#words/serve/words.ts'

import { CaseTable } from './case-table.tsx'
import { DueTexts, dueTexts } from './due-texts.tsx'
import { Due } from './due.tsx'

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
    const due = await listDue(desk.database, acting.post, { by: desk.now(), most: mostShown })
    await keepListed(desk, acting, [...unsettled.lines, ...latest.lines, ...due.lines])
    const vacant = await standsInFor(desk.database, acting.post)
    const titles = await postTitles(desk.database, vacant)
    const told = await toldTo(desk, acting)
    const texts = await dueTexts(desk, acting.post)
    const programmes = [...desk.programmes.values()]
    return show(desk, request, reply, {
      title: say.title,
      children: (
        <>
          <Heading title={say.title} sub={fill(say.greeting, { post: session.post.title[language] })} />
          <Stack>
            <Opened desk={desk} language={language} told={told} />
            {vacant.length > 0 && (
              <Card title={postWords[language].today.standsIn} sub={postWords[language].today.standsInAbout}>
                <ul>
                  {vacant.map((post) => (
                    <li key={post}>
                      <a href={`/posts/${post}/handover`}>{sayPost(titles, language, post)}</a>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            <Due desk={desk} language={language} due={due} />
            <DueTexts desk={desk} language={language} lines={texts} />
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

interface OpenedProps {
  readonly desk: Desk
  readonly language: Language
  readonly told: readonly Told[]
}

/** Own cases that somebody opened who does not see them otherwise. */
const Opened = ({ desk, language, told }: OpenedProps) => {
  const { today: say } = postWords[language]
  if (told.length === 0) return null
  return (
    <Card title={say.told} sub={say.toldAbout}>
      <Facts
        facts={told.map(({ glass, who, post, why }) => ({
          asked: fill(say.toldWho, {
            who,
            post: post?.[language] ?? glass.post,
            when: sayMoment(language, glass.brokenAt.toISOString(), desk.zone),
          }),
          answered: (
            <>
              <a href={`/case/${glass.caseId}`}>{pseudonym(language, glass.caseId)}</a> · {why}
            </>
          ),
        }))}
      />
    </Card>
  )
}
