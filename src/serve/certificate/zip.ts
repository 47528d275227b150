import { crc32 } from 'node:zlib'

/** A file in an archive. Its name is of plain letters, digits and dashes. */
export interface Archived {
  readonly name: string
  readonly content: Uint8Array
}

const version = 20
// 1 January 1980: the archive says nothing of when it was made, and the same files give the same archive.
const day = 0x21

/** Puts files into one archive (APPNOTE.TXT, 4.3), as they are: documents are compressed already. At most 4 GB in all. */
export function zip(files: readonly Archived[]): Buffer {
  const parts = files.map(({ name, content }) => ({
    name: Buffer.from(name),
    content,
    check: crc32(content),
  }))
  const locals = parts.map((part) => Buffer.concat([localHeader(part), part.name, part.content]))
  const starts = locals.map((_, at) => locals.slice(0, at).reduce((sum, { length }) => sum + length, 0))
  const directory = Buffer.concat(parts.map((part, at) => Buffer.concat([entryOf(part, starts[at] ?? 0), part.name])))
  const size = locals.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([...locals, directory, endOf(parts.length, directory.length, size)])
}

interface Part {
  readonly name: Buffer
  readonly content: Uint8Array
  readonly check: number
}

function localHeader({ name, content, check }: Part): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(version, 4)
  header.writeUInt16LE(day, 12)
  header.writeUInt32LE(check, 14)
  header.writeUInt32LE(content.length, 18)
  header.writeUInt32LE(content.length, 22)
  header.writeUInt16LE(name.length, 26)
  return header
}

function entryOf({ name, content, check }: Part, start: number): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(version, 4)
  entry.writeUInt16LE(version, 6)
  entry.writeUInt16LE(day, 14)
  entry.writeUInt32LE(check, 16)
  entry.writeUInt32LE(content.length, 20)
  entry.writeUInt32LE(content.length, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(start, 42)
  return entry
}

function endOf(files: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files, 8)
  end.writeUInt16LE(files, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(start, 16)
  return end
}
