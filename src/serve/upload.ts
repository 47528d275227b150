import { createHash } from 'node:crypto'

import { type FileKind, type KeptFile, fileKinds } from '#kernel/kinds/files.ts'
import { keepFile } from '#store/files.ts'
import { makeOwnKey, ownerOf, sealBytes, wrapKey } from '#store/seal.ts'
import type { Acting, Office } from '#web/office.ts'
import type { Upload } from '#web/received.ts'

/** Keeps an uploaded file, encrypted, and says what the act will know of it. */
export async function keepUpload(office: Office, acting: Acting, { content }: Upload): Promise<KeptFile | undefined> {
  const kind = kindOf(content)
  if (!kind) return undefined
  const id = crypto.randomUUID()
  const key = makeOwnKey()
  const file = { id, kind, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
  await keepFile(office.database, {
    ...file,
    post: acting.post,
    wrapped: wrapKey(office.keys, key, ownerOf.file(id)),
    content: sealBytes(key, content, ownerOf.file(id)),
  })
  return file
}

const beginnings: Readonly<Record<FileKind, (hex: string) => boolean>> = {
  'image/jpeg': (hex) => hex.startsWith('ffd8ff'),
  'image/png': (hex) => hex.startsWith('89504e470d0a1a0a'),
  'image/webp': (hex) => hex.startsWith('52494646') && hex.slice(16, 24) === '57454250',
  'application/pdf': (hex) => hex.startsWith('255044462d'),
}

/** What a file is by its first bytes; what its sender calls it proves nothing. */
export function kindOf(content: Uint8Array): FileKind | undefined {
  const hex = Buffer.from(content.subarray(0, 16)).toString('hex')
  return fileKinds.find((kind) => beginnings[kind](hex))
}
