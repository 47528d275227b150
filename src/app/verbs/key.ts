import { openConnection } from '#app/connection.ts'
import { keysIn } from '#app/office.ts'
import { fill } from '#kernel/words.ts'
import { recertified, writeKeys } from '#store/keys.ts'
import { publicKeyOf } from '#store/ledger.ts'
import { rotateKey } from '#store/rotate.ts'
import { StartProblem } from '#store/start-problem.ts'
import { words } from '#words/command/words.ts'

import type { Verb } from './verb.ts'

/**
 * Replaces the sealing key: everything that an old key seals is sealed with a new one. Or replaces the key that signs certificates,
 * which leaves the earlier ones genuine. Or prints the public half of the key that signs releases.
 */
export const key: Verb = {
  name: 'key',
  options: {},
  async run({ config, language, given: [what, of], say }) {
    if (what === 'public') {
      say(publicKeyOf(await keysIn(config.keyFile)))
      return 0
    }
    if (what !== 'rotate')
      throw new StartProblem('missing-argument', { verb: 'key', argument: 'rotate | rotate certificates | public' })
    if (of === 'certificates') {
      await writeKeys(config.keyFile, recertified(await keysIn(config.keyFile)))
      say(fill(words[language].key.recertified, { file: config.keyFile }))
      return 0
    }
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
