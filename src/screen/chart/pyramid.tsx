import { scaleLinear } from 'd3-scale'
import { useId } from 'preact/hooks'

import type { Language } from '#kernel/words.ts'
import { sayNumber } from '#screen/number.ts'

import { Canvas, type Told, chartWidth } from './canvas.tsx'
import { Pattern, round } from './mark.tsx'

export interface PyramidProps extends Told {
  readonly language: Language
  /** The youngest first. */
  readonly ages: readonly { readonly name: string; readonly left: number; readonly right: number }[]
  readonly left: string
  readonly right: string
}

const rowHeight = 15
const middle = chartWidth / 2
const gutter = 27

/** People by age: men on the left, women on the right, the youngest at the foot. */
export function Pyramid({ language, ages, left, right, ...told }: PyramidProps) {
  const id = useId()
  const most = Math.max(...ages.flatMap((age) => [age.left, age.right]), 1)
  const width = scaleLinear([0, most], [0, middle - gutter - 12])
  const foot = 24 + ages.length * rowHeight
  const ticks = width.ticks(3).filter((value) => value > 0)
  return (
    <Canvas {...told} height={foot + 22}>
      <defs>
        <Pattern id={`${id}w`} tone={1} />
      </defs>
      <text class="name s1" x={middle - gutter} y="13" text-anchor="end">
        {left}
      </text>
      <text class="name s2" x={middle + gutter} y="13">
        {right}
      </text>
      {[...ticks.map((value) => -value), ...ticks].map((value) => {
        const x = middle + Math.sign(value) * (gutter + width(Math.abs(value)))
        return (
          <g key={value}>
            <line class="grid" x1={round(x)} x2={round(x)} y1="20" y2={foot} />
            <text class="ax" x={round(x)} y={foot + 16} text-anchor="middle">
              {sayNumber(language, Math.abs(value), 0)}
            </text>
          </g>
        )
      })}
      {ages.map((age, place) => {
        const y = foot - (place + 1) * rowHeight
        return (
          <g key={age.name}>
            <rect
              class="bar s1"
              x={round(middle - gutter - width(age.left))}
              y={y + 1}
              width={round(width(age.left))}
              height={rowHeight - 2}
            />
            <rect
              class="bar s2"
              fill={`url(#${id}w)`}
              x={middle + gutter}
              y={y + 1}
              width={round(width(age.right))}
              height={rowHeight - 2}
            />
            <text class="ax" x={middle} y={y + 12} text-anchor="middle">
              {age.name}
            </text>
          </g>
        )
      })}
    </Canvas>
  )
}
