import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'

import { Canvas, type Told, chartWidth } from './canvas.tsx'
import { Mark, round } from './mark.tsx'
import type { TimePoint } from './time-chart.tsx'

export interface SmallMultiplesProps extends Told {
  readonly panels: readonly { readonly name: string; readonly points: readonly TimePoint[] }[]
  /** All on one scale, so that they can be compared; or each on its own, so that small ones are seen, which is then said. */
  readonly scale: 'one' | 'own'
}

const columns = 2
const panelWidth = (chartWidth - 24) / columns
const panelHeight = 112
const plot = { top: 22, bottom: 86 }

/** The same drawing for each of several, side by side. */
export function SmallMultiples({ panels, scale, ...told }: SmallMultiplesProps) {
  const all = panels.flatMap(({ points }) => points)
  const x = scaleLinear(
    [Math.min(...all.map(({ at }) => at)), Math.max(...all.map(({ at }) => at))],
    [6, panelWidth - 8],
  )
  const rows = Math.ceil(panels.length / columns)
  return (
    <Canvas {...told} height={rows * (panelHeight + 14)}>
      {panels.map(({ name, points }, place) => {
        const measured = scale === 'one' ? all : points
        const y = scaleLinear([0, Math.max(...measured.map(({ value }) => value), 1)], [plot.bottom, plot.top + 16])
        const [first, last] = [points[0], points.at(-1)]
        const at = (point: TimePoint) => round(x(point.at))
        const up = (point: TimePoint) => round(y(point.value))
        return (
          <g
            key={name}
            transform={`translate(${(place % columns) * (panelWidth + 24)} ${Math.floor(place / columns) * (panelHeight + 14)})`}
          >
            <text class="name" x="0" y="13">
              {name}
            </text>
            <line class="grid" x1="0" x2={panelWidth} y1={plot.bottom} y2={plot.bottom} />
            <path class="shade" d={area<TimePoint>(at, plot.bottom, up)([...points]) ?? ''} />
            <path class="line s1" d={line<TimePoint>(at, up)([...points]) ?? ''} />
            {first && (
              <text class="ax" x={at(first)} y={plot.bottom + 16}>
                {Math.floor(first.at / 12)}
              </text>
            )}
            {last && (
              <>
                <Mark x={at(last)} y={up(last)} tone={0} />
                <text class="ax" x={panelWidth} y={plot.bottom + 16} text-anchor="end">
                  {Math.floor(last.at / 12)}
                </text>
                <text class="val" x={panelWidth} y={Math.max(up(last) - 9, 27)} text-anchor="end">
                  {last.says}
                </text>
              </>
            )}
          </g>
        )
      })}
    </Canvas>
  )
}
