import type { Case } from './case.ts'
import { monthOf } from './date.ts'
import type { Fields, Publication } from './field.ts'
import type { Name } from './record.ts'
import type { Workflow } from './workflow.ts'

/** The fields that may leave a record and so may split a statistic. */
export type Dimension<F> = {
  [N in Name<F>]: F[N] extends { readonly publish: Publication } ? N : never
}[Name<F>]

/** One figure that the programme yields: whom it counts, and how they may be split. */
export interface Measure<State extends string = string, Split extends string = string> {
  readonly counts: readonly State[]
  readonly by: readonly Split[]
  /** No published cell stands on fewer people than this. */
  readonly atLeast: number
}

/** Declares the figures of a programme; only published fields can split them. */
export const defineStatistics = <
  const F extends Fields,
  const State extends string,
  const Measures extends Readonly<Record<string, Measure<NoInfer<State>, Dimension<F>>>>,
>(
  _record: F,
  _workflow: Workflow<State>,
  measures: Measures,
): Measures => measures

/** One row of published codes: all that a statistic ever sees of a case. */
export type Projection = Readonly<Record<string, string>>

/** The names that a projection has of its own, so that no question can take them. */
export const projectionNames = ['record', 'synthetic', 'state', 'openedMonth', 'sinceMonth', 'people'] as const

/** The published columns of a record: `state`, the months, and every field that says `published(...)`. */
export const projectionColumns = (record: Fields): readonly string[] => [
  'state',
  'openedMonth',
  'sinceMonth',
  ...Object.keys(record).filter((name) => record[name]?.publish),
]

/** Takes out of a case what its fields publish; a question without an answer is `unknown`. */
export function project(record: Fields, now: Case): Projection {
  const codes = Object.entries(record).flatMap(([name, field]) => {
    if (!field.publish) return []
    const value = now.answers[name]
    return [[name, value === undefined ? 'unknown' : field.publish.of(value, now.opened.slice(0, 10))]]
  })
  return {
    state: now.state,
    openedMonth: monthOf(now.opened),
    sinceMonth: monthOf(now.since),
    ...(Object.fromEntries(codes) as Projection),
  }
}

/** One cell of a table; `null` is withheld because too few people stand behind it. */
export type Cell<Split extends string> = { readonly [D in Split]: string } & { readonly people: number | null }

/**
 * Counts people by the measure's splits and withholds small cells.
 * Inner cells only: totals need secondary protection, which is the publishing wing's work.
 */
export function tabulate<const Split extends string>(
  measure: Measure<string, Split>,
  rows: readonly Projection[],
): readonly Cell<Split>[] {
  const counted = rows.filter(({ state }) => measure.counts.includes(state ?? ''))
  const cells = Map.groupBy(counted, (row) => JSON.stringify(measure.by.map((split) => row[split] ?? 'unknown')))
  return [...cells].map(([key, people]) => {
    const codes = JSON.parse(key) as readonly string[]
    const split = Object.fromEntries(measure.by.map((name, at) => [name, codes[at]]))
    return { ...split, people: people.length < measure.atLeast ? null : people.length } as Cell<Split>
  })
}
