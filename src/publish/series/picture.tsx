import { total } from '#kernel/hierarchy.ts'
import { periodOf } from '#kernel/period.ts'
import { type Observation, type Picture, codeName, isWhole, valuesOf } from '#kernel/series.ts'
import { count, fill } from '#kernel/words.ts'
import { BarChart } from '#screen/chart/bar-chart.tsx'
import { Corridors } from '#screen/chart/corridors.tsx'
import { Pyramid } from '#screen/chart/pyramid.tsx'
import { Slope } from '#screen/chart/slope.tsx'
import { SmallMultiples } from '#screen/chart/small-multiples.tsx'
import { TimeChart, type TimePoint } from '#screen/chart/time-chart.tsx'
import type { KeptFigure, KeptSeries } from '#store/series.ts'
import { words } from '#words/series/words.ts'

import { type Line, linesOf, middleOf, newestByCode } from './choose.ts'
import { drawMap } from './map.tsx'
import { decimalsOf, sayShort, sayTime, sourceOf } from './say.ts'
import { type Drawing, type View, captionOf, nameIn, toldOfMoment, toldOfTime } from './view.ts'

/** Draws a series as one of its pictures; nothing where there are no verified values to draw. */
export function drawPicture(view: View, series: KeptSeries, picture: Picture): Drawing | undefined {
  switch (picture.kind) {
    case 'time':
      return drawTime(view, series, picture)
    case 'small-multiples':
      return drawMultiples(view, series, picture)
    case 'bars':
      return drawBars(view, series, picture)
    case 'pyramid':
      return drawPyramid(view, series, picture)
    case 'corridors':
      return drawCorridors(view, series, picture)
    case 'slope':
      return drawSlope(view, series, picture)
    case 'map':
      return drawMap(view, series, picture)
  }
}

type Of<Kind> = Extract<Picture, { readonly kind: Kind }>

function drawTime(view: View, series: KeptSeries, picture: Of<'time'>): Drawing | undefined {
  const { language } = view
  const lines = linesOf(series, picture)
  const values = lines.flatMap(({ points }) => points)
  if (values.length === 0) return undefined
  const hidden = series.observations.filter(({ status }) => status === 'unverified').length
  const hasGap = lines.some(({ points }) =>
    gaps(
      points.filter((each) => isWhole(series, each)),
      picture.joins,
    ),
  )
  return {
    drawn: (
      <TimeChart
        language={language}
        {...toldOfTime(view, series, values)}
        lines={lines.map((line) => ({
          name: lineName(view, series, line, picture.by),
          joins: picture.joins,
          points: line.points.map((each) => pointOf(view, series, each)),
        }))}
        bounds={picture.bounds?.map(({ value, says }) => ({ value, says: says[language] }))}
        decimals={decimalsOf(series.unit)}
        partSays={words[language].partSays}
      />
    ),
    values,
    caption: captionOf(view, series),
    notes: [
      ...(hasGap ? [words[language].gap] : []),
      ...(hidden > 0 ? [count(language, words[language].unverifiedNote, hidden)] : []),
    ],
  }
}

const gaps = (points: readonly Observation[], joins: number): boolean =>
  points.some(({ time }, place) => {
    const before = points[place - 1]
    return before !== undefined && middleOf(time) - middleOf(before.time) > joins
  })

function lineName(
  view: View,
  series: KeptSeries,
  { code, definition, source, points }: Line,
  column: string | undefined,
): string {
  const [first] = points
  const whose = source === undefined || !first ? undefined : sourceOf(series, first).name[view.language]
  const what =
    code === total || column === undefined
      ? series.definitions[definition]?.name[view.language]
      : nameIn(view, series, column)(code)
  return [what ?? definition, whose].filter((each) => each !== undefined).join(': ')
}

function pointOf({ language }: View, series: KeptSeries, each: KeptFigure): TimePoint {
  const { partOfYear } = words[language]
  return {
    at: middleOf(each.time),
    value: each.value,
    says: sayShort(language, series.unit, each),
    part: isWhole(series, each) ? undefined : fill(partOfYear, { months: periodOf(each.time).months }),
  }
}

function drawMultiples(
  view: View,
  series: KeptSeries,
  { by, codes, joins }: Of<'small-multiples'>,
): Drawing | undefined {
  const lines = linesOf(series, { by, codes })
  const values = lines.flatMap(({ points }) => points)
  if (values.length === 0) return undefined
  const named = (line: Line) => ({
    name: lineName(view, series, line, by),
    joins,
    points: line.points.map((each) => pointOf(view, series, each)),
  })
  return {
    drawn: <SmallMultiples {...toldOfTime(view, series, values)} panels={lines.map(named)} scale="own" />,
    values,
    caption: captionOf(view, series),
    notes: [words[view.language].ownScale],
  }
}

