import { crc32, inflateRawSync } from 'node:zlib'

import { bad, good } from '#kernel/outcome.ts'
import type { Outcome } from '#kernel/outcome.ts'

import { limits } from './limits.ts'
import type { ListProblem } from './problem.ts'

/** The XML files inside a workbook, by their paths in small letters. */
export interface Archive {
  has(path: string): boolean
  read(path: string): Outcome<string, ListProblem>
}

interface Part {
  readonly path: string
  readonly locked: boolean
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly start: number
}

/**
 * Opens a ZIP (PKWARE APPNOTE 6.3) by its central directory. Together the parts may not declare more than the limit,
 * and none may yield more than it declares; so nothing that is read can swell.
 */
export function openArchive(bytes: Uint8Array): Outcome<Archive, ListProblem> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = directory(file)
  if (!parts) return broken
  if (parts.some(({ locked }) => locked)) return bad({ says: 'locked' })
  const declared = parts.filter(isXml).reduce((sum, { size }) => sum + size, 0)
  if (parts.length > limits.parts || declared > limits.unpacked) return tooBig

  const byPath = new Map(parts.map((part) => [part.path, part]))
  return good({
    has: (path) => byPath.has(path),
    read(path) {
      const part = byPath.get(path)
      return part && isXml(part) ? unpack(file, part) : broken
    },
  })
}

const broken = bad({ says: 'broken-workbook' } as const)
const tooBig = bad({ says: 'unpacks-too-big' } as const)

// Pictures and fonts are never read, so they may be as large as they like.
const isXml = ({ path }: Part) => path.endsWith('.xml') || path.endsWith('.rels')

const endRecord = { signature: 0x06054b50, length: 22, longestComment: 0xffff }
const entry = { signature: 0x02014b50, length: 46 }
const local = { signature: 0x04034b50, length: 30 }

// The central directory and not the local headers: two readings of one file must not differ.
function directory(file: Buffer): readonly Part[] | undefined {
  const end = endOfDirectory(file)
  if (end === -1) return undefined
  const count = file.readUInt16LE(end + 10)
  const parts: Part[] = []
  let at = file.readUInt32LE(end + 16)
  while (parts.length < count) {
    if (at + entry.length > file.length || file.readUInt32LE(at) !== entry.signature) return undefined
    const nameEnd = at + entry.length + file.readUInt16LE(at + 28)
    parts.push({
      path: file
        .toString('utf8', at + entry.length, nameEnd)
        .replaceAll('\\', '/')
        .toLowerCase(),
      locked: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      start: file.readUInt32LE(at + 42),
    })
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

function endOfDirectory(file: Buffer): number {
  const last = file.length - endRecord.length
  const first = Math.max(0, last - endRecord.longestComment)
  for (let at = last; at >= first; at--) if (file.readUInt32LE(at) === endRecord.signature) return at
  return -1
}

function unpack(file: Buffer, part: Part): Outcome<string, ListProblem> {
  if (part.start + local.length > file.length || file.readUInt32LE(part.start) !== local.signature) return broken
  const start = part.start + local.length + file.readUInt16LE(part.start + 26) + file.readUInt16LE(part.start + 28)
  const packed = file.subarray(start, start + part.packed)
  try {
    const content = part.method === 0 ? packed : inflated(packed, part)
    if (content.length !== part.size || crc32(content) !== part.crc) return broken
    return good(new TextDecoder('utf-8', { fatal: true }).decode(content))
  } catch (error) {
    return error instanceof RangeError ? tooBig : broken
  }
}

function inflated(packed: Buffer, { method, size }: Part): Buffer {
  if (method !== 8) throw new TypeError(`Only stored and deflated parts can be read, not method ${method}`)
  // Node throws a RangeError as soon as more comes out than was declared.
  return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
}
