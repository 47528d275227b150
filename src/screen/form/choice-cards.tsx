import type { Asked } from './asked.ts'
import { Cards } from './cards.tsx'
import type { Option } from './option.ts'

export interface ChoiceCardsProps extends Asked {
  readonly options: readonly Option[]
  readonly value?: string | undefined
}

/** One of a few answers. */
export const ChoiceCards = ({ options, value, ...asked }: ChoiceCardsProps) => (
  <Cards asked={asked} type="radio" options={options} chosen={value === undefined ? [] : [value]} />
)
