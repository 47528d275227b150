import { openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

import { folderProblem } from '#store/system-error.ts'

const longest = 10_000_000

/** Opens the server's log to write on, putting one grown too long aside; `from` is where the new words begin. */
export function openLog(log: string): { readonly file: number; readonly from: number } {
  try {
    if (lengthOf(log) > longest) renameSync(log, `${log}.old`)
    return { from: lengthOf(log), file: openSync(log, 'a', 0o600) }
  } catch (error) {
    throw folderProblem(error, path.dirname(log))
  }
}

/** The line in which the server said why it ended; to us it has said before only that it was not ready. */
export function lastWords(log: string, from: number): string {
  const lines = readFileSync(log).subarray(from).toString().trim().split('\n')
  const said = lines.filter((line) => !line.includes('FATAL:  the database system is'))
  const reason = said.findLast((line) => /FATAL|PANIC|error/.test(line)) ?? said.at(-1) ?? ''
  return reason.replace(/^.*?(?:FATAL|PANIC): +/, '')
}

const lengthOf = (log: string) => statSync(log, { throwIfNoEntry: false })?.size ?? 0
