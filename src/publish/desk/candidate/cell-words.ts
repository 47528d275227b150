import { total } from '#kernel/hierarchy.ts'
import { type Language, fill } from '#kernel/words.ts'
import type { NamedCell } from '#publish/disclosure/attack/input.ts'
import type { Repair } from '#publish/disclosure/attack/repair.ts'
import type { Candidate } from '#publish/release/candidate.ts'
import { words } from '#words/desk/words.ts'
import { words as releaseWords } from '#words/release/words.ts'

// More cells than these are counted, not named.
const mostNamed = 4

/** Codes of a table as a person reads them: «Germany, 2025»; everybody, where none is named. */
export function sayCell(
  language: Language,
  { tables }: Candidate,
  { table, at }: Pick<NamedCell, 'table' | 'at'>,
): string {
  const axes = tables.find((each) => each.table === table)?.axes ?? []
  const said = Object.entries(at)
    .filter(([, code]) => code !== total)
    .map(([column, code]) => {
      const found = axes.find((axis) => axis.column === column)?.codes.find((each) => each.code === code)
      return found?.words[language] ?? code
    })
  return said.length === 0 ? releaseWords[language].codes.total : said.join(', ')
}

/** A repair in words, its cells named by the words of their codes. */
export function sayRepair(language: Language, candidate: Candidate, repair: Repair): string {
  const { repairs } = words[language].candidate.attack
  const columnOf = (table: string, column: string) =>
    candidate.tables.find((each) => each.table === table)?.axes.find((axis) => axis.column === column)?.words[
      language
    ] ?? column
  const cellsIn = (cells: readonly NamedCell[]) => {
    const named = cells.slice(0, mostNamed).map((cell) => sayCell(language, candidate, cell))
    return [...named, ...(cells.length > mostNamed ? [`+ ${cells.length - mostNamed}`] : [])].join('; ')
  }
  switch (repair.kind) {
    case 'withhold':
    case 'repeat':
      return fill(repairs[repair.kind], { cells: cellsIn(repair.cells) })
    case 'merge':
      return fill(repairs.merge, {
        column: columnOf(repair.table, repair.column),
        codes: repair.codes
          .map((code) => sayCell(language, candidate, { table: repair.table, at: { [repair.column]: code } }))
          .join(' + '),
      })
    case 'widen':
      return fill(repairs.widen, { column: columnOf(repair.table, repair.column) })
    case 'round':
      return fill(repairs.round, { base: repair.base })
    case 'leave-out':
      return fill(repairs['leave-out'], {
        table: candidate.tables.find(({ table }) => table === repair.table)?.title[language] ?? repair.table,
      })
  }
}
