import type { FastifyError, FastifyRequest } from 'fastify'

import { Refused } from './errors.ts'

/** What a form posted: texts by the names of its inputs, several where an input repeats. */
export type Posted = Readonly<Record<string, string | readonly string[]>>

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

/** The one text that an input posted; empty when it posted none, or several. */
export const one = (value: Posted[string] | undefined): string => (typeof value === 'string' ? value : '')
