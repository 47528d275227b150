import { Worker } from 'node:worker_threads'

import type { Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

import type { Verdict, Watch } from './attack.ts'
import type { Attack } from './input.ts'

/** What the thread tells while it works, and at its end. */
export type Told = { readonly done: number; readonly of: number } | { readonly verdict: Outcome<Verdict, Refusal> }

/** What the thread is given. */
export interface Given {
  readonly input: Attack
  readonly allBounds: boolean
}

/**
 * The same attack in a thread of its own, so that whoever serves people meanwhile is not held up. Stopping it ends the thread at once; it leaves
 * nothing behind.
 */
export function attackApart(input: Attack, { report, signal, allBounds = false }: Watch = {}): Promise<Outcome<Verdict, Refusal>> {
  const given: Given = { input, allBounds }
  const stopped = refuse('attack-stopped')
  if (signal?.aborted) return Promise.resolve(stopped)
  const thread = new Worker(new URL('thread.ts', import.meta.url), { workerData: given })
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      resolve(stopped)
      void thread.terminate()
    }
    signal?.addEventListener('abort', stop, { once: true })
    thread.on('message', (told: Told) => {
      if ('verdict' in told) resolve(told.verdict)
      else report?.(told.done, told.of)
    })
    thread.on('error', reject)
    thread.on('exit', (code) => {
      signal?.removeEventListener('abort', stop)
      reject(new Error(`The thread of the attack ended with code ${code}`))
    })
  })
}
