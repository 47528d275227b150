import { type Language, fill } from '#kernel/words.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Buttons } from '#screen/layout.tsx'
import { words } from '#words/desk/words.ts'

interface HowToVerifyProps {
  readonly language: Language
  readonly release: string
  readonly publicKey: string
}

/** The whole release as one file, and how anybody finds out, without us, that it is the one that was released. */
export const HowToVerify = ({ language, release, publicKey }: HowToVerifyProps) => {
  const { verify: say } = words[language]
  return (
    <Card id="bundle" title={say.title} sub={say.about}>
      <Buttons>
        <ButtonLink href={`/figures/releases/${release}.tar`} download>
          {say.bundle}
        </ButtonLink>
        <ButtonLink href="/figures/releases/verify-release.mjs" kind="quiet" download>
          {say.script}
        </ButtonLink>
        <ButtonLink href="/figures/releases/ledger.jsonl" kind="quiet" download>
          {say.ledger}
        </ButtonLink>
      </Buttons>
      <p>{say.how}</p>
      <pre class="long" tabIndex={0}>
        <code>{`node verify-release.mjs ${release}.tar --key ${publicKey}`}</code>
      </pre>
      <p class="sub">{fill(say.keyAbout, { command: 'npm run safar -- key public' })}</p>
    </Card>
  )
}
