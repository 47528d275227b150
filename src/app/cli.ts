import { parseArgs } from 'node:util'

import { type Language, fill } from '#kernel/words.ts'
import { StartProblem } from '#store/start-problem.ts'
import { words } from '#words/command/words.ts'

import { readConfig, readLanguage } from './config.ts'
import { problemSentence } from './start-sentence.ts'
import { account } from './verbs/account.ts'
import { backup } from './verbs/backup.ts'
import { demo } from './verbs/demo.ts'
import { generate } from './verbs/generate.ts'
import { importList } from './verbs/import.ts'
import { key } from './verbs/key.ts'
import { migrateDatabase } from './verbs/migrate.ts'
import { post } from './verbs/post.ts'
import { release } from './verbs/release.ts'
import { restore } from './verbs/restore.ts'
import { sdc } from './verbs/sdc.ts'
import { addSeries } from './verbs/series.ts'
import { start } from './verbs/start.ts'
import type { Verb } from './verbs/verb.ts'
import { verifyJournal } from './verbs/verify.ts'

const verbs: readonly Verb[] = [
  start,
  migrateDatabase,
  demo,
  importList,
  generate,
  verifyJournal,
  backup,
  restore,
  post,
  account,
  release,
  addSeries,
  key,
  sdc,
]

/** Reads the command line, does what it says, and turns what cannot be done into one sentence. */
async function run([name = '--help', ...rest]: readonly string[]): Promise<number> {
  const language = languageIn(rest) ?? readLanguage(process.env)
  try {
    if (name === '--help' || name === '-h' || name === 'help') return say(overview(language))
    const verb = verbs.find((each) => each.name === name)
    if (!verb) throw new StartProblem('unknown-verb', { verb: name.slice(0, 40) })
    if (verb.readsOwnOptions)
      return await verb.run({
        config: readConfig(process.env),
        language,
        given: rest,
        options: {},
        say: (line) => void say(line),
      })
    if (rest.includes('--help') || rest.includes('-h')) return say(helpOf(language, verb))
    const { values, positionals } = parse(verb, rest)
    const config = readConfig({ ...process.env, SAFAR_LANGUAGE: language })
    return await verb.run({ config, language, given: positionals, options: values, say: (line) => void say(line) })
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error
    console.error(problemSentence(language, error))
    return 1
  }
}

function parse(verb: Verb, rest: readonly string[]) {
  try {
    return parseArgs({
      args: [...rest],
      options: { ...verb.options, language: { type: 'string' } },
      allowPositionals: true,
    })
  } catch {
    const known = Object.keys(verb.options)
    const option =
      rest.find((each) => each.startsWith('-') && !known.includes(each.replace(/^--/, '').split('=')[0] ?? '')) ??
      rest.join(' ')
    throw new StartProblem('unknown-option', { verb: verb.name, option: option.slice(0, 60) })
  }
}

const languageIn = (rest: readonly string[]): Language | undefined => {
  const at = rest.indexOf('--language')
  const wanted = at === -1 ? rest.find((each) => each.startsWith('--language='))?.split('=')[1] : rest[at + 1]
  return wanted === undefined ? undefined : readLanguage({ SAFAR_LANGUAGE: wanted })
}

function overview(language: Language): string {
  const { overview: about, verbs: named } = words[language]
  const widest = Math.max(...verbs.map(({ name }) => name.length))
  return [about, '', ...verbs.map(({ name }) => `  ${name.padEnd(widest)}  ${named[name].about}`)].join('\n')
}

function helpOf(language: Language, { name, options }: Verb): string {
  const { usage, verbs: named, options: explained } = words[language]
  const { about, given } = named[name]
  const listed = ['language', ...Object.keys(options)] as (keyof typeof explained)[]
  return [
    about,
    '',
    fill(usage, { call: ['npm run safar --', name, given].filter(Boolean).join(' ') }),
    '',
    ...listed.toSorted().map((option) => `  --${option.padEnd(14)} ${explained[option]}`),
  ].join('\n')
}

function say(line: string): number {
  console.log(line)
  return 0
}

process.exitCode = await run(process.argv.slice(2))
