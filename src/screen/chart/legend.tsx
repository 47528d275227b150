import { Mark, toneOf } from './mark.tsx'

export interface LegendEntry {
  readonly name: string
  readonly tone: number
  readonly hollow?: boolean | undefined
  /** What fills a part; without it the entry is of a line or a point. */
  readonly fill?: string | undefined
}

export const legendRow = 19

/** What each hue, dash, shape and pattern stands for, one below another. */
export const Legend = ({
  entries,
  x,
  y,
}: {
  readonly entries: readonly LegendEntry[]
  readonly x: number
  readonly y: number
}) => (
  <g transform={`translate(${x} ${y})`}>
    {entries.map(({ name, tone, hollow, fill }, place) => (
      <g key={name} transform={`translate(0 ${place * legendRow})`}>
        {fill === undefined ? (
          <Mark x={6} y={9} tone={tone} hollow={hollow} />
        ) : (
          <rect class={`bar ${toneOf(tone)}`} fill={fill} x="0" y="3" width="12" height="12" />
        )}
        <text class="ax" x="20" y="13.5">
          {name}
        </text>
      </g>
    ))}
  </g>
)
