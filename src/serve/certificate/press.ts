import { Worker } from 'node:worker_threads'

/** A typeset document. */
export type Pdf = Uint8Array

interface Waiting {
  readonly done: (pdf: Pdf) => void
  readonly failed: (error: Error) => void
}

type Answer = { readonly id: number; readonly content: Pdf } | { readonly id: number; readonly failed: string }

/** Typesets in a thread of its own, which begins with the first order and keeps no process alive. */
export interface Press {
  typeset(inputs: Readonly<Record<string, string>>, madeAt: Date): Promise<Pdf>
  close(): Promise<void>
}

/** Makes a press; nothing runs before its first order. */
export function makePress(): Press {
  let worker: Worker | undefined
  let last = 0
  const orders = new Map<number, Waiting>()

  function begin(): Worker {
    const begun = new Worker(new URL('press-worker.ts', import.meta.url))
    begun.unref()
    begun.on('message', (answer: Answer) => {
      const order = orders.get(answer.id)
      orders.delete(answer.id)
      // A waiting order keeps the process; a press without one does not.
      if (orders.size === 0) begun.unref()
      if ('content' in answer) order?.done(answer.content)
      // What the typesetter says may quote a name.
      else order?.failed(new Error('A certificate could not be typeset'))
    })
    begun.on('error', () => undefined)
    begun.on('exit', () => {
      worker = undefined
      const lost = [...orders.values()]
      orders.clear()
      for (const { failed } of lost) failed(new Error('The thread that typesets has ended'))
    })
    return begun
  }

  return {
    typeset(inputs, madeAt) {
      return new Promise((done, failed) => {
        const id = (last += 1)
        orders.set(id, { done, failed })
        worker ??= begin()
        worker.ref()
        worker.postMessage({ id, inputs, madeAt: Math.floor(madeAt.getTime() / 1000) })
      })
    },
    async close() {
      await worker?.terminate()
    },
  }
}
