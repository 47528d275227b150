import { scaleLinear } from 'd3-scale'
import { useId } from 'preact/hooks'

import { Canvas, type Told, chartWidth, letterWidth } from './canvas.tsx'
import { Legend, legendRow } from './legend.tsx'
import { Pattern, round, toneOf } from './mark.tsx'

/** One value of a row; `null` is no value, and says why. */
export interface Bar {
  readonly value: number | null
  readonly says: string
}

export interface BarRow {
  readonly name: string
  /** One for each part, in the order of the parts. */
  readonly bars: readonly Bar[]
}

export interface BarChartProps extends Told {
  readonly rows: readonly BarRow[]
  /** What the bars of a row are: men, women. A single one needs no name. */
  readonly parts: readonly string[]
  /** Side by side, or one after another as parts of a whole. */
  readonly layout: 'grouped' | 'stacked'
}

const nameHeight = 20
const barHeight = 14
const gap = 9

/** Values by name, each row's name above its bars, so that a long one is whole on a phone. */
export function BarChart({ rows, parts, layout, ...told }: BarChartProps) {
  const id = useId()
  const lengthOf = ({ bars }: BarRow) =>
    layout === 'stacked'
      ? bars.reduce((sum, { value }) => sum + (value ?? 0), 0)
      : Math.max(...bars.map(({ value }) => value ?? 0))
  const right = Math.max(...rows.flatMap(({ bars }) => bars.map(({ says }) => says.length))) * letterWidth + 10
  const width = scaleLinear(
    [0, Math.max(...rows.map(lengthOf), Number.MIN_VALUE)],
    [0, chartWidth - (layout === 'stacked' ? 2 : right)],
  )
  const hasParts = parts.length > 1
  const fillOf = (part: number) => (part === 0 ? undefined : `url(#${id}p${part})`)
  const rowHeight = nameHeight + (layout === 'stacked' ? barHeight : parts.length * (barHeight + 3)) + gap
  const begin = hasParts ? parts.length * legendRow + 8 : 0
  return (
    <Canvas {...told} height={begin + rows.length * rowHeight}>
      <defs>
        {parts.slice(1).map((name, place) => (
          <Pattern key={name} id={`${id}p${place + 1}`} tone={place + 1} />
        ))}
      </defs>
      {hasParts && (
        <Legend
          x={0}
          y={0}
          entries={parts.map((name, tone) => ({ name, tone, fill: fillOf(tone) ?? 'currentColor' }))}
        />
      )}
      {rows.map((row, place) => {
        const y = begin + place * rowHeight
        return (
          <g key={row.name}>
            <text class="name" x="0" y={y + 14}>
              {row.name}
            </text>
            {row.bars.map(({ value, says }, part) => {
              const before = layout === 'stacked' ? row.bars.slice(0, part) : []
              const x = round(width(before.reduce((sum, bar) => sum + (bar.value ?? 0), 0)))
              const top = y + nameHeight + (layout === 'stacked' ? 0 : part * (barHeight + 3))
              const length = round(width(value ?? 0))
              return (
                <g key={parts[part] ?? part}>
                  <rect
                    class={`bar ${toneOf(part)}`}
                    fill={fillOf(part)}
                    x={x}
                    y={top}
                    width={length}
                    height={barHeight}
                  />
                  {layout === 'grouped' && (
                    <text class="val" x={length + 6} y={top + 12}>
                      {says}
                    </text>
                  )}
                </g>
              )
            })}
          </g>
        )
      })}
    </Canvas>
  )
}
