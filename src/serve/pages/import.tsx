import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { stepOf } from '#kernel/case.ts'
import type { Programme } from '#kernel/programme.ts'
import { type Language, count, fill } from '#kernel/words.ts'
import { type Headed, knownHeadings, matchHeadings } from '#registry/list/heading.ts'
import { type List, readList } from '#registry/list/list.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { FileInput } from '#screen/form/file-input.tsx'
import { Form } from '#screen/form/form.tsx'
import { Select } from '#screen/form/select.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Refused } from '#serve/errors.ts'
import { refusedFile, sayListProblem } from '#serve/import-words.ts'
import {
  type ImportRow,
  type Mapping,
  checkList,
  importable,
  isGood,
  isRefused,
  keepList,
  missingColumns,
  openingStep,
} from '#serve/import.ts'
import { type Acting, dayIn } from '#serve/office.ts'
import type { Posted } from '#serve/posted.ts'
import { signed } from '#serve/signed.ts'
import { receive } from '#serve/upload.ts'
import type { Desk } from '#serve/visit.ts'
import { findDraft, keepDraft } from '#store/drafts.ts'
import { makeOwnKey, openBytes, ownerOf, sealBytes, unwrapKey, wrapKey } from '#store/seal.ts'
import { words } from '#words/serve/words.ts'

import { show } from './frame.tsx'
import { GoodRows, RefusedRows } from './import-rows.tsx'

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
    const chosen: Found = { ...found, mapping: postedMapping(found.list, importable(found.programme), posted) }
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

