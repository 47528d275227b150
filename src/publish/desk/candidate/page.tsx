import type { FastifyReply, FastifyRequest } from 'fastify'

import { type Language, fill } from '#kernel/words.ts'
import { type CandidateTable, cellsOf } from '#publish/release/candidate.ts'
import { mayRelease } from '#publish/release/checklist.ts'
import { checkTitle } from '#publish/release/say.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayDigits, sayMoment } from '#screen/date.ts'
import { Facts } from '#screen/facts.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { sayNumber } from '#screen/number.ts'
import { Table } from '#screen/table.tsx'
import { show } from '#web/frame.tsx'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'
import { words as methodWords } from '#words/method/words.ts'
import { words as releaseWords } from '#words/release/words.ts'

import { Approvals } from './approvals.tsx'
import { Attack } from './attack.tsx'
import { Checks } from './checks.tsx'
import type { Found } from './found.ts'
import { NameField, type Offered, TextFields } from './text-fields.tsx'
import type { TextProblem } from './text.ts'

export interface Answer {
  readonly status?: number
  /** What could not be done, and what to do. */
  readonly problem?: string | undefined
  readonly reasonMissing?: boolean
  readonly text?: { readonly found: Found['candidate']; readonly problems: readonly TextProblem[] }
  readonly posts: readonly Offered[]
}

/** A candidate: what is in it, what stands in the way of releasing it, and everything that can be done about it. */
export function candidatePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  found: Found,
  answer: Answer,
): FastifyReply {
  const { language } = request.visit
  const { candidate: say, home } = words[language]
  const { kept, candidate, checks, approvals, titles, acting } = found
  const action = `/publish/candidates/${kept.id}`
  const isMine = acting.functions.includes('statistician')
  const overriding = approvals.filter(({ kind, digest }) => kind === 'override' && digest === kept.digest)
  return show(desk, request, reply, {
    title: candidate.title[language] || candidate.name,
    status: answer.status ?? 200,
    path: action,
    children: (
      <>
        <Heading
          title={candidate.title[language] || candidate.name}
          sub={`${candidate.name} · ${fill(say.asOf, { day: sayDigits(candidate.asOf) })}`}
          back={{ href: '/publish', label: home.title }}
        />
        <Stack>
          {answer.problem !== undefined && (
            <Notice tone="bad" live="alert">
              {answer.problem}
            </Notice>
          )}
          <Standing language={language} found={found} />
          <Checks language={language} checks={checks} />
          <Attack
            language={language}
            zone={desk.zone}
            candidate={candidate}
            action={action}
            digest={kept.digest}
            mayMend={isMine}
            overridden={overriding.map(({ post, reason }) => ({
              title: titles.get(post)?.[language] ?? post,
              reason,
            }))}
            mayOverride={!overriding.some(({ post, account }) => post === acting.post || account === acting.account)}
            problem={answer.reasonMissing ? releaseWords[language].refusals['reason-missing'] : undefined}
          />
          <Card id="tables" title={say.tables}>
            <CandidateTables language={language} tables={candidate.tables} action={action} />
          </Card>
          <Approvals language={language} zone={desk.zone} found={found} now={desk.now()} action={action} />
          <Card id="about" title={say.facts}>
            <Facts facts={factsOf(language, desk.zone, found)} />
            {isMine && (
              <details open={(answer.text?.problems.length ?? 0) > 0}>
                <summary>{say.text.change}</summary>
                <p>{say.text.about}</p>
                <Form action={action} hidden={{ digest: kept.digest }} keep>
                  <NameField
                    language={language}
                    text={answer.text?.found ?? candidate}
                    problems={answer.text?.problems ?? []}
                  />
                  <TextFields
                    language={language}
                    zone={desk.zone}
                    text={answer.text?.found ?? candidate}
                    posts={answer.posts}
                    problems={answer.text?.problems ?? []}
                  />
                  <Buttons>
                    <Button name="_do" value="text">
                      {say.text.save}
                    </Button>
                  </Buttons>
                </Form>
              </details>
            )}
            {isMine && (
              <details>
                <summary>{say.drop}</summary>
                <p>{say.dropAbout}</p>
                <Form action={action} hidden={{ digest: kept.digest }}>
                  <Buttons>
                    <Button kind="danger" name="_do" value="drop">
                      {say.drop}
                    </Button>
                  </Buttons>
                </Form>
              </details>
            )}
          </Card>
        </Stack>
      </>
    ),
  })
}

