import { createReadStream } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'

import { codeOf } from './system-error.ts'

/** One line of the witness: that there was a checkpoint of this number, and its fingerprint. */
export interface Witnessed {
  readonly number: number
  readonly hash: string
}

/** Notes down that a checkpoint was signed; returns once the line is on disk. */
export async function noteDown(path: string, { number, hash }: Witnessed): Promise<void> {
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    // A crash may have left half a line; the next begins on one of its own.
    const torn = size > 0 && buffer.toString() !== '\n'
    await file.appendFile(`${torn ? '\n' : ''}${number} ${hash}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** How long the witness is now. Lines that come later may speak of what an older snapshot does not know. */
export const lengthOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return 0
      throw error
    },
  )

/** Reads the first so many bytes of the witness; half a line is no line. */
export async function* readWitness(path: string, length: number): AsyncGenerator<Witnessed> {
  if (length === 0) return
  const lines = createInterface({ input: createReadStream(path, { end: length - 1 }), crlfDelay: Infinity })
  for await (const line of lines) {
    const [, number, hash] = /^(\d+) ([0-9a-f]{64})$/.exec(line) ?? []
    if (number !== undefined && hash !== undefined) yield { number: Number(number), hash }
  }
}

/** Begins the witness anew with the last checkpoint that is there now; what it knew before is set aside, not lost. */
export async function beginAnew(path: string, now: Date, last: Witnessed | undefined): Promise<void> {
  await rename(path, `${path}.until-${now.toISOString().replaceAll(':', '')}`).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
  })
  if (last) await noteDown(path, last)
}
