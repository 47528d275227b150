import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { type Language, count, fill } from '#kernel/words.ts'
import { type FormFaults, readNewPost } from '#registry/staffing.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDigits } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Filter } from '#screen/filter.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { Table } from '#screen/table.tsx'
import { sayFunctions, sayName, sayPlace } from '#serve/staff.ts'
import { type ListedPost, listDirectory, organisationNames } from '#store/directory.ts'
import { type StaffingRefusal, makePost } from '#store/staffing.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import { type Posted, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/posts/words.ts'

import { NewPostForm } from './post-forms.tsx'

/** The posts of one's organisation and those that one looks after: who holds them, since when, and which are vacant. */
export function postsPages(server: FastifyInstance, desk: Desk): void {
  server.get<{ Querystring: { organisation?: string } }>('/posts', async (request, reply) =>
    listPage(desk, request, reply, request.query.organisation),
  )
  server.get('/posts/new', async (request, reply) => newPage(desk, request, reply))
  server.post('/posts/new', async (request, reply) => {
    const { acting } = administrator(request)
    const { posted } = await receive(request)
    const read = readNewPost(posted)
    if (!read.ok) return newPage(desk, request, reply, { posted, faults: read.why })
    const made = await makePost(desk.database, acting, { post: read.value, at: desk.now() })
    if (made !== 'done') return newPage(desk, request, reply, { posted, refusal: made })
    return reply.redirect(`/posts/${read.value.id}?done=made`, 303)
  })
}

function administrator(request: FastifyRequest) {
  const found = signed(request)
  if (!found.acting.functions.includes('administrator')) throw new Refused(403, 'forbidden')
  return found
}

async function listPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: unknown,
): Promise<FastifyReply> {
  const { session, acting } = signed(request)
  const { language } = request.visit
  const { posts: say } = words[language]
  const { organisation } = session.post
  const all = await listDirectory(desk.database, { post: acting.post, organisation, now: desk.now() })
  const names = await organisationNames(desk.database)
  const organisations = [...new Set(all.map((post) => post.organisation))]
  const chosen = organisations.find((each) => each === wanted)
  const shown = all.filter((post) => chosen === undefined || post.organisation === chosen)
  return show(desk, request, reply, {
    title: say.title,
    path: '/posts',
    children: (
      <>
        <Heading title={say.title} sub={say.about}>
          {acting.functions.includes('administrator') && <ButtonLink href="/posts/new">{say.make}</ButtonLink>}
        </Heading>
        <Stack>
          {organisations.length > 1 && (
            <Filter
              label={say.organisation}
              links={[
                { href: '/posts', label: say.all, current: chosen === undefined },
                ...organisations.map((each) => ({
                  href: `/posts?organisation=${encodeURIComponent(each)}`,
                  label: names.get(each)?.[language] ?? each,
                  current: each === chosen,
                })),
              ]}
            />
          )}
          <Table
            language={language}
            caption={count(language, say.found, shown.length)}
            rows={shown}
            keyOf={({ id }) => id}
            empty={<Empty title={say.none}>{say.noneTodo}</Empty>}
            columns={[
              {
                head: say.post,
                kind: 'title',
                cell: ({ id, title }) => <a href={`/posts/${encodeURIComponent(id)}`}>{title[language]}</a>,
              },
              ...(organisations.length > 1 && chosen === undefined
                ? [
                    {
                      head: say.organisation,
                      cell: (post: ListedPost) => names.get(post.organisation)?.[language] ?? post.organisation,
                    },
                  ]
                : []),
              { head: say.place, cell: ({ place }) => sayPlace(desk, language, place) },
              { head: say.does, cell: ({ functions }) => sayFunctions(language, functions) },
              {
                head: say.holder,
                kind: 'corner',
                cell: (post) => <HolderOf desk={desk} language={language} post={post} />,
              },
            ]}
          />
        </Stack>
      </>
    ),
  })
}

interface HolderProps {
  readonly desk: Desk
  readonly language: Language
  readonly post: ListedPost
}

/** Who holds a post and since when, or that it is vacant and whether anybody stands in. */
export const HolderOf = ({ desk, language, post }: HolderProps) => {
  const { posts: say } = words[language]
  const { account, sealedName, heldFrom, vacantSince, standIns, closedAt } = post
  if (closedAt) return <Chip tone="info">{say.closed}</Chip>
  if (account !== null && sealedName !== null)
    return (
      <>
        {sayName(desk, account, sealedName)}
        {heldFrom && <small class="sub"> {fill(say.since, { day: sayDigits(dayIn(desk.zone, heldFrom)) })}</small>}
      </>
    )
  if (standIns.length === 0) return <Chip tone="bad">{say.nobody}</Chip>
  return (
    <Chip tone="warn">
      {vacantSince ? fill(say.vacantSince, { day: sayDigits(dayIn(desk.zone, vacantSince)) }) : say.vacant}
    </Chip>
  )
}

interface Sheet {
  readonly posted: Posted
  readonly faults?: FormFaults
  readonly refusal?: StaffingRefusal
}

async function newPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, sheet?: Sheet): Promise<FastifyReply> {
  const { session } = administrator(request)
  const { language } = request.visit
  const { post: say } = words[language]
  const names = await organisationNames(desk.database)
  // Whoever administers one place makes posts of their own organisation; the database holds them to it.
  const offered = session.post.place === null ? [...names.keys()] : [session.post.organisation]
  return show(desk, request, reply, {
    title: say.makeTitle,
    status: sheet ? 422 : 200,
    path: '/posts/new',
    children: (
      <>
        <Heading title={say.makeTitle} sub={say.makeWhat} back={{ href: '/posts', label: say.back }} />
        <NewPostForm
          desk={desk}
          language={language}
          organisations={offered.map((code) => ({ value: code, label: names.get(code)?.[language] ?? code }))}
          {...sheet}
        />
      </>
    ),
  })
}
