import type { ColumnType, Generated } from 'kysely'

import type { Clash, SetAside } from '#kernel/case.ts'
import type { CellKey, FigureStatus, Licence, Precision } from '#kernel/series.ts'
import type { Phrase } from '#kernel/words.ts'

import type { DeliveryState, Said } from './deliveries.ts'
import type { EntryKind } from './ledger.ts'
import type { WorkState } from './work.ts'

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
  'safar.places': { code: string; within: string | null }
  'safar.states': {
    programme: string
    state: string
    isEnd: boolean
    dueStep: string | null
    dueDays: number | null
    certifies: boolean
  }
  'safar.certificates': {
    id: string
    number: string
    caseId: string
    programme: string
    course: string
    day: string
    validUntil: string
    says: Buffer
    post: string
    account: string
    issuedAt: Date
    revokedAt: Date | null
  }
  'safar.deputies': { id: string; post: string; deputy: string; standsFrom: Date; standsUntil: Date | null }
  'safar.reach': {
    post: string
    programme: string
    sees: string
    functions: string[]
    restricted: boolean
    works: boolean
    standsIn: boolean
  }
  'safar.oversight': { post: string; over: string; administers: boolean; supervises: boolean }
  'safar.glasses': {
    id: string
    post: string
    account: string
    caseId: string
    casePost: string
    programme: string
    brokenAt: Date
    until: Date
    why: string | null
    over: boolean
  }
  'safar.trail': {
    post: string
    seq: number
    at: Date
    account: string
    what: string
    cases: string[]
    subject: string | null
    way: string | null
    hash: Buffer
  }
  'safar.handovers': {
    id: string
    post: string
    account: string | null
    heldFrom: Date | null
    madeAt: Date
    body: Jsonb<Record<string, unknown>>
  }
  'safar.services': {
    id: string
    organisation: string
    place: string | null
    kind: string
    title: Jsonb<Phrase>
    about: Jsonb<Phrase>
    forWhom: string[]
    capacity: number | null
    post: string
    checkedAt: Date
    closedAt: Date | null
  }
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
  'safar.sessions': {
    id: Generated<string>
    tokenHash: Buffer
    account: string
    post: string
    createdAt: Generated<Date>
    seenAt: Generated<Date>
    provedAt: Generated<Date>
    expiresAt: Date
    strong: Generated<boolean>
    device: Generated<string>
  }
  'safar.totp': { account: string; sealed: string; lastStep: number; since: Date }
  'safar.recoveryCodes': { account: string; hash: Buffer }
  'safar.passkeys': {
    id: string
    account: string
    credential: string
    publicKey: Buffer
    counter: number
    transports: string[]
    sealedName: string
    createdAt: Date
    lastUsedAt: Date | null
  }
  'safar.oidcLinks': { issuer: string; subject: string; account: string; linkedAt: Date }
  'safar.tries': { key: Buffer; spent: number; at: Date }
  'safar.spentTickets': { hash: Buffer; until: Date }
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
  'safar.restrictedKeys': { caseId: string; wrapped: string }
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
    restricted: Generated<boolean>
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
  'releases.candidates': {
    id: string
    name: string
    population: string
    body: string
    cells: Buffer
    digest: string
    post: string
    account: string
    preparedAt: Date
  }
  'releases.approvals': {
    candidate: string
    digest: string
    kind: 'approval' | 'override'
    post: string
    account: string
    reason: Generated<string>
    givenAt: Date
  }
  'releases.decisions': {
    name: string
    candidate: string
    population: string
    audience: 'public' | 'group'
    title: Jsonb<Phrase>
    publicFrom: Date
    body: string
    signature: Buffer
  }
  'releases.files': { release: string; path: string; sha256: string; content: Buffer }
  'releases.access': { release: string; post: string }
  'releases.reads': {
    id: Generated<string>
    release: string
    path: string
    post: string
    account: string
    readAt: Generated<Date>
  }
  'releases.calledOff': { release: string; post: string; account: string; why: string; calledOffAt: Date }
  'releases.ledger': { number: number; release: string; kind: EntryKind; body: string; signature: Buffer }
  'safar.missingFigures': {
    id: string
    subject: string
    title: Jsonb<Phrase>
    why: Jsonb<Phrase>
    known: ColumnType<Phrase | null, string | null, string | null>
    since: string
    owedBy: string
    sources: Jsonb<readonly string[]>
    foundIn: string | null
    foundAt: Date | null
  }
  'safar.series': { id: string; version: number; place: number; body: string; keptAt: Generated<Date> }
  'safar.seriesFigures': {
    series: string
    figure: string
    version: number
    time: string
    cell: Jsonb<CellKey>
    value: number | null
    precision: Precision
    source: string
    definition: string
    status: FigureStatus
    licence: Licence | null
    published: string | null
    note: ColumnType<Phrase | null, string | null, string | null>
    origin: 'shipped' | 'delivered'
    post: string | null
    keptAt: Generated<Date>
  }
  'budget.people': { hash: Buffer; people: number; keys: Buffer }
  'budget.charges': {
    id: Generated<string>
    release: string
    tableName: string
    period: string
    population: string
    billionths: number
    most: number
    people: Buffer | null
    chargedAt: Generated<Date>
  }
  'registers.deliveries': {
    id: string
    register: string
    number: number
    version: number
    owner: string
    state: DeliveryState
    problem: ColumnType<Said | null, string | null, string | null>
    fileHash: Buffer
    fileBytes: number
    contentHash: Buffer | null
    contentBytes: number
    rows: number
    refused: number
    synthetic: boolean
    post: string
    account: string
    receivedAt: Date
    settledBy: string | null
    settledAt: Date | null
  }
  'registers.months': { delivery: string; month: string; rows: number }
  'registers.parts': { delivery: string; part: number; content: Buffer }
  'registers.mappings': {
    register: string
    owner: string
    headings: string
    mapping: Jsonb<readonly (string | null)[]>
    post: string
    savedAt: Date
  }
  'registers.standing': { register: string; month: string; delivery: string; number: number; rows: number }
  'safar.work': {
    id: string
    kind: string
    about: Jsonb<Readonly<Record<string, string>>>
    state: WorkState
    done: number
    of: number
    cancelAsked: Generated<boolean>
    outcome: ColumnType<Said | null, string | null, string | null>
    post: string
    account: string
    begunAt: Date
    toldAt: Date
    endedAt: Date | null
  }
}

type Json = ColumnType<unknown, string, string>
type Jsonb<Value> = ColumnType<Value, string, string>
