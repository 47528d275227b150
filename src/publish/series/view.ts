import type { VNode } from 'preact'

import type { Codelists } from '#kernel/codelist.ts'
import type { Shapes } from '#kernel/country.ts'
import { byTime } from '#kernel/period.ts'
import { codeName } from '#kernel/series.ts'
import { type Language, fill } from '#kernel/words.ts'
import type { KeptFigure, KeptSeries } from '#store/series.ts'
import { words } from '#words/series/words.ts'

import { headlineOf, sayObserved, sayShort, sayTime } from './say.ts'

/** What drawing needs beside the series: the reader's language, and what the country calls and looks like. */
export interface View {
  readonly language: Language
  readonly lists: Codelists
  readonly shapes: Shapes | undefined
}

/** A drawing, the values that are in it, and what must be said about it. */
export interface Drawing {
  readonly drawn: VNode
  readonly values: readonly KeptFigure[]
  readonly caption: string
  readonly notes: readonly string[]
}

/** What codes of a breakdown are called. */
export const nameIn =
  ({ language, lists }: View, { breakdowns }: KeptSeries, column: string) =>
  (code: string) =>
    codeName(breakdowns[column], code, lists)[language]

/** What is measured, in what, when: stands above the drawing. */
export const captionOf = ({ language }: View, { title, unit }: KeptSeries, time?: string): string =>
  [title[language], words[language].units[unit], ...(time === undefined ? [] : [sayTime(language, time)])].join(', ')

/** What a reader who sees nothing is told of a drawing over time. */
export const toldOfTime = (view: View, series: KeptSeries, values: readonly KeptFigure[]) => {
  const { language } = view
  const inOrder = values.toSorted((one, other) => byTime(one.time, other.time))
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  const headline = headlineOf(series)
  const newest = headline.length > 0 ? headline : inOrder.slice(-1)
  return {
    title: series.title[language],
    says: fill(words[language].drawn, {
      what: series.title[language],
      unit: words[language].units[series.unit],
      from: sayTime(language, first?.time ?? ''),
      to: sayTime(language, last?.time ?? ''),
      newest: `${sayTime(language, newest[0]?.time ?? '')}: ${sayObserved(language, series.unit, newest)}`,
    }),
  }
}

/** What a reader who sees nothing is told of a drawing of one time. */
export const toldOfMoment = (
  view: View,
  series: KeptSeries,
  values: readonly KeptFigure[],
  name: (each: KeptFigure) => string,
) => ({
  title: series.title[view.language],
  says: fill(words[view.language].drawnAt, {
    what: series.title[view.language],
    unit: words[view.language].units[series.unit],
    time: sayTime(view.language, values[0]?.time ?? ''),
    newest: values.map((each) => `${name(each)}: ${sayShort(view.language, series.unit, each)}`).join('; '),
  }),
})
