import { resolve } from 'node:path'

import { openConnection } from '#app/connection.ts'
import { keysIn } from '#app/office.ts'
import { fill } from '#kernel/words.ts'
import { backup as writeBackup } from '#store/backup.ts'
import { StartProblem } from '#store/start-problem.ts'
import { words } from '#words/command/words.ts'

import type { Verb } from './verb.ts'

/** Writes everything but the key file into one file, while Safar goes on working. */
export const backup: Verb = {
  name: 'backup',
  options: {},
  async run({ config, language, given: [file], say }) {
    if (file === undefined) throw new StartProblem('missing-argument', { verb: 'backup', argument: 'FILE' })
    const keys = await keysIn(config.keyFile)
    const opened = await openConnection(config, { alone: false, report: say })
    try {
      await writeBackup(opened.connection, keys, { file: resolve(file), now: new Date() })
      say(fill(words[language].backup.done, { file }))
      return 0
    } finally {
      await opened.close()
    }
  },
}
