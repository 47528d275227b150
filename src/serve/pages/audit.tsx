import type { FastifyInstance } from 'fastify'

import { type Language, type Phrase, count, fill } from '#kernel/words.ts'
import { Card } from '#screen/card.tsx'
import { sayMoment } from '#screen/date.ts'
import { Heading } from '#screen/heading.tsx'
import { Stack } from '#screen/layout.tsx'
import { type Column, Table } from '#screen/table.tsx'
import { pseudonym } from '#serve/caseload.ts'
import { sayDone } from '#serve/say.ts'
import { openNames, sayPost } from '#serve/staff.ts'
import { accountNames } from '#store/accounts.ts'
import { postTitles } from '#store/posts.ts'
import { type AuditedAct, type TrailEntry, listAudit, listTrail } from '#store/reads.ts'
import { show } from '#web/frame.tsx'
import type { Acting } from '#web/office.ts'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/posts/words.ts'

const days = 30
const mostShown = 60

/** Who read and did what: one's own post, the posts that one answers for, or, without identity, those that one gives. */
export function auditPage(server: FastifyInstance, desk: Desk): void {
  server.get('/audit', async (request, reply) => {
    const { acting } = signed(request)
    const { language } = request.visit
    const { audit: say } = words[language]
    const window = { since: new Date(desk.now().getTime() - days * 86_400_000), most: mostShown }
    const trail = await listTrail(desk.database, acting.post, window)
    const acts = await listAudit(desk.database, acting.post, window)
    const said: Said = {
      desk,
      language,
      // An administrator gives posts and sees no case, so there is nothing for a link to lead to.
      links: !acting.functions.includes('administrator'),
      titles: await postTitles(desk.database, unique([...trail.flatMap(postsIn), ...acts.flatMap(postsOf)])),
      names: openNames(
        desk,
        await accountNames(desk.database, unique([...trail, ...acts].map(({ account }) => account))),
      ),
    }
    return show(desk, request, reply, {
      title: say.title,
      path: '/audit',
      children: (
        <>
          <Heading title={say.title} sub={aboutFor(language, acting)} />
          <Stack>
            <Card title={say.reads}>
              <Trail {...said} trail={trail} />
            </Card>
            {(acts.length > 0 || looksAfterOthers(acting)) && (
              <Card title={say.acts}>
                <Acts {...said} acts={acts} />
              </Card>
            )}
          </Stack>
        </>
      ),
    })
  })
}

const unique = (texts: readonly string[]) => [...new Set(texts)]
const postsIn = ({ post, subject }: TrailEntry) => (subject === null ? [post] : [post, subject])
const postsOf = ({ post, casePost, standsFor }: AuditedAct) => [
  post,
  casePost,
  ...(standsFor === null ? [] : [standsFor]),
]

const looksAfterOthers = ({ functions }: Acting) =>
  functions.includes('administrator') || functions.includes('supervisor')

const aboutFor = (language: Language, { functions }: Acting): string => {
  const { audit: say } = words[language]
  if (functions.includes('administrator')) return say.aboutAdministrator
  return functions.includes('supervisor') ? say.aboutSupervisor : say.aboutOwn
}

interface Said {
  readonly desk: Desk
  readonly language: Language
  readonly links: boolean
  readonly titles: ReadonlyMap<string, Phrase>
  readonly names: ReadonlyMap<string, string>
}

interface Entry {
  readonly account: string
  readonly post: string
}

const shared = <Each extends Entry>({ language, titles, names }: Said): readonly Column<Each>[] => [
  { head: words[language].audit.who, kind: 'title', cell: ({ account }) => names.get(account) ?? account },
  { head: words[language].audit.as, cell: ({ post }) => sayPost(titles, language, post) },
]

function Trail({ trail, ...said }: Said & { readonly trail: readonly TrailEntry[] }) {
  const { desk, language, titles } = said
  const { audit: say } = words[language]
  return (
    <Table
      language={language}
      caption={say.reads}
      quietCaption
      rows={trail}
      keyOf={({ post, at, what, cases }) => `${post}/${at.getTime()}/${what}/${cases[0] ?? ''}`}
      empty={<p class="sub">{say.none}</p>}
      columns={[
        ...shared<TrailEntry>(said),
        {
          head: say.what,
          cell: ({ what, way }) => [say.kinds[what], way === null ? '' : say.ways[way]].filter(Boolean).join(', '),
        },
        {
          head: say.whom,
          cell: ({ what, subject, cases }) => (
            <>
              {cases.length === 1 && <CaseNumber {...said} id={cases[0] ?? ''} />}
              {cases.length > 1 && count(language, say.cases, cases.length)}
              {subject !== null && what !== 'glass' && sayPost(titles, language, subject)}
              {subject !== null && what === 'glass' && ` · ${sayPost(titles, language, subject)}`}
            </>
          ),
        },
        { head: say.when, kind: 'corner', cell: ({ at }) => sayMoment(language, at.toISOString(), desk.zone) },
      ]}
    />
  )
}

function Acts({ acts, ...said }: Said & { readonly acts: readonly AuditedAct[] }) {
  const { desk, language, titles } = said
  const { audit: say } = words[language]
  return (
    <Table
      language={language}
      caption={say.acts}
      quietCaption
      rows={acts}
      keyOf={({ caseId, received, step }) => `${caseId}/${received}/${step}`}
      empty={<p class="sub">{say.none}</p>}
      columns={[
        ...shared<AuditedAct>(said),
        {
          head: say.what,
          cell: ({ programme, step, standsFor }) =>
            [
              sayDone(language, desk.programmes.get(programme)?.words[language], step),
              standsFor === null ? '' : fill(say.standsFor, { post: sayPost(titles, language, standsFor) }),
            ]
              .filter(Boolean)
              .join(', '),
        },
        {
          head: say.whom,
          cell: ({ caseId, casePost }) => (
            <>
              <CaseNumber {...said} id={caseId} /> · {sayPost(titles, language, casePost)}
            </>
          ),
        },
        { head: say.when, kind: 'corner', cell: ({ received }) => sayMoment(language, received, desk.zone) },
      ]}
    />
  )
}

// Names stand in cases alone: an audit says who acted, and on which number.
const CaseNumber = ({ language, links, id }: Said & { readonly id: string }) =>
  links ? <a href={`/case/${id}`}>{pseudonym(language, id)}</a> : <>{pseudonym(language, id)}</>