/** What stands in the way, in one sentence, with the way to each. */
function Standing({ language, found: { checks } }: { readonly language: Language; readonly found: Found }) {
  const { standing: say } = words[language].candidate
  if (mayRelease(checks)) return <Notice tone="ok">{say.free}</Notice>
  const blocking = checks.filter(({ passed }) => !passed).map(({ name }) => name)
  const anchor = { attack: '#attack', approvals: '#approvals' } as const
  return (
    <Notice tone="warn" title={say.held}>
      <p>
        {blocking.map((name, at) => (
          <span key={name}>
            {at > 0 && ', '}
            <a href={name === 'attack' || name === 'approvals' ? anchor[name] : '#checks'}>
              {checkTitle(language, name)}
            </a>
          </span>
        ))}
      </p>
    </Notice>
  )
}

interface CandidateTablesProps {
  readonly language: Language
  readonly tables: readonly CandidateTable[]
  readonly action: string
}

function CandidateTables({ language, tables, action }: CandidateTablesProps) {
  const { candidate: say } = words[language]
  return (
    <Table
      language={language}
      caption={say.tables}
      quietCaption
      rows={tables}
      keyOf={({ table }) => table}
      columns={[
        {
          head: say.table,
          kind: 'title',
          cell: ({ table, title }) => <a href={`${action}/tables/${table}`}>{title[language]}</a>,
        },
        { head: say.cells, kind: 'number', cell: (table) => sayNumber(language, cellsOf(table)) },
        {
          head: say.withheld,
          kind: 'number',
          cell: ({ figures }) =>
            sayNumber(
              language,
              figures.reduce((sum, { cells }) => sum + cells.values.filter(Number.isNaN).length, 0),
            ),
        },
        {
          head: say.method,
          cell: ({ method }) => methodName(language, method.kind),
        },
      ]}
    />
  )
}

const factsOf = (language: Language, zone: string, { candidate, kept, titles }: Found) => {
  const { candidate: say, audiences } = words[language]
  const [snapshot] = candidate.snapshots
  return [
    { asked: say.prepared, answered: titles.get(kept.post)?.[language] ?? kept.post },
    { asked: say.preparedAt, answered: sayMoment(language, kept.preparedAt.toISOString(), zone) },
    { asked: say.source, answered: snapshot?.title[language] ?? candidate.population },
    { asked: say.snapshot, answered: <code>{snapshot?.hash.slice(0, 16) ?? ''}</code> },
    { asked: say.audience, answered: audiences[candidate.audience] },
    {
      asked: say.hour,
      answered: candidate.embargo === null ? say.atOnce : sayMoment(language, candidate.embargo, zone),
    },
    ...(candidate.access.length > 0
      ? [
          {
            asked: say.access,
            answered: candidate.access.map((post) => titles.get(post)?.[language] ?? post).join(', '),
          },
        ]
      : []),
    ...(candidate.revises ? [{ asked: say.revises, answered: candidate.revises.release }] : []),
    ...(candidate.synthetic
      ? [{ asked: say.synthetic, answered: <Chip tone="warn">{releaseWords[language].page.synthetic}</Chip> }]
      : []),
  ]
}

const methodName = (language: Language, kind: string): string => {
  const { statuses: _, ...methods } = methodWords[language]
  return methods[kind as keyof typeof methods]?.name ?? kind
}
