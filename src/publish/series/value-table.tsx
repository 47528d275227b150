import { Fragment } from 'preact'

import { type CellKey, codeName } from '#kernel/series.ts'
import { fill } from '#kernel/words.ts'
import { Chip } from '#screen/chip.tsx'
import { sayDate } from '#screen/date.ts'
import type { Column } from '#screen/table.tsx'
import type { KeptFigure, KeptSeries } from '#store/series.ts'
import { dayIn } from '#web/office.ts'
import { words } from '#words/series/words.ts'

import { saySource, sayShort, sayTime, sourceOf } from './say.ts'
import type { View } from './view.ts'

/** Of whom a value is, in words: «Русия, занон»; everybody where it is not split. */
export function sayCell({ language, lists }: View, { breakdowns }: KeptSeries, by: CellKey): string {
  const names = Object.keys(breakdowns)
    .filter((column) => by[column] !== undefined)
    .map((column) => codeName(breakdowns[column], by[column] ?? '', lists)[language])
  return names.length === 0 ? words[language].everybody : names.join(', ')
}

/** The columns that every table of values has: when, of whom, how much. */
export function valueColumns(view: View, series: KeptSeries): readonly Column<KeptFigure>[] {
  const { language } = view
  const { columns: say } = words[language]
  const isSplit = Object.keys(series.breakdowns).length > 0
  return [
    { head: say.time, kind: 'title', cell: ({ time }) => sayTime(language, time) },
    ...(isSplit ? [{ head: say.of, cell: ({ by }: KeptFigure) => sayCell(view, series, by) }] : []),
    { head: say.value, kind: 'number', cell: (each) => sayShort(language, series.unit, each) },
  ]
}

/** Beside them all that is known of each value: its source, what it counts, whether anybody has verified it. */
export function fullColumns(view: View & { readonly zone: string }, series: KeptSeries): readonly Column<KeptFigure>[] {
  const { language, zone } = view
  const { columns: say, statuses, addedBy, changedOn } = words[language]
  return [
    ...valueColumns(view, series),
    { head: say.source, cell: (each) => saySource(language, sourceOf(series, each)) },
    { head: say.definition, cell: ({ definition }) => series.definitions[definition]?.name[language] ?? definition },
    {
      head: say.status,
      cell: ({ status, note, version, keptAt, post }) => (
        <Fragment>
          <Chip tone={status === 'verified' ? 'ok' : 'warn'}>{statuses[status]}</Chip>
          {note && <small class="under">{note[language]}</small>}
          {version > 1 && (
            <small class="under">{fill(changedOn, { day: sayDate(language, dayIn(zone, keptAt)) })}</small>
          )}
          {post !== null && <small class="under">{fill(addedBy, { post })}</small>}
        </Fragment>
      ),
    },
  ]
}

/** Names a row of a table of values, each once. */
export const keyOfValue = ({ time, by, source, definition }: KeptFigure): string =>
  [time, ...Object.entries(by).flat(), definition, source].join('|')
