import type { Language } from '#kernel/words.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Buttons } from '#screen/layout.tsx'
import type { Office } from '#serve/office.ts'
import { words } from '#words/serve/words.ts'

interface StateLinksProps {
  readonly desk: Office
  readonly language: Language
  readonly chosen: { readonly programme?: string; readonly state?: string }
}

/** Narrows a list of people to one state of one programme. */
export const StateLinks = ({ desk, language, chosen }: StateLinksProps) => (
  <nav aria-label={words[language].people.state}>
    <Buttons>
      <StateLink href="/people" label={words[language].people.all} current={chosen.state === undefined} />
      {[...desk.programmes.values()].flatMap(({ name, workflow, words: own }) =>
        workflow.states.map((state) => (
          <StateLink
            key={`${name}/${state}`}
            href={`/people?programme=${name}&state=${state}`}
            label={own[language].states[state] ?? state}
            current={chosen.programme === name && chosen.state === state}
          />
        )),
      )}
    </Buttons>
  </nav>
)

const StateLink = ({ href, label, current }: { readonly href: string; readonly label: string; readonly current: boolean }) => (
  <ButtonLink href={href} kind={current ? 'main' : 'quiet'}>
    {label}
  </ButtonLink>
)
