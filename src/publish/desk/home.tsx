import type { FastifyInstance } from 'fastify'

import { type Language, fill } from '#kernel/words.ts'
import { readCandidate } from '#publish/release/candidate.ts'
import { listReleases } from '#publish/release/public.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDigits, sayMoment } from '#screen/date.ts'
import { Empty } from '#screen/empty.tsx'
import { Heading } from '#screen/heading.tsx'
import { Columns, Stack } from '#screen/layout.tsx'
import { sayNumber } from '#screen/number.ts'
import { Rows } from '#screen/rows.tsx'
import { Tiles } from '#screen/tiles.tsx'
import { findCandidate, listCandidates } from '#store/candidates.ts'
import { organisationNames } from '#store/directory.ts'
import { listMissingFigures } from '#store/missing-figures.ts'
import { type Work, listWork } from '#store/work.ts'
import { show } from '#web/frame.tsx'
import type { Acting } from '#web/office.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'
import { words as registerWords } from '#words/register/words.ts'

import { budgetLeft } from './budget.tsx'
import { type Listed, DueChip, listRegisters } from './register/list.tsx'
import { decides, mayEnter, prepares, seesRegisters, signedAs } from './rights.ts'

/** What waits at the desk of figures: deliveries that are owed, drafts and what they wait for, work that runs, what was released. */
export function homePage(server: FastifyInstance, desk: Desk): void {
  server.get('/publish', async (request, reply) => {
    const { acting, session } = signedAs(request, mayEnter)
    const { language } = request.visit
    const { home: say, registers, tables, releases, missing, budget } = words[language]
    const may = { decide: decides(session.post), prepare: prepares(session.post), see: seesRegisters(session.post) }
    const listed = may.see ? await listRegisters(desk, acting.post) : []
    const drafts = may.decide ? await draftsOf(desk, acting, language) : []
    const work = may.prepare ? await listWork(desk.database, acting.post) : []
    const released = may.decide ? (await listReleases(desk.database)).slice(0, 6) : []
    const open = (await listMissingFigures(desk.database)).filter(({ foundIn }) => foundIn === null)
    const left = may.decide ? await budgetLeft(desk, acting.post) : undefined
    const names = await organisationNames(desk.database)
    return show(desk, request, reply, {
      title: say.title,
      children: (
        <>
          <Heading title={say.title} sub={say.about}>
            {may.prepare && <ButtonLink href="/publish/prepare">{say.prepare}</ButtonLink>}
            {may.see && (
              <ButtonLink href="/publish/registers" kind="quiet">
                {registers.title}
              </ButtonLink>
            )}
            {may.prepare && (
              <ButtonLink href="/publish/tables" kind="quiet">
                {tables.title}
              </ButtonLink>
            )}
            {may.decide && (
              <ButtonLink href="/publish/releases" kind="quiet">
                {releases.title}
              </ButtonLink>
            )}
          </Heading>
          <Stack>
            <Tiles
              tiles={[
                ...(may.see
                  ? [
                      {
                        value: String(listed.filter(({ due }) => due.isLate).length),
                        label: say.late,
                        href: '/publish/registers',
                      },
                    ]
                  : []),
                ...(may.decide
                  ? [
                      {
                        value: String(drafts.filter(({ asksMe }) => asksMe).length),
                        label: say.asked,
                        href: '#drafts',
                      },
                      { value: String(open.length), label: missing.title, href: '/publish/missing' },
                    ]
                  : []),
                ...(left
                  ? [
                      {
                        value: sayNumber(language, left.left, 3),
                        label: budget.left,
                        note: fill(budget.of, { limit: sayNumber(language, left.limit, 3) }),
                        href: '/publish/budget',
                      },
                    ]
                  : []),
              ]}
            />
            {may.decide && (
              <Card id="drafts" title={say.drafts} sub={say.draftsAbout}>
                {drafts.length === 0 ? (
                  <Empty title={say.noDrafts}>{say.noDraftsTodo}</Empty>
                ) : (
                  <Rows
                    rows={drafts.map((draft) => ({
                      key: draft.id,
                      children: (
                        <>
                          <a href={`/publish/candidates/${draft.id}`}>{draft.title}</a>
                          <br />
                          <span class="sub">
                            {draft.name} · {sayMoment(language, draft.at, desk.zone)}
                          </span>
                        </>
                      ),
                      action: (
                        <Chip tone={draft.findings > 0 ? 'bad' : draft.asksMe ? 'warn' : 'info'}>
                          {draft.findings > 0 ? say.leaks : draft.asksMe ? say.asksMe : say.waits}
                        </Chip>
                      ),
                    }))}
                  />
                )}
              </Card>
            )}
            <Columns>
              {may.see && <Deliveries language={language} listed={listed} names={names} />}
              {may.prepare && <Working language={language} zone={desk.zone} work={work} />}
              {may.decide && (
                <Card title={say.released}>
                  {released.length === 0 ? (
                    <Empty title={releases.none}>{releases.noneTodo}</Empty>
                  ) : (
                    <Rows
                      rows={released.map(({ entry }) => ({
                        key: entry.release,
                        children: (
                          <>
                            <a href={`/publish/releases/${entry.release}`}>{entry.title[language]}</a>
                            <br />
                            <span class="sub">{sayDigits(entry.at.slice(0, 10))}</span>
                          </>
                        ),
                      }))}
                    />
                  )}
                </Card>
              )}
            </Columns>
          </Stack>
        </>
      ),
    })
  })
}

