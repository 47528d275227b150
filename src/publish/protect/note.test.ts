import { randomBytes } from 'node:crypto'

import { expect, test } from 'vitest'

import { good } from '#kernel/outcome.ts'
import type { Table } from '#kernel/table.ts'
import { languages } from '#kernel/words.ts'

import { axis, crowd, tabulated } from './cube.fixture.ts'
import { noteOf, sayStatus } from './note.ts'
import { protect } from './protect.ts'
import { cellStatuses } from './protected.ts'

const axes = [axis('corridor', ['a', 'b', 'c', 'd']), axis('sex', ['female', 'male'])]
const chance = { random: randomBytes, rowsPerPerson: 1, charge: () => Promise.resolve(good(undefined)) }

async function noteUnder(method: Table['method'], figures: Table['figures'] = { people: { kind: 'count' } }) {
  const table: Table = { by: [], figures, method, audience: 'public', schedule: 'year' }
  const outcome = await protect(table, tabulated(axes, crowd(axes, 150, 1)), { table: 'returns.people', chance })
  if (!outcome.ok) throw new Error(outcome.why.says)
  return noteOf(outcome.value)
}

const methods = {
  'cell-key': { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 },
  suppression: {
    kind: 'suppression',
    least: 3,
    dominance: { n: 1, k: 75 },
    percent: { p: 10 },
    attributes: ['sex'],
  },
  rounding: { kind: 'rounding', base: 5 },
  noise: { kind: 'noise', rho: '1/20' },
} as const satisfies Record<string, Table['method']>

test.each(Object.entries(methods))('the note of %s says everything in three languages', async (_, method) => {
  const figures: Table['figures'] =
    method.kind === 'suppression' ? { paid: { kind: 'sum', of: 'amount' } } : { people: { kind: 'count' } }
  const note = await noteUnder(method, figures)
  for (const language of languages) {
    expect(note[language].length).toBeGreaterThan(150)
    // A place without a value stays visible.
    expect(note[language]).not.toMatch(/\{\w+\}|undefined|NaN|null/)
  }
  expect(new Set(Object.values(note)).size).toBe(3)
})

test('the note of the cell key method names its bound, its variance and what is never published', async () => {
  const { en } = await noteUnder(methods['cell-key'])
  expect(en).toContain('at most 5')
  expect(en).toContain('variance is 3')
  expect(en).toContain('At least 50 %')
  expect(en).toContain('between 1 and 2')
})

test('the note of noise says what it cost and how far off a cell usually is', async () => {
  const { en } = await noteUnder(methods.noise)
  // σ² = 4 levels / 2ρ = 40, and 1.96 σ rounded up.
  expect(en).toContain('variance 40')
  expect(en).toContain('at most 13')
  expect(en).toContain('ρ = 1/20')
})

test('every status of a cell has a sentence in three languages', () => {
  for (const language of languages)
    for (const status of cellStatuses) expect(sayStatus(language, status)).toMatch(/\.$/)
})
