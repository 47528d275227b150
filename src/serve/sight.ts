import { type Reader, readsRestricted, accessOf, readableBy } from '#kernel/access.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import type { Way } from '#store/acts.ts'
import type { Acting } from '#web/office.ts'

/** How somebody sees a case that is there: by the functions that lead to it, or through a broken glass by their own. */
export const readerOf = (acting: Acting, way: Way): Reader =>
  way.glassUntil === undefined ? way : { functions: acting.functions, restricted: false }

/** How somebody sees a case that they are about to open. */
export const openerOf = ({ functions }: Acting, programme: Programme): Reader => ({
  functions,
  restricted: readsRestricted(accessOf(programme), functions),
})

/** The answers that a reader may see. */
export function seenAnswers(programme: Programme, reader: Reader, answers: LooseAnswers): LooseAnswers {
  const reads = readableBy(programme, reader)
  return Object.fromEntries(Object.entries(answers).filter(([name]) => reads(name)))
}
