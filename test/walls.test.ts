import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

const repository = path.join(import.meta.dirname, '..')

const below = ['kernel', 'words', 'screen', 'store', 'registry', 'web']

/** Which layers each layer may know. */
const mayKnow: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  words: ['kernel'],
  programmes: ['kernel'],
  registers: ['kernel'],
  countries: ['kernel'],
  store: ['kernel', 'store'],
  screen: ['kernel', 'words', 'screen'],
  registry: ['kernel', 'words', 'store', 'registry'],
  web: [...below],
  serve: [...below, 'serve'],
  coordinate: [...below, 'coordinate'],
  publish: [...below, 'publish'],
  app: [...below, 'programmes', 'registers', 'countries', 'serve', 'coordinate', 'publish', 'app'],
}
const layers = Object.keys(mayKnow)

let root: string

/** An empty house with the same rules. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'safar-walls-'))
  cpSync(path.join(repository, '.oxlintrc.json'), path.join(root, '.oxlintrc.json'))
})

afterEach(() => rmSync(root, { recursive: true }))

function write(file: string, source: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), source)
}

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[]
}

/** The files in which the linter finds an import over a wall. */
function trespassers(): readonly string[] {
  const oxlint = path.join(repository, 'node_modules/.bin/oxlint')
  const { stdout, stderr } = spawnSync(process.execPath, [oxlint, '--format', 'json'], { cwd: root, encoding: 'utf8' })
  expect(stderr).toBe('')
  const { diagnostics } = JSON.parse(stdout) as Report
  const refused = diagnostics.filter(
    ({ code }) => code.includes('no-restricted-imports') || code.includes('consistent-type-imports'),
  )
  return [...new Set(refused.map(({ filename }) => filename))].toSorted()
}

const importing = (from: string) => `import { something } from '${from}'\nexport const other = something\n`

test('each layer reaches the layers that it stands on, and no other', () => {
  for (const layer of layers)
    for (const other of layers) write(`src/${layer}/${other}.ts`, importing(`#${other}/some/thing.ts`))
  const walls = layers.flatMap((layer) =>
    layers.filter((other) => !mayKnow[layer]?.includes(other)).map((other) => `src/${layer}/${other}.ts`),
  )
  expect(trespassers()).toEqual(walls.toSorted())
})

test('a wall holds whatever way an import is written', () => {
  write('src/kernel/value.ts', importing('#store/acts.ts'))
  write('src/kernel/type.ts', "import type { Act } from '#store/acts.ts'\nexport type Mine = Act\n")
  write('src/kernel/inline-type.ts', "export type Mine = import('#store/acts.ts').Act\n")
  write('src/kernel/passed-on.ts', "export { append } from '#store/acts.ts'\n")
  write('src/kernel/all-passed-on.ts', "export * from '#store/acts.ts'\n")
  write('src/kernel/late.ts', "export const store = await import('#store/acts.ts')\n")
  write('src/kernel/upwards.ts', importing('../store/acts.ts'))
  write('src/kernel/kinds/around.ts', importing('./../../store/acts.ts'))
  expect(trespassers()).toHaveLength(8)
})

test('the kernel, and what is declared on it, do nothing but declare', () => {
  for (const layer of ['kernel', 'words', 'programmes/orientation', 'countries/tajikistan']) {
    write(`src/${layer}/reads.ts`, importing('node:fs'))
    write(`src/${layer}/leans.ts`, importing('fastify'))
  }
  expect(trespassers()).toHaveLength(8)
})

test('no programme knows another, no country another; the code lists of the world are for every country', () => {
  write('src/programmes/orientation/form.ts', importing('#programmes/counselling/form.ts'))
  write('src/countries/tajikistan/places.ts', importing('#countries/uzbekistan/places.ts'))
  write('src/countries/tajikistan/languages.ts', importing('#countries/codes/iso-639.ts'))
  expect(trespassers()).toEqual(['src/countries/tajikistan/places.ts', 'src/programmes/orientation/form.ts'])
})

test('SQL is written in the store; app alone may open its connections', () => {
  for (const layer of layers) write(`src/${layer}/query.ts`, "export * from 'kysely'\nexport * from 'pg'\n")
  const others = layers.filter((layer) => layer !== 'store' && layer !== 'app').map((layer) => `src/${layer}/query.ts`)
  expect(trespassers()).toEqual(others.toSorted())
})

test('a story test may walk through the whole house', () => {
  const rooms = layers.map((layer) => `export * from '#${layer}/room.ts'\n`)
  write('src/programmes/orientation/orientation.test.ts', rooms.join(''))
  write('test/story.ts', rooms.join(''))
  expect(trespassers()).toEqual([])
})
