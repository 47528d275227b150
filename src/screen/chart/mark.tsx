import { type SymbolType, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, symbolWye } from 'd3-shape'

/** How many lines or parts can be told apart by hue, dash, shape and pattern at once. */
export const tones = 5

const shapes: readonly SymbolType[] = [symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, symbolWye]

/** The class of the hue and dash of the line or part at a place. */
export const toneOf = (place: number): string => `s${(place % tones) + 1}`

export interface MarkProps {
  readonly x: number
  readonly y: number
  readonly tone: number
  /** For what is not quite the same as its neighbours: a part of a year. */
  readonly hollow?: boolean | undefined
}

/** A point, whose shape tells its line where colours cannot. */
export const Mark = ({ x, y, tone, hollow }: MarkProps) => (
  <path
    class={`mark ${toneOf(tone)}${hollow ? ' hollow' : ''}`}
    transform={`translate(${round(x)} ${round(y)})`}
    d={symbol(shapes[tone % tones] ?? symbolCircle, 42)() ?? ''}
  />
)

/** Coordinates do not need more digits than a screen has. */
export const round = (number: number): number => Math.round(number * 10) / 10

/** The pattern of the part at a place; the first is plain. Its `id` must be its own on the page. */
export const Pattern = ({ id, tone }: { readonly id: string; readonly tone: number }) => (
  <pattern
    id={id}
    class={toneOf(tone)}
    width="6"
    height="6"
    patternUnits="userSpaceOnUse"
    patternTransform={turned[tone % tones]}
  >
    <rect class="paper" width="6" height="6" />
    <rect class="hue" width={tone % 2 === 1 ? 3 : 4.5} height="6" />
  </pattern>
)

const turned = ['', 'rotate(45)', 'rotate(0)', 'rotate(-45)', 'rotate(90)']
