import { fold } from '#kernel/fold.ts'
import { type Cell, textOf } from '#registry/list/cell.ts'
import { words } from '#words/register/words.ts'

const marks = new Set(Object.values(words).map(({ synthetic }) => fold(synthetic)))
const headings = new Set(
  ['synthetic', ...Object.values(words).map(({ syntheticHeading }) => syntheticHeading)].map(fold),
)

/** Whether a line above the headings says that everything below is invented. */
export const isMark = (text: string): boolean => text.length < 300 && marks.has(fold(text))

/** Whether a column says of each row whether it is invented. */
export const isMarkHeading = (heading: string): boolean => heading.length < 60 && headings.has(fold(heading))

/** Whether the cell of such a column says so. */
export const saysSynthetic = (cell: Cell | undefined): boolean =>
  !['', '0', 'no', 'false', 'нет', 'не'].includes(textOf(cell).trim().toLowerCase())
