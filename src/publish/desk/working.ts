import { randomUUIDv7 } from 'node:crypto'

import type { Said } from '#store/deliveries.ts'
import { beginWork, endWork, tellWork } from '#store/work.ts'
import { traced } from '#web/errors.ts'
import type { Acting, Office } from '#web/office.ts'

/** What long work is told, and what it tells. */
export interface Task {
  readonly id: string
  /** Says stop when somebody has asked for it; nothing is kept then. */
  readonly signal: AbortSignal
  readonly report: (done: number, of: number) => void
}

/** How work ended, and in which words; `to` among the values is where its result stands. */
export interface Ended {
  readonly state: 'done' | 'refused' | 'cancelled'
  readonly outcome?: Said
}

/** The kinds of work that the desk begins. */
export type Kind = 'delivery' | 'risk' | 'candidate' | 'mending'

interface Beginning {
  readonly kind: Kind
  readonly about: Readonly<Record<string, string>>
  readonly run: (task: Task) => Promise<Ended>
  /** Where our own mistakes are noted. */
  readonly log: { error(what: object, says: string): void }
}

// Often enough for a page that looks every second, and no burden for the database.
const tellEvery = 400

/** Begins work that takes longer than a page may; gives its id. Its page tells how far it is, and can stop it. */
export async function begin(
  { database, now }: Office,
  acting: Acting,
  { kind, about, run, log }: Beginning,
): Promise<string> {
  const { post, account } = acting
  const id = randomUUIDv7()
  await beginWork(database, { id, kind, about, post, account, begunAt: now() })
  const stopping = new AbortController()
  const state = { done: 0, of: 0 }
  const tell = async () => {
    const isStopped = await tellWork(database, { id, post, ...state, at: now() })
    if (isStopped) stopping.abort()
  }
  // A word that does not come through is followed by the next; how work ended is what counts.
  const telling = setInterval(() => void tell().catch(() => undefined), tellEvery)
  const report = (done: number, of: number) => Object.assign(state, { done, of })
  const ended = async (how: Omit<Ended, 'state'> & { readonly state: Ended['state'] | 'failed' }) => {
    clearInterval(telling)
    await tellWork(database, { id, post, ...state, at: now() })
    await endWork(database, { id, post, ...how, at: now() })
  }
  void run({ id, signal: stopping.signal, report })
    .catch((error: unknown) => {
      if (stopping.signal.aborted) return { state: 'cancelled' as const }
      throw error
    })
    .then(ended, async (error: unknown) => {
      log.error(traced(error as Error), 'work')
      await ended({ state: 'failed' })
    })
    .catch(() => clearInterval(telling))
  return id
}
