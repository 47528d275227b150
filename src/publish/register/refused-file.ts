import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'

import type { Language } from '#kernel/words.ts'
import type { Cell } from '#registry/list/cell.ts'
import { byteOrderMark, sheetLine } from '#registry/list/write.ts'
import { words as listWords } from '#words/list/words.ts'
import { words } from '#words/register/words.ts'

/** A file of refused rows that is being written: one row after another, none held in memory. */
export interface RefusedWriter {
  add(cells: readonly Cell[], reason: string): Promise<void>
  /** Ends the file; when no row was refused there is none. */
  finish(): Promise<number>
}

interface Refusing {
  readonly path: string
  readonly language: Language
  readonly headings: readonly string[]
  readonly synthetic: boolean
}

/** Begins a file of refused rows, which a person mends and delivers again: the reason comes first, the other cells are as they were. */
export function writeRefusedRows({ path, language, headings, synthetic }: Refusing): RefusedWriter {
  // It holds what was delivered, names included: for its owner alone.
  const stream = createWriteStream(path, { mode: 0o600 })
  const state = { rows: 0 }
  stream.write(byteOrderMark)
  if (synthetic) stream.write(sheetLine([words[language].synthetic]))
  stream.write(sheetLine([listWords[language].whyRefused, ...headings]))
  return {
    async add(cells, reason) {
      state.rows += 1
      if (!stream.write(sheetLine([reason, ...cells]))) await once(stream, 'drain')
    },
    async finish() {
      stream.end()
      await finished(stream)
      if (state.rows === 0) await rm(path, { force: true })
      return state.rows
    },
  }
}
