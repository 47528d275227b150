import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { CourseText } from '#kernel/course.ts'
import { type Language, fill } from '#kernel/words.ts'
import { Button } from '#screen/button.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDigits } from '#screen/date.ts'
import { Form } from '#screen/form/form.tsx'
import { Select } from '#screen/form/select.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Table } from '#screen/table.tsx'
import { freshnessToday, sayText } from '#serve/courses.ts'
import { sayPost } from '#serve/staff.ts'
import { type KeptText, givesTexts, giveTexts, listTexts } from '#store/courses.ts'
import { listPosts, postTitles } from '#store/posts.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { one, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

/** The texts of all courses: who keeps each true, and how fresh it is. Whoever administers the country gives them to posts. */
export function textListPages(server: FastifyInstance, desk: Desk): void {
  server.get('/texts', async (request, reply) => listPage(desk, request, reply))
  server.post('/texts', async (request, reply) => {
    const { acting } = signed(request)
    if (!(await givesTexts(desk.database, acting.post))) throw new Refused(403, 'forbidden')
    const { posted } = await receive(request)
    const known = desk.curriculum.texts.map(({ id }) => id)
    const texts = [...new Set([posted['text'] ?? []].flat())].filter((id) => known.includes(id))
    const to = one(posted['to'])
    const posts = await listPosts(desk.database, desk.now())
    if (texts.length === 0 || !posts.some(({ id }) => id === to))
      return listPage(desk, request, reply, words[request.visit.language].texts.chooseSome)
    await giveTexts(desk.database, { post: acting.post, account: acting.account, at: desk.now() }, { texts, to })
    return reply.redirect('/texts', 303)
  })
}

/** A declared text beside what is kept of it. */
export interface TextLine {
  readonly text: CourseText
  readonly kept: KeptText
}

/** The texts that the country declares and the database holds. */
export async function textLines({ database, curriculum }: Desk): Promise<readonly TextLine[]> {
  const kept = new Map((await listTexts(database)).map((each) => [each.text, each]))
  return curriculum.texts.flatMap((text) => {
    const found = kept.get(text.id)
    return found ? [{ text, kept: found }] : []
  })
}

async function listPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  trouble?: string,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { texts: say } = words[language]
  const lines = await textLines(desk)
  const gives = await givesTexts(desk.database, acting.post)
  const titles = await postTitles(desk.database, [...new Set(lines.flatMap(({ kept }) => kept.owner ?? []))])
  const posts = gives ? await listPosts(desk.database, desk.now()) : []
  const table = (
    <Table
      language={language}
      caption={say.title}
      quietCaption
      rows={lines}
      keyOf={({ text }) => text.id}
      {...(gives && {
        choose: {
          name: 'text',
          label: ({ text }: TextLine) => fill(say.choose, { text: sayText(desk, language, text) }),
        },
      })}
      columns={[
        {
          head: say.text,
          kind: 'title',
          cell: ({ text }) => <a href={`/texts/${text.id}`}>{sayText(desk, language, text)}</a>,
        },
        {
          head: say.owner,
          cell: ({ kept }) => (kept.owner === null ? say.nobody : sayPost(titles, language, kept.owner)),
        },
        { head: say.version, kind: 'number', cell: ({ kept }) => kept.version },
        { head: say.checkedOn, cell: ({ kept }) => (kept.checkedOn === null ? '' : sayDigits(kept.checkedOn)) },
        {
          head: say.freshness,
          kind: 'corner',
          cell: ({ kept }) => <FreshnessChip desk={desk} language={language} kept={kept} />,
        },
      ]}
    />
  )
  return show(desk, request, reply, {
    title: say.title,
    status: trouble === undefined ? 200 : 422,
    path: '/texts',
    scripts: ['workspace'],
    children: (
      <>
        <Heading title={say.title} sub={say.about} />
        <Stack>
          {trouble !== undefined && (
            <Notice tone="warn" live="alert">
              {trouble}
            </Notice>
          )}
          {gives ? (
            <Form action="/texts">
              {table}
              <Select
                language={language}
                name="to"
                label={say.give}
                options={posts.map(({ id, title }) => ({ value: id, label: title[language] }))}
              />
              <Buttons>
                <Button>{say.giveButton}</Button>
              </Buttons>
            </Form>
          ) : (
            table
          )}
        </Stack>
      </>
    ),
  })
}

interface FreshnessChipProps {
  readonly desk: Desk
  readonly language: Language
  readonly kept: KeptText
}

/** How fresh a text is, in one or two words. */
export function FreshnessChip({ desk, language, kept }: FreshnessChipProps) {
  const freshness = freshnessToday(desk, kept)
  const tone = { checked: 'ok', overdue: 'warn', unconfirmed: 'info' } as const
  return <Chip tone={tone[freshness]}>{words[language].texts.states[freshness]}</Chip>
}
