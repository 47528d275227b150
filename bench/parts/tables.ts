import type { Load, Run } from './load.ts'
import { median, table } from './report.ts'

/** One way of sending, with its runs side by side: round after round, kept whole and inserted plainly. */
export interface Measured extends Pick<Load, 'batch' | 'connections'> {
  /** How long the journal was. */
  readonly acts: number
  readonly rounds: readonly { readonly kept: Run; readonly plain: Run }[]
}

/** All that was measured, as tables in Markdown. */
export const tables = (measured: readonly Measured[]): string =>
  [
    table(
      [
        'acts before',
        'connections',
        'batch',
        'acts/s',
        'p50 ms',
        'p95 ms',
        'plain acts/s',
        'p50 ms',
        'p95 ms',
        'of plain',
      ],
      measured.map(rateRow),
    ),
    ...longerRows(measured),
  ].join('\n\n')

const rateRow = ({ acts, connections, batch, rounds }: Measured) => {
  const middle = (of: (round: Measured['rounds'][number]) => number) => median(rounds.map(of))
  return [
    grouped(acts),
    String(connections),
    String(batch),
    grouped(middle(({ kept }) => kept.actsPerSecond)),
    middle(({ kept }) => kept.p50).toFixed(1),
    middle(({ kept }) => kept.p95).toFixed(1),
    grouped(middle(({ plain }) => plain.actsPerSecond)),
    middle(({ plain }) => plain.p50).toFixed(1),
    middle(({ plain }) => plain.p95).toFixed(1),
    middle(({ kept, plain }) => kept.actsPerSecond / plain.actsPerSecond).toFixed(2),
  ]
}

/** What the longer journal costs: each round of it against the same round of the shorter. */
function longerRows(measured: readonly Measured[]): readonly string[] {
  const shortest = Math.min(...measured.map(({ acts }) => acts))
  const pairs = measured
    .filter(({ acts }) => acts > shortest)
    .flatMap((long) => {
      const short = measured.find(
        ({ acts, batch, connections }) => acts === shortest && batch === long.batch && connections === long.connections,
      )
      return short ? [{ long, short }] : []
    })
  if (pairs.length === 0) return []
  const against = ({ long, short }: (typeof pairs)[number], of: 'kept' | 'plain') =>
    median(
      long.rounds.map((round, at) => round[of].actsPerSecond / (short.rounds[at]?.[of].actsPerSecond ?? Number.NaN)),
    ).toFixed(2)
  return [
    table(
      ['connections', 'batch', `${grouped(pairs[0]?.long.acts ?? 0)} of ${grouped(shortest)}`, 'plain'],
      pairs.map((pair) => [
        String(pair.long.connections),
        String(pair.long.batch),
        against(pair, 'kept'),
        against(pair, 'plain'),
      ]),
    ),
  ]
}

const grouped = (number: number) => Math.round(number).toLocaleString('en-GB')
