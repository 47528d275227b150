import { openConnection } from '#app/connection.ts'
import { keysIn } from '#app/office.ts'
import { programmes } from '#app/programmes.ts'
import { sayVerdict } from '#app/verdict-sentence.ts'
import { witnessBeside } from '#app/witness.ts'
import { verify } from '#store/verify.ts'

import type { Verb } from './verb.ts'

/** Walks the whole journal and names the first break. */
export const verifyJournal: Verb = {
  name: 'verify',
  options: {},
  async run({ config, language, say }) {
    const keys = await keysIn(config.keyFile)
    const opened = await openConnection(config, { alone: false, report: say })
    try {
      const verdict = await verify(opened.connection, { keys, programmes, witnessPath: witnessBeside(config.keyFile) })
      for (const line of sayVerdict(language, verdict)) say(line)
      return verdict.ok ? 0 : 1
    } finally {
      await opened.close()
    }
  },
}
