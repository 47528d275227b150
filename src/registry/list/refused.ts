import type { Language } from '#kernel/words.ts'
import { words } from '#words/list/words.ts'

import type { Cell } from './cell.ts'
import { writeSheet } from './write.ts'

/** A row that was not taken and the reason in the reader's language. */
export interface RefusedRow {
  readonly cells: readonly Cell[]
  readonly reason: string
}

/** The rows of a list that go back to the person who brought it. */
export interface Refused {
  readonly headers: readonly string[]
  readonly rows: readonly RefusedRow[]
  /** A line above the headings, such as the mark of synthetic data. */
  readonly mark?: string
}

/**
 * Writes the refused rows so that a person mends them and brings the same file again. The reason comes first, where it
 * is seen without scrolling; `readList` passes over it and over the mark, and finds the other cells as they were.
 */
export function writeRefused({ headers, rows, mark }: Refused, language: Language): Uint8Array {
  return writeSheet([
    ...(mark === undefined ? [] : [[mark]]),
    [words[language].whyRefused, ...headers],
    ...rows.map(({ reason, cells }) => [reason, ...cells]),
  ])
}
