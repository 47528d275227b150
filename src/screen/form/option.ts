/** One answer that can be chosen. */
export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}

/** Answers under a heading: the districts of a region. */
export interface OptionGroup {
  readonly label: string
  readonly options: readonly Option[]
}
