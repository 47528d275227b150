import { randomUUIDv7 } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Post } from '#store/posts.ts'
import type { Route } from '#web/route-list.ts'

import { type Gives, givenBy } from './matrix/expectations.ts'
import { opens, reads, sightOf, takes } from './matrix/oracle.ts'
import { type Marked, type World, all, openWorld, posts, vacant } from './matrix/world.ts'
import type { Reply, Visitor } from './visitor.ts'

// Every route and every step, asked by every kind of post about a case of every sensitivity: the application alone.

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const held = posts.filter((post) => post !== vacant)
// What is one's own looks the same from every place, and some of it hashes passwords, which is slow on purpose.
const some = held.filter(({ id }) => id.endsWith('-d1'))
// Some hundred requests a post; a busy machine takes its time.
const patience = 120_000

/** The words of cases that stand in an answer and that whoever asked may not read. */
const betrayed = (reply: Reply, mayRead: (marked: Marked, question: string) => boolean): readonly string[] =>
  world.cases.flatMap((marked) =>
    Object.entries(marked.marks).flatMap(([question, mark]) =>
      !mayRead(marked, question) && (reply.text.includes(mark) || reply.bytes.includes(mark))
        ? [`${question} of a case of ${marked.owner.id} in ${marked.programme.name}`]
        : [],
    ),
  )

const routes = (...wanted: readonly Gives[]): readonly Route[] =>
  world.server.routeList.filter(({ method, url }) => {
    const gives = givenBy(method, url)
    return method !== 'HEAD' && gives !== undefined && wanted.includes(gives)
  })

/** The address of a route with its places filled in; what is not named is something that is nowhere. */
const address = ({ url }: Route, values: Readonly<Record<string, string>>): string =>
  url.replaceAll(/:(\w+)|\*/g, (_, name?: string) => encodeURIComponent(values[name ?? ''] ?? randomUUIDv7()))

/** Asks as a browser would, or as a program where the route is one for programs; what is sent is empty. */
function ask(visitor: Visitor, { method, url }: Route, filled: string): Promise<Reply> {
  if (url.startsWith('/api/')) return visitor.call(method as 'GET', filled, method === 'GET' ? undefined : {})
  return method === 'GET' ? visitor.open(filled) : visitor.post(filled, [])
}

test(
  'somebody has said of every route what it gives to whom',
  () => {
    expect(
      world.server.routeList.filter(({ method, url }) => givenBy(method, url) === undefined),
      'Say in test/matrix/expectations.ts what the route gives to whom',
    ).toEqual([])
  },
  patience,
)

test(
  'without a session, and with one of a post that is held no more, no route gives anything of a case',
  async () => {
    const before = await countAll()
    for (const [who, visitor] of [
      ['stranger', world.stranger],
      ['former holder', world.former],
    ] as const)
      for (const route of world.server.routeList.filter(({ method }) => method !== 'HEAD'))
        for (const marked of route.url.includes(':id') ? world.cases : world.cases.slice(0, 1)) {
          const values = {
            id: route.url.startsWith('/files') ? (marked.file ?? marked.id) : marked.id,
            step: 'correct',
          }
          const reply = await ask(visitor, route, address(route, { ...values, programme: marked.programme.name }))
          expect([who, route, betrayed(reply, () => false)]).toEqual([who, route, []])
          if (['public', 'way-in'].includes(givenBy(route.method, route.url) ?? '')) continue
          // A page leads to the log-in, a program is told.
          expect([
            who,
            route,
            [401, 303].includes(reply.status) && !reply.headers['location']?.startsWith('/case'),
          ]).toEqual([who, route, true])
        }
    expect(await countAll()).toEqual(before)
  },
  patience,
)

