import { createHash } from 'node:crypto'

import type { FastifyError, FastifyRequest } from 'fastify'

import { type FileKind, type KeptFile, fileKinds } from '#kernel/kinds/files.ts'
import { keepFile } from '#store/files.ts'
import { makeOwnKey, ownerOf, sealBytes, wrapKey } from '#store/seal.ts'

import { Refused } from './errors.ts'
import type { Acting, Office } from './office.ts'
import type { Posted } from './posted.ts'

/** A file that came with a form, in memory: the form's own limit keeps it small. */
export interface Upload {
  readonly field: string
  readonly filename: string
  readonly content: Buffer
}

export interface Received {
  readonly posted: Posted
  readonly uploads: readonly Upload[]
}

/** Reads what a form sent, with or without files. Inputs that repeat become lists. */
export async function receive(request: FastifyRequest): Promise<Received> {
  if (!request.isMultipart()) return { posted: readPosted(request.body), uploads: [] }
  try {
    return await receiveParts(request)
  } catch (error) {
    // Parts that are not written as parts are their sender's mistake, but the reader of parts does not say so.
    throw (error as FastifyError).statusCode === undefined ? new Refused(400, 'unreadable') : error
  }
}

async function receiveParts(request: FastifyRequest): Promise<Received> {
  const posted: Record<string, string | readonly string[]> = {}
  const uploads: Upload[] = []
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const content = await part.toBuffer()
      // An empty file input sends a file without a name.
      if (content.length > 0) uploads.push({ field: part.fieldname, filename: part.filename, content })
      continue
    }
    const before = posted[part.fieldname]
    const value = String(part.value)
    posted[part.fieldname] = before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value]
  }
  return { posted, uploads }
}

const readPosted = (body: unknown): Posted =>
  Object.fromEntries(
    Object.entries(body ?? {}).flatMap(([name, value]): [string, string | readonly string[]][] => {
      if (typeof value === 'string') return [[name, value]]
      return Array.isArray(value) ? [[name, value.filter((each) => typeof each === 'string')]] : []
    }),
  )

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
