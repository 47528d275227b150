import { type Language, fill } from '#kernel/words.ts'
import { sayNumber } from '#screen/number.ts'
import { words } from '#words/desk/words.ts'

import type { Risk, RiskPair } from './risk.ts'

interface HeatProps {
  readonly language: Language
  readonly risk: Risk
  readonly pair: RiskPair
  /** What a dimension and a code are called. */
  readonly columnName: (column: string) => string
  readonly codeName: (column: string, code: string) => string
  readonly id: string
}

// Nobody reads more at once; the riskiest come first.
const mostRows = 40
const mostColumns = 16

/** Where the risky cells of a table lie: for each pair of codes how many of its cells break a rule, of how many that are not empty. */
export function Heat({ language, risk, pair, columnName, codeName, id }: HeatProps) {
  const { designer: say } = words[language]
  const down = axisOf(risk, pair.rows)
  const across =
    pair.rows === pair.columns
      ? [0]
      : worst(axisOf(risk, pair.columns), (code) => sumOf(pair, down.length, code, 'column'), mostColumns)
  const width = pair.rows === pair.columns ? 1 : axisOf(risk, pair.columns).length
  const rows = worst(down, (code) => sumOf(pair, down.length, code, 'row'), mostRows)
  const columnCodes = axisOf(risk, pair.columns)
  return (
    <div class="scroll" tabIndex={0} role="region" aria-labelledby={id}>
      <table class="heat">
        <caption id={id}>
          {pair.rows === pair.columns
            ? columnName(pair.rows)
            : `${columnName(pair.rows)} × ${columnName(pair.columns)}`}
        </caption>
        <thead>
          <tr>
            <td />
            {across.map((column) => (
              <th key={column} scope="col">
                {pair.rows === pair.columns ? say.risky : codeName(pair.columns, columnCodes[column] ?? '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{codeName(pair.rows, down[row] ?? '')}</th>
              {across.map((column) => (
                <HeatCell
                  key={column}
                  language={language}
                  risky={pair.risky[row * width + column] ?? 0}
                  filled={pair.filled[row * width + column] ?? 0}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {down.length > rows.length && <p class="sub">{fill(say.riskiest, { shown: rows.length, all: down.length })}</p>}
    </div>
  )
}

const axisOf = ({ axes }: Risk, column: string): readonly string[] =>
  axes.find((axis) => axis.column === column)?.codes ?? []

function sumOf({ risky }: RiskPair, rows: number, code: number, side: 'row' | 'column'): number {
  const width = risky.length / rows
  const places =
    side === 'row'
      ? Array.from({ length: width }, (_, column) => code * width + column)
      : Array.from({ length: rows }, (_, row) => row * width + code)
  return places.reduce((sum, place) => sum + (risky[place] ?? 0), 0)
}

/** The places of the codes with most risk, in their own order, the total always among them. */
const worst = (codes: readonly string[], riskOf: (code: number) => number, most: number): readonly number[] =>
  [...codes.keys()]
    .toSorted((one, other) => Number(other === 0) - Number(one === 0) || riskOf(other) - riskOf(one) || one - other)
    .slice(0, most)
    .toSorted((one, other) => one - other)

interface HeatCellProps {
  readonly language: Language
  readonly risky: number
  readonly filled: number
}

// The number stands in the cell: colour only helps the eye.
function HeatCell({ language, risky, filled }: HeatCellProps) {
  const { designer: say } = words[language]
  if (filled === 0) return <td class="heat-none">·</td>
  const share = risky / filled
  const step = risky === 0 ? 0 : share < 0.1 ? 1 : share < 0.35 ? 2 : 3
  return (
    <td class={`heat-${step}`}>
      {sayNumber(language, risky)}
      <span class="unseen"> {fill(say.ofFilled, { filled })}</span>
    </td>
  )
}
