import { canInvent, inventDelivery, lastMonth } from '#app/generate/write.ts'
import { progressLine } from '#app/progress.ts'
import { registers } from '#app/registers.ts'
import { fill } from '#kernel/words.ts'
import { StartProblem } from '#store/start-problem.ts'
import { codeOf } from '#store/system-error.ts'
import { words } from '#words/command/words.ts'

import type { Verb } from './verb.ts'

const mostRows = 50_000_000

/** Invents a delivery of a register and writes it into a file; touches no database. */
export const generate: Verb = {
  name: 'generate',
  options: { rows: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' }, until: { type: 'string' } },
  async run({ language, given: [name], options, say }) {
    const missing = (argument: string) => new StartProblem('missing-argument', { verb: 'generate', argument })
    if (name === undefined) throw missing('REGISTER')
    const register = registers.find((each) => each.name === name)
    if (!register || !canInvent(register))
      throw new StartProblem('unknown-register', {
        register: name.slice(0, 40),
        known: registers
          .filter(canInvent)
          .map((each) => each.name)
          .join(', '),
      })
    const rows = Number(options['rows'])
    if (!Number.isInteger(rows) || rows < 1 || rows > mostRows) throw missing(`--rows (1–${mostRows})`)
    const { out: file, seed = 'safar', until = lastMonth(new Date()) } = options
    if (typeof file !== 'string') throw missing('--out FILE')
    if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(String(until))) throw missing('--until 2026-10')
    const { register: tell } = words[language]
    const progress = progressLine(tell.inventing)
    await inventDelivery(file, {
      register,
      rows,
      seed: String(seed),
      until: String(until),
      language,
      report: progress,
    }).catch((error: unknown) => {
      if (['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EROFS'].includes(codeOf(error) ?? ''))
        throw new StartProblem('file-not-writable', { file }, error)
      throw error
    })
    say(fill(tell.written, { file }))
    return 0
  },
}
