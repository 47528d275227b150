import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { addDays } from '#kernel/date.ts'
import { type Language, fill } from '#kernel/words.ts'
import { giveTo, readDeputy, readHolder } from '#registry/staffing.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { sayDate, sayDigits } from '#screen/date.ts'
import { Facts } from '#screen/facts.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { isId } from '#serve/envelope.ts'
import { sayFunctions, sayName, sayPlace, sayPost } from '#serve/staff.ts'
import { type Deputy, listDeputies } from '#store/deputies.ts'
import { type ListedPost, findListed, holdingsOf, listDirectory, organisationNames } from '#store/directory.ts'
import { postTitles } from '#store/posts.ts'
import { type Staffed, closePost, endDeputy, nameDeputy, vacatePost } from '#store/staffing.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { dayIn, startOf } from '#web/office.ts'
import { type Posted, one, receive } from '#web/received.ts'
import { type Signed, signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/posts/words.ts'

import { DeputyForm, GiveForm, GraveForm, Refusal, type Sent } from './post-forms.tsx'
import { HolderOf } from './posts.tsx'

interface Address {
  readonly Params: { readonly id: string }
  readonly Querystring: { readonly done?: string }
}

/** One post: who holds it, who held it, who stands in, and what may be changed about it by whom. */
export function postPages(server: FastifyInstance, desk: Desk): void {
  server.get<Address>('/posts/:id', async (request, reply) =>
    postPage(desk, request, reply, await find(desk, request), { done: request.query.done }),
  )
  server.post<Address>('/posts/:id', async (request, reply) => {
    const post = await find(desk, request)
    const { posted } = await receive(request)
    const done = one(posted['_do'])
    if (done === 'give') return give(desk, request, reply, post, posted)
    if (done === 'deputy') return depute(desk, request, reply, post, posted)
    const { acting } = signed(request)
    const { id } = post
    const at = desk.now()
    if (done === 'vacate')
      return answer(desk, request, reply, post, await vacatePost(desk.database, acting, { post: id, at }), 'vacated')
    if (done === 'close')
      return answer(desk, request, reply, post, await closePost(desk.database, acting, { post: id, at }), 'closed')
    const naming = one(posted['naming'])
    if (done === 'end' && isId(naming))
      return answer(
        desk, request, reply, post, await endDeputy(desk.database, acting, { id: naming, at }), 'deputy-ended',
      ) // prettier-ignore
    throw new Refused(400, 'unreadable')
  })
}

async function find(desk: Desk, request: FastifyRequest): Promise<ListedPost> {
  const { session, acting } = signed(request)
  const { id } = request.params as Address['Params']
  const { organisation } = session.post
  const post = await findListed(desk.database, { post: acting.post, organisation, now: desk.now() }, id)
  if (!post) throw new Refused(404, 'notFound')
  return post
}

async function give(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  post: ListedPost,
  posted: Posted,
): Promise<FastifyReply> {
  const read = readHolder(posted)
  if (!read.ok) return postPage(desk, request, reply, post, { posted, faults: read.why })
  const given = await giveTo(desk, signed(request).acting, { post: post.id, holder: read.value })
  if (!given.ok)
    return postPage(
      desk,
      request,
      reply,
      post,
      typeof given.why === 'string' ? { posted, refusal: given.why } : { posted, faults: given.why },
    )
  // A password is shown once, in the answer itself: it must stand in no address and in no history.
  if (given.value.password === undefined) return reply.redirect(`/posts/${post.id}?done=gave`, 303)
  return postPage(desk, request, reply, await find(desk, request), { done: 'gave', password: given.value.password })
}

async function depute(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  post: ListedPost,
  posted: Posted,
): Promise<FastifyReply> {
  const today = dayIn(desk.zone, desk.now())
  const read = readDeputy(posted, today)
  if (!read.ok) return postPage(desk, request, reply, post, { posted, faults: read.why })
  const { deputy, from, until } = read.value
  const named = await nameDeputy(desk.database, signed(request).acting, {
    post: post.id,
    deputy,
    // Whoever is named for today stands in from this moment on.
    from: from <= today ? desk.now() : startOf(desk.zone, from),
    // The last day is meant to its end.
    until: until === undefined ? null : startOf(desk.zone, addDays(until, 1)),
    at: desk.now(),
  })
  if (named !== 'done') return postPage(desk, request, reply, post, { posted, refusal: named })
  return reply.redirect(`/posts/${post.id}?done=deputy-named`, 303)
}

function answer(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  post: ListedPost,
  staffed: Staffed,
  done: string,
): Promise<FastifyReply> | FastifyReply {
  if (staffed !== 'done') return postPage(desk, request, reply, post, { refusal: staffed })
  return reply.redirect(`/posts/${post.id}?done=${done}`, 303)
}

interface Sheet extends Sent {
  readonly done?: string | undefined
  readonly password?: string
}

async function postPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  post: ListedPost,
  sheet: Sheet,
): Promise<FastifyReply> {
  const found = signed(request)
  const { language } = request.visit
  const { post: say, posts } = words[language]
  const { now } = desk
  const deputies = await listDeputies(desk.database, [post.id], now())
  const held = await holdingsOf(desk.database, post.id)
  const names = await organisationNames(desk.database)
  const titles = await postTitles(desk.database, [...post.standIns, ...deputies.map(({ deputy }) => deputy)])
  const forms = await Forms({ desk, found, language, post, deputies, sheet })
  return show(desk, request, reply, {
    title: post.title[language],
    status: sheet.faults || sheet.refusal ? 422 : 200,
    path: `/posts/${post.id}`,
    children: (
      <>
        <Heading
          title={post.title[language]}
          sub={`${names.get(post.organisation)?.[language] ?? post.organisation} · ${sayPlace(desk, language, post.place)} · ${sayFunctions(language, post.functions)}`}
          back={{ href: '/posts', label: say.back }}
        >
          {mayReadHandover(found, post) && (
            <ButtonLink href={`/posts/${post.id}/handover`} kind="quiet">
              {say.handover}
            </ButtonLink>
          )}
        </Heading>
        <Stack>
          <Done language={language} post={post} sheet={sheet} />
          <Refusal language={language} refusal={sheet.refusal} />
          <Card title={say.now}>
            <Facts
              facts={[
                { asked: posts.holder, answered: <HolderOf desk={desk} language={language} post={post} /> },
                {
                  asked: posts.deputies,
                  answered:
                    deputies.length === 0
                      ? posts.noDeputies
                      : deputies.map((each) => (
                          <p key={each.id}>
                            {sayPost(titles, language, each.deputy)} · {sayTerm(desk, language, each)}
                          </p>
                        )),
                },
                ...held
                  .filter(({ heldUntil }) => heldUntil !== null && heldUntil <= now())
                  .map(({ account, sealedName, heldFrom, heldUntil }) => ({
                    asked: fill(say.fromUntil, {
                      from: sayDigits(dayIn(desk.zone, heldFrom)),
                      until: heldUntil ? sayDigits(dayIn(desk.zone, heldUntil)) : say.untilNow,
                    }),
                    answered: sayName(desk, account, sealedName),
                  })),
              ]}
            />
          </Card>
          {forms}
        </Stack>
      </>
    ),
  })
}

