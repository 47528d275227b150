import { scaleLinear } from 'd3-scale'
import { area, curveBumpX } from 'd3-shape'

import { Canvas, type Told, chartWidth, letterWidth, wrap } from './canvas.tsx'
import { round, toneOf } from './mark.tsx'

export interface Corridor {
  readonly name: string
  readonly value: number
  readonly says: string
}

export interface CorridorsProps extends Told {
  /** The country itself. */
  readonly home: string
  /** The widest first. */
  readonly corridors: readonly Corridor[]
  readonly direction: 'from' | 'to'
}

const bands = 170
/** Where the bands begin, below the name of the country. */
const begin = 24
const labelWidth = 150
const labelLetters = Math.floor(labelWidth / letterWidth)

/** Bands between the country and others, each as wide as its value. */
export function Corridors({ home, corridors, direction, ...told }: CorridorsProps) {
  const sum = corridors.reduce((total, { value }) => total + value, 0)
  const thick = scaleLinear([0, sum], [0, bands])
  const names = corridors.map(({ name }) => wrap(name, labelLetters))
  const slots = corridors.map(({ value }, place) =>
    Math.max(thick(value) + 8, ((names[place]?.length ?? 1) + 1) * 15 + 8),
  )
  const height = Math.max(
    slots.reduce((total, slot) => total + slot, 0),
    bands,
  )
  const [near, far] = direction === 'to' ? [12, chartWidth - labelWidth - 12] : [chartWidth - 12, labelWidth + 12]
  const band = area<readonly [x: number, y: number, thickness: number]>()
    .x(([x]) => x)
    .y0(([, y]) => y)
    .y1(([, y, thickness]) => y + thickness)
    .curve(curveBumpX)
  const labelX = direction === 'to' ? far + 10 : far - 10
  const isLeft = direction === 'to'
  return (
    <Canvas {...told} height={height + begin + 4}>
      <text class="name" x={isLeft ? 0 : chartWidth} y="14" text-anchor={isLeft ? 'start' : 'end'}>
        {home}
      </text>
      <rect class="node" x={isLeft ? near - 8 : near} y={begin} width="8" height={bands} />
      {corridors.map(({ name, value, says }, place) => {
        const thickness = Math.max(thick(value), 1)
        const start = begin + thick(corridors.slice(0, place).reduce((total, each) => total + each.value, 0))
        const slot = begin + slots.slice(0, place).reduce((total, each) => total + each, 0)
        const centre = place === 0 ? begin + Math.max(thickness / 2, 15) : slot + (slots[place] ?? 0) / 2
        const lines = names[place] ?? []
        const first = centre - (lines.length * 15) / 2 + 5
        return (
          <g key={name}>
            <path
              class={`band ${toneOf(place % 2)}`}
              d={
                band([
                  [near, round(start), round(thickness)],
                  [far, round(centre - thickness / 2), round(thickness)],
                ]) ?? ''
              }
            />
            {lines.map((text, at) => (
              <text
                key={text}
                class="name"
                x={labelX}
                y={round(first + at * 15)}
                text-anchor={isLeft ? 'start' : 'end'}
              >
                {text}
              </text>
            ))}
            <text class="val" x={labelX} y={round(first + lines.length * 15)} text-anchor={isLeft ? 'start' : 'end'}>
              {says}
            </text>
          </g>
        )
      })}
    </Canvas>
  )
}
