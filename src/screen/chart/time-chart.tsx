import { scaleLinear } from 'd3-scale'
import { line as lineThrough } from 'd3-shape'

import type { Language } from '#kernel/words.ts'
import { sayNumber } from '#screen/number.ts'

import { Canvas, type Told, apart, chartWidth, letterWidth, wrap } from './canvas.tsx'
import { Legend, legendRow } from './legend.tsx'
import { Mark, round, toneOf } from './mark.tsx'

/** One value in time; `at` is the middle of its time, in months. */
export interface TimePoint {
  readonly at: number
  readonly value: number
  readonly says: string
  /** A part of a year among whole ones, and what is written above it. */
  readonly part?: string | undefined
}

/** Values of one kind: neighbours at most `joins` months apart are joined, parts of a year never. */
export interface TimeLine {
  readonly name: string
  readonly points: readonly TimePoint[]
  readonly joins: number
}

export interface TimeChartProps extends Told {
  readonly language: Language
  readonly lines: readonly TimeLine[]
  /** Values to measure by. */
  readonly bounds?: readonly { readonly value: number; readonly says: string }[] | undefined
  readonly decimals: number
  /** What a hollow mark means, when there is one. */
  readonly partSays: string
}

const top = 16
const plotHeight = 190
const labelLetters = 15
const lineHeight = 16

/** Values over time. Each line has its own hue, dash and shape, and its name at its end; what ends early is named below. */
export function TimeChart({ language, lines, bounds = [], decimals, partSays, ...told }: TimeChartProps) {
  const points = lines.flatMap((each) => each.points)
  const most = Math.max(...points.map(({ value }) => value), ...bounds.map(({ value }) => value))
  const y = scaleLinear([0, most], [top + plotHeight, top]).nice(4)
  const ticks = y.ticks(4).map((value) => ({ at: round(y(value)), says: sayNumber(language, value, decimals) }))
  const left = Math.max(...ticks.map(({ says }) => says.length)) * letterWidth + 10

  const [first, last] = [Math.min(...points.map(({ at }) => at)), Math.max(...points.map(({ at }) => at))]
  const isNamedAtEnd = (each: TimeLine) => lines.length > 1 && (endOf(each)?.at ?? first) >= last - (last - first) * 0.3
  const names = lines.filter(isNamedAtEnd).map((each) => labelOf(each))
  const right = names.length === 0 ? 30 : Math.max(...names.flat().map((text) => text.length)) * letterWidth + 16
  const x = scaleLinear([first - 3, last + 3], [left + 8, chartWidth - right - 6])
  const years = yearsBetween(first, last, Math.floor((chartWidth - right - left) / 42))

  const below = lines.map((each, tone) => ({ ...each, tone })).filter((each) => lines.length > 1 && !isNamedAtEnd(each))
  const hasParts = points.some(({ part }) => part !== undefined)
  const legend = [
    ...below.map(({ name, tone }) => ({ name, tone })),
    ...(hasParts ? [{ name: partSays, tone: 0, hollow: true }] : []),
  ]
  const ends = top + plotHeight + 26
  return (
    <Canvas {...told} height={ends + legend.length * legendRow + 2}>
      {ticks.map(({ at, says }) => (
        <g key={says}>
          <line class="grid" x1={left} x2={chartWidth - right} y1={at} y2={at} />
          <text class="ax" x={left - 6} y={at + 4.5} text-anchor="end">
            {says}
          </text>
        </g>
      ))}
      {years.map((year) => (
        <text key={year} class="ax" x={round(x(year * 12 + 6))} y={top + plotHeight + 18} text-anchor="middle">
          {year}
        </text>
      ))}
      {bounds.map(({ value, says }) => (
        <g key={says}>
          <line class="bound" x1={left} x2={chartWidth - right} y1={round(y(value))} y2={round(y(value))} />
          <text class="ax" x={left + 4} y={round(y(value)) - 5}>
            {says}
          </text>
        </g>
      ))}
      {lines.map((each, tone) => (
        <Drawn
          key={each.name}
          line={each}
          tone={tone}
          x={x}
          y={y}
          labelled={isNamedAtEnd(each) ? endOf(each) : undefined}
        />
      ))}
      <Names lines={lines} isNamed={isNamedAtEnd} x={x} y={y} edge={chartWidth - right} />
      {lines.length === 1 && <LastValue line={lines[0]} x={x} y={y} />}
      <Legend entries={legend} x={left - 6} y={ends} />
    </Canvas>
  )
}

