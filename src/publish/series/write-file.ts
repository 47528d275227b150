import { writeSheet } from '#registry/list/write.ts'
import type { KeptSeries } from '#store/series.ts'

import { sourceOf } from './say.ts'

/** The headings that every file of figures has; the breakdowns of its series stand between time and value. */
export const fileColumns = {
  before: ['series', 'time'],
  after: [
    'value',
    'precision',
    'source',
    'definition',
    'status',
    'licence',
    'published',
    'note_tg',
    'note_ru',
    'note_en',
  ],
} as const

/**
 * A series as a CSV that `readSeriesFile` reads back as it was. Columns and codes are those of the data, so that one file
 * serves readers of every language.
 */
export function writeSeriesFile(series: KeptSeries): Uint8Array {
  const columns = Object.keys(series.breakdowns)
  return writeSheet([
    [...fileColumns.before, ...columns, ...fileColumns.after],
    ...series.observations.map((each) => {
      const { reference, licence, published } = sourceOf(series, each)
      const declared = series.sources[each.source] !== undefined
      return [
        series.id,
        each.time,
        ...columns.map((column) => each.by[column] ?? ''),
        String(each.value),
        each.precision,
        declared ? `${each.source}: ${series.sources[each.source]?.name.en ?? ''} (${reference})` : each.source,
        each.definition,
        each.status,
        each.licence ?? licence,
        each.published ?? published ?? '',
        each.note?.tg ?? '',
        each.note?.ru ?? '',
        each.note?.en ?? '',
      ]
    }),
  ])
}

/** A series as JSON with its words in all languages: all that the page says, for programs. */
export const writeSeriesJson = (series: KeptSeries): string => JSON.stringify(series)
