import { count, type Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

import { fieldId } from './asked.ts'

export interface ErrorSummaryProps {
  readonly language: Language
  readonly errors: readonly { readonly name: string; readonly label?: string | undefined; readonly says: string }[]
}

/** What has to be put right, each leading to its question. */
export const ErrorSummary = ({ language, errors }: ErrorSummaryProps) =>
  errors.length > 0 && (
    <div class="error-summary" role="alert" tabIndex={-1} data-focus>
      <h2>{count(language, words[language].mistakes, errors.length)}</h2>
      <ul>
        {errors.map(({ name, label, says }) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`}>{label ? `${label}: ${says}` : says}</a>
          </li>
        ))}
      </ul>
    </div>
  )