/** Whether a post's packet is for whoever asks: the post itself, who stands in for it, who looks after it. */
export const mayReadHandover = ({ acting }: Signed, post: ListedPost): boolean =>
  post.id === acting.post || post.standIns.includes(acting.post) || post.administers || post.supervises

const sayTerm = (desk: Desk, language: Language, { standsFrom, standsUntil }: Deputy): string =>
  fill(words[language].post.deputySince, {
    from: sayDate(language, dayIn(desk.zone, standsFrom)),
    until: standsUntil ? sayDate(language, addDays(dayIn(desk.zone, standsUntil), -1)) : words[language].post.open,
  })

const Done = ({
  language,
  post,
  sheet: { done = '', password },
}: {
  readonly language: Language
  readonly post: ListedPost
  readonly sheet: Sheet
}) => {
  const say: Readonly<Record<string, string>> = words[language].done
  if (!Object.hasOwn(say, done) || done === 'account') return null
  return (
    <Notice tone="ok" live="status">
      <p>{fill(say[done] ?? '', { login: post.login ?? '' })}</p>
      {password !== undefined && <p>{fill(words[language].done.account, { password })}</p>}
    </Notice>
  )
}

interface FormsProps {
  readonly desk: Desk
  readonly found: Signed
  readonly language: Language
  readonly post: ListedPost
  readonly deputies: readonly Deputy[]
  readonly sheet: Sheet
}

/** What the asking post may change: administrators everything, supervisors vacancy and deputies, a post its own deputies. */
async function Forms({ desk, found, language, post, deputies, sheet }: FormsProps) {
  const { acting, session } = found
  const isOwn = post.id === acting.post
  if (post.closedAt || !(isOwn || post.administers || post.supervises)) return null
  const asking = { post: acting.post, organisation: session.post.organisation, now: desk.now() }
  const others = (await listDirectory(desk.database, asking)).filter(
    ({ id, organisation }) => id !== post.id && organisation === post.organisation,
  )
  const titles = new Map(others.map(({ id, title }) => [id, title]))
  const form = { language, action: `/posts/${post.id}` }
  const mended = { posted: sheet.posted, faults: sheet.faults }
  return (
    <>
      {post.administers && <GiveForm {...form} {...mended} />}
      {!isOwn && post.account !== null && <GraveForm {...form} what="vacate" />}
      <DeputyForm
        {...form}
        {...mended}
        today={dayIn(desk.zone, desk.now())}
        others={others.map(({ id, title }) => ({ value: id, label: title[language] }))}
      />
      {deputies.length > 0 && (
        <Card title={words[language].posts.deputies}>
          {deputies.map((each) => (
            <Form key={each.id} action={form.action} hidden={{ _do: 'end', naming: each.id }}>
              <p>
                {sayPost(titles, language, each.deputy)} · {sayTerm(desk, language, each)}
              </p>
              <Buttons>
                <Button
                  kind="quiet"
                  accessibleName={fill(words[language].post.deputyEndOf, {
                    post: sayPost(titles, language, each.deputy),
                  })}
                >
                  {words[language].post.deputyEnd}
                </Button>
              </Buttons>
            </Form>
          ))}
        </Card>
      )}
      {post.administers && post.account === null && <GraveForm {...form} what="close" />}
    </>
  )
}
