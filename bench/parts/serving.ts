import { fork } from 'node:child_process'
import { once } from 'node:events'

import type { Journal } from './journal.ts'

/** A server under test, and how to end it. */
export interface Serving {
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Starts the server under test on a free port; its log goes nowhere. */
export async function serve({ connection, keyFile }: Journal): Promise<Serving> {
  const child = fork(new URL('server.ts', import.meta.url), [JSON.stringify(connection), keyFile], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const failed = ended.then(() => {
    throw new Error('The server under test ended before it served')
  })
  const [address] = (await Promise.race([once(child, 'message'), failed])) as [string]
  const stop = async () => {
    child.disconnect()
    await ended
  }
  return { address, stop }
}
