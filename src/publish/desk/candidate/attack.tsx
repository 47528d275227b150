import { type Language, count, fill } from '#kernel/words.ts'
import type { Repair } from '#publish/disclosure/attack/repair.ts'
import type { Candidate, CandidateFinding } from '#publish/release/candidate.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { sayMoment } from '#screen/date.ts'
import { Form } from '#screen/form/form.tsx'
import { LongText } from '#screen/form/long-text.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { words } from '#words/desk/words.ts'

import { sayCell, sayRepair } from './cell-words.ts'

interface AttackProps {
  readonly language: Language
  readonly zone: string
  readonly candidate: Candidate
  /** Where forms are sent, and which candidate they speak of. */
  readonly action: string
  readonly digest: string
  readonly mayMend: boolean
  readonly overridden: readonly { readonly title: string; readonly reason: string }[]
  /** Absent for who has said already why it may be released. */
  readonly mayOverride: boolean
  readonly problem?: string | undefined
}

// More than these nobody repairs by hand: the first repair removes most of the others.
const mostShown = 8

/** What the attack found, in words, each with its repairs; and the way past it, which takes two posts and is printed. */
export function Attack(props: AttackProps) {
  const { language, zone, candidate, action, digest, mayMend } = props
  const { attack: say } = words[language].candidate
  const { verdict } = candidate
  const again = mayMend && (
    <Form action={action} hidden={{ digest }}>
      <Buttons>
        <Button kind="quiet" name="_do" value="attack">
          {say.again}
        </Button>
      </Buttons>
    </Form>
  )
  if (!verdict) return <Card id="attack" title={say.title} sub={say.none} children={again} />
  const findings = verdict.findings.length
  return (
    <Card
      id="attack"
      title={say.title}
      sub={fill(verdict.against.length === 0 ? say.alone : say.together, {
        at: sayMoment(language, verdict.at, zone),
        releases: verdict.against.join(', '),
      })}
    >
      {verdict.refused && <Notice tone="bad">{verdict.refused[language]}</Notice>}
      {!verdict.refused && findings === 0 && <Notice tone="ok">{say.clean}</Notice>}
      {findings > 0 && <Notice tone="bad">{count(language, say.found, findings)}</Notice>}
      {findings > 1 && mayMend && (
        <Form action={action} hidden={{ digest }}>
          <Buttons>
            <Button name="_do" value="mend-all">
              {say.all}
            </Button>
          </Buttons>
          <p class="sub">{say.allAbout}</p>
        </Form>
      )}
      <Stack>
        {verdict.findings.slice(0, mostShown).map((finding, at) => (
          <FindingCard key={at} {...props} finding={finding} at={at} />
        ))}
        {findings > mostShown && <p class="sub">{count(language, say.more, findings - mostShown)}</p>}
        {again}
        {findings > 0 && <Override {...props} />}
      </Stack>
    </Card>
  )
}

function FindingCard({
  language,
  candidate,
  action,
  digest,
  mayMend,
  finding,
  at,
}: AttackProps & { readonly finding: CandidateFinding; readonly at: number }) {
  const { attack: say } = words[language].candidate
  const table = candidate.tables.find((each) => each.table === finding.table)
  return (
    <section class="finding-card">
      <h3>
        {at + 1}. {sayCell(language, candidate, finding)}
      </h3>
      <p class="sub">
        {table?.title[language] ?? finding.table} · {leakOf(language, finding)}
      </p>
      <details open={at === 0}>
        <summary>{say.how}</summary>
        <p class="long">{finding.says[language]}</p>
      </details>
      {mayMend && finding.repairs.length > 0 && (
        <Form action={action} hidden={{ digest, finding: String(at) }}>
          <Repairs language={language} candidate={candidate} repairs={finding.repairs.slice(0, 1)} from={0} />
          {finding.repairs.length > 1 && (
            <details>
              <summary>{say.otherWays}</summary>
              <Repairs language={language} candidate={candidate} repairs={finding.repairs.slice(1)} from={1} />
            </details>
          )}
        </Form>
      )}
    </section>
  )
}

interface RepairsProps {
  readonly language: Language
  readonly candidate: Candidate
  readonly repairs: readonly Repair[]
  /** The place of the first among all repairs of its finding. */
  readonly from: number
}

const Repairs = ({ language, candidate, repairs, from }: RepairsProps) => {
  const { attack: say } = words[language].candidate
  return (
    <ul class="repairs">
      {repairs.map((repair, place) => (
        <li key={place}>
          <span>
            {sayRepair(language, candidate, repair)} <span class="sub">{costOf(language, repair)}</span>
          </span>
          <Button
            kind="quiet"
            name="repair"
            value={String(from + place)}
            accessibleName={`${say.apply}: ${sayRepair(language, candidate, repair)}`}
          >
            {say.apply}
          </Button>
        </li>
      ))}
    </ul>
  )
}

const costOf = (language: Language, { cost }: Repair): string =>
  count(language, words[language].candidate.attack.cost, Math.round(cost))

const leakOf = (language: Language, { leak }: CandidateFinding): string => {
  const { leak: leaks } = words[language].candidate.attack
  return leaks[leak as keyof typeof leaks] ?? leak
}

function Override({ language, action, digest, overridden, mayOverride, problem }: AttackProps) {
  const { attack: say } = words[language].candidate
  return (
    <details open={overridden.length > 0 || problem !== undefined}>
      <summary>{say.override}</summary>
      <p>{say.overrideAbout}</p>
      {overridden.map(({ title, reason }) => (
        <blockquote key={title}>
          <p>{reason}</p>
          <p class="sub">{title}</p>
        </blockquote>
      ))}
      {mayOverride && (
        <Form action={action} hidden={{ digest }}>
          <LongText language={language} name="reason" label={say.reason} required error={problem} />
          <Buttons>
            <Button kind="danger" name="_do" value="override">
              {say.overrideDo}
            </Button>
          </Buttons>
        </Form>
      )}
    </details>
  )
}
