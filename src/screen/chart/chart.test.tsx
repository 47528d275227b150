import fc from 'fast-check'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'

import { BarChart } from './bar-chart.tsx'
import { apart, chartWidth, wrap } from './canvas.tsx'
import { Corridors } from './corridors.tsx'
import { Pyramid } from './pyramid.tsx'
import { Slope } from './slope.tsx'
import { SmallMultiples } from './small-multiples.tsx'
import { TimeChart, type TimeLine } from './time-chart.tsx'

const told = { title: 'Travellers', says: 'Travellers, people. From 2013 to 2023.' }
const amount = fc.integer({ min: 0, max: 3_000_000 })
const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-z]{3,12}$/), { minLength: 1, maxLength: 5 })

const pointsOf = (values: readonly number[]) =>
  values.map((value, place) => ({ at: 2013 * 12 + 6 + place * 12, value, says: `${value}` }))

const timeChart = (lines: readonly TimeLine[]) => (
  <TimeChart {...told} language="tg" lines={lines} decimals={0} partSays="Part of a year" />
)

// Each kind of drawing of some names and values, and what must be read in it.
const drawings = fc
  .tuple(names, fc.array(amount, { minLength: 10, maxLength: 10 }))
  .chain(([given, values]): fc.Arbitrary<{ drawn: VNode; labels: readonly string[] }> => {
    const value = (place: number) => values[place % values.length] ?? 0
    return fc.constantFrom(
      {
        drawn: timeChart(given.map((name, place) => ({ name, joins: 12, points: pointsOf(values.slice(place)) }))),
        labels: given.length > 1 ? given : [],
      },
      {
        drawn: (
          <BarChart
            {...told}
            rows={given.map((name, place) => ({ name, bars: [{ value: value(place), says: `${value(place)}` }] }))}
            parts={['All']}
            layout="grouped"
          />
        ),
        labels: given,
      },
      {
        drawn: (
          <BarChart
            {...told}
            rows={given.map((name, place) => ({
              name,
              bars: [place, place + 1].map((at) => ({ value: value(at), says: `${value(at)}` })),
            }))}
            parts={['Men', 'Women']}
            layout="stacked"
          />
        ),
        labels: [...given, 'Men', 'Women'],
      },
      {
        drawn: (
          <Pyramid
            {...told}
            language="ru"
            left="Men"
            right="Women"
            ages={given.map((name, place) => ({ name, left: value(place), right: value(place + 1) }))}
          />
        ),
        labels: [...given, 'Men', 'Women'],
      },
      {
        drawn: (
          <Corridors
            {...told}
            home="Tajikistan"
            direction="to"
            corridors={given.map((name, place) => ({ name, value: value(place) + 1, says: `${value(place)}` }))}
          />
        ),
        labels: [...given, 'Tajikistan'],
      },
      {
        drawn: (
          <Slope
            {...told}
            from="1990"
            to="2019"
            lines={given.map((name, place) => ({
              name,
              from: { value: value(place), says: `${value(place)}` },
              to: { value: value(place + 1), says: `${value(place + 1)}` },
            }))}
          />
        ),
        labels: [...given, '1990', '2019'],
      },
      {
        drawn: (
          <SmallMultiples {...told} scale="own" panels={given.map((name) => ({ name, points: pointsOf(values) }))} />
        ),
        labels: given,
      },
    )
  })

test('every drawing says what it is, names all that it draws, and has no number that is none', () => {
  fc.assert(
    fc.property(drawings, ({ drawn, labels }) => {
      const svg = renderToString(drawn)
      expect(svg).toContain('role="img"')
      expect(svg).toMatch(/<title id="[^"]+">Travellers<\/title><desc id="[^"]+">Travellers, people/)
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null/)
      for (const label of labels) expect(svg).toContain(`>${label}</text>`)
    }),
  )
})

test('no drawing has a style of its own, which the pages’ policy would refuse', () => {
  fc.assert(fc.property(drawings, ({ drawn }) => !/ style=|<style/.test(renderToString(drawn))))
})

test('what is drawn of invented figures has the word across it; of real ones never', () => {
  const lines = [{ name: 'All', joins: 12, points: pointsOf([1, 2, 3]) }]
  const drawn = timeChart(lines)
  expect(renderToString(drawn)).not.toContain('watermark')
  const watermarked = <TimeChart {...told} watermark="СОХТА" language="tg" lines={lines} decimals={0} partSays="Part" />
  expect(renderToString(watermarked)).toMatch(/class="watermark"[^>]*>СОХТА</)
})

test('lines are told apart by class, dash and shape; a year that nobody has told is a gap', () => {
  const [one, other] = [pointsOf([5, 6, 7]), pointsOf([3, 4, 5])]
  const whole = renderToString(
    timeChart([
      { name: 'Men', joins: 12, points: one },
      { name: 'Women', joins: 12, points: other },
    ]),
  )
  expect([...whole.matchAll(/class="line (s\d)"/g)].map(([, tone]) => tone)).toEqual(['s1', 's2'])
  const shapes = new Set(
    [...whole.matchAll(/class="mark (s\d)"[^>]*d="([^"]+)"/g)].map(([, tone, shape]) => `${tone}${shape}`),
  )
  expect(shapes.size).toBe(2)
  const gap = pointsOf([5, 6, 7, 8, 9]).filter((_, place) => place !== 2)
  expect([
    ...renderToString(timeChart([{ name: 'All', joins: 12, points: gap }])).matchAll(/class="line/g),
  ]).toHaveLength(2)
})

test('a part of a year is hollow, says its months, and is joined to nothing', () => {
  const [first, second, third] = pointsOf([5, 6, 7])
  if (!first || !second || !third) throw new Error('three points')
  const svg = renderToString(
    timeChart([{ name: 'All', joins: 12, points: [first, { ...second, part: '9 mo.' }, third] }]),
  )
  expect(svg).toMatch(/class="mark s1 hollow"/)
  expect(svg).toContain('>9 mo.</text>')
  expect(svg).toContain('>Part of a year</text>')
  expect(svg).not.toContain('class="line')
})

test('labels never lie on one another and stay inside, as long as there is room', () => {
  const label = fc.record({ y: fc.integer({ min: -50, max: 250 }), height: fc.integer({ min: 10, max: 30 }) })
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 6 }), (labels) => {
      const tops = apart(labels, { from: 0, to: 200 })
      const placed = labels
        .map(({ height }, place) => ({ top: tops[place] ?? 0, height }))
        .toSorted((a, b) => a.top - b.top)
      placed.forEach(({ top, height }, place) => {
        expect(top).toBeGreaterThanOrEqual(0)
        expect(top + height).toBeLessThanOrEqual(placed[place + 1]?.top ?? 200)
      })
    }),
  )
})

test('a label is broken between words and nothing of it is lost', () => {
  expect(wrap('Амороти Муттаҳидаи Араб', 12)).toEqual(['Амороти', 'Муттаҳидаи', 'Араб'])
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]+$/)),
      (words) => wrap(words.join(' '), 15).join(' ') === words.join(' '),
    ),
  )
  expect(chartWidth).toBe(400)
})
