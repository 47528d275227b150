import { readFile } from 'node:fs/promises'

import { sdc as control } from '#publish/disclosure/command.ts'

import type { Verb } from './verb.ts'

/** Disclosure control for a statistician with files: it reads and writes them, and touches no database. */
export const sdc: Verb = {
  name: 'sdc',
  options: {},
  readsOwnOptions: true,
  run: ({ language, given }) =>
    control(given, {
      language,
      read: (path) => readFile(path, 'utf8'),
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
    }),
}
