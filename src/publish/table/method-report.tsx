import type { Language, Phrase } from '#kernel/words.ts'
import type { MethodReport as Report } from '#publish/protect/protected.ts'
import { Card } from '#screen/card.tsx'
import { Facts } from '#screen/facts.tsx'
import { words as deskWords } from '#words/desk/words.ts'
import { words } from '#words/release/words.ts'

interface MethodReportProps {
  readonly language: Language
  readonly note: Phrase
  readonly report: Report
}

/** How a table is protected: in words, and in the numbers that may be published. */
export const MethodReport = ({ language, note, report }: MethodReportProps) => (
  <Card title={words[language].page.method}>
    <p>{note[language]}</p>
    <details>
      <summary>{deskWords[language].slice.parameters}</summary>
      <Facts
        facts={Object.entries(report).map(([asked, value]) => ({
          asked,
          answered: String(value ?? '–'),
        }))}
      />
    </details>
  </Card>
)