type Scale = (value: number) => number
interface Scales {
  readonly x: Scale
  readonly y: Scale
}

/** Where a line ends: at its last whole value, or at its last part where it has no other. */
const endOf = ({ points }: TimeLine): TimePoint | undefined =>
  points.findLast(({ part }) => part === undefined) ?? points.at(-1)

function labelOf(line: TimeLine): readonly string[] {
  const end = endOf(line)
  return [...wrap(line.name, labelLetters), [end?.says, end?.part].filter((each) => each !== undefined).join(', ')]
}

interface DrawnProps extends Scales {
  readonly line: TimeLine
  readonly tone: number
  /** The point whose label already says what part of a year it is. */
  readonly labelled: TimePoint | undefined
}

function Drawn({ line: { points, joins }, tone, x, y, labelled }: DrawnProps) {
  const draw = lineThrough<TimePoint>(
    ({ at }) => round(x(at)),
    ({ value }) => round(y(value)),
  )
  return (
    <g>
      {runs(points, joins).map((run) => (
        <path key={run[0]?.at} class={`line ${toneOf(tone)}`} d={draw([...run]) ?? ''} />
      ))}
      {points.map((point) => (
        <g key={`${point.at} ${point.value}`}>
          <Mark x={x(point.at)} y={y(point.value)} tone={tone} hollow={point.part !== undefined} />
          {point.part !== undefined && point !== labelled && (
            <text class="note" x={round(x(point.at))} y={round(y(point.value)) - 8} text-anchor="middle">
              {point.part}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

/** The stretches of whole values near enough to be joined. */
function runs(points: readonly TimePoint[], joins: number): readonly (readonly TimePoint[])[] {
  const whole = points.filter(({ part }) => part === undefined)
  return whole
    .reduce<readonly (readonly TimePoint[])[]>((all, point) => {
      const run = all.at(-1)
      const before = run?.at(-1)
      return run && before && point.at - before.at <= joins ? [...all.slice(0, -1), [...run, point]] : [...all, [point]]
    }, [])
    .filter(({ length }) => length > 1)
}

interface NamesProps extends Scales {
  readonly lines: readonly TimeLine[]
  readonly isNamed: (line: TimeLine) => boolean
  readonly edge: number
}

function Names({ lines, isNamed, x, y, edge }: NamesProps) {
  const named = lines.flatMap((each, tone) => {
    const end = endOf(each)
    return end && isNamed(each) ? [{ tone, label: labelOf(each), end: { x: x(end.at), y: y(end.value) } }] : []
  })
  const tops = apart(
    named.map(({ label, end }) => ({ y: end.y, height: label.length * lineHeight + 4 })),
    { from: 0, to: top + plotHeight + 20 },
  )
  return (
    <>
      {named.map(({ tone, label, end }, place) => {
        const start = tops[place] ?? 0
        return (
          <g key={tone}>
            <path
              class="leader"
              d={`M${round(end.x + 5)} ${round(end.y)}L${edge + 5} ${round(start + (label.length * lineHeight) / 2)}`}
            />
            {label.map((text, at) => (
              <text
                key={text}
                class={at === label.length - 1 ? 'val' : `name ${toneOf(tone)}`}
                x={edge + 8}
                y={round(start + (at + 0.8) * lineHeight)}
              >
                {text}
              </text>
            ))}
          </g>
        )
      })}
    </>
  )
}

function LastValue({ line: drawn, x, y }: Scales & { readonly line: TimeLine | undefined }) {
  const end = drawn && endOf(drawn)
  if (!end) return null
  return (
    <text class="val" x={round(x(end.at)) + 6} y={round(y(end.value)) - 9} text-anchor="end">
      {end.says}
    </text>
  )
}

/** The years that there is room to write, at even steps. */
function yearsBetween(first: number, last: number, room: number): readonly number[] {
  const [from, to] = [Math.floor(first / 12), Math.floor(last / 12)]
  const step =
    [1, 2, 3, 5, 10, 20, 50].find((each) => Math.floor(to / each) - Math.ceil(from / each) + 1 <= room) ?? 100
  const begin = Math.ceil(from / step) * step
  return Array.from({ length: Math.max(0, Math.floor((to - begin) / step) + 1) }, (_, place) => begin + place * step)
}
