import { fillDemo } from '#app/demo/fill.ts'
import { demoSeed, sayAccounts } from '#app/demo/say.ts'
import { withOffice } from '#app/office.ts'
import { progressLine } from '#app/progress.ts'
import { words } from '#words/command/words.ts'

import type { Verb } from './verb.ts'

/** Fills an empty database with the synthetic country. */
export const demo: Verb = {
  name: 'demo',
  options: {},
  run: ({ config, language, say }) =>
    withOffice(config, { alone: false, report: say }, async ({ owner, office }) => {
      const report = progressLine(words[language].demo.filling)
      const { accounts } = await fillDemo({
        owner,
        office,
        seed: demoSeed,
        now: office.now(),
        report: ({ kept, of }) => report(kept, of),
      })
      say(sayAccounts(language, accounts))
      return 0
    }),
}