interface Found {
  readonly programme: Programme
  readonly draft: string
  readonly list: List
  readonly mapping: Mapping
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

async function findList(desk: Desk, request: FastifyRequest): Promise<Found> {
  const programme = allowed(desk, request)
  const { acting } = signed(request)
  const { draft: id } = request.params as Address['Params']
  const draft = /^[0-9a-f-]{36}$/.test(id) ? await findDraft(desk.database, acting.post, id) : undefined
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

function uploadPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  programme: Programme,
  problem?: string,
): FastifyReply {
  const { language } = request.visit
  const { import: say } = words[language]
  return show(desk, request, reply, {
    title: say.title,
    status: problem === undefined ? 200 : 422,
    path: `/import/${programme.name}`,
    children: (
      <>
        <Heading title={say.title} sub={say.about} />
        <Card title={programme.words[language].title}>
          <Form action={`/import/${programme.name}`} files>
            <FileInput
              language={language}
              name="list"
              label={say.file}
              accept=".csv,.txt,.xlsx"
              limit={say.fileLimit}
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

async function previewPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  found: Found,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { import: say } = words[language]
  const { programme, draft, list, mapping } = found
  const rows = await checkList(desk, acting, programme, list, mapping)
  const missing = missingColumns(programme, mapping)
  const bad = rows.filter(isRefused)
  const good = rows.filter(isGood)
  const known = rows.filter((row) => row.known).length
  return show(desk, request, reply, {
    title: say.previewTitle,
    path: `/import/${programme.name}/${draft}`,
    children: (
      <>
        <Heading
          title={say.previewTitle}
          sub={programme.words[language].title}
          back={{ href: `/import/${programme.name}`, label: say.title }}
        />
        <Form action={`/import/${programme.name}/${draft}`}>
          <Stack>
            <Counts language={language} rows={rows} />
            {missing.length > 0 && (
              <Notice tone="warn">
                {fill(say.missingColumns, {
                  fields: missing
                    .map((name) => `«${programme.words[language].fields[name]?.label ?? name}»`)
                    .join(', '),
                })}
              </Notice>
            )}
            <Card title={say.columns}>
              <div class="columns">
                {list.headers.map((header, column) => (
                  <Select
                    key={`column.${column}`}
                    language={language}
                    name={`column.${column}`}
                    label={header === '' ? `${column + 1}` : header}
                    value={mapping[column] ?? '-'}
                    options={[
                      { value: '-', label: say.ignore },
                      ...importable(programme).map(({ name }) => ({
                        value: name,
                        label: programme.words[language].fields[name]?.label ?? name,
                      })),
                    ]}
                  />
                ))}
              </div>
              <Buttons>
                <Button kind="quiet" name="_do" value="check">
                  {say.again}
                </Button>
              </Buttons>
            </Card>
            {bad.length > 0 && (
              <Card title={say.previewBad}>
                <RefusedRows
                  desk={desk}
                  language={language}
                  programme={programme}
                  refused={bad.map((row) => ({ row }))}
                  mapping={mapping}
                />
                <Buttons>
                  <Button kind="quiet" name="_do" value="refused">
                    {say.download}
                  </Button>
                </Buttons>
              </Card>
            )}
            {good.length > 0 && (
              <Card title={say.preview}>
                <GoodRows desk={desk} language={language} programme={programme} rows={good} mapping={mapping} />
              </Card>
            )}
            {good.length === 0 && known === 0 && <Notice tone="bad">{say.nothingGood}</Notice>}
            {good.length > 0 && (
              <Buttons>
                <Button name="_do" value="good">
                  {say.keepGood}
                </Button>
                <Button name="_do" value="all" kind="quiet" {...(bad.length > 0 && { disabledReason: say.keepAllWhy })}>
                  {say.keepAll}
                </Button>
              </Buttons>
            )}
          </Stack>
        </Form>
      </>
    ),
  })
}

const Counts = ({ language, rows }: { readonly language: Language; readonly rows: readonly ImportRow[] }) => {
  const { import: say } = words[language]
  const known = rows.filter((row) => row.known).length
  const bad = rows.filter(isRefused).length
  return (
    <Notice tone={bad > 0 ? 'warn' : 'ok'} live="status">
      {[
        count(language, say.goodRows, rows.filter(isGood).length),
        ...(bad > 0 ? [count(language, say.badRows, bad)] : []),
        ...(known > 0 ? [count(language, say.knownRows, known)] : []),
      ].join(' · ')}
    </Notice>
  )
}

async function donePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  found: Found,
  whole: boolean,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { import: say, people } = words[language]
  const { programme, draft, list, mapping } = found
  const rows = await checkList(desk, acting, programme, list, mapping)
  const { kept, known, refused } = await keepList(desk, acting, programme, rows, { whole })
  return show(desk, request, reply, {
    title: say.done,
    status: kept === 0 && refused.length > 0 ? 422 : 200,
    path: `/import/${programme.name}/${draft}`,
    children: (
      <>
        <Heading title={say.done} sub={programme.words[language].title} />
        <Stack>
          <Notice tone={kept > 0 ? 'ok' : 'warn'} live="status">
            {kept === 0 && whole && refused.length > 0
              ? say.nothingKept
              : [
                  count(language, say.kept, kept),
                  ...(known > 0 ? [count(language, say.known, known)] : []),
                  ...(refused.length > 0 ? [count(language, say.refused, refused.length)] : []),
                ].join(' · ')}
          </Notice>
          {refused.length > 0 && (
            <Card title={say.previewBad} sub={say.downloadAbout}>
              <RefusedRows desk={desk} language={language} programme={programme} refused={refused} mapping={mapping} />
              <Form action={`/import/${programme.name}/${draft}`} hidden={hiddenMapping(list, mapping)}>
                <Buttons>
                  <Button name="_do" value="refused">
                    {say.download}
                  </Button>
                </Buttons>
              </Form>
            </Card>
          )}
          <Buttons>
            <ButtonLink href="/people">{people.title}</ButtonLink>
            <ButtonLink href={`/import/${programme.name}`} kind="quiet">
              {say.title}
            </ButtonLink>
          </Buttons>
        </Stack>
      </>
    ),
  })
}

const hiddenMapping = ({ headers }: List, mapping: Mapping) =>
  Object.fromEntries(headers.map((_, column) => [`column.${column}`, mapping[column] ?? '-']))

async function refusedRows(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { programme, list, mapping }: Found,
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
