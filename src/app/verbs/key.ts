import { openConnection } from '#app/connection.ts'
import { fill } from '#kernel/words.ts'
import { rotateKey } from '#store/rotate.ts'
import { StartProblem } from '#store/start-problem.ts'
import { words } from '#words/command/words.ts'

import type { Verb } from './verb.ts'

/** Replaces the sealing key: everything that an old key seals is sealed with a new one. */
export const key: Verb = {
  name: 'key',
  options: {},
  async run({ config, language, given: [what], say }) {
    if (what !== 'rotate') throw new StartProblem('missing-argument', { verb: 'key', argument: 'rotate' })
    const opened = await openConnection(config, { alone: true, report: say })
    try {
      await rotateKey(opened.connection, config.keyFile, (table, done) => say(`  ${table}: ${done}`))
      say(fill(words[language].key.rotated, { file: config.keyFile }))
      return 0
    } finally {
      await opened.close()
    }
  },
}
