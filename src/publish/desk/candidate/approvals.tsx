import { type Language, fill } from '#kernel/words.ts'
import { mayRelease } from '#publish/release/checklist.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { sayMoment } from '#screen/date.ts'
import { Form } from '#screen/form/form.tsx'
import { Buttons } from '#screen/layout.tsx'
import { Rows } from '#screen/rows.tsx'
import type { Approval } from '#store/candidates.ts'
import { words } from '#words/desk/words.ts'

import type { Found } from './found.ts'

interface ApprovalsProps {
  readonly language: Language
  readonly zone: string
  readonly found: Found
  readonly now: Date
  readonly action: string
}

/** Who has approved what; the button to do so oneself, and the one that releases. */
export function Approvals({ language, zone, found, now, action }: ApprovalsProps) {
  const { approvals: say } = words[language].candidate
  const { kept, approvals, acting, checks, titles, candidate } = found
  const given = approvals.filter(({ kind }) => kind === 'approval')
  const mine = given.some((each) => isMine(each, found) && each.digest === kept.digest)
  const others = checks.filter(({ name, passed }) => name !== 'approvals' && !passed)
  const isWaiting = candidate.embargo !== null && Date.parse(candidate.embargo) > now.getTime()
  return (
    <Card id="approvals" title={say.title} sub={say.about}>
      {given.length > 0 && (
        <Rows
          rows={given.map((each) => ({
            key: `${each.post} ${each.digest}`,
            children: (
              <>
                {titles.get(each.post)?.[language] ?? each.post}
                <span class="sub"> · {sayMoment(language, each.givenAt.toISOString(), zone)}</span>{' '}
                <Chip tone={each.digest === kept.digest ? 'ok' : 'warn'}>
                  {each.digest === kept.digest ? say.counts : say.outdated}
                </Chip>
              </>
            ),
            action: each.post === acting.post && each.digest === kept.digest && (
              <Form action={action} hidden={{ digest: kept.digest }}>
                <Button kind="plain" name="_do" value="take-back">
                  {say.takeBack}
                </Button>
              </Form>
            ),
          }))}
        />
      )}
      <Form action={action} hidden={{ digest: kept.digest }}>
        <Buttons>
          {!mine && (
            <Button name="_do" value="approve" disabledReason={others.length > 0 ? say.first : undefined}>
              {say.approve}
            </Button>
          )}
          <Button
            kind={mine ? 'main' : 'quiet'}
            name="_do"
            value="release"
            disabledReason={mayRelease(checks) ? undefined : say.held}
          >
            {isWaiting
              ? fill(say.releaseLater, { hour: sayMoment(language, candidate.embargo ?? '', zone) })
              : say.release}
          </Button>
        </Buttons>
      </Form>
      <p class="sub">{fill(say.digest, { digest: kept.digest.slice(0, 16) })}</p>
    </Card>
  )
}

const isMine = (each: Approval, { acting }: Found): boolean =>
  each.post === acting.post || each.account === acting.account
