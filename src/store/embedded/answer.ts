import pg from 'pg'

import { codeOf } from '#store/system-error.ts'

import { type Notice, readNotice } from './notice.ts'

/** `open` takes clients, `opening` lives but recovers or stops, `silent` does not live or is not ours. */
export type Answer = 'open' | 'opening' | 'silent'

/** Asks at the socket that the notice names. */
export async function ask(data: string, notice: Notice | undefined): Promise<Answer> {
  // The notice of a copied folder names the socket of the original; one just being written names none yet.
  if (notice === undefined || notice.data !== data || notice.socket === '') return 'silent'
  const client = new pg.Client({ ...connectionTo(notice), connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return 'open'
  } catch (error) {
    return answers[codeOf(error) ?? ''] ?? 'silent'
  }
}

/** The notice of the server that takes clients in this folder, if one does. */
export async function findServer(data: string): Promise<Notice | undefined> {
  const notice = readNotice(data)
  return (await ask(data, notice)) === 'open' ? notice : undefined
}

/** How to reach the server as its owner; `ssl` is said because the environment may mean another server. */
export const connectionTo = ({ socket, port }: Notice) =>
  ({ host: socket, port, user: 'postgres', database: 'postgres', ssl: false }) as const

// 53300 is too many clients, hence open; 57P03 is "cannot connect now".
const answers: Readonly<Record<string, Answer>> = { '53300': 'open', '57P03': 'opening' }