function drawBars(view: View, series: KeptSeries, { by, most, parts }: Of<'bars'>): Drawing | undefined {
  const all = newestByCode(series, by)
  const chosen = most === undefined ? inOwnOrder(series, by, all) : largest(all, most)
  if (chosen.length === 0) return undefined
  const name = nameIn(view, series, by)
  const codes = parts === undefined ? [] : Object.keys(series.breakdowns[parts]?.codes ?? {})
  const partOf = (each: KeptFigure, part: string) =>
    valuesOf(series.observations, { [by]: each.by[by] ?? total, ...(parts !== undefined && { [parts]: part }) }).find(
      ({ time, status }) => status === 'verified' && time === each.time,
    )
  const bar = (each: KeptFigure | undefined) => ({
    value: each?.value ?? null,
    says: each ? sayShort(view.language, series.unit, each) : '–',
  })
  const inParts = chosen.map((each) => codes.map((part) => partOf(each, part)))
  return {
    drawn: (
      <BarChart
        {...toldOfMoment(view, series, chosen, (each) => name(each.by[by] ?? total))}
        rows={chosen.map((each, place) => ({
          name: name(each.by[by] ?? total),
          bars: parts === undefined ? [bar(each)] : (inParts[place] ?? []).map(bar),
        }))}
        parts={parts === undefined ? [series.title[view.language]] : codes.map(nameIn(view, series, parts))}
        layout="grouped"
      />
    ),
    values: parts === undefined ? chosen : inParts.flat().filter((each) => each !== undefined),
    caption: captionOf(view, series, chosen[0]?.time),
    notes: chosen.length < all.length ? [onlyShown(view, chosen.length)] : [],
  }
}

const onlyShown = ({ language }: View, shown: number) => fill(words[language].onlyShown, { count: shown })

const largest = (values: readonly KeptFigure[], most: number): readonly KeptFigure[] =>
  values.toSorted((one, other) => other.value - one.value).slice(0, most)

// Codes that a series declares itself have an order that means something: stays from short to long.
function inOwnOrder({ breakdowns }: KeptSeries, column: string, values: readonly KeptFigure[]): readonly KeptFigure[] {
  const order = Object.keys(breakdowns[column]?.codes ?? {})
  const place = ({ by }: KeptFigure) => order.indexOf(by[column] ?? '')
  return values.toSorted((one, other) => place(one) - place(other))
}

function drawPyramid(view: View, series: KeptSeries, { ages, sexes }: Of<'pyramid'>): Drawing | undefined {
  const [left, right] = ['M', 'F'].map((sex) => inOwnOrder(series, ages, newestByCode(series, ages, { [sexes]: sex })))
  if (!left || !right || left.length === 0 || left.length !== right.length) return undefined
  const name = nameIn(view, series, ages)
  const sexName = nameIn(view, series, sexes)
  const values = [...left, ...right]
  return {
    drawn: (
      <Pyramid
        language={view.language}
        {...toldOfMoment(
          view,
          series,
          largest(left, 1).concat(largest(right, 1)),
          ({ by }) => `${name(by[ages] ?? '')}, ${sexName(by[sexes] ?? '')}`,
        )}
        ages={left.map((each, place) => ({
          name: name(each.by[ages] ?? ''),
          left: each.value,
          right: right[place]?.value ?? 0,
        }))}
        left={sexName('M')}
        right={sexName('F')}
      />
    ),
    values,
    caption: captionOf(view, series, left[0]?.time),
    notes: [],
  }
}

function drawCorridors(view: View, series: KeptSeries, { by, most, direction }: Of<'corridors'>): Drawing | undefined {
  const all = newestByCode(series, by)
  // What the source sums up as "others" is no corridor.
  const own = series.breakdowns[by]?.codes ?? {}
  const chosen = largest(
    all.filter((each) => !Object.hasOwn(own, each.by[by] ?? '')),
    most,
  )
  if (chosen.length === 0) return undefined
  const name = ({ by: cell }: KeptFigure) => nameIn(view, series, by)(cell[by] ?? '')
  return {
    drawn: (
      <Corridors
        {...toldOfMoment(view, series, chosen, name)}
        home={codeName({ name: series.title, list: 'country' }, series.area, view.lists)[view.language]}
        corridors={chosen.map((each) => ({
          name: name(each),
          value: each.value,
          says: sayShort(view.language, series.unit, each),
        }))}
        direction={direction}
      />
    ),
    values: chosen,
    caption: captionOf(view, series, chosen[0]?.time),
    notes: chosen.length < all.length ? [onlyShown(view, chosen.length)] : [],
  }
}

function drawSlope(view: View, series: KeptSeries, { by, codes }: Of<'slope'>): Drawing | undefined {
  const lines = linesOf(series, { by, codes }).filter(({ points }) => points.length > 1)
  const ends = lines.flatMap((line) => {
    const [from, to] = [line.points[0], line.points.at(-1)]
    return from && to ? [{ line, from, to }] : []
  })
  const [first] = ends
  if (!first) return undefined
  const alike = ends.filter(({ from, to }) => from.time === first.from.time && to.time === first.to.time)
  const end = (each: KeptFigure) => ({ value: each.value, says: sayShort(view.language, series.unit, each) })
  const values = alike.flatMap(({ from, to }) => [from, to])
  return {
    drawn: (
      <Slope
        {...toldOfTime(view, series, values)}
        from={sayTime(view.language, first.from.time)}
        to={sayTime(view.language, first.to.time)}
        lines={alike.map(({ line, from, to }) => ({
          name: lineName(view, series, line, by),
          from: end(from),
          to: end(to),
        }))}
      />
    ),
    values,
    caption: captionOf(view, series),
    notes: [],
  }
}
