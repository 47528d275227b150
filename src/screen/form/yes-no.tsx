import { words } from '#words/screen/words.ts'

import type { Asked } from './asked.ts'
import { ChoiceCards } from './choice-cards.tsx'

export interface YesNoProps extends Asked {
  readonly value?: string | undefined
}

/** A question with two answers; a third, none yet, is neither of them. */
export const YesNo = ({ value, ...asked }: YesNoProps) => (
  <ChoiceCards
    {...asked}
    value={value}
    options={[
      { value: 'yes', label: words[asked.language].yes },
      { value: 'no', label: words[asked.language].no },
    ]}
  />
)
