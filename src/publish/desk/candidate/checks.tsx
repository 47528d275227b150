import type { Language } from '#kernel/words.ts'
import { type Check, mayRelease } from '#publish/release/checklist.ts'
import { checkTitle, sayCheck } from '#publish/release/say.ts'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { words } from '#words/desk/words.ts'

/** Everything that must hold before a release, line by line; a line that holds it up says what to do. */
export const Checks = ({ language, checks }: { readonly language: Language; readonly checks: readonly Check[] }) => {
  const { checks: say } = words[language].candidate
  return (
    <Card id="checks" title={say.title} sub={mayRelease(checks) ? say.whole : say.holds}>
      <ol class="checks">
        {checks.map(({ name, passed, says }) => (
          <li key={name}>
            <div class="check-head">
              <h3>{checkTitle(language, name)}</h3>
              <Chip tone={passed ? 'ok' : 'bad'}>{passed ? say.passed : say.blocks}</Chip>
            </div>
            {says.map((said) => (
              <p key={sayCheck(language, said)}>{sayCheck(language, said)}</p>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}
