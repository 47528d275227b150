import { openConnection } from '#app/connection.ts'
import { keysIn } from '#app/office.ts'
import { programmes } from '#app/programmes.ts'
import { sayVerdict } from '#app/verdict-sentence.ts'
import { ledgerWitnessBeside, witnessBeside } from '#app/witness.ts'
import { verify } from '#store/verify.ts'

import type { Verb } from './verb.ts'

/** Walks the whole journal, the ledger and every release, and names the first break. */
export const verifyJournal: Verb = {
  name: 'verify',
  options: {},
  async run({ config, language, say }) {
    const keys = await keysIn(config.keyFile)
    const opened = await openConnection(config, { alone: false, report: say })
    try {
      const witnessPath = witnessBeside(config.keyFile)
      const ledgerWitnessPath = ledgerWitnessBeside(config.keyFile)
      const verdict = await verify(opened.connection, { keys, programmes, witnessPath, ledgerWitnessPath })
      for (const line of sayVerdict(language, verdict)) say(line)
      return verdict.ok ? 0 : 1
    } finally {
      await opened.close()
    }
  },
}
