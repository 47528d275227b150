import type { Language } from '#kernel/words.ts'
import { Filter } from '#screen/filter.tsx'
import type { Office } from '#web/office.ts'
import { words } from '#words/serve/words.ts'

interface StateLinksProps {
  readonly desk: Office
  readonly language: Language
  readonly chosen: { readonly programme?: string; readonly state?: string }
}

/** Narrows a list of people to one state of one programme. */
export const StateLinks = ({ desk, language, chosen }: StateLinksProps) => (
  <Filter
    label={words[language].people.state}
    links={[
      { href: '/people', label: words[language].people.all, current: chosen.state === undefined },
      ...[...desk.programmes.values()].flatMap(({ name, workflow, words: own }) =>
        workflow.states.map((state) => ({
          href: `/people?programme=${name}&state=${state}`,
          label: own[language].states[state] ?? state,
          current: chosen.programme === name && chosen.state === state,
        })),
      ),
    ]}
  />
)
