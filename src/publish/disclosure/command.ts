import { parseArgs } from 'node:util'

import type { Language } from '#kernel/words.ts'
import { words } from '#words/sdc/words.ts'

import { refuse, sentence, type Refusal } from './refusal.ts'
import { attackReleases } from './verbs/attack.ts'
import { perturbCells } from './verbs/perturb.ts'
import { ptable } from './verbs/ptable.ts'
import { roundTable } from './verbs/round.ts'
import { auditInstance, suppressInstance } from './verbs/suppress.ts'
import type { Verb } from './verbs/verb.ts'

/** What the command does to the world: reads files by name, writes answers and complaints, in the reader's language. */
export type Effects = {
  readonly read: (file: string) => Promise<string>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly language: Language
}

const verbs = {
  ptable,
  perturb: perturbCells,
  suppress: suppressInstance,
  audit: auditInstance,
  round: roundTable,
  attack: attackReleases,
} as const satisfies Readonly<Record<string, Verb>>

/**
 * The disclosure control for a statistician with files: `sdc VERB …`. Prints one JSON document, whole or not at all.
 * Exit code 0 when done; 1 when --strict is given and what was examined has a finding; 2, with a sentence, when it could not be done.
 */
export async function sdc(args: readonly string[], effects: Effects): Promise<number> {
  const [name = '--help', ...rest] = args
  const { help } = words[effects.language]
  if (isHelp(name)) return finish(effects.out, help.sdc, 0)
  if (!isVerb(name)) return decline(effects, refuse('unknown-verb', { verb: name.slice(0, 40) }).why)
  if (rest.some(isHelp)) return finish(effects.out, help[name], 0)
  const verb: Verb = verbs[name]
  const given = parse(verb, rest)
  if (given === null) return decline(effects, refuse('options', { verb: name }).why)
  const [least, most] = verb.files
  if (given.positionals.length < least || given.positionals.length > most)
    return decline(effects, refuse('files', { verb: name }).why)
  const answer = await verb.run({
    options: given.values,
    files: given.positionals,
    read: effects.read,
    language: effects.language,
  })
  if (!answer.ok) return decline(effects, answer.why)
  return finish(
    effects.out,
    printed(answer.value.print),
    answer.value.finding && given.values['strict'] === true ? 1 : 0,
  )
}

const isHelp = (word: string): boolean => ['--help', '-h', 'help'].includes(word)
const isVerb = (name: string): name is keyof typeof verbs => Object.hasOwn(verbs, name)

function parse(verb: Verb, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...verb.options, strict: { type: 'boolean' } },
      allowPositionals: true,
    })
  } catch {
    // The parser speaks English and of itself; the person gets the sentence of our own that names the verb's help.
    return null
  }
}

function finish(write: (text: string) => void, text: string, code: number): number {
  write(`${text}\n`)
  return code
}

const decline = ({ err, language }: Effects, why: Refusal): number => finish(err, sentence(language, why), 2)

/** JSON that a person can read: a line per part, and per entry of a list. */
function printed(parts: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(parts).map(([name, value]) => `  ${JSON.stringify(name)}: ${listed(value)}`)
  return `{\n${lines.join(',\n')}\n}`
}

const listed = (value: unknown): string =>
  Array.isArray(value) && value.some((each) => typeof each === 'object')
    ? `[\n${value.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]`
    : JSON.stringify(value)
