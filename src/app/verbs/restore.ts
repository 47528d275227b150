import { resolve } from 'node:path'

import { openConnection } from '#app/connection.ts'
import { keysIn } from '#app/office.ts'
import { programmes } from '#app/programmes.ts'
import { ledgerWitnessBeside, witnessBeside } from '#app/witness.ts'
import { migrate } from '#store/migrate.ts'
import { restore as putBack } from '#store/restore.ts'
import { StartProblem } from '#store/start-problem.ts'
import { words } from '#words/command/words.ts'

import type { Verb } from './verb.ts'

/** Puts a backup into an empty database and verifies it; all of it is there afterwards, or nothing. */
export const restore: Verb = {
  name: 'restore',
  options: {},
  async run({ config, language, given: [file], say }) {
    if (file === undefined) throw new StartProblem('missing-argument', { verb: 'restore', argument: 'FILE' })
    const keys = await keysIn(config.keyFile)
    const opened = await openConnection(config, { alone: true, report: say })
    try {
      await migrate(opened.connection, programmes)
      await putBack(opened.connection, {
        file: resolve(file),
        keys,
        programmes,
        witnessPath: witnessBeside(config.keyFile),
        ledgerWitnessPath: ledgerWitnessBeside(config.keyFile),
        now: new Date(),
      })
      say(words[language].restore.done)
      return 0
    } finally {
      await opened.close()
    }
  },
}
