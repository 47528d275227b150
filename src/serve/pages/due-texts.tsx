import type { Language } from '#kernel/words.ts'
import { Card } from '#screen/card.tsx'
import { freshnessToday, sayText } from '#serve/courses.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/orientation/words.ts'

import { FreshnessChip, type TextLine, textLines } from './texts/list.tsx'

/** The texts that a post keeps true and has not confirmed for too long. */
export const dueTexts = async (desk: Desk, post: string): Promise<readonly TextLine[]> =>
  (await textLines(desk)).filter(({ kept }) => kept.owner === post && freshnessToday(desk, kept) !== 'checked')

interface DueTextsProps {
  readonly desk: Desk
  readonly language: Language
  readonly lines: readonly TextLine[]
}

/** Texts to be confirmed, on the page of what is due. */
export function DueTexts({ desk, language, lines }: DueTextsProps) {
  if (lines.length === 0) return null
  const { texts: say } = words[language]
  return (
    <Card title={say.dueTitle} sub={say.dueAbout}>
      <ul>
        {lines.map(({ text, kept }) => (
          <li key={text.id}>
            <a href={`/texts/${text.id}`}>{sayText(desk, language, text)}</a>{' '}
            <FreshnessChip desk={desk} language={language} kept={kept} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
