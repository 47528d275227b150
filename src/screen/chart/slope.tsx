import { scaleLinear } from 'd3-scale'

import { Canvas, type Told, apart, chartWidth, letterWidth, wrap } from './canvas.tsx'
import { Mark, round, toneOf } from './mark.tsx'

export interface SlopeLine {
  readonly name: string
  readonly from: { readonly value: number; readonly says: string }
  readonly to: { readonly value: number; readonly says: string }
}

export interface SlopeProps extends Told {
  readonly from: string
  readonly to: string
  readonly lines: readonly SlopeLine[]
}

const top = 30
const plot = 220
const rowHeight = 16

/** Two times, and how each went from one to the other. */
export function Slope({ from, to, lines, ...told }: SlopeProps) {
  const most = Math.max(...lines.flatMap((each) => [each.from.value, each.to.value]), 1)
  const y = scaleLinear([0, most], [top + plot, top])
  const room = { from: top - 8, to: top + plot + 12 }
  const left = Math.max(...lines.map((each) => each.from.says.length)) * letterWidth + 14
  const right = chartWidth - 128
  const names = lines.map(({ name, to: end }) => [...wrap(name, 16), end.says])
  const lefts = apart(
    lines.map((each) => ({ y: y(each.from.value), height: rowHeight })),
    room,
  )
  const rights = apart(
    lines.map((each, place) => ({ y: y(each.to.value), height: (names[place]?.length ?? 1) * rowHeight + 2 })),
    room,
  )
  return (
    <Canvas {...told} height={top + plot + 20}>
      <text class="ax" x={left} y="14" text-anchor="middle">
        {from}
      </text>
      <text class="ax" x={right} y="14" text-anchor="middle">
        {to}
      </text>
      <line class="grid" x1={left} x2={left} y1={top - 8} y2={top + plot} />
      <line class="grid" x1={right} x2={right} y1={top - 8} y2={top + plot} />
      {lines.map((each, tone) => {
        const [start, end] = [round(y(each.from.value)), round(y(each.to.value))]
        return (
          <g key={each.name}>
            <path class={`line ${toneOf(tone)}`} d={`M${left} ${start}L${right} ${end}`} />
            <Mark x={left} y={start} tone={tone} />
            <Mark x={right} y={end} tone={tone} />
            <text class="val" x={left - 10} y={round((lefts[tone] ?? 0) + 12)} text-anchor="end">
              {each.from.says}
            </text>
            {names[tone]?.map((text, at, all) => (
              <text
                key={text}
                class={at === all.length - 1 ? 'val' : `name ${toneOf(tone)}`}
                x={right + 12}
                y={round((rights[tone] ?? 0) + 12 + at * rowHeight)}
              >
                {text}
              </text>
            ))}
          </g>
        )
      })}
    </Canvas>
  )
}
