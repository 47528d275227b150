import { withOffice } from '#app/office.ts'
import { words } from '#words/command/words.ts'

import type { Verb } from './verb.ts'

/** Brings the database to this code and leaves it at that. */
export const migrateDatabase: Verb = {
  name: 'migrate',
  options: {},
  run: ({ config, language, say }) =>
    withOffice(config, { alone: false, report: say, prepared: say }, async () => {
      say(words[language].migrated)
      return 0
    }),
}
