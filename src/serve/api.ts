import type { FastifyInstance, FastifyRequest } from 'fastify'

import { describe } from '#kernel/definition.ts'
import { fileKinds } from '#kernel/kinds/files.ts'
import { actsOf } from '#store/acts.ts'
import { type Wanted, listCases } from '#store/cases.ts'
import { openAnswers } from '#store/seal.ts'
import { Refused } from '#web/errors.ts'
import type { Office } from '#web/office.ts'
import { refusedWith, secured } from '#web/schemas.ts'
import { signed } from '#web/signed.ts'

import * as schemas from './api-schemas.ts'
import { keepListed, lineAnswers, searchFor } from './caseload.ts'
import { openCase } from './opened-case.ts'
import { sayProblem, sayRefusal } from './say.ts'
import { seenAnswers } from './sight.ts'
import { type Verdict, mostActs, submit } from './submit.ts'
import { keepUpload } from './upload.ts'

const onePage = 50

/** The interface for programs: sessions, acts in batches, cases, definitions. */
export function apiRoutes(server: FastifyInstance, office: Office): void {
  actRoutes(server, office)
  caseRoutes(server, office)
  definitionRoutes(server, office)
}

function actRoutes(server: FastifyInstance, office: Office): void {
  server.post<{ Body: unknown }>(
    '/api/acts',
    {
      schema: {
        tags: ['acts'],
        summary: 'Send acts; each gets a verdict of its own',
        ...secured,
        body: schemas.actsBody(office.programmes.values()),
        response: { 200: schemas.verdicts, ...refusedWith(400, 401, 413) },
      },
      // The kernel reads each act and says what is wrong with it; one bad act must not refuse its batch.
      validatorCompiler: () => () => true,
      // Verdicts are made by us, so writing them needs no schema either; it would cost more than the answer.
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => {
      const { acting } = signed(request)
      const { acts, whole } = (typeof request.body === 'object' && request.body !== null ? request.body : {}) as {
        acts?: unknown
        whole?: unknown
      }
      if (!Array.isArray(acts)) throw new Refused(400, 'noActs')
      if (acts.length > mostActs) throw new Refused(413, 'tooManyActs', { most: mostActs })
      const verdicts = await submit(office, acting, acts, { whole: whole === true })
      return { verdicts: verdicts.map((verdict, at) => withSentences(office, request, verdict, acts[at])) }
    },
  )
  server.addContentTypeParser([...fileKinds], { parseAs: 'buffer', bodyLimit: 20 * 1024 * 1024 }, (_, body, done) =>
    done(null, body),
  )
  server.post<{ Body: Buffer }>(
    '/api/files',
    {
      schema: {
        tags: ['acts'],
        summary: 'Send a file, to be named in an act',
        consumes: [...fileKinds],
        ...secured,
        response: { 200: schemas.keptFile, ...refusedWith(401, 413, 415) },
      },
    },
    async (request) => {
      const { acting } = signed(request)
      const kept =
        Buffer.isBuffer(request.body) && request.body.length > 0
          ? await keepUpload(office, acting, { field: '', filename: '', content: request.body })
          : undefined
      if (!kept) throw new Refused(415, 'wrongFileKind')
      return kept
    },
  )
}

function withSentences(office: Office, { visit: { language } }: FastifyRequest, verdict: Verdict, sent: unknown) {
  if (verdict.verdict !== 'refused') return verdict
  const { programme: name, step } = (sent ?? {}) as { readonly programme?: unknown; readonly step?: unknown }
  const programme = typeof name === 'string' ? office.programmes.get(name) : undefined
  return {
    ...verdict,
    says: sayRefusal(language, verdict.why, programme, typeof step === 'string' ? step : undefined),
    ...(verdict.problems && {
      problems: verdict.problems.map((problem) => ({ ...problem, sentence: sayProblem(language, programme, problem) })),
    }),
  }
}

interface Search {
  readonly programme?: string
  readonly state?: string
  readonly search?: string
  readonly page?: number
}

function caseRoutes(server: FastifyInstance, office: Office): void {
  const { programme, state, page } = schemas.searchBody.properties ?? {}
  server.get<{ Querystring: Omit<Search, 'search'> }>(
    '/api/cases',
    {
      schema: {
        tags: ['cases'],
        summary: 'Cases that the post may see, last touched first',
        ...secured,
        // Anything else in the address is dropped: a search word has no place there.
        querystring: { type: 'object', additionalProperties: false, properties: { programme, state, page } },
        response: { 200: schemas.caseList, ...refusedWith(400, 401) },
      },
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => list(office, request, request.query),
  )
  server.post<{ Body: Search }>(
    '/api/cases/search',
    {
      schema: {
        tags: ['cases'],
        summary: 'The same, searched: a name has no place in an address',
        ...secured,
        body: schemas.searchBody,
        response: { 200: schemas.caseList, ...refusedWith(400, 401) },
      },
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => list(office, request, request.body),
  )
  server.get<{ Params: { id: string } }>(
    '/api/cases/:id',
    {
      schema: {
        tags: ['cases'],
        summary: 'One case as it is now',
        ...secured,
        response: { 200: schemas.wholeCase, ...refusedWith(401, 404) },
      },
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => {
      const { now, programme: own, post, answers } = await openCase(office, signed(request).acting, request.params.id)
      const { id, state: present, opened, since, heads, setAside, clashes } = now
      return { id, programme: own.name, post, state: present, opened, since, heads, answers, setAside, clashes }
    },
  )
  server.get<{ Params: { id: string } }>(
    '/api/cases/:id/acts',
    {
      schema: {
        tags: ['cases'],
        summary: 'All acts of a case, in the order they were kept',
        ...secured,
        response: { 200: schemas.actList, ...refusedWith(401, 404) },
      },
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => {
      const { acting } = signed(request)
      const { now, keys, programme: own, reader } = await openCase(office, acting, request.params.id)
      const acts = await actsOf(office.database, acting.post, [now.id])
      return {
        acts: acts.map(({ id, step, at, received, after, by, definition, answers }) => {
          return {
            id,
            step,
            at,
            received,
            after,
            by,
            definition,
            answers: seenAnswers(own, reader, openAnswers(own.record, keys, now.id, answers)),
          }
        }),
      }
    },
  )
}

async function list(office: Office, request: FastifyRequest, { programme, state, search = '', page = 1 }: Search) {
  const { acting } = signed(request)
  const wanted: Wanted = {
    programme,
    states: state === undefined ? undefined : [state],
    found: searchFor(office, search),
  }
  const { lines, total } = await listCases(office.database, acting.post, wanted, {
    from: (page - 1) * onePage,
    most: onePage,
  })
  await keepListed(office, acting, lines)
  const cases = lines.map((line) => ({
    id: line.id,
    programme: line.programme,
    post: line.post,
    state: line.state,
    opened: line.openedAt,
    since: line.sinceAt,
    changed: line.lastAt,
    unsettled: line.unsettled,
    answers: lineAnswers(office, line),
  }))
  return { total, page, cases }
}

function definitionRoutes(server: FastifyInstance, office: Office): void {
  const schema = {
    tags: ['definitions'],
    response: { 200: { type: 'object', additionalProperties: true }, ...refusedWith(404) },
  }
  server.get(
    '/api/definitions',
    {
      schema: { ...schema, summary: 'Every programme: questions, codes, steps and words' },
      serializerCompiler: () => JSON.stringify,
    },
    async (_, reply) =>
      reply
        .header('cache-control', 'public, max-age=60')
        .send({ programmes: [...office.programmes.values()].map(describe) }),
  )
  server.get<{ Params: { list: string } }>(
    '/api/lists/:list',
    {
      schema: { ...schema, summary: 'One code list, with its names and its source' },
      serializerCompiler: () => JSON.stringify,
    },
    async (request, reply) => {
      const found = Object.hasOwn(office.lists, request.params.list) ? office.lists[request.params.list] : undefined
      if (!found) throw new Refused(404, 'notFound')
      return reply.header('cache-control', 'public, max-age=60').send(found)
    },
  )
}
