import type pg from 'pg'

import type { Rules } from '#kernel/case.ts'
import type { Programme } from '#kernel/programme.ts'
import type { Keys } from '#store/keys.ts'

import type { Walked } from './verdict.ts'

/** A definition of the past: the rules its acts were judged by, and which answers name files. */
export interface KnownDefinition {
  readonly programme: string
  readonly rules: Rules
  readonly fileFields: readonly string[]
}

/** A programme of today, and the fingerprint of its definition. */
export interface PresentProgramme {
  readonly programme: Programme
  readonly definition: string
}

/** All that the parts of a verification share; `walked` counts while they go. */
export interface Walk {
  readonly client: pg.ClientBase
  readonly keys: Keys | undefined
  readonly definitions: ReadonlyMap<string, KnownDefinition>
  readonly programmes: ReadonlyMap<string, PresentProgramme>
  readonly walked: { -readonly [Count in keyof Walked]: Walked[Count] }
  report(): void
}
