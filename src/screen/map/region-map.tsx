import { geoArea, geoMercator, geoPath } from 'd3-geo'
import type { Feature, Geometry, Position } from 'geojson'
import { useId } from 'preact/hooks'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

import type { Shapes } from '#kernel/country.ts'
import type { Language, Phrase } from '#kernel/words.ts'
import { Canvas, type Told, chartWidth } from '#screen/chart/canvas.tsx'
import { round } from '#screen/chart/mark.tsx'

import type { Area } from './classes.ts'
import { Hatch } from './hatch.tsx'

export interface RegionMapProps extends Told {
  readonly language: Language
  readonly shapes: Shapes
  /** By the code of the region in the outlines: `TJ-SU`. */
  readonly areas: ReadonlyMap<string, Area>
}

const height = 260

/** The regions in the shades of their classes; a withheld one is hatched, one without a value too. */
export function RegionMap({ language, shapes, areas, ...told }: RegionMapProps) {
  const id = useId()
  // What a country pack brings has been read once by whoever made it; the kernel knows no TopoJSON.
  const topology = shapes.regions as unknown as Topology<{ regions: GeometryCollection<Phrase> }>
  const collection = feature(topology, topology.objects.regions)
  const regions = { ...collection, features: collection.features.map(wound) }
  const projection = geoMercator().fitExtent(
    [
      [4, 4],
      [chartWidth - 4, height - 4],
    ],
    regions,
  )
  const path = geoPath(projection).digits(1)
  // The small ones are drawn last, so that what surrounds them does not cover them.
  const drawn = regions.features.toSorted((one, other) => path.area(other) - path.area(one))
  return (
    <Canvas {...told} kind="chart map" height={height}>
      <defs>
        <Hatch id={`${id}h`} />
      </defs>
      {drawn.map((region) => {
        const area = areas.get(String(region.id))
        const shade = area?.shade
        return (
          <path
            key={region.id}
            class={shade === undefined ? 'area' : `area m${shade}`}
            fill={shade === undefined ? `url(#${id}h)` : undefined}
            d={path(region) ?? ''}
          />
        )
      })}
      {drawn.map((region) => {
        const area = areas.get(String(region.id))
        const [x, y] = path.centroid(region)
        const isSmall = path.area(region) < 900
        // A name beside what is too small to hold it.
        const place = isSmall ? { x: x - 14, y: y + 2 } : { x, y }
        return (
          <g key={region.id}>
            <text class="place" x={round(place.x)} y={round(place.y)} text-anchor={isSmall ? 'end' : 'middle'}>
              {region.properties[language]}
            </text>
            <text class="amount" x={round(place.x)} y={round(place.y) + 15} text-anchor={isSmall ? 'end' : 'middle'}>
              {area?.shade === undefined ? '–' : area.says}
            </text>
          </g>
        )
      })}
    </Canvas>
  )
}

// On a sphere a ring that runs the other way round means all the world but the region; files disagree on the way.
const wound = (region: Feature<Geometry, Phrase>): Feature<Geometry, Phrase> =>
  geoArea(region) <= 2 * Math.PI ? region : { ...region, geometry: turned(region.geometry) }

function turned(geometry: Geometry): Geometry {
  const turn = (rings: readonly Position[][]) => rings.map((ring) => ring.toReversed())
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: turn(geometry.coordinates) }
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: geometry.coordinates.map(turn) }
  return geometry
}
