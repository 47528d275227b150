import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'

import { country } from '#app/office.ts'
import { type Language, languages } from '#kernel/words.ts'

import { classesOf, shadeOf } from './classes.ts'
import { MapLegend } from './map-legend.tsx'
import { RegionMap } from './region-map.tsx'
import { TileMap } from './tile-map.tsx'

const told = { title: 'Population', says: 'Population by region' }
const shapes = country.shapes ?? {
  regions: { objects: { regions: { geometries: [] } }, arcs: [] },
  credit: '',
  districts: [],
}
const regionMap = (language: Language) =>
  renderToString(
    <RegionMap
      {...told}
      language={language}
      shapes={shapes}
      areas={new Map([['TJ-SU', { says: '2 770 000', shade: 4 }]])}
    />,
  )

test('the five regions are drawn small enough to be the country, each with its short name in the reader’s language', () => {
  const names = { tg: ['Суғд', 'НТҶ', 'ВМКБ'], ru: ['Согд', 'РРП', 'ГБАО'], en: ['Sughd', 'DRS', 'GBAO'] }
  for (const language of languages) {
    const svg = regionMap(language)
    for (const name of names[language]) expect(svg).toContain(`>${name}</text>`)
    const paths = [...svg.matchAll(/<path class="area[^"]*"[^>]* d="([^"]+)"/g)].map(([, path = '']) => path)
    expect(paths).toHaveLength(5)
    // A ring that runs the wrong way round would be a frame around the whole drawing.
    const widths = paths.map((path) => [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x)))
    for (const xs of widths) expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(300)
    expect(svg).not.toMatch(/NaN| style=/)
  }
})

test('a region without a value is hatched and shows a dash, one with a value has its shade and number', () => {
  const svg = regionMap('en')
  expect(svg.match(/class="area m4"/g)).toHaveLength(1)
  expect(svg.match(/fill="url\(#[^"]+\)"/g)).toHaveLength(4)
  expect(svg).toContain('>2 770 000</text>')
  expect(svg.match(/>–<\/text>/g)).toHaveLength(4)
})

test('every map says that its outlines take no position; hatching says why', () => {
  const legend = (credit?: string) =>
    renderToString(
      <MapLegend
        language="en"
        classes={[{ from: 1, to: 5 }]}
        says={String}
        hatched="withheld: too few people"
        credit={credit}
      />,
    )
  expect(legend('Natural Earth')).toContain('Natural Earth, approximate. They imply no position on any boundary.')
  expect(legend()).toContain('No boundary is meant')
  expect(legend()).toContain('withheld: too few people')
})

test('the grid has a square for each of the 68 districts, with its name and value', () => {
  const svg = renderToString(
    <TileMap
      {...told}
      tiles={shapes.districts}
      areas={new Map([['3505203', { says: '83 600', shade: 1 }]])}
      nameOf={(code) => code}
    />,
  )
  expect(svg.match(/<rect class="area/g)).toHaveLength(68)
  expect(svg).toContain('<title>3505203: 83 600</title>')
})

test('classes cover every value, in order, at most four, each value in one shade', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 70 }), (values) => {
      const classes = classesOf(values)
      expect(classes.length).toBeLessThanOrEqual(4)
      for (const [place, { from, to }] of classes.entries()) {
        expect(values).toContain(from)
        expect(values).toContain(to)
        expect(from).toBeGreaterThan(classes[place - 1]?.to ?? -1)
      }
      for (const value of values) expect(classes.some(({ from, to }) => from <= value && value <= to)).toBe(true)
      const shades = values.toSorted((one, other) => one - other).map((value) => shadeOf(classes, value))
      expect(shades).toEqual(shades.toSorted((one, other) => one - other))
      expect(shades.every((shade) => shade >= 1 && shade <= 4)).toBe(true)
    }),
  )
})