test(
  'a case is opened by those who see it, and shows them what they may read and nothing else',
  async () => {
    for (const post of held) {
      const visitor = world.visitor(post.id)
      for (const route of routes('case'))
        for (const marked of world.cases) {
          const reply = await ask(visitor, route, address(route, { id: marked.id }))
          const where = `${route.url} of ${marked.programme.name} of ${marked.owner.id} as ${post.id}`
          expect([where, reply.status]).toEqual([where, sightOf(post, marked) ? 200 : 404])
          expect([where, betrayed(reply, (other, question) => reads(post, other, question))]).toEqual([where, []])
          const shown = Object.entries(marked.marks).filter(
            ([question]) => question !== 'proof' && reads(post, marked, question),
          )
          expect([where, shown.filter(([, mark]) => !reply.text.includes(mark))]).toEqual([where, []])
        }
    }
  },
  patience,
)

test(
  'the form of a step is drawn for those who may take it, without the answers that they may not read',
  async () => {
    for (const post of held) {
      const visitor = world.visitor(post.id)
      for (const marked of world.cases)
        for (const step of ['correct', ...Object.keys(marked.programme.workflow.steps)].slice(0, 4))
          for (const route of routes('step').filter(({ method }) => method === 'GET')) {
            const reply = await ask(visitor, route, address(route, { id: marked.id, step }))
            const { from } = marked.programme.workflow.steps[step] ?? { from: [''] }
            const may = !sightOf(post, marked) || !from ? 404 : takes(post, marked, step) ? 200 : 403
            const where = `${step} of ${marked.programme.name} of ${marked.owner.id} as ${post.id}`
            expect([where, reply.status]).toEqual([where, may])
            expect([where, betrayed(reply, (other, question) => reads(post, other, question))]).toEqual([where, []])
          }
    }
  },
  patience,
)

test(
  'a file comes to those who may read the answer that it is',
  async () => {
    for (const post of held)
      for (const marked of world.cases.filter(({ file }) => file !== undefined)) {
        const reply = await world.visitor(post.id).open(`/files/${marked.file}`)
        expect([post.id, marked.owner.id, reply.status]).toEqual([
          post.id,
          marked.owner.id,
          reads(post, marked, 'proof') ? 200 : 404,
        ])
      }
  },
  patience,
)

test('a certificate is of cases that have one, and of no others whoever asks', async () => {
  for (const post of held)
    for (const marked of world.cases)
      for (const route of routes('paper')) {
        const reply = await ask(world.visitor(post.id), route, address(route, { id: marked.id }))
        const where = `${route.method} ${route.url} of ${marked.programme.name} as ${post.id}`
        const answers = sightOf(post, marked) ? [404, 409] : [404]
        expect([where, answers.includes(reply.status)]).toEqual([where, true])
        expect([where, betrayed(reply, () => false)]).toEqual([where, []])
      }
})

test(
  'lists, searches, files of lists and the audit hold nothing that a post may not read',
  async () => {
    for (const post of held) {
      const visitor = world.visitor(post.id)
      const mayRead = (marked: Marked, question: string) => reads(post, marked, question)
      const own = some.includes(post) ? routes('own') : []
      for (const route of [...routes('seen'), ...own, ...routes('opening')]) {
        if (route.url === '/log-out' || route.method === 'DELETE') continue
        for (const programme of route.url.includes(':programme') ? all : all.slice(0, 1)) {
          const [step = ''] = Object.keys(programme.workflow.steps)
          const reply = await ask(visitor, route, address(route, { programme: programme.name, step }))
          expect([route, post.id, reply.status < 500, betrayed(reply, mayRead)]).toEqual([route, post.id, true, []])
          if (route.method === 'GET' && givenBy(route.method, route.url) === 'opening' && !route.url.includes(':draft'))
            expect([route, post.id, reply.status]).toEqual([route, post.id, opens(post, programme, step) ? 200 : 403])
        }
      }
      for (const marked of world.cases) {
        const found = await visitor.call<{ cases: readonly { id: string }[] }>('POST', '/api/cases/search', {
          search: marked.marks['name'],
        })
        expect([post.id, found.body.cases.map(({ id }) => id), betrayed(found, mayRead)]).toEqual([
          post.id,
          sightOf(post, marked) ? [marked.id] : [],
          [],
        ])
      }
      const listed = await visitor.call<{ cases: readonly { id: string }[] }>('GET', '/api/cases')
      expect([post.id, listed.body.cases.map(({ id }) => id).toSorted()]).toEqual([
        post.id,
        world.cases
          .filter((marked) => sightOf(post, marked))
          .map(({ id }) => id)
          .toSorted(),
      ])
    }
  },
  patience,
)

