import { lineAnswers } from '#serve/caseload.ts'
import type { OpenedCase } from '#serve/opened-case.ts'
import type { CaseLine } from '#store/cases.ts'
import { ownerOf, unwrapKey } from '#store/seal.ts'
import type { Office } from '#web/office.ts'

import type { Certifiable } from './issue.ts'

/** An opened case, as a certificate needs it. Through a broken glass one reads and does nothing. */
export const certifiableCase = ({ programme, post, now, answers, keys, reader, way }: OpenedCase): Certifiable => ({
  id: now.id,
  programme,
  post,
  state: now.state,
  answers,
  key: keys.own,
  reader: way.glassUntil === undefined ? reader : { functions: [], restricted: false },
})

/** The lines of a list, as certificates need them. */
export const certifiableLines = (office: Office, lines: readonly CaseLine[]): readonly Certifiable[] =>
  lines.flatMap((line) => {
    const programme = office.programmes.get(line.programme)
    if (!programme?.certificate || line.state !== programme.certificate.in) return []
    return [
      {
        id: line.id,
        programme,
        post: line.post,
        state: line.state,
        answers: lineAnswers(office, line),
        key: unwrapKey(office.keys, line.wrapped, ownerOf.case(line.id)),
        reader: { functions: line.functions, restricted: false },
      },
    ]
  })
