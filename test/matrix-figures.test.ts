import { randomUUIDv7 } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Post } from '#store/posts.ts'
import type { Route } from '#web/route-list.ts'

import { type World, openWorld, posts, vacant } from './matrix/world.ts'

// The desk of figures, asked by every kind of post: who may look at registers, who decides on figures, who prepares them.

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const prepares = ({ functions }: Post) => functions.includes('statistician')
const decides = (post: Post) => prepares(post) || (post.functions.includes('supervisor') && post.place === null)
const sees = (post: Post) => prepares(post) || post.functions.includes('administrator')

/** Who may ask for a route at all; what it then answers is not asked here. */
const rules: readonly (readonly [route: string, may: (post: Post) => boolean])[] = [
  ['GET /publish', (post) => decides(post) || sees(post)],
  ['GET /publish/registers', sees],
  ['GET /publish/registers/:register', sees],
  ['POST /publish/registers/:register/deliveries/:delivery', prepares],
  ['GET /publish/registers/:register/import', prepares],
  ['POST /publish/registers/:register/import', prepares],
  ['GET /publish/registers/:register/import/:file', prepares],
  ['POST /publish/registers/:register/import/:file', prepares],
  ['GET /publish/tables', prepares],
  ['GET /publish/tables/:table', prepares],
  ['POST /publish/tables/:table', prepares],
  ['GET /publish/prepare', prepares],
  ['POST /publish/prepare', prepares],
  ['GET /publish/candidates/:id', decides],
  ['POST /publish/candidates/:id', decides],
  ['GET /publish/candidates/:id/tables/:table', decides],
  ['GET /publish/releases', decides],
  ['GET /publish/releases/:name', decides],
  ['POST /publish/releases/:name', decides],
  ['GET /publish/budget', decides],
  ['GET /publish/missing', decides],
  ['POST /publish/missing', prepares],
  ['GET /publish/work/:id', prepares],
  ['GET /publish/work/:id/progress', prepares],
  ['POST /publish/work/:id', prepares],
  ['GET /publish/work/:id/refused.csv', prepares],
  ['POST /publish/work/:id/forget', prepares],
]

const ours = (): readonly Route[] =>
  world.server.routeList.filter(({ method, url }) => method !== 'HEAD' && /^\/publish(\/|$)/.test(url))

const filled = ({ url }: Route): string =>
  url.replace(':register', 'returns').replaceAll(/:(\w+)/g, () => randomUUIDv7())

test('of every route of the desk it is said who may ask', () => {
  expect(
    ours()
      .map(({ method, url }) => `${method} ${url}`)
      .toSorted(),
  ).toEqual(rules.map(([route]) => route).toSorted())
})

test('each kind of post reaches what it decides, prepares or looks after, and nothing else', async () => {
  for (const post of posts.filter((each) => each !== vacant)) {
    const visitor = world.visitor(post.id)
    for (const route of ours()) {
      const [, may] = rules.find(([name]) => name === `${route.method} ${route.url}`) ?? []
      const url = filled(route)
      const reply = route.method === 'GET' ? await visitor.open(url) : await visitor.post(url, [])
      // Nothing is there, or what was sent was empty: but it was this post's to ask.
      const answered = reply.status !== 403 && reply.status < 500
      expect([post.id, route.method, route.url, answered]).toEqual([post.id, route.method, route.url, may?.(post)])
    }
  }
}, 60_000)

test('the way into the desk stands in the menu of those who may enter, and of nobody else', async () => {
  for (const post of posts.filter((each) => each !== vacant)) {
    const { text } = await world.visitor(post.id).open('/today')
    expect([post.id, text.includes('href="/publish"')]).toEqual([post.id, decides(post) || sees(post)])
  }
})
