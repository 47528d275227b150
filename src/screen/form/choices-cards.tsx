import type { Asked } from './asked.ts'
import { Cards } from './cards.tsx'
import type { Option } from './option.ts'

export interface ChoicesCardsProps extends Asked {
  readonly options: readonly Option[]
  readonly values?: readonly string[] | undefined
}

/** Any number of answers out of a list. */
export const ChoicesCards = ({ options, values = [], ...asked }: ChoicesCardsProps) => (
  <Cards asked={asked} type="checkbox" options={options} chosen={values} />
)
