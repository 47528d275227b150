import type { Language } from '#kernel/words.ts'
import { Button } from '#screen/button.tsx'
import { Form } from '#screen/form/form.tsx'
import { Buttons } from '#screen/layout.tsx'
import type { CaseLine, Wanted } from '#store/cases.ts'
import type { Office } from '#web/office.ts'
import { words } from '#words/certificate/words.ts'

interface ChosenProps {
  readonly desk: Office
  readonly language: Language
  readonly lines: readonly CaseLine[]
}

/** In a list's form: prints the certificates of those who are chosen, where anybody in the list has one. */
export const PrintChosen = ({ desk: { programmes }, language, lines }: ChosenProps) =>
  lines.some(({ programme, state }) => programmes.get(programme)?.certificate?.in === state) ? (
    <Buttons>
      <Button kind="quiet" formAction="/print">
        {words[language].many.offer}
      </Button>
    </Buttons>
  ) : null

interface AllProps {
  readonly desk: Office
  readonly language: Language
  readonly wanted: Wanted
}

/** Below a list of everybody in the state that certifies: prints all of them. */
export function PrintAll({ desk: { programmes }, language, wanted: { programme: name, states, found } }: AllProps) {
  const certifying = [...programmes.values()].filter(
    ({ certificate, ...each }) =>
      certificate !== undefined && states?.includes(certificate.in) && (name === undefined || name === each.name),
  )
  // What a search found is a part of them, and is chosen one by one.
  if (found !== undefined) return null
  return certifying.map((programme) => (
    <Form key={programme.name} action="/print" hidden={{ all: programme.name }}>
      <Buttons>
        <Button kind="quiet">{words[language].many.offerAll}</Button>
      </Buttons>
    </Form>
  ))
}
