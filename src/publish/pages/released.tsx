import { readFileSync } from 'node:fs'
import path from 'node:path'

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { type Language, fill } from '#kernel/words.ts'
import { HowToVerify } from '#publish/desk/release/verify.tsx'
import { type PublicRelease, findRelease, handOut, ledgerFile } from '#publish/release/public.ts'
import { tarOf } from '#publish/release/tar.ts'
import { type ToldRelease, type ToldTable, readTold, readToldTable } from '#publish/released/read.ts'
import { addressWith, pageIn } from '#publish/table/address.ts'
import { MethodReport } from '#publish/table/method-report.tsx'
import { SliceChoice } from '#publish/table/slice-choice.tsx'
import { SliceTable } from '#publish/table/slice-table.tsx'
import { type Asked, sliceOf } from '#publish/table/slice.ts'
import { Card } from '#screen/card.tsx'
import { sayDigits, sayMoment } from '#screen/date.ts'
import { Facts } from '#screen/facts.tsx'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { Rows } from '#screen/rows.tsx'
import { publicKeyOf } from '#store/ledger.ts'
import { Refused } from '#web/errors.ts'
import { show } from '#web/frame.tsx'
import type { Desk } from '#web/visit.ts'
import { words as deskWords } from '#words/desk/words.ts'
import { words as releaseWords } from '#words/release/words.ts'
import { words } from '#words/series/words.ts'

// Handed out as it lies beside the code: who checks a release should not have to trust what is served with it.
const verifier = path.join(import.meta.dirname, '..', '..', '..', 'verify-release.mjs')

interface Address {
  readonly Params: { readonly name: string; readonly table: string }
}

/** What this office has released, for everybody: each release, each of its tables, the bundle, the ledger and the script that checks them. */
export function releasedPages(server: FastifyInstance, desk: Desk): void {
  server.get('/figures/releases/verify-release.mjs', async (_request, reply) =>
    attached(reply, 'verify-release.mjs', 'text/javascript; charset=utf-8').send(readFileSync(verifier)),
  )
  server.get('/figures/releases/ledger.jsonl', async (_request, reply) =>
    attached(reply, 'ledger.jsonl', 'application/jsonl; charset=utf-8').send(
      await ledgerFile(desk.database, publicKeyOf(desk.keys)),
    ),
  )
  server.get<Address>('/figures/releases/:name', async (request, reply) => {
    const [, archived] = /^(.+)\.tar$/.exec(request.params.name) ?? []
    return archived === undefined ? releasePage(desk, request, reply) : bundle(desk, request, reply, archived)
  })
  server.get<Address>('/figures/releases/:name/:table', async (request, reply) => tablePage(desk, request, reply))
}

const attached = (reply: FastifyReply, name: string, type: string) =>
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`)

const postOf = ({ visit: { session } }: FastifyRequest) => session?.post.id ?? ''

async function bundle(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  release: string,
): Promise<FastifyReply> {
  const files = await handOut(desk.database, publicKeyOf(desk.keys), { release, post: postOf(request) })
  if (!files) throw new Refused(404, 'notFound')
  return attached(reply, `${release}.tar`, 'application/x-tar').send(tarOf(release, files))
}

interface Here {
  readonly known: PublicRelease
  /** Absent when it was withdrawn, or is for others. */
  readonly told: ToldRelease | undefined
}

async function found(desk: Desk, request: FastifyRequest): Promise<Here> {
  const { name } = request.params as Address['Params']
  const known = await findRelease(desk.database, name)
  if (!known) throw new Refused(404, 'notFound')
  return { known, told: await readTold(desk.database, name, postOf(request)) }
}

async function releasePage(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language } = request.visit
  const { known, told } = await found(desk, request)
  const { entry, withdrawn, revisedBy } = known
  const { released: say } = deskWords[language]
  const address = `/figures/releases/${entry.release}`
  return show(desk, request, reply, {
    title: entry.title[language],
    path: address,
    children: (
      <>
        <Heading
          title={entry.title[language]}
          sub={told?.about[language]}
          back={{ href: '/figures', label: words[language].title }}
        />
        <Stack>
          {withdrawn && (
            <Notice tone="bad" title={say.withdrawn}>
              {withdrawn.why?.[language]}
            </Notice>
          )}
          {revisedBy !== undefined && (
            <Notice tone="warn">
              {say.revised} <a href={`/figures/releases/${revisedBy}`}>{revisedBy}</a>
            </Notice>
          )}
          {!withdrawn && !told && <Notice tone="info">{say.forOthers}</Notice>}
          {told?.synthetic && <Notice tone="warn">{releaseWords[language].page.synthetic}</Notice>}
          {told && (
            <>
              <Card title={say.tables}>
                <Rows
                  rows={told.tables.map(({ table, title, about }) => ({
                    key: table,
                    children: (
                      <>
                        <a href={`${address}/${table}`}>{title[language]}</a>
                        <br />
                        <span class="sub">{about[language]}</span>
                      </>
                    ),
                  }))}
                />
              </Card>
              <Card title={say.facts}>
                <Facts facts={factsOf(language, desk.zone, told)} />
                <p>{told.notes[language]}</p>
              </Card>
              <HowToVerify language={language} release={entry.release} publicKey={publicKeyOf(desk.keys)} />
            </>
          )}
        </Stack>
      </>
    ),
  })
}

const factsOf = (language: Language, zone: string, told: ToldRelease) => {
  const { page } = releaseWords[language]
  return [
    { asked: page.name, answered: told.name },
    { asked: page.asOf, answered: sayDigits(told.asOf) },
    { asked: page.publicFrom, answered: sayMoment(language, told.publicFrom, zone) },
    { asked: page.licence, answered: told.licence },
    ...told.snapshots.map(({ title, owner, delivered }) => ({
      asked: deskWords[language].released.source,
      answered: fill(page.source, { source: title[language], owner, day: sayDigits(delivered.slice(0, 10)) }),
    })),
  ]
}

async function tablePage(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language } = request.visit
  const { known, told } = await found(desk, request)
  const { table: name } = request.params as Address['Params']
  const table = told?.tables.find((each) => each.table === name)
  const release = known.entry.release
  const read = table && (await readToldTable(desk.database, { release, table, post: postOf(request) }))
  if (!told || !table || !read) throw new Refused(404, 'notFound')
  const asked = request.query as Asked
  const slice = sliceOf(read, asked)
  const action = `/figures/releases/${release}/${name}`
  return show(desk, request, reply, {
    title: table.title[language],
    path: action,
    children: (
      <>
        <Heading
          title={table.title[language]}
          sub={sayAbout(language, told, table)}
          back={{ href: `/figures/releases/${release}`, label: told.title[language] }}
        />
        <Stack>
          {told.synthetic && <Notice tone="warn">{releaseWords[language].page.synthetic}</Notice>}
          <SliceChoice language={language} table={read} slice={slice} action={action} />
          <Card>
            <SliceTable
              language={language}
              caption={slice.figure.words[language]}
              slice={slice}
              page={pageIn(asked)}
              zeros={asked['zeros'] === 'yes'}
              to={(more) => addressWith(action, asked, more)}
            />
          </Card>
          <MethodReport language={language} note={table.method.note} report={table.method.report} />
        </Stack>
      </>
    ),
  })
}

const sayAbout = (language: Language, { asOf }: ToldRelease, { about }: ToldTable) =>
  `${about[language]} ${releaseWords[language].page.asOf}: ${sayDigits(asOf)}`
