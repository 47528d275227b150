import type { Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

export interface CopyButtonProps {
  readonly language: Language
  readonly text: string
}

/** Puts a text on the clipboard; stays hidden where there is no script to do it. */
export const CopyButton = ({ language, text }: CopyButtonProps) => (
  <button type="button" class="btn plain" hidden data-copy={text} data-done={words[language].copied} aria-live="polite">
    {words[language].copy}
  </button>
)
