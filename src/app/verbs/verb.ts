import type { Config } from '#app/config.ts'
import type { Language } from '#kernel/words.ts'
import type { CommandWords } from '#words/command/words.ts'

export type VerbName = keyof CommandWords['verbs']

/** What a verb works with: the configuration, what was written after its name, and where it speaks. */
export interface Call {
  readonly config: Config
  readonly language: Language
  /** What stands after the verb without a name of its own. */
  readonly given: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  say(line: string): void
}

/** One thing that the command line does. */
export interface Verb {
  readonly name: VerbName
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** Reads its own options and explains itself: everything after its name is given to it. */
  readonly readsOwnOptions?: true
  /** Does it; the number is the exit code. */
  run(call: Call): Promise<number>
}
