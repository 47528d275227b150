import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const tokens = Object.fromEntries(
  [...css.matchAll(/--(\w+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [name, { light, dark }]),
)

// Which ink is laid on which paper anywhere in the style; 4.5 for text, 3 for edges of inputs and focus (WCAG 2.2 AA).
const texts = [
  ...pairs(['ink', 'muted', 'link', 'primary', 'bad'], ['bg', 'surface', 'sunk']),
  ...pairs(['ink', 'primary', 'link', 'muted'], ['tint']),
  ...pairs(['onprimary'], ['primary', 'pressed', 'm3', 'm4']),
  ...pairs(['ink'], ['m1', 'm2']),
  // Names at the ends of lines.
  ...pairs(['accent', 'info', 'warn'], ['surface']),
  ...['ok', 'warn', 'bad', 'info'].flatMap((tone) => pairs([tone, 'ink', 'link'], [`${tone}bg`])),
]
const edges = pairs(['edge', 'accent', 'primary'], ['bg', 'surface'])

test.for(['light', 'dark'] as const)('every ink can be read on its paper in the %s theme', (theme) => {
  const poor = (least: number) => (pair: readonly [string, string]) => !(contrast(pair, theme) >= least)
  expect(texts.filter(poor(4.5))).toEqual([])
  expect(edges.filter(poor(3))).toEqual([])
})

function pairs(inks: readonly string[], papers: readonly string[]): (readonly [string, string])[] {
  return inks.flatMap((ink) => papers.map((paper) => [ink, paper] as const))
}

function contrast([ink, paper]: readonly [string, string], theme: 'light' | 'dark'): number {
  const [dark = 0, light = 0] = [ink, paper].map((name) => luminance(tokens[name]?.[theme])).toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string | undefined): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex?.slice(at, at + 2) ?? 'none', 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