test(
  'a post and what it leaves behind are shown to its organisation and to those who look after it',
  async () => {
    for (const post of held) {
      const visitor = world.visitor(post.id)
      for (const other of posts.filter((each) => some.includes(each) || each === vacant || each.place === null)) {
        const isAdministrator = post.functions.includes('administrator') && post.place === null
        const page = await visitor.open(`/posts/${other.id}`)
        const may = isAdministrator || post.organisation === other.organisation
        expect([post.id, other.id, page.status]).toEqual([post.id, other.id, may ? 200 : 404])
      }
      const packet = await visitor.open(`/posts/${vacant.id}/handover`)
      expect([post.id, betrayed(packet, (marked, question) => reads(post, marked, question))]).toEqual([post.id, []])
      const standsIn = world.cases.some((marked) => marked.owner === vacant && sightOf(post, marked)?.standsIn)
      expect([post.id, packet.status === 200 || !standsIn]).toEqual([post.id, true])
    }
  },
  patience,
)

test(
  'an act on a case is judged only for those who may take the step; nobody else learns more than that there is none',
  async () => {
    const before = await countAll()
    for (const post of held) {
      const steps = world.cases.flatMap((marked) =>
        ['correct', ...Object.keys(marked.programme.workflow.steps)].map((step) => ({ marked, step })),
      )
      const verdicts = await world.visitor(post.id).send(
        // An answer that no step asks: whoever may take the step is told so, and nothing is kept.
        steps.map(({ marked, step }) => ({
          id: randomUUIDv7(),
          case: marked.id,
          programme: marked.programme.name,
          step,
          answers: { nonsense: 'x' },
        })),
      )
      for (const [at, { marked, step }] of steps.entries()) {
        const verdict = verdicts[at]
        const where = `${step} of ${marked.programme.name} of ${marked.owner.id} as ${post.id}`
        expect([where, verdict?.verdict === 'refused' && verdict.why]).toEqual([
          where,
          expectedRefusal(post, marked, step),
        ])
      }
    }
    expect(await countAll()).toEqual(before)
  },
  patience,
)

function expectedRefusal(post: Post, marked: Marked, step: string): string {
  const opening = step !== 'correct' && !marked.programme.workflow.steps[step]?.from
  // Whoever does not see the case is judged as if it were to be opened.
  if (!sightOf(post, marked)) {
    const { by = [] } =
      step === 'correct' ? { by: marked.programme.workflow.corrections } : (marked.programme.workflow.steps[step] ?? {})
    const isTheirs =
      by.some((each) => post.functions.includes(each)) && (!opening || opens(post, marked.programme, step))
    const seesAsked = step === 'correct' || opening || mightRead(post, marked, step)
    if (!isTheirs || !seesAsked) return 'not-your-function'
    return opening ? 'answers-have-problems' : 'no-such-case'
  }
  if (!takes(post, marked, step)) return 'not-your-function'
  return 'answers-have-problems'
}

// Of a case that is not there, a post is judged by its functions alone, as if it were its own.
const mightRead = (post: Post, { programme }: Marked, step: string) => takes(post, { programme, owner: post }, step)

async function countAll(): Promise<unknown> {
  const { rows } = await world.owner.query(
    `select (select count(*) from safar.acts) as acts, (select count(*) from safar.cases) as cases,
      (select count(*) from safar.posts) as posts, (select count(*) from safar.holdings) as holdings,
      (select count(*) from safar.deputies) as deputies, (select count(*) from safar.glasses) as glasses`,
  )
  return rows[0]
}
