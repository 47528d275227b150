import { type Code, readCode } from '#kernel/codelist.ts'
import { type Picture, codeName } from '#kernel/series.ts'
import { type Area, classesOf, shadeOf } from '#screen/map/classes.ts'
import { MapLegend } from '#screen/map/map-legend.tsx'
import { RegionMap } from '#screen/map/region-map.tsx'
import { TileMap } from '#screen/map/tile-map.tsx'
import { sayNumber } from '#screen/number.ts'
import type { KeptFigure, KeptSeries } from '#store/series.ts'
import { words } from '#words/series/words.ts'

import { newestByCode } from './choose.ts'
import { decimalsOf, sayShort } from './say.ts'
import { type Drawing, type View, captionOf, toldOfMoment } from './view.ts'

/** Draws the newest values by place as a map of regions or a grid of districts; what has no value is hatched. */
export function drawMap(
  view: View,
  series: KeptSeries,
  { by, shape }: Extract<Picture, { kind: 'map' }>,
): Drawing | undefined {
  const { language, lists, shapes } = view
  const values = newestByCode(series, by)
  if (!shapes || values.length === 0) return undefined
  const classes = classesOf(values.map(({ value }) => value))
  const areas = new Map(
    values.map((each) => [each.by[by] ?? '', areaOf(view, series, each, shadeOf(classes, each.value))]),
  )
  const name = (code: string) => codeName(series.breakdowns[by], code, lists)[language]
  const told = toldOfMoment(view, series, values, (each) => name(each.by[by] ?? ''))
  const regions = shapes.regions.objects.regions.geometries.map(({ id }) => id)
  // The outlines know regions by ISO 3166-2, the list of places by its own codes, and reads both.
  const placeOf = (region: string): Code | undefined => lists['place'] && readCode(lists['place'], region)
  const byRegion = new Map(
    regions.flatMap((region) => {
      const area = areas.get(placeOf(region)?.code ?? '')
      return area ? [[region, area] as const] : []
    }),
  )
  const isHatched = shape === 'regions' ? byRegion.size < regions.length : areas.size < shapes.districts.length
  return {
    drawn: (
      <>
        {shape === 'regions' ? (
          <RegionMap language={language} {...told} shapes={shapes} areas={byRegion} />
        ) : (
          <TileMap {...told} tiles={shapes.districts} areas={areas} nameOf={name} />
        )}
        <MapLegend
          language={language}
          classes={classes}
          says={(value) => sayNumber(language, value, decimalsOf(series.unit))}
          hatched={isHatched ? words[language].map.hatched : undefined}
          credit={shape === 'regions' ? shapes.credit : undefined}
        />
      </>
    ),
    values,
    caption: captionOf(view, series, values[0]?.time),
    notes: [],
  }
}

const areaOf = ({ language }: View, { unit }: KeptSeries, each: KeptFigure, shade: number): Area => ({
  says: sayShort(language, unit, each),
  shade,
})
