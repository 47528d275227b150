import type { ColumnType, Generated } from 'kysely'

import type { Clash, SetAside } from '#kernel/case.ts'
import type { Phrase } from '#kernel/words.ts'

/** The tables as TypeScript sees them; SQL writes the same names in lower_snake. */
export interface Tables {
  'safar.settings': { name: string; value: Json }
  'safar.organisations': { code: string; name: Jsonb<Phrase>; kind: string }
  'safar.posts': {
    id: string
    organisation: string
    place: string | null
    functions: string[]
    title: Jsonb<Phrase>
    createdAt: Generated<Date>
    closedAt: Date | null
  }
  'safar.reach': { post: string; sees: string }
  'safar.accounts': {
    id: string
    login: string
    sealedName: string
    passwordHash: string
    language: string
    createdAt: Generated<Date>
    closedAt: Date | null
  }
  'safar.holdings': { id: string; post: string; account: string; heldFrom: Date; heldUntil: Date | null }
  'safar.sessions': { tokenHash: Buffer; account: string; post: string; createdAt: Generated<Date>; expiresAt: Date }
  'safar.definitions': { hash: Buffer; programme: string; version: number; body: string; firstSeen: Generated<Date> }
  'safar.cases': {
    id: string
    programme: string
    post: string
    state: string
    openedAt: Date
    sinceAt: Date
    lastAt: Date
    lastId: string
    heads: string[]
    setAside: SetAside[]
    clashes: Clash[]
    answers: Record<string, unknown>
    seq: number
    head: Buffer
  }
  'safar.caseKeys': { caseId: string; wrapped: string; foundBy: string[] }
  'safar.acts': { id: string; caseId: string; seq: number; body: string; hash: Buffer }
  'safar.unsignedHeads': { caseId: string; seq: number; hash: Buffer }
  'safar.checkpoints': { number: number; body: string; signature: Buffer }
  'safar.files': {
    id: string
    post: string
    caseId: string | null
    kind: string
    bytes: number
    sha256: string
    wrapped: string
    content: Buffer
    keptAt: Generated<Date>
  }
  'safar.drafts': {
    id: string
    post: string
    programme: string
    wrapped: string
    content: Buffer
    keptAt: Generated<Date>
  }
}

type Json = ColumnType<unknown, string, string>
type Jsonb<Value> = ColumnType<Value, string, string>
