import type { Language } from '#kernel/words.ts'
import { words } from '#words/command/words.ts'

import type { DemoAccount } from './fill.ts'

/** The seed of the demonstration country: the same people wherever it is shown. */
export const demoSeed = 'safar'

/** The accounts that one can try the demonstration with, as a small table. */
export function sayAccounts(language: Language, accounts: readonly DemoAccount[]): string {
  const { demo } = words[language]
  const width = Math.max(...accounts.map(({ login }) => login.length))
  return [
    demo.synthetic,
    demo.accounts,
    ...accounts.map(({ login, password, post }) => `  ${login.padEnd(width)}  ${password}  ${post[language]}`),
  ].join('\n')
}
