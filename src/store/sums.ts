import { createHash } from 'node:crypto'

/** A file of a bundle: where it stands in it, and the SHA-256 of its bytes in hexadecimal digits. */
export interface FileSum {
  readonly path: string
  readonly sha256: string
}

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** The lines that `sha256sum -c` reads, in the order of the paths; the root stands on exactly these. */
export const sumLines = (files: readonly FileSum[]): readonly string[] =>
  files.toSorted((one, other) => (one.path < other.path ? -1 : 1)).map(({ path, sha256: sum }) => `${sum}  ${path}\n`)

/** The Merkle tree hash of some leaves, with the prefixes that tell a leaf from a node. Source: RFC 6962, section 2.1. */
export function merkleRoot(leaves: readonly (Uint8Array | string)[]): Buffer {
  if (leaves.length === 0) return sha256()
  return climb(leaves.map((leaf) => sha256(leafPrefix, leaf)))
}

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

// Pairs from the left, the odd one carried up as it is: the same tree as splitting at the largest power of two.
function climb(level: readonly Buffer[]): Buffer {
  const [first] = level
  if (first && level.length === 1) return first
  return climb(
    level.flatMap((left, at) => {
      if (at % 2 === 1) return []
      const right = level[at + 1]
      return [right ? sha256(nodePrefix, left, right) : left]
    }),
  )
}

/** The root of a bundle in hexadecimal digits: one number that stands for every byte of every file, and for their names. */
export const rootOf = (files: readonly FileSum[]): string => merkleRoot(sumLines(files)).toString('hex')
