import { resolve } from 'node:path'

import { type Language, languages } from '#kernel/words.ts'
import { StartProblem } from '#store/start-problem.ts'
import type { Access } from '#web/visit.ts'

import { readAccess } from './access.ts'
import { root } from './manifest.ts'

/** How this Safar is run: from the environment, with what is not said filled in. */
export interface Config {
  readonly port: number
  readonly host: string
  /** The embedded database and what belongs to it. */
  readonly dataFolder: string
  /** Outside the data folder, so that a copy of the data is not a copy of the names. */
  readonly keyFile: string
  readonly databaseUrl: string | undefined
  /** Whether an empty database is filled with a synthetic country. */
  readonly demo: boolean
  readonly behindProxy: boolean
  readonly access: Access
  readonly language: Language
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment; what is written wrongly is refused with a sentence. */
export const readConfig = (env: Environment): Config => ({
  port: readPort(env['PORT'] ?? '3000'),
  host: env['HOST'] ?? 'localhost',
  dataFolder: resolve(root, env['SAFAR_DATA'] ?? 'data'),
  keyFile: resolve(root, env['SAFAR_KEYS'] ?? 'keys/safar.json'),
  databaseUrl: env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'],
  demo: env['SAFAR_DEMO'] !== 'no',
  behindProxy: env['SAFAR_PROXY'] === 'yes',
  access: readAccess(env),
  language: readLanguage(env),
})

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535)
    throw new StartProblem('not-a-port', { value: text.slice(0, 40) })
  return port
}

/** The language of the command line: asked for, else the terminal's, else English. */
export function readLanguage(env: Environment): Language {
  const wanted = [env['SAFAR_LANGUAGE'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']]
  return languages.find((each) => wanted.some((text) => text?.toLowerCase().startsWith(each))) ?? 'en'
}
