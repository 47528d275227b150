import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Register } from '#kernel/register.ts'
import { prepares, signedAs } from '#publish/desk/rights.ts'
import { type Ended, begin } from '#publish/desk/working.ts'
import { type Mapping, headed, matchColumns, readMapping } from '#publish/register/columns.ts'
import { deliver } from '#publish/register/deliver.ts'
import type { DeliveredFile } from '#publish/register/delivered.ts'
import { openDelivered } from '#publish/register/open-delivered.ts'
import { sayFileProblem } from '#publish/register/say.ts'
import { knownHeadings } from '#registry/list/heading.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { FileInput } from '#screen/form/file-input.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons } from '#screen/layout.tsx'
import { findMapping } from '#store/mappings.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import { type Posted, one, receive } from '#web/received.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'

import { dropWaiting, findWaiting, keepWaiting, refusedRowsOf } from './folder.ts'
import { outcomeOf } from './outcome.ts'
import { previewPage } from './preview.tsx'

interface Address {
  readonly Params: { readonly register: string; readonly file: string }
}

/** The largest file that is taken over the web, in bytes; a larger one is imported at the machine itself. */
export const mostBytes = 4 * 1024 ** 3

/** Bringing a delivery: the file goes to disk, its columns are named, its rows are read while its page tells how far. */
export function importPages(server: FastifyInstance, desk: Desk): void {
  server.get<Address>('/publish/registers/:register/import', async (request, reply) =>
    uploadPage(desk, request, reply, allowed(desk, request)),
  )
  server.post<Address>('/publish/registers/:register/import', async (request, reply) => {
    const register = allowed(desk, request)
    const { acting } = signedAs(request, prepares)
    if (!request.isMultipart()) throw new Refused(415, 'wrongKind')
    const part = await request.file({ limits: { fileSize: mostBytes, files: 1 } })
    const whose = { post: acting.post, register: register.name }
    const id = part && (await keepWaiting(desk, whose, part.file, desk.now()))
    if (part?.file.truncated) {
      if (id !== undefined) await dropWaiting(desk, id)
      throw new Refused(413, 'tooLarge')
    }
    if (id === undefined || part?.file.bytesRead === 0)
      return uploadPage(desk, request, reply, register, words[request.visit.language].import.noFile)
    return reply.redirect(`/publish/registers/${register.name}/import/${id}`, 303)
  })
  server.get<Address>('/publish/registers/:register/import/:file', async (request, reply) => {
    const here = await opened(desk, request)
    if ('problem' in here) return uploadPage(desk, request, reply, here.register, here.problem)
    return previewPage(desk, request, reply, here)
  })
  server.post<Address>('/publish/registers/:register/import/:file', async (request, reply) => {
    const here = await opened(desk, request)
    if ('problem' in here) return uploadPage(desk, request, reply, here.register, here.problem)
    const { posted } = await receive(request)
    const mapping = postedMapping(here, posted) ?? here.mapping
    if (one(posted['_do']) !== 'deliver')
      return previewPage(desk, request, reply, { ...here, mapping, remembered: false })
    return bring(desk, request, reply, { ...here, mapping })
  })
}

/** A waiting file, opened, with what its columns are taken for. */
export interface Opened {
  readonly register: Register
  readonly id: string
  readonly file: DeliveredFile
  readonly mapping: Mapping
  /** Whether the columns are as somebody named them last time. */
  readonly remembered: boolean
}

function allowed({ press }: Desk, request: FastifyRequest): Register {
  signedAs(request, prepares)
  const register = press.registers.find(({ name }) => name === (request.params as Address['Params']).register)
  if (!register) throw new Refused(404, 'notFound')
  return register
}

async function opened(
  desk: Desk,
  request: FastifyRequest,
): Promise<Opened | { readonly register: Register; readonly problem: string }> {
  const register = allowed(desk, request)
  const { acting } = signedAs(request, prepares)
  const { file: id } = request.params as Address['Params']
  const waiting = await findWaiting(desk, { post: acting.post, register: register.name }, id)
  if (waiting === undefined) throw new Refused(404, 'listGone')
  const file = await openDelivered(waiting, knownHeadings(headed(register)))
  if (!file.ok) {
    await dropWaiting(desk, id)
    return { register, problem: sayFileProblem(request.visit.language, register, file.why) }
  }
  const { headings } = file.value
  const saved = await findMapping(desk.database, acting.post, {
    register: register.name,
    owner: register.owner,
    headings,
  })
  const known = saved && readMapping(register, saved, headings.length)
  return {
    register,
    id,
    file: file.value,
    mapping: known ?? matchColumns(register, headings),
    remembered: known !== undefined,
  }
}

/** What somebody took each column for; `undefined` when two columns were taken for the same question. */
const postedMapping = ({ register, file }: Opened, posted: Posted): Mapping | undefined =>
  readMapping(
    register,
    file.headings.map((_, column) => {
      const chosen = one(posted[`column.${column}`])
      return chosen === '' || chosen === '-' ? null : chosen
    }),
    file.headings.length,
  )

async function bring(desk: Desk, request: FastifyRequest, reply: FastifyReply, here: Opened): Promise<FastifyReply> {
  const { acting } = signedAs(request, prepares)
  const { language } = request.visit
  const { register, id, file, mapping } = here
  const work = await begin(desk, acting, {
    kind: 'delivery',
    about: {
      register: register.name,
      name: register.words[language].title,
      from: `/publish/registers/${register.name}`,
    },
    log: request.log,
    run: async ({ signal, report, id: own }): Promise<Ended> => {
      const refused = { path: refusedRowsOf(desk, own), language }
      const delivered = await deliver({ office: desk, acting, register, file, mapping, refused, signal, report })
      // A file that somebody stopped may be brought again without being sent again.
      if (delivered.kind !== 'cancelled') await dropWaiting(desk, id)
      const state = delivered.kind === 'kept' || delivered.kind === 'known' ? 'done' : 'refused'
      return { state: delivered.kind === 'cancelled' ? 'cancelled' : state, outcome: outcomeOf(delivered) }
    },
  })
  return reply.redirect(`/publish/work/${work}`, 303)
}

function uploadPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  register: Register,
  problem?: string,
): FastifyReply {
  const { language } = request.visit
  const { import: say } = words[language]
  const { title } = register.words[language]
  const address = `/publish/registers/${register.name}`
  return show(desk, request, reply, {
    title: say.title,
    status: problem === undefined ? 200 : 422,
    path: `${address}/import`,
    children: (
      <>
        <Heading title={say.title} sub={say.about} back={{ href: address, label: title }} />
        <Card title={title}>
          <Form action={`${address}/import`} files>
            <FileInput
              language={language}
              name="file"
              label={say.file}
              accept=".csv,.txt,.xlsx,.parquet"
              limit={say.limit}
              error={problem}
            />
            <Buttons>
              <Button>{say.read}</Button>
            </Buttons>
          </Form>
        </Card>
      </>
    ),
  })
}
