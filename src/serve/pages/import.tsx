import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { stepOf } from '#kernel/case.ts'
import type { Programme } from '#kernel/programme.ts'
import { type Headed, knownHeadings, matchHeadings } from '#registry/list/heading.ts'
import { type List, readList } from '#registry/list/list.ts'
import { isId } from '#serve/envelope.ts'
import { refusedFile, sayListProblem } from '#serve/import-words.ts'
import { type ListAtHand, type Mapping, checkList, importable, isRefused, openingStep } from '#serve/import.ts'
import { findDraft, keepDraft } from '#store/drafts.ts'
import { makeOwnKey, openBytes, ownerOf, sealBytes, unwrapKey, wrapKey } from '#store/seal.ts'
import { Refused } from '#web/errors.ts'
import { type Acting, dayIn } from '#web/office.ts'
import { type Posted, receive } from '#web/received.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/serve/words.ts'

import { donePage } from './import-done.tsx'
import { previewPage } from './import-preview.tsx'
import { uploadPage } from './import-upload.tsx'

interface Address {
  readonly Params: { readonly programme: string; readonly draft: string }
}

/** Importing the list that a centre keeps: read, check with its mapping, keep, take the refused rows away. */
export function importPages(server: FastifyInstance, desk: Desk): void {
  server.get<Address>('/import/:programme', async (request, reply) =>
    uploadPage(desk, request, reply, allowed(desk, request)),
  )
  server.post<Address>('/import/:programme', async (request, reply) => {
    const programme = allowed(desk, request)
    const { acting } = signed(request)
    const { language } = request.visit
    const [upload] = (await receive(request)).uploads
    if (!upload) return uploadPage(desk, request, reply, programme, words[language].import.noFile)
    const list = readList(upload.content, knownHeadings(importable(programme)))
    if (!list.ok) return uploadPage(desk, request, reply, programme, sayListProblem(language, list.why))
    const id = await keepSealed(desk, acting, programme, upload.content)
    return reply.redirect(`/import/${programme.name}/${id}`, 303)
  })
  server.get<Address>('/import/:programme/:draft', async (request, reply) =>
    previewPage(desk, request, reply, await findList(desk, request)),
  )
  server.post<Address>('/import/:programme/:draft', async (request, reply) => {
    const found = await findList(desk, request)
    const { posted } = await receive(request)
    const chosen: ListAtHand = { ...found, mapping: postedMapping(found.list, importable(found.programme), posted) }
    const wish = posted['_do']
    if (wish === 'refused') return refusedRows(desk, request, reply, chosen)
    return wish === 'good' || wish === 'all'
      ? donePage(desk, request, reply, chosen, wish === 'all')
      : previewPage(desk, request, reply, chosen)
  })
}

/** The programme of this address, for a post that may open its cases. */
function allowed(desk: Desk, request: FastifyRequest): Programme {
  const { acting } = signed(request)
  const programme = desk.programmes.get((request.params as Address['Params']).programme)
  if (!programme) throw new Refused(404, 'notFound')
  const by = stepOf(programme, openingStep(programme))?.by ?? []
  if (!by.some((each) => acting.functions.includes(each))) throw new Refused(403, 'forbidden')
  return programme
}

async function keepSealed(desk: Desk, { post }: Acting, { name }: Programme, content: Buffer): Promise<string> {
  const id = crypto.randomUUID()
  const key = makeOwnKey()
  const owner = ownerOf.draft(id)
  await keepDraft(desk.database, {
    id,
    post,
    programme: name,
    wrapped: wrapKey(desk.keys, key, owner),
    content: sealBytes(key, content, owner),
  })
  return id
}

async function findList(desk: Desk, request: FastifyRequest): Promise<ListAtHand> {
  const programme = allowed(desk, request)
  const { acting } = signed(request)
  const { draft: id } = request.params as Address['Params']
  const draft = isId(id) ? await findDraft(desk.database, acting.post, id) : undefined
  if (!draft || draft.programme !== programme.name) throw new Refused(404, 'listGone')
  const owner = ownerOf.draft(id)
  const headed = importable(programme)
  const list = readList(
    openBytes(unwrapKey(desk.keys, draft.wrapped, owner), draft.content, owner),
    knownHeadings(headed),
  )
  if (!list.ok) throw new Refused(404, 'listGone')
  return { programme, draft: id, list: list.value, mapping: matchHeadings(list.value.headers, headed) }
}

const postedMapping = ({ headers }: List, headed: readonly Headed[], posted: Posted): Mapping =>
  headers.map((_, column) => headed.find(({ name }) => name === posted[`column.${column}`])?.name)

async function refusedRows(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { programme, list, mapping }: ListAtHand,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const rows = await checkList(desk, acting, programme, list, mapping)
  const refused = rows.filter(isRefused).map((row) => ({ row }))
  return reply
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="refused-${dayIn(desk.zone, desk.now())}.csv"`)
    .send(Buffer.from(refusedFile(request.visit.language, programme, list, refused, desk.synthetic)))
}
