/** Why a file cannot be read as a list; each word has a sentence in `words/list` that says what to do. */
export const listFaults = [
  'empty',
  'no-rows',
  'too-big',
  'too-many-rows',
  'too-many-columns',
  'too-many-cells',
  'cell-too-long',
  'unpacks-too-big',
  'old-workbook',
  'locked',
  'broken-workbook',
  'not-a-workbook',
  'pdf',
  'web-page',
  'not-a-list',
  'unknown-encoding',
  'mixed-encoding',
  'letters-lost',
  'quote-not-closed',
] as const
export type ListFault = (typeof listFaults)[number]

/** What is wrong with the whole file, and the numbers that its sentence names. */
export interface ListProblem {
  readonly says: ListFault
  readonly values?: { readonly line?: number; readonly most?: number }
}