interface Draft {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly at: string
  readonly findings: number
  /** Whether nothing but approvals is missing, and this person has given none. */
  readonly asksMe: boolean
}

async function draftsOf(desk: Desk, { post, account }: Acting, language: Language): Promise<readonly Draft[]> {
  const drafts: Draft[] = []
  for (const { id, name, preparedAt } of await listCandidates(desk.database, post)) {
    // Some drafts at a time, each read whole: a desk has a handful.
    const found = await findCandidate(desk.database, post, id)
    if (!found) continue
    const { title, verdict } = readCandidate(found.kept)
    const said = found.approvals.some(
      (each) =>
        each.digest === found.kept.digest &&
        each.kind === 'approval' &&
        (each.post === post || each.account === account),
    )
    const findings = verdict?.findings.length ?? 0
    drafts.push({
      id,
      name,
      title: title[language] || name,
      at: preparedAt.toISOString(),
      findings,
      asksMe: !said && verdict !== null && verdict.refused === null && findings === 0,
    })
  }
  return drafts
}

interface DeliveriesProps {
  readonly language: Language
  readonly listed: readonly Listed[]
  readonly names: ReadonlyMap<string, Readonly<Record<Language, string>>>
}

/** What is owed, the latest first, with the agency that owes it. */
const Deliveries = ({ language, listed, names }: DeliveriesProps) => (
  <Card title={words[language].home.deliveries} sub={words[language].home.deliveriesAbout}>
    <Rows
      rows={listed
        .toSorted((one, other) => (one.due.until < other.due.until ? -1 : 1))
        .map(({ register, due }) => ({
          key: register.name,
          children: (
            <>
              <a href={`/publish/registers/${register.name}`}>{register.words[language].title}</a>
              <br />
              <span class="sub">{names.get(register.owner)?.[language] ?? register.owner}</span>
            </>
          ),
          action: <DueChip language={language} due={due} />,
        }))}
    />
  </Card>
)

const workTones = {
  running: 'info',
  done: 'ok',
  refused: 'bad',
  failed: 'bad',
  cancelled: 'warn',
  interrupted: 'warn',
} as const

interface WorkingProps {
  readonly language: Language
  readonly zone: string
  readonly work: readonly Work[]
}

function Working({ language, zone, work }: WorkingProps) {
  const { home: say, work: said } = words[language]
  const shown = work.filter(({ state }, at) => state === 'running' || at < 5)
  return (
    <Card title={say.work}>
      {shown.length === 0 ? (
        <p class="sub">{say.noWork}</p>
      ) : (
        <Rows
          rows={shown.map(({ id, kind, about, state, done, of, begunAt }) => ({
            key: id,
            children: (
              <>
                <a href={`/publish/work/${id}`}>{said.kinds[kind as keyof typeof said.kinds] ?? kind}</a>{' '}
                {about['name'] ?? ''}
                <br />
                <span class="sub">
                  {sayMoment(language, begunAt.toISOString(), zone)}
                  {state === 'running' && of > 0 && ` · ${Math.floor((100 * done) / of)} %`}
                </span>
              </>
            ),
            action: <Chip tone={workTones[state]}>{said.short[state] ?? registerWords[language].work[state]}</Chip>,
          }))}
        />
      )}
    </Card>
  )
}
