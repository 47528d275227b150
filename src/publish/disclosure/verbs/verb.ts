import { good, type Outcome } from '#kernel/outcome.ts'
import type { Language } from '#kernel/words.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

/** What a statistician gave on the command line: options by name, files in order, the text of a file by its name, and the reader's language. */
export type Given = {
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly files: readonly string[]
  readonly read: (file: string) => Promise<string>
  readonly language: Language
}

/** What is printed as JSON; `finding` when something is wrong with what was examined, not with the examining. */
export type Answer = { readonly print: Readonly<Record<string, unknown>>; readonly finding?: boolean }

/** One thing that `sdc` can do. */
export type Verb = {
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** How many files it takes, at least and at most. */
  readonly files: readonly [least: number, most: number]
  run(given: Given): Promise<Outcome<Answer, Refusal>>
}

/** The JSON of a file; refuses one that cannot be read or is not JSON. */
export async function readJson({ read }: Given, file: string): Promise<Outcome<unknown, Refusal>> {
  const text = await read(file).catch(() => null)
  if (text === null) return refuse('file-unreadable', { file })
  try {
    return good(JSON.parse(text) as unknown)
  } catch (error) {
    return refuse('file-not-json', { file, why: error instanceof Error ? error.message.slice(0, 120) : '' })
  }
}

/** The number that an option gives; undefined where it is left out, NaN where it is no number. */
export const numberIn = ({ options }: Given, name: string): number | undefined => {
  const value = options[name]
  return typeof value !== 'string' ? undefined : value.trim() === '' ? NaN : Number(value)
}

/** Whether something read is an object with parts, not a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
