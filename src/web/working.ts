import { randomUUIDv7 } from 'node:crypto'

import type { Said } from '#store/deliveries.ts'
import { beginWork, endWork, tellWork } from '#store/work.ts'

import { traced } from './errors.ts'
import type { Acting, Office } from './office.ts'

/** What long work is told, and what it tells. */
export interface Task {
  readonly id: string
  /** Says stop when somebody has asked for it; nothing is kept then. */
  readonly signal: AbortSignal
  readonly report: (done: number, of: number) => void
}

/** How work ended, and in which words. */
export interface Ended {
  readonly state: 'done' | 'refused' | 'cancelled'
  readonly outcome?: Said
}

interface Beginning {
  readonly kind: string
  readonly about: Readonly<Record<string, string>>
  readonly run: (task: Task) => Promise<Ended>
  /** Where our own mistakes are noted. */
  readonly log: { error(what: object, says: string): void }
}

// Often enough for a page that looks every second, and no burden for the database.
const tellEvery = 400

/** Begins work that takes longer than a page may; gives its id. Its page tells how far it is, and can stop it. */
export async function beginWorking(
  { database, now }: Pick<Office, 'database' | 'now'>,
  { post, account }: Pick<Acting, 'post' | 'account'>,
  { kind, about, run, log }: Beginning,
): Promise<string> {
  const id = randomUUIDv7()
  await beginWork(database, { id, kind, about, post, account, begunAt: now() })
  const stopping = new AbortController()
  const state = { done: 0, of: 0 }
  const tell = async () => {
    if (await tellWork(database, { id, post, ...state, at: now() })) stopping.abort()
  }
  // A word that does not come through is followed by the next; how work ended is what counts.
  const telling = setInterval(() => void tell().catch(() => undefined), tellEvery)
  const end = async (how: Omit<Ended, 'state'> & { readonly state: Ended['state'] | 'failed' }) => {
    clearInterval(telling)
    await tellWork(database, { id, post, ...state, at: now() })
    await endWork(database, { id, post, ...how, at: now() })
  }
  void run({ id, signal: stopping.signal, report: (done, of) => void Object.assign(state, { done, of }) })
    .then(end, async (error: unknown) => {
      if (stopping.signal.aborted) return end({ state: 'cancelled' })
      log.error(traced(error as Error), 'work')
      return end({ state: 'failed' })
    })
    .catch(() => clearInterval(telling))
  return id
}
