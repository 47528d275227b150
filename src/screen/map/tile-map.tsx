import { useId } from 'preact/hooks'

import type { Tile } from '#kernel/country.ts'
import { Canvas, type Told, chartWidth } from '#screen/chart/canvas.tsx'
import { round } from '#screen/chart/mark.tsx'

import type { Area } from './classes.ts'
import { Hatch } from './hatch.tsx'

export interface TileMapProps extends Told {
  readonly tiles: readonly Tile[]
  readonly areas: ReadonlyMap<string, Area>
  readonly nameOf: (code: string) => string
}

const letters = 4

/** Every district as an equal square near where it lies, so that a small one is seen as well as a large one. */
export function TileMap({ tiles, areas, nameOf, ...told }: TileMapProps) {
  const id = useId()
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1
  const rows = Math.max(...tiles.map(({ row }) => row)) + 1
  const side = chartWidth / columns
  return (
    <Canvas {...told} kind="chart map" height={Math.ceil(rows * side)}>
      <defs>
        <Hatch id={`${id}h`} />
      </defs>
      {tiles.map(({ code, column, row }) => {
        const area = areas.get(code)
        const shade = area?.shade
        return (
          <g key={code} class={(shade ?? 0) > 2 ? 'on' : undefined}>
            <rect
              class={shade === undefined ? 'area' : `area m${shade}`}
              fill={shade === undefined ? `url(#${id}h)` : undefined}
              x={round(column * side + 1)}
              y={round(row * side + 1)}
              width={round(side - 2)}
              height={round(side - 2)}
              rx="3"
            >
              <title>{`${nameOf(code)}: ${area?.says ?? '–'}`}</title>
            </rect>
            <text
              class="tile"
              x={round((column + 0.5) * side)}
              y={round((row + 0.5) * side + 3.5)}
              text-anchor="middle"
            >
              {nameOf(code).slice(0, letters)}
            </text>
          </g>
        )
      })}
    </Canvas>
  )
}
