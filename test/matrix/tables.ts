import type { Post } from '#store/posts.ts'

import { sightOf } from './oracle.ts'
import type { Marked } from './world.ts'

const sees = (post: Post, marked: Marked): boolean => sightOf(post, marked) !== undefined

/** Whether a post may read what was told in confidence about a case. */
export const readsStory = (post: Post, marked: Marked): boolean =>
  marked.file !== undefined && sightOf(post, marked)?.restricted === true

/** What tells a person, by table: by which column its rows belong to cases, and whose rows a post may see. */
export const ofCases: Readonly<Record<string, { readonly column: string; may(post: Post, marked: Marked): boolean }>> =
  {
    cases: { column: 'id', may: sees },
    acts: { column: 'case_id', may: sees },
    case_keys: { column: 'case_id', may: sees },
    restricted_keys: { column: 'case_id', may: readsStory },
    files: { column: 'case_id', may: readsStory },
    certificates: { column: 'case_id', may: sees },
  }

/** Tables that whoever serves people has no use for at all. */
export const ofNobody: readonly string[] = [
  'unsigned_heads',
  'checkpoints',
  'trail_ends',
  'reach_kept',
  'tries',
  'spent_tickets',
]

/** Tables of which each post or account is shown its own rows, and those of posts that it looks after. */
export const ofOwn: readonly string[] = [
  'drafts',
  'work',
  'trail',
  'glasses',
  'handovers',
  'sessions',
  'totp',
  'recovery_codes',
  'passkeys',
  'oidc_links',
]

/** Tables without a person in them, or with staff, whose names are sealed. */
export const ofAll: readonly (string | RegExp)[] = [
  'settings',
  'organisations',
  'places',
  'posts',
  'holdings',
  'deputies',
  'accounts',
  'definitions',
  'programmes',
  'rights',
  'states',
  'reach',
  'oversight',
  'services',
  // What courses say, and where and when they are held; who sits in one follows from acts.
  /^course_(texts|checks|owners|media|sessions)$/,
  'session_changes',
  // Figures that others have published.
  /^series(_figures)?$/,
  // Tables that are prepared, approved and released: counted and protected; the tests of publishing hold what may be read of them.
  /^(candidates|approvals|releases|release_\w+|releases_called_off|ledger|missing_figures|budget\w*)$/,
]
