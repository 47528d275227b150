import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { type Outcome, bad, good } from '#kernel/outcome.ts'
import { prepares } from '#publish/desk/rights.ts'
import { type Ended, begin } from '#publish/desk/working.ts'
import { attackable } from '#publish/desk/workshop.ts'
import { attackAgain, mendCandidate } from '#publish/release/attack-candidate.ts'
import { readCandidate, writeCandidate } from '#publish/release/candidate.ts'
import { type Refused as NotReleased, release } from '#publish/release/decide.ts'
import type { ReleaseRefusal } from '#publish/release/refusal.ts'
import { checkTitle, sayReleaseRefusal } from '#publish/release/say.ts'
import { dropCandidate, findCandidate, keepApproval, rewriteCandidate, takeBackApproval } from '#store/candidates.ts'
import { listPosts } from '#store/posts.ts'
import { Refused } from '#web/errors.ts'
import { type Posted, one, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'

import { type Found, found } from './found.ts'
import { type Answer, candidatePage } from './page.tsx'
import { candidateTablePage } from './table-page.tsx'
import { readText } from './text.ts'

interface Address {
  readonly Params: { readonly id: string; readonly table: string }
}

/** Candidates: looked at, attacked, mended, approved, released, dropped. */
export function candidatePages(server: FastifyInstance, desk: Desk): void {
  server.get<Address>('/publish/candidates/:id', async (request, reply) =>
    show(desk, request, reply, await found(desk, request)),
  )
  server.get<Address>('/publish/candidates/:id/tables/:table', async (request, reply) =>
    candidateTablePage(desk, request, reply, await found(desk, request)),
  )
  server.post<Address>('/publish/candidates/:id', async (request, reply) => {
    const here = await found(desk, request)
    const { posted } = await receive(request)
    const asked: Asked = { desk, request, reply, here, posted }
    if (one(posted['repair']) !== '') return mend(asked)
    switch (one(posted['_do'])) {
      case 'attack':
        return again(asked)
      case 'mend-all':
        return mendAll(asked)
      case 'approve':
        return say(asked, 'approval')
      case 'override':
        return say(asked, 'override')
      case 'take-back':
        await takeBackApproval(desk.database, here.acting.post, { candidate: here.kept.id, kind: 'approval' })
        return back(asked)
      case 'text':
        return rewrite(asked)
      case 'drop':
        mustPrepare(asked)
        await dropCandidate(desk.database, here.acting.post, here.kept.id)
        return reply.redirect('/publish', 303)
      case 'release':
        return letOut(asked)
      default:
        throw new Refused(400, 'unreadable')
    }
  })
}

interface Asked {
  readonly desk: Desk
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly here: Found
  readonly posted: Posted
}

const addressOf = ({ here: { kept } }: Asked) => `/publish/candidates/${kept.id}`

const back = (asked: Asked) => asked.reply.redirect(addressOf(asked), 303)

async function show(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  here: Found,
  answer: Omit<Answer, 'posts'> = {},
): Promise<FastifyReply> {
  const { language } = request.visit
  const posts = await listPosts(desk.database, desk.now())
  return candidatePage(desk, request, reply, here, {
    ...answer,
    posts: posts.map(({ id, title }) => ({ id, title: title[language] })),
  })
}

const refuse = ({ desk, request, reply, here }: Asked, why: ReleaseRefusal, more: Partial<Answer> = {}) =>
  show(desk, request, reply, here, { status: 422, problem: sayReleaseRefusal(request.visit.language, why), ...more })

function mustPrepare({ request }: Asked): void {
  if (!prepares(signed(request).session.post)) throw new Refused(403, 'forbidden')
}

// What was looked at is what is changed: a page that is older than the draft changes nothing.
const isOld = ({ here, posted }: Asked) => one(posted['digest']) !== here.kept.digest

async function mend(asked: Asked): Promise<FastifyReply> {
  mustPrepare(asked)
  if (isOld(asked)) return refuse(asked, { why: 'moved-on' })
  const { here, posted, desk } = asked
  const finding = here.candidate.verdict?.findings[Number(one(posted['finding']))]
  const repair = finding?.repairs[Number(one(posted['repair']))]
  if (!repair) throw new Refused(400, 'unreadable')
  return work(asked, async (task) => {
    const room = await attackable(desk, task)
    return mendCandidate(room, here.kept, { repair, now: desk.now() })
  })
}

// Each repair brings its own attack: a draft that asks for more than these is to be made coarser by hand.
const mostRepairs = 40

/** Applies the cheapest repair of the first finding, attacks, and so on until nothing comes out. */
async function mendAll(asked: Asked): Promise<FastifyReply> {
  mustPrepare(asked)
  if (isOld(asked)) return refuse(asked, { why: 'moved-on' })
  const { here, desk } = asked
  return work(asked, async (task) => {
    const room = await attackable(desk, task)
    const state: { done: Outcome<string, ReleaseRefusal>; rounds: number } = { done: good(here.kept.digest), rounds: 0 }
    while (state.done.ok && state.rounds < mostRepairs) {
      task.signal.throwIfAborted()
      const now = await findCandidate(desk.database, here.acting.post, here.kept.id)
      if (!now || now.kept.digest !== state.done.value) return bad({ why: 'moved-on' })
      const repair = readCandidate(now.kept).verdict?.findings[0]?.repairs[0]
      if (!repair) break
      state.rounds += 1
      state.done = await mendCandidate(room, now.kept, { repair, now: desk.now() })
    }
    return state.done
  })
}

async function again(asked: Asked): Promise<FastifyReply> {
  mustPrepare(asked)
  if (isOld(asked)) return refuse(asked, { why: 'moved-on' })
  const { here, desk } = asked
  return work(asked, async (task) => attackAgain(await attackable(desk, task), here.kept, desk.now()))
}

type Run = (task: Parameters<typeof attackable>[1]) => Promise<Outcome<string, ReleaseRefusal>>

/** Begins to attack anew, which may take a while, and leads to the page of that work. */
async function work(asked: Asked, run: Run): Promise<FastifyReply> {
  const { desk, request, reply, here } = asked
  const to = addressOf(asked)
  const id = await begin(desk, here.acting, {
    kind: 'mending',
    about: { name: here.candidate.name, from: to },
    log: request.log,
    run: async (task): Promise<Ended> => {
      const done = await run(task)
      return done.ok
        ? { state: 'done', outcome: { says: 'attacked', values: { to: `${to}#attack` } } }
        : { state: 'refused', outcome: { says: done.why.why, values: { ...done.why.values, to } } }
    },
  })
  return reply.redirect(`/publish/work/${id}`, 303)
}

async function say(asked: Asked, kind: 'approval' | 'override'): Promise<FastifyReply> {
  const { desk, here, posted } = asked
  const reason = one(posted['reason']).trim().slice(0, 2000)
  if (kind === 'override' && reason === '')
    return refuse(asked, { why: 'reason-missing' }, { problem: undefined, reasonMissing: true })
  const kept = await keepApproval(desk.database, {
    candidate: here.kept.id,
    digest: one(posted['digest']),
    kind,
    post: here.acting.post,
    account: here.acting.account,
    reason,
    givenAt: desk.now(),
  })
  return kept.ok ? back(asked) : refuse(asked, { why: kept.why })
}

async function rewrite(asked: Asked): Promise<FastifyReply> {
  mustPrepare(asked)
  const { desk, request, reply, here, posted } = asked
  const { text, problems } = readText(posted, desk.zone)
  const candidate = { ...here.candidate, ...text }
  if (problems.length > 0)
    return show(desk, request, reply, here, { status: 422, text: { found: candidate, problems } })
  if (isOld(asked)) return refuse(asked, { why: 'moved-on' })
  const done = await rewriteCandidate(desk.database, here.acting.post, {
    id: here.kept.id,
    seen: here.kept.digest,
    name: text.name,
    ...writeCandidate(candidate),
  })
  return done.ok ? back(asked) : refuse(asked, { why: 'moved-on' })
}

async function letOut(asked: Asked): Promise<FastifyReply> {
  const { desk, reply, here, request } = asked
  if (isOld(asked)) return refuse(asked, { why: 'moved-on' })
  const { worker, witness } = desk.press
  const { post, account } = here.acting
  const done = await release(
    { worker, keys: desk.keys, witness },
    { candidate: here.kept.id, synthetic: desk.synthetic, by: { post, account, now: desk.now() } },
  )
  if (done.ok) return reply.redirect(`/publish/releases/${done.value.name}`, 303)
  return refuse(asked, named(request, done.why))
}

/** A refusal whose sentence names the lines of the checklist that hold a release up. */
const named = (request: FastifyRequest, { checks = [], ...why }: NotReleased): ReleaseRefusal => ({
  ...why,
  values: {
    ...why.values,
    checks: checks
      .filter(({ passed }) => !passed)
      .map(({ name }) => checkTitle(request.visit.language, name))
      .join(', '),
  },
})
